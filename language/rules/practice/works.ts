import type { Runbook, Work } from "../../plan/plan.js";

/** The plan itself, then what is inside its rollbacks. */
export function worksOf({ work, rollbacks }: Runbook): readonly Work[] {
  return [work, ...rollbacks.flatMap(rollback => rollback.work ?? [])];
}
