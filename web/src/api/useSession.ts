import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "./queries";
import type { Role, Session } from "./types";

/** Who is signed in; only inside the shell. */
export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** The roles of the account on a plan (grants without a plan hold for all). */
export function rolesOn(session: Session | null, plan?: string): Set<Role> {
  const grants = session?.grants ?? [];
  return new Set(
    grants.filter((grant) => !plan || grant.plan === null || grant.plan === plan).map((grant) => grant.role),
  );
}

/** Whether somebody reads of a plan only what was published: the people's congress, the public. */
export function readsPublished(session: Session | null, plan: string): boolean {
  const roles = [...rolesOn(session, plan)];
  return roles.length > 0 && roles.every((role) => role === "congress" || role === "public");
}

/** Whether an operation is allowed to the account at all; the server decides on each thing. */
export const mayDo = (session: Session | null, operation: string): boolean =>
  session?.operations.includes(operation) ?? false;
