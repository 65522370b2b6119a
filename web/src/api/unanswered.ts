/** Writes whose answer was lost: sent again as they were, they keep their key and stay one change. */

/** How many are remembered; people press again at once or not at all. */
const KEPT_MAX = 20;
const keys = new Map<string, string>();

/** What is asked; nothing for files, which are not read twice. */
async function asked(request: Request): Promise<string | null> {
  if (!request.headers.get("Content-Type")?.includes("json")) return null;
  return `${request.method} ${request.url} ${await request.clone().text()}`;
}

/** The key of the same write, where its answer was lost. */
export async function keyOfUnanswered(request: Request): Promise<string | null> {
  const same = await asked(request);
  return (same && keys.get(same)) || null;
}

/** Sends; a write that gets no answer keeps its key for the next try. */
export async function sendRemembering(request: Request): Promise<Response> {
  const key = request.headers.get("Idempotency-Key");
  const same = key ? await asked(request) : null;
  try {
    const response = await globalThis.fetch(request);
    if (same) keys.delete(same);
    return response;
  } catch (error) {
    if (same && key) keys.set(same, key);
    const [oldest] = keys.keys();
    if (keys.size > KEPT_MAX && oldest) keys.delete(oldest);
    throw error;
  }
}
