/** What the timeline draws of another version. */
import type { TimelineEarlier } from "../exports/timeline/data.js";
import type { Analysis } from "../workspace/analysis.js";
import { movesBetween } from "./diff.js";
import type { Thing } from "./thing.js";

/**
 * @param before the other version; a text says why there is none
 * @param name what it is called
 */
export function earlierOf(before: Analysis | string, after: Analysis, name: string): TimelineEarlier {
  if (typeof before === "string") return absent(name, before);
  if (after.plan.programme) return absent(name, "This is a programme: compare its runbooks one by one.");
  const between = movesBetween(before, after);
  if (!between) return absent(name, "The other version has no runbook.");
  const titles = (things: readonly Thing[]): readonly string[] =>
    things.filter(({ kind }) => kind === "activity").map(({ title, name: id }) => title || id);
  const { moves, added, removed } = between;
  return {
    name,
    moved: moves.map(({ after, starts, ends }) => ({ activity: after, start: starts.before, end: ends.before })),
    fresh: titles(added),
    gone: titles(removed),
  };
}

function absent(name: string, why: string): TimelineEarlier {
  return { name, moved: [], fresh: [], gone: [], absent: why };
}
