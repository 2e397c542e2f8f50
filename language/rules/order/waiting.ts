/** What holds an activity up: which of all it waits for lets it begin last, by its end or its start, and the lag after that. */

import { keptFor } from "../../plan/kept.js";
import type { Instant, Lag, Side } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import { afterLag } from "../../schedule/lag.js";
import { dayZoneOf, type Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";

/** An activity, and when it lets another begin: its end or its start, and the lag after it or the lead before it. */
export interface Hold {
  readonly activity: number;
  readonly since: Side;
  readonly until: Instant;
  readonly lag: Pick<Lag, "days" | "seconds">;
}

export function isLagged({ lag }: Hold): boolean {
  return lag.days !== 0 || lag.seconds !== 0;
}

export type Holds = readonly (Hold | undefined)[];

/** By node (plan/order.ts): what lets it begin last of all it waits for; undefined where it waits for nothing. Linear in the work. */
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
  const releaseOf = (node: number, since: Side): Hold | undefined => {
    if (node >= activities.length) return holds[node];
    const until = activities[node]?.[mode]?.[since];
    return until === undefined ? undefined : { activity: node, since, until, lag: { days: 0, seconds: 0 } };
  };
  for (const node of graph.order) {
    for (const { from, since, lag } of graph.before[node] ?? []) {
      const held = releaseOf(from, since);
      if (!held) continue;
      const until = afterLag(held.until, lag, zone);
      if ((holds[node]?.until ?? Number.NEGATIVE_INFINITY) >= until) continue;
      const { days, seconds } = held.lag;
      holds[node] = { ...held, until, lag: { days: days + lag.days, seconds: seconds + lag.seconds } };
    }
  }
  return holds;
}
