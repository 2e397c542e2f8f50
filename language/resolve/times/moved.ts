/** Times that name a day of the first window, on a fallback: they move with the window's start, by the wall clock. */
import type { Moment } from "../../generated/ast.js";
import type { Instant, TimeReplacement } from "../../plan/plan.js";
import { formatRelative, formatSameWall } from "../../time/format.js";
import { firstInstant, wallLater } from "../../time/local.js";
import type { Moved } from "../context.js";
import { textOf } from "../places.js";
import type { TimeReading } from "./reading.js";

/** Whether a time says the day it is on. */
export function namesDay({ date, weekday, clock }: Moment): boolean {
  return date !== undefined || (weekday !== undefined && clock !== undefined);
}

/** Where an instant of the first date lies on the fallback; in a gap where clocks are by then, in a fold the first of two. */
export function movedInstant({ wall, zone }: Moved, at: Instant): Instant {
  return firstInstant(wallLater(at, wall, zone), "after");
}

/** The same, with what is wrong with it noted. What lies before the first window has been done by then, and stays where it is. */
export function movedMoment(reading: TimeReading, moved: Moved, at: Instant): Instant | undefined {
  if (at < moved.since) return at;
  const { moment, problems, place, edge, frame } = reading;
  const { wall, zone } = moved;
  const local = wallLater(at, wall, zone);
  const said = { place, text: textOf(moment), zone, moved: true } as const;
  const fromT = (instead: Instant): TimeReplacement => {
    const newText = formatRelative(instead - (frame.zero ?? 0), "hours");
    return { title: `Write ${newText}`, newText, place };
  };
  switch (local.kind) {
    case "one":
      return local.at;
    case "two": {
      if (moment.fold) return moment.fold === "first" ? local.first : local.second;
      const { first, second, offsets } = local;
      const means = formatSameWall(at, wall, zone);
      const choices = [fromT(first), fromT(second)];
      problems.push({ ...said, code: "time/ambiguous", means, choices, latest: second, offsets });
      return edge === "start" ? first : second;
    }
    case "none": {
      const { before, after } = local;
      const means = formatSameWall(at, wall, zone);
      problems.push({ ...said, code: "time/nonexistent", means, before: fromT(before.at), after: fromT(after.at) });
      return undefined;
    }
  }
}
