/** What the timeline draws of another version. */
import type { TimelineEarlier } from "../exports/timeline/data.js";
import type { Analysis } from "../workspace/analysis.js";
import { type Change, diffOf } from "./diff.js";

/** Undefined where one of the two has no runbook. @param name what the other version is called */
export function earlierOf(before: Analysis, after: Analysis, name: string): TimelineEarlier | undefined {
  const diff = diffOf(before, after);
  if (!diff) return undefined;
  const titles = (change: Change["change"]): readonly string[] =>
    diff.changes
      .filter(each => each.change === change && each.kind === "activity")
      .map(each => each.title || each.name);
  return {
    name,
    moved: diff.moves.map(({ after, starts, ends }) => ({ activity: after, start: starts.before, end: ends.before })),
    fresh: titles("added"),
    gone: titles("removed"),
  };
}
