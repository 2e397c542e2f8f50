/** What is said where nothing runs. */
import type { BoardDocument } from "../../language/run/board.js";
import { list } from "../../language/wording/lists.js";

export function nothingRuns({ state, blocked }: BoardDocument["status"]): string {
  if (state === "closed") return "The run is over";
  if (state === "unopened") return "The run has not been opened";
  const stopped = blocked.filter(({ hasBegun }) => hasBegun).map(({ title, name }) => title || name);
  if (stopped.length === 0) return "Nothing is running";
  return `${list(stopped)} ${stopped.length === 1 ? "has" : "have"} begun, and ${stopped.length === 1 ? "is" : "are"} blocked`;
}
