/** The pages of administrators and of what all plans share. */
import { accessRoute } from "./access";
import { accountsRoute } from "./accounts";
import { areasRoute } from "./areas";
import { auditRoute } from "./audit";
import { backupsRoute } from "./backups";
import { bodiesRoute } from "./bodies";
import { boundariesRoute } from "./boundaries";
import { changesRoute } from "./changes";
import { grantsRoute } from "./grants";
import { helpRoute } from "./help";
import { jobsRoute } from "./jobs";
import { packsRoute } from "./packs";
import { ruleSetsRoute } from "./rule-sets";
import { settingsRoute } from "./settings";
import { todoRoute } from "./todo";

export const adminRoutes = [
  accountsRoute,
  grantsRoute,
  accessRoute,
  settingsRoute,
  bodiesRoute,
  areasRoute,
  todoRoute,
  helpRoute,
  boundariesRoute,
  packsRoute,
  ruleSetsRoute,
  jobsRoute,
  backupsRoute,
  auditRoute,
  changesRoute,
] as const;
