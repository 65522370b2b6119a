/** Pages of what a plan commits to: documents, ledger, work. */
import { documentsRoute, proposalsRoute } from "./documents";
import { ledgerImportRoute, ledgerRoute } from "./ledger";
import { amendmentRoute, matchingRoute, readingRoute } from "./reading";
import { projectsRoute, tasksRoute } from "./work";

export const commitmentRoutes = [
  documentsRoute,
  proposalsRoute,
  readingRoute,
  amendmentRoute,
  matchingRoute,
  ledgerRoute,
  ledgerImportRoute,
  tasksRoute,
  projectsRoute,
] as const;
