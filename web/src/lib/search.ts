/**
 * The view lives in the address. A route lists the parts of its view as readers; what does not fit is left
 * out, so that an old or mistyped link still opens. Values are plain text in the address: `?at=2024&q=研发`.
 */

/** What stands in an address for one name. */
export type Raw = string | string[] | undefined;

/** Reads one part of the view; undefined where nothing fits. */
export type Reader<T> = (raw: Raw) => T | undefined;

const one = (raw: Raw) => (Array.isArray(raw) ? raw[0] : raw);

/** Any text up to a length. */
export const text =
  (max = 200): Reader<string> =>
  (raw) => {
    const value = one(raw);
    return value && value.length <= max ? value : undefined;
  };

/** Text of a form, such as a code, a period or a date. */
export const matching =
  (form: RegExp): Reader<string> =>
  (raw) => {
    const value = one(raw);
    return value !== undefined && form.test(value) ? value : undefined;
  };

/** A code of the API. */
export const code = matching(/^[A-Za-z0-9_@$-]{1,100}$/);

/** A calendar day. */
export const date = matching(/^\d{4}-\d{2}-\d{2}$/);

/** One of a list of words. */
export const choice =
  <T extends string>(...words: readonly T[]): Reader<T> =>
  (raw) =>
    words.find((word) => word === one(raw));

/** A whole number within bounds. */
export const whole =
  (min: number, max: number): Reader<number> =>
  (raw) => {
    const value = one(raw);
    const number = value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  };

/** `1` or nothing. */
export const flag: Reader<true> = (raw) => (one(raw) === "1" ? true : undefined);

/** Several texts. */
export const texts =
  (max = 50): Reader<string[]> =>
  (raw) => {
    const list = (Array.isArray(raw) ? raw : raw === undefined ? [] : [raw]).filter(Boolean).slice(0, max);
    return list.length ? list : undefined;
  };

type Readers = Record<string, Reader<unknown>>;
type View<R extends Readers> = { [K in keyof R]?: R[K] extends Reader<infer T> ? T : never };

/** A validator for `validateSearch` of a route. */
export const view =
  <R extends Readers>(readers: R) =>
  (search: Record<string, unknown>): View<R> => {
    const result: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(readers)) {
      const value = read(asRaw(search[name]));
      if (value !== undefined) result[name] = value;
    }
    return result as View<R>;
  };

/** Navigation in code hands over numbers and flags as such. */
function asRaw(value: unknown): Raw {
  if (typeof value === "number") return String(value);
  if (value === true) return "1";
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** Reads `?a=1&b=x&b=y`. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const seen = result[name];
    result[name] = seen === undefined ? value : Array.isArray(seen) ? [...seen, value] : [seen, value];
  }
  return result;
}

/** Writes the address; names in alphabetical order, so that one view has one address. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts = new URLSearchParams();
  for (const name of Object.keys(search).sort()) {
    const raw = asRaw(search[name]);
    for (const value of Array.isArray(raw) ? raw : raw === undefined || raw === "" ? [] : [raw]) {
      parts.append(name, value);
    }
  }
  const written = parts.toString();
  return written ? `?${written}` : "";
}
