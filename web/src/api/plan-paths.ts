/** The addresses of a plan's documents, ledger and work, added to the contract by hand. */
import type {
  Amendment,
  Decision,
  DocumentFindings,
  DocumentSent,
  DocumentText,
  HandOver,
  NewDocument,
  TaskSplit,
  TaskSplitAnswer,
} from "./plan";
import type { AreaBody, BodyBody, ListAsked, PutAsked } from "./records";
import type { Envelope, Operation } from "./types";

type OfPlan = { plan: string };
type OfCode = { plan: string; code: string };
type Some = Envelope<unknown>;

declare module "./types" {
  interface paths {
    "/bodies": { get: Operation<Page<Envelope<BodyBody>>, undefined, undefined, ListQuery> };
    "/areas": { get: Operation<Page<Envelope<AreaBody>>, undefined, undefined, ListQuery> };
    "/plans/{plan}/ledger": {
      get: Operation<Page<Some>, undefined, OfPlan, ListQuery & ListAsked>;
      post: Operation<Some, never, OfPlan, PutAsked>;
    };
    "/plans/{plan}/ledger/{code}": {
      get: Operation<Some, undefined, OfCode, { known_by?: string }>;
      put: Operation<Some, never, OfCode, PutAsked>;
      delete: Operation<unknown, undefined, OfCode>;
    };
    "/plans/{plan}/ledger/{code}/history": { get: Operation<Some[], undefined, OfCode> };
    "/plans/{plan}/documents": { post: Operation<DocumentSent, NewDocument, OfPlan> };
    "/plans/{plan}/documents/{code}/read": { post: Operation<DocumentSent, undefined, OfCode> };
    "/plans/{plan}/documents/{code}/findings": { get: Operation<DocumentFindings, undefined, OfCode> };
    "/plans/{plan}/documents/{code}/text": { get: Operation<DocumentText, undefined, OfCode> };
    "/plans/{plan}/documents/{code}/difference": {
      get: Operation<Amendment, undefined, OfCode, { to: string }>;
    };
    "/plans/{plan}/task-split": {
      post: Operation<TaskSplitAnswer, TaskSplit, OfPlan, { dry_run?: boolean }>;
    };
    "/plans/{plan}/owners/hand-over": { post: Operation<unknown, HandOver, OfPlan> };
    "/plans/{plan}/proposals/decide": { post: Operation<unknown, { decisions: Decision[] }, OfPlan> };
  }
}
