import type { Fix } from "../../plan/finding.js";
import type { Activity, Block, Instant, Moment, Work } from "../../plan/plan.js";
import { activitiesIn } from "../../plan/works.js";
import type { Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import type { Report, Rule } from "../rule.js";
import { duration, inWorstCase, quoted, when } from "../words.js";
import { type Hold, holdsOf } from "./waiting.js";
import { writtenMoment } from "./written-moment.js";

export const lateStart: Rule = {
  code: "order/late-start",
  severity: "error",
  summary: "An activity or phase whose `at` comes before what it waits for has ended.",
  why: "People, other teams and customers are told this time. If the work in front of it does not fit, the clock in the runbook is a wish, and everything behind it starts late.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  notify open "Open the shop" {
    at 10:15
    takes 5m
    to "#shop"
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  notify open "Open the shop" {
    at 10:30
    takes 5m
    to "#shop"
  }
}
`,
  *check({ release }) {
    if (!release) return;
    const { work } = release.runbook;
    const holds = holdsOnce(release);
    for (const activity of work.activities) {
      const times = release.schedule.work.activities[activity.index];
      if (activity.at && times?.ready) yield* judge(release, activity, activity.at, times.ready, activity.index, holds);
    }
    for (const block of work.blocks) {
      const first = block.at && firstReady(release, work, block);
      if (block.at && first) yield* judge(release, block, block.at, first.ready, first.index, holds);
    }
  },
};

type Ready = Readonly<Record<Mode, Instant>>;
type Holds = (mode: Mode) => readonly (Hold | undefined)[];

/** What a block waits for is what the first activities in it wait for. */
function firstReady({ schedule }: Release, work: Work, block: Block): { ready: Ready; index: number } | undefined {
  let first: { ready: Ready; index: number } | undefined;
  for (const index of activitiesIn(work, block.index)) {
    const times = schedule.work.activities[index];
    if (!times?.planned) continue;
    // One that waits for nothing has nothing to be late for.
    if (!times.ready) return undefined;
    if (!first || times.ready.planned < first.ready.planned) first = { ready: times.ready, index };
  }
  return first;
}

function* judge(
  release: Release,
  item: Activity | Block,
  { at, place }: Moment,
  ready: Ready,
  index: number,
  holds: Holds,
): Iterable<Report> {
  if (at === undefined) return;
  const mode = modes.find(each => ready[each] > at);
  if (!mode) return;
  const { activities } = release.runbook.work;
  const last = activities[holds(mode)[index]?.activity ?? -1];
  const what = last ? `${quoted(last.title)} in front of it ends` : "what it waits for ends";
  yield {
    message: `${inWorstCase(mode)}${quoted(item.title)} cannot start at ${when(at, release)}: ${what} ${duration(ready[mode] - at)} after that, at ${when(ready[mode], release)}. Move \`at\`, or begin earlier.`,
    place,
    severity: mode === "worst" ? "warning" : "error",
    related: last ? [{ message: `${quoted(last.title)} ends last`, place: last.head }] : [],
    fixes: [...new Set([ready.planned, ready.worst])].flatMap(to => moveTo(release, item, to, at)),
    about: item.place,
  };
}

function moveTo(release: Release, item: Activity | Block, to: Instant, at: Instant): readonly Fix[] {
  const written = item.at && to > at ? writtenMoment(to, release) : undefined;
  if (!item.at || written === undefined) return [];
  return [
    {
      kind: "choice",
      title: `Move to ${when(to, release)}`,
      edits: [{ place: item.at.place, newText: `at ${written}` }],
    },
  ];
}

/** Looked at only when something is late. */
function holdsOnce({ runbook, schedule }: Release): Holds {
  const made = new Map<Mode, readonly (Hold | undefined)[]>();
  return mode => {
    const holds = made.get(mode) ?? holdsOf(runbook.work, schedule.work, mode);
    made.set(mode, holds);
    return holds;
  };
}
