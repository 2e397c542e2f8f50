/** How a step is undone, in a cell. */
import type { Activity } from "../../plan/plan.js";
import { rollbackOf } from "../book/rollback.js";
import type { Sheet } from "../book/sheet.js";
import { answerWords } from "../book/steps.js";
import type { Words } from "../book/words.js";

/** Nothing for what is no step. */
export function undoInWords(sheet: Sheet): (activity: Activity) => Words {
  const { undoneBy } = rollbackOf(sheet);
  return activity => (activity.kind === "step" ? answerWords(activity, sheet, undoneBy) : []);
}
