/** Lists come in pages; most of the app wants them whole. */

/** Records of one page: as many as the server gives. */
export const PAGE = 1000;

/** Every page of a list, in its order. */
export async function everyPage<Item>(
  read: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await read(cursor);
    all.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return all;
}
