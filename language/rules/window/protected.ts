/** Steps that change something protected: only inside a window, and outside freezes. */
import type { Activity, Environment, Plan, Runbook } from "../../plan/plan.js";

/** Where a step acts, when that is protected. */
export function protectedEnvironment({ environments }: Plan, { kind, environment }: Activity): Environment | undefined {
  if (kind !== "step" || environment?.environment === undefined) return undefined;
  const found = environments[environment.environment];
  return found?.protected ? found : undefined;
}

export function protectedSteps(plan: Plan, { work }: Runbook): readonly Activity[] {
  return work.activities.filter(activity => protectedEnvironment(plan, activity) !== undefined);
}
