/** The contract with the server: everything here follows from `docs/openapi.json` (`npm run generate`). */
import type { components, paths as Described } from "./generated/schema";

/** The shapes by name. */
export type Schema = components["schemas"];

/** The addresses below `/api/v1`. */
export type paths = {
  [P in keyof Described as P extends `/api/v1${infer Rest}` ? Rest : never]: Described[P];
};

/** A method the app uses. */
export type Method = "get" | "post" | "put" | "delete";

/** Addresses that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];

type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;

/** What an operation answers when it was done; undefined where that has no body. */
export type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? 201 extends keyof Responses
    ? Json<Responses[201]>
    : 200 extends keyof Responses
      ? Json<Responses[200]>
      : undefined
  : never;

type Held<T, Name extends string> = T extends { [K in Name]?: infer Value } ? NonNullable<Value> : never;

/** What an operation is sent; bytes go as they are. */
export type BodyOf<Operation> =
  Held<Operation, "requestBody"> extends infer Sent
    ? [Sent] extends [never]
      ? never
      : Sent extends { content: { "application/json": infer Body } }
        ? Body
        : Blob
    : never;

type Query<Operation> = Held<Held<Operation, "parameters">, "query">;
type Path<Operation> = Held<Held<Operation, "parameters">, "path">;

/** The keys that must be there. */
type Needed<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];

/** Nothing may be given where there is nothing to give, and it may be left out where none of it is needed. */
type Part<Name extends string, T> = [T] extends [never]
  ? { [K in Name]?: undefined }
  : [Needed<T>] extends [never]
    ? { [K in Name]?: T }
    : { [K in Name]: T };

/** Where an operation is asked, and for what. */
export type Place<Operation> = Part<"path", Path<Operation>> & Part<"query", Query<Operation>>;

/** What a request carries. */
export type Asked<Operation> = ([Needed<Place<Operation>>] extends [never]
  ? { params?: Place<Operation> }
  : { params: Place<Operation> }) &
  ([BodyOf<Operation>] extends [never] ? { body?: undefined } : { body: BodyOf<Operation> }) & {
    headers?: Record<string, string>;
    signal?: AbortSignal;
  };

/** The request may be left out where nothing of it is needed. */
export type Arguments<T> = [Needed<T>] extends [never] ? [asked?: T] : [asked: T];
