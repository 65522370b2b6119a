import { ProblemError } from "@/lib/problem";
import { API_BASE } from "../client";
import type { StoredFile } from "../types";

/** Keeps a text as a file under its hash. */
export async function uploadText(name: string, text: string, type: string): Promise<StoredFile> {
  const reply = await fetch(`${API_BASE}/files?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "Content-Type": type, "Accept-Language": document.documentElement.lang },
    body: text,
  });
  const answer: unknown = await reply.json().catch(() => null);
  if (!reply.ok) {
    const isProblem = typeof answer === "object" && answer !== null && "code" in answer;
    throw isProblem
      ? new ProblemError(answer as ProblemError["problem"])
      : new ProblemError({ title: "", status: reply.status, code: "unexpected" });
  }
  return answer as StoredFile;
}
