/** Files: sent with progress, which `fetch` cannot tell, and where they are read from. */
import { ProblemError } from "@/lib/problem";
import { API_BASE, apiLanguage, idempotencyKey, problemIn, type Written } from "./client";
import type { StoredFile } from "./types";

/** Address of a stored file. */
export const fileAddress = (sha256: string): string => `${API_BASE}/files/${sha256}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends bytes; `onShare` hears how much of them has gone, from 0 to 1. */
export function sendBytes<T>(
  address: string,
  bytes: Blob,
  onShare: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Written<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${API_BASE}${address}`);
    request.setRequestHeader("Accept-Language", apiLanguage());
    request.setRequestHeader("Idempotency-Key", idempotencyKey());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onload = () => {
      const header = (name: string) => request.getResponseHeader(name);
      const body = parsed(request.responseText);
      if (request.status < 300 && body) {
        resolve({ data: body as T, change: header("waymark-change"), etag: header("etag") });
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
  (await sendBytes<StoredFile>(`/files?name=${encodeURIComponent(file.name)}`, file, onShare, signal)).data;
