/** Files: sent with progress, which `fetch` cannot tell, and where they are read from. */
import { ProblemError } from "@/lib/problem";
import {
  address,
  addressOf,
  answer,
  api,
  apiLanguage,
  idempotencyKey,
  problemIn,
  type Written,
} from "./client";
import type { AnswerOf, BodyOf, PathOf, Place, paths } from "./schema";
import type { StoredFile } from "./types";

/** Address of a stored file. */
export const fileAddress = (sha256: string): string => address("/files/{sha256}", { path: { sha256 } });

/** Addresses that take bytes. */
type TakesBytes = {
  [P in PathOf<"post">]: BodyOf<paths[P]["post"]> extends Blob ? P : never;
}[PathOf<"post">];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends bytes; `onShare` hears how much of them has gone, from 0 to 1. */
export function sendBytes<P extends TakesBytes>(
  path: P,
  place: Place<paths[P]["post"]>,
  bytes: Blob,
  { onShare = () => {}, signal }: { onShare?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<Written<AnswerOf<paths[P]["post"]>>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(path, place));
    request.setRequestHeader("Accept-Language", apiLanguage());
    request.setRequestHeader("Idempotency-Key", idempotencyKey());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onload = () => {
      const header = (name: string) => request.getResponseHeader(name);
      const body = parsed(request.responseText);
      if (request.status < 300 && body) {
        resolve({
          data: body as AnswerOf<paths[P]["post"]>,
          change: header("waymark-change"),
          etag: header("etag"),
        });
        return;
      }
      const headers = new Headers({ "x-request-id": header("x-request-id") ?? "" });
      reject(new ProblemError(problemIn(body, { status: request.status, headers })));
    };
    request.onerror = () => reject(new TypeError("network"));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(bytes);
  });
}

/** Stores a file. */
export const uploadFile = async (
  file: File,
  onShare?: (share: number) => void,
  signal?: AbortSignal,
): Promise<StoredFile> =>
  (await sendBytes("/files", { query: { name: file.name } }, file, { onShare, signal })).data;

/** Keeps a text as a file under its hash. */
export const uploadText = (name: string, text: string, type: string): Promise<StoredFile> =>
  answer(
    api.POST("/files", {
      params: { query: { name } },
      headers: { "Content-Type": type },
      body: new Blob([text], { type }),
    }),
  );
