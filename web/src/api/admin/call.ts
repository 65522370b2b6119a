/** Requests by address, for the nouns that share one shape; the manners are those of `api`. */
import { answer, api, type Written, written } from "../client";

/** What goes with a request besides its address. */
export interface Asked {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** Version that was read, for `If-Match`. */
  version?: number;
  /** Refused where there is one already. */
  fresh?: boolean;
  signal?: AbortSignal;
}

type Reply = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Loose = Record<"GET" | "POST" | "PUT" | "DELETE", (path: string, init: object) => Reply>;

// The addresses are put together from nouns, which the typed client cannot follow.
const loose = api as unknown as Loose;

const seen = ({ version, fresh }: Asked): Record<string, string> =>
  fresh ? { "If-None-Match": "*" } : version === undefined ? {} : { "If-Match": `"${version}"` };

const init = (asked: Asked) => ({
  params: { query: asked.query },
  signal: asked.signal,
  headers: seen(asked),
  ...(asked.body === undefined ? {} : { body: asked.body }),
});

/** Reads. */
export const read = <T>(path: string, asked: Asked = {}): Promise<T> =>
  answer(loose.GET(path, init(asked)) as Promise<{ data?: T; error?: unknown; response: Response }>);

/** Writes; the answer carries the change that undo takes back. */
export const send = <T>(
  method: "POST" | "PUT" | "DELETE",
  path: string,
  asked: Asked = {},
): Promise<Written<T>> =>
  written(loose[method](path, init(asked)) as Promise<{ data?: T; error?: unknown; response: Response }>);

/** A part of an address. */
export const part = encodeURIComponent;
