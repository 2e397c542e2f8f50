import type { Analysis } from "../../language/index.js";
import { keptFor } from "../../language/plan/kept.js";
import { type Release, releaseOf } from "../../language/schedule/release.js";

/** The runbook of an analysis with its times; the same object each time, so that what is worked out of it is kept. */
export const releaseIn: (analysis: Analysis) => Release | undefined = keptFor(({ plan, schedule }) =>
  releaseOf(plan, schedule),
);
