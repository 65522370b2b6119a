/** The one client of the API: language, repeat-safe writes, problems, the end of a session. */
import createClient, {
  createFinalURL,
  createQuerySerializer,
  defaultPathSerializer,
  type Middleware,
} from "openapi-fetch";
import { type Problem, ProblemError } from "@/lib/problem";
import type { AnswerOf, Arguments, Asked, Method, PathOf, Place, paths } from "./schema";
import { keyOfUnanswered, sendRemembering } from "./unanswered";

/** Where the API is; the same origin always. */
const API_BASE = "/api/v1";

let language = "zh-CN";
const ended = new Set<() => void>();

/** Language the server writes its texts in. */
export function setApiLanguage(next: string): void {
  language = next;
}

/** Language the server writes its texts in now. */
export const apiLanguage = (): string => language;

/** Calls back when the server says that nobody is signed in any more. */
export function onSessionEnd(listener: () => void): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** Writes carry a key, so that a repeated request is one change. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const manners: Middleware = {
  async onRequest({ request }) {
    request.headers.set("Accept-Language", language);
    if (request.method !== "GET" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", (await keyOfUnanswered(request)) ?? idempotencyKey());
    }
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && !schemaPath.startsWith("/session")) {
      for (const listener of ended) listener();
    }
    return response;
  },
};

/** What came back: data, or the problem. */
type Reply<T> = { data?: T; error?: unknown; response: Response };

/** A method over the addresses that know it. Unlike the client's own, it refuses parameters nobody reads. */
type Call<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...asked: Arguments<Asked<paths[P][M]>>
) => Promise<Reply<AnswerOf<paths[P][M]>>>;

/** The operations by method. */
export interface Api {
  GET: Call<"get">;
  POST: Call<"post">;
  PUT: Call<"put">;
  DELETE: Call<"delete">;
}

function client(credentials: RequestCredentials, ...middleware: Middleware[]): Api {
  const made = createClient<paths>({
    baseUrl: API_BASE,
    credentials,
    fetch: sendRemembering,
    // Bytes go as they are.
    bodySerializer: (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body)),
  });
  made.use(...middleware);
  return made as unknown as Api;
}

/** As whoever is signed in. */
export const api = client("same-origin", manners);

/** As nobody: never sends the session, so that a page shows the same to everyone. */
export const asNobody = client("omit", {
  onRequest({ request }) {
    request.headers.set("Accept-Language", language);
    return request;
  },
});

/** An address with its parts filled in. */
export const addressOf = (
  path: string,
  { path: parts, query }: { path?: Record<string, unknown>; query?: Record<string, unknown> } = {},
): string =>
  createFinalURL(path, {
    baseUrl: API_BASE,
    params: { path: parts, query },
    querySerializer: createQuerySerializer<unknown>(),
    pathSerializer: defaultPathSerializer,
  });

/** The address of a read, for links and downloads. */
export const address = <P extends PathOf<"get">>(
  path: P,
  ...place: Arguments<Place<paths[P]["get"]>>
): string => addressOf(path, place[0]);

/** The version that was read, for a write that must not lose another's. */
export const seen = (version: number): Record<string, string> => ({ "If-Match": `"${version}"` });

/** What a write answers: the data, the change that undo takes back, the version for the next `If-Match`. */
export interface Written<T> {
  data: T;
  change: string | null;
  etag: string | null;
}

/** What the server sent when it was not a problem document: a proxy's page, for one. */
const foreign = (response: Pick<Response, "status" | "headers">): Problem => ({
  title: "",
  status: response.status,
  code: response.status >= 500 ? "unavailable" : "unexpected",
  request_id: response.headers.get("x-request-id"),
});

/** The problem in an answer. */
export function problemIn(error: unknown, response: Pick<Response, "status" | "headers">): Problem {
  const isProblem = typeof error === "object" && error !== null && "code" in error && "title" in error;
  return isProblem ? (error as Problem) : foreign(response);
}

/** The data of an answer; throws the problem where there is one. */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  return (await written(reply)).data;
}

/** The data of a write with its change. */
export async function written<T>(reply: Promise<Reply<T>>): Promise<Written<T>> {
  const { data, error, response } = await reply;
  if (!response.ok) throw new ProblemError(problemIn(error, response));
  return {
    data: data as T,
    change: response.headers.get("waymark-change"),
    etag: response.headers.get("etag"),
  };
}
