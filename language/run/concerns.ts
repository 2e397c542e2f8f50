/** What the rules find in the plan as it is being done, and did not in the plan as it was: asked of the rules again, with the truth. */
import { consequences } from "../editing/consequences.js";
import type { Finding } from "../plan/finding.js";
import { contains } from "../plan/place.js";
import { check } from "../rules/check.js";
import { rules as allRules } from "../rules/registry.js";
import type { PlannedRun } from "./as-run.js";
import type { Forecast } from "./forecast.js";
import { stateIn } from "./progress.js";
import { isOver } from "./transitions.js";

/** What times and people decide: the text itself stays what it is. */
const areas: ReadonlySet<string> = new Set([
  "contingency",
  "knowledge",
  "order",
  "outage",
  "owner",
  "rollback",
  "window",
]);
const rules = allRules.filter(({ code }) => areas.has(code.split("/")[0] ?? ""));

export interface Concerns {
  /** What is wrong now. */
  readonly appear: readonly Finding[];
  /** What was wrong before, but graver or of more: as it reads now. */
  readonly differ: readonly Finding[];
}

/** A rehearsal is for the plan's sake, and not on its night; once a rollback is called or the run is closed, nothing more of the plan begins. */
export function concernsOf(plan: PlannedRun, forecast: Forecast): Concerns {
  const { opened, closed } = forecast.progress;
  if (opened?.rehearsal !== undefined || forecast.rollback || closed) return { appear: [], differ: [] };
  return newIn(forecast, { plan, release: forecast.written });
}

/** What one way to go on finds that another does not. */
export function newIn(
  { plan, release, progress }: Pick<Forecast, "plan" | "release" | "progress">,
  before: Pick<Forecast, "plan" | "release">,
): Concerns {
  const found = ({ plan, release }: Pick<Forecast, "plan" | "release">) => ({
    plan,
    findings: check(plan, release.schedule, [], { rules }).findings,
  });
  const { appear, differ } = consequences(found(before), found({ plan, release }));
  const isStillToCome = isToCome({ plan, progress });
  return { appear: appear.filter(isStillToCome), differ: differ.filter(isStillToCome) };
}

/** Of what is over nothing is said: it can be changed no more. */
export function isToCome({
  plan,
  progress,
}: Pick<Forecast, "plan" | "progress">): (finding: Pick<Finding, "about">) => boolean {
  const over = plan.runbook.work.activities.filter(({ index }) => isOver(stateIn(progress, index)));
  return ({ about }) => !over.some(({ place }) => contains(place, about));
}
