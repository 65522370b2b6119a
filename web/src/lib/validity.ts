/** When something exists: first and last day, month or year, open where missing. */
export interface Validity {
  valid_from?: string | null;
  valid_to?: string | null;
}

/** Whether it exists on a day. A month or year counts from its first to its last day. */
export function existsOn({ valid_from, valid_to }: Validity, day: string): boolean {
  const begun = !valid_from || valid_from <= day;
  const ended = valid_to ? valid_to < day.slice(0, valid_to.length) : false;
  return begun && !ended;
}
