/** Pages of a plan's numbers and verdicts. */
import { assessmentRoute } from "./assessment";
import { indicatorRoute, indicatorsRoute } from "./indicators";
import { observationsRoute } from "./observations";
import { publicationsRoute, releaseRoute, releasesRoute } from "./releases";
import { submissionRoute, submissionsRoute } from "./submissions";

export const numberRoutes = [
  assessmentRoute,
  indicatorsRoute,
  indicatorRoute,
  observationsRoute,
  submissionsRoute,
  submissionRoute,
  releasesRoute,
  releaseRoute,
  publicationsRoute,
] as const;
