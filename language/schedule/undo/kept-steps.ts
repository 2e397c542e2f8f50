/** Which steps each gate keeps: once it is passed, they are no longer undone. */
import { activitiesIn } from "../../plan/all-work.js";
import type { Runbook } from "../../plan/plan.js";

/** By gate: the steps it keeps. */
export function keptSteps({ keeps, work }: Runbook): ReadonlyMap<number, readonly number[]> {
  const steps = new Map<number, number[]>();
  for (const { gate, item } of keeps) {
    const named = item.kind === "activity" ? [item.index] : activitiesIn(work, item.index);
    steps.set(gate, [...(steps.get(gate) ?? []), ...named.filter(each => work.activities[each]?.kind === "step")]);
  }
  return steps;
}
