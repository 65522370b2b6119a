import type { Schema } from "@/api/schema";

type Stated = Schema["Problem"];

/** A problem as the API states it (RFC 9457), with what to do; one of the app's own says less. */
export type Problem = Pick<Stated, "title" | "status" | "code"> &
  Partial<Omit<Stated, "request_id">> & { request_id?: string | null };

/** Carries a problem through `throw`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The problem in whatever was thrown; one of its own where the server was not reached. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { title: "", status: 0, code: error instanceof TypeError ? "unreachable" : "unexpected" };
}
