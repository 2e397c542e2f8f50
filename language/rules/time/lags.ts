/** Lags of days that end where the clocks change: the same hour of that day does not exist, or comes twice. */

import { timedIn } from "../../plan/all-work.js";
import { keptFor } from "../../plan/kept.js";
import { nodeAt } from "../../plan/order.js";
import type { Instant, Lag, Side, TimeReplacement, Work } from "../../plan/plan.js";
import { daysAfter } from "../../schedule/lag.js";
import { dayZoneOf, type Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import { formatDuration } from "../../time/duration.js";
import { formatSameClock } from "../../time/format.js";
import type { LocalReading } from "../../time/local.js";
import { lagBeside } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";

export interface UnclearLag<Kind extends "two" | "none"> {
  readonly reading: Extract<LocalReading, { kind: Kind }>;
  readonly mode: Mode;
  readonly zone: string;
  /** The lag and what it is after: `1d after "Deploy"`. */
  readonly what: string;
  /** `Sun 2026-10-25 01:30`, whether there is such a time or not. */
  readonly means: string;
  readonly place: NonNullable<Lag["place"]>;
  /** The lag in hours, so that it is over at an instant. */
  readonly inHours: (at: Instant) => TimeReplacement;
}

/** Those of a kind, as planned and, where that is clear, in the worst case. Silent where the end before is only a lower bound. */
export function* unclearLags<Kind extends "two" | "none">(release: Release, kind: Kind): Iterable<UnclearLag<Kind>> {
  const { runbook } = release;
  const zone = dayZoneOf(runbook);
  if (zone === undefined) return;
  for (const { from, since, lag } of edgesWithDays(runbook.work.edges)) {
    const { place } = lag;
    if (!place) continue;
    for (const mode of modes) {
      const before = sideOf(release, from, since, mode);
      const reading = before && daysAfter(before.at, lag, zone);
      if (!before || !reading || reading.kind === "one") continue;
      if (isOf(reading, kind)) {
        const inHours = (at: Instant): TimeReplacement => {
          const newText = formatDuration(Math.abs(at - before.at + lag.seconds), "hours");
          return { title: `Write ${newText}`, newText, place };
        };
        const means = formatSameClock(before.at, lag.days, zone);
        const what = `${lagBeside({ days: lag.days, seconds: 0 }, "")} ${since === "start" ? "the start of " : ""}${quoted(before.title)}`;
        yield { reading, mode, zone, what, means, place, inHours };
      }
      break;
    }
  }
}

const edgesWithDays = keptFor((edges: Work["edges"]) => edges.filter(({ lag }) => lag.days !== 0));

function isOf<Kind extends "two" | "none">(
  reading: LocalReading,
  kind: Kind,
): reading is Extract<LocalReading, { kind: Kind }> {
  return reading.kind === kind;
}

/** What ends or starts at a node, and when; undefined where that is not exact. */
function sideOf(
  { runbook: { work }, schedule }: Release,
  node: number,
  since: Side,
  mode: Mode,
): { readonly title: string; readonly at: Instant } | undefined {
  const { kind, index } = nodeAt(work, node);
  const inside = timedIn(work, { kind: kind === "activity" ? kind : "block", index });
  const inexact = since === "start" ? "startInexact" : "endInexact";
  if (inside.some(each => schedule.work.activities[each]?.[inexact])) return undefined;
  const at = (kind === "activity" ? schedule.work.activities : schedule.work.blocks)[index]?.[mode]?.[since];
  const title = (kind === "activity" ? work.activities : work.blocks)[index]?.title;
  return at === undefined || title === undefined ? undefined : { title, at };
}
