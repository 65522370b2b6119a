/** What differs between two versions of something, field by field, in the notation of the API. */

/** One field that differs. */
export interface VersionDifference {
  field: string;
  before: string | null;
  after: string | null;
}

function notation(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    if (!value.length) return null;
    if (value.every((one) => typeof one === "string")) return value.join(", ");
  }
  return JSON.stringify(value);
}

/** The fields that differ, in the order of their names. */
export function versionDifferences(before: object, after: object): VersionDifference[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .map((field) => ({ field, before: notation(old[field]), after: notation(now[field]) }))
    .filter((one) => one.before !== one.after);
}
