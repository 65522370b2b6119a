import type { Role } from "@/api/types";

/** Every role, in the order of the matrix. */
export const ROLES: readonly Role[] = [
  "plan_office",
  "reporter",
  "reviewer",
  "leader",
  "congress",
  "system_administrator",
  "security_administrator",
  "audit_administrator",
];

/** The three administrators, who exclude each other and see no plan's numbers. */
export const isAdministrator = (role: Role): boolean => role.endsWith("_administrator");
