/** Whether what is not in the runbook is truly not written, or may be in what could not be read. */
import { comparePositions } from "../plan/place.js";
import type { Plan, Runbook } from "../plan/plan.js";

/** No syntax error stands where an activity or a statement about the whole may be meant; after the runbook, its end may be wrong. */
export function isReadWhole({ mistakes }: Plan, { broken, place, work }: Runbook): boolean {
  if (broken || work.blocks.some(block => block.broken)) return false;
  return !mistakes.some(
    mistake =>
      (mistake.code === "syntax/parse" || mistake.code === "syntax/token") &&
      comparePositions(mistake.place.range.start, place.range.end) >= 0,
  );
}
