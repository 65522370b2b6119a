/** Files: sent with progress, which `fetch` cannot tell, and where they are read from. */
import { ProblemError } from "@/lib/problem";
import { API_BASE, apiLanguage, idempotencyKey, problemIn } from "./client";
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

/** Sends a file; `onShare` hears how much of it has gone, from 0 to 1. */
export function uploadFile(
  file: Blob,
  name: string,
  onShare: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${API_BASE}/files?name=${encodeURIComponent(name)}`);
    request.setRequestHeader("Accept-Language", apiLanguage());
    request.setRequestHeader("Idempotency-Key", idempotencyKey());
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300 && body) return resolve(body as StoredFile);
      const id = request.getResponseHeader("x-request-id");
      const headers = new Headers(id ? { "x-request-id": id } : {});
      return reject(new ProblemError(problemIn(body, { status: request.status, headers })));
    };
    request.onerror = () => reject(new TypeError("network"));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
