/** What holds an activity up: which of all it waits for ends last, and the lag after that. */

import { keptFor } from "../../plan/kept.js";
import type { Instant, Lag } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import { afterLag } from "../../schedule/lag.js";
import { dayZoneOf, type Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";

/** An activity, and when it lets another begin: its end, and the lag after it. */
export interface Hold {
  readonly activity: number;
  readonly until: Instant;
  readonly lag: Pick<Lag, "days" | "seconds">;
}

export function isLagged({ lag }: Hold): boolean {
  return lag.days > 0 || lag.seconds > 0;
}

export type Holds = readonly (Hold | undefined)[];

/** By node (plan/order.ts): what ends last of all it waits for; undefined where it waits for nothing. Linear in the work. */
export function holdsOf(release: Release, mode: Mode): Holds {
  return (mode === "planned" ? plannedHolds : worstHolds)(release);
}

const plannedHolds = keptFor((release: Release) => makeHolds(release, "planned"));
const worstHolds = keptFor((release: Release) => makeHolds(release, "worst"));

function makeHolds({ runbook, schedule }: Release, mode: Mode): Holds {
  const { activities } = schedule.work;
  const zone = dayZoneOf(runbook);
  const graph = graphOf(runbook.work);
  const holds = new Array<Hold | undefined>(graph.size).fill(undefined);
  const releaseOf = (node: number): Hold | undefined => {
    if (node >= activities.length) return holds[node];
    const end = activities[node]?.[mode]?.end;
    return end === undefined ? undefined : { activity: node, until: end, lag: { days: 0, seconds: 0 } };
  };
  for (const node of graph.order) {
    for (const { from, lag } of graph.before[node] ?? []) {
      const held = releaseOf(from);
      if (!held) continue;
      const until = afterLag(held.until, lag, zone);
      if ((holds[node]?.until ?? Number.NEGATIVE_INFINITY) >= until) continue;
      const { days, seconds } = held.lag;
      holds[node] = { activity: held.activity, until, lag: { days: days + lag.days, seconds: seconds + lag.seconds } };
    }
  }
  return holds;
}
