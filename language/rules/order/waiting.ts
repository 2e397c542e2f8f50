/** What holds an activity up: which of all it waits for ends last. */
import type { Instant, Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import type { Mode, ScheduledWork } from "../../schedule/schedule.js";

/** An activity, and when it lets another begin: its end, and the lag behind it. */
export interface Hold {
  readonly activity: number;
  readonly until: Instant;
}

/** By node (plan/order.ts): what ends last of all it waits for; undefined where it waits for nothing. Linear in the work. */
export function holdsOf(work: Work, { activities }: ScheduledWork, mode: Mode): readonly (Hold | undefined)[] {
  const graph = graphOf(work);
  const holds = new Array<Hold | undefined>(graph.size).fill(undefined);
  const releaseOf = (node: number): Hold | undefined => {
    if (node >= activities.length) return holds[node];
    const end = activities[node]?.[mode]?.end;
    return end === undefined ? undefined : { activity: node, until: end };
  };
  for (const node of graph.order) {
    for (const { from, lag } of graph.before[node] ?? []) {
      const held = releaseOf(from);
      const known = holds[node];
      if (!held || (known && known.until >= held.until + lag)) continue;
      holds[node] = { ...held, until: held.until + lag };
    }
  }
  return holds;
}

/** The activities that lead to the start of `last` without a pause, in order, `last` included. */
export function chainTo(
  last: number,
  { activities }: ScheduledWork,
  holds: readonly (Hold | undefined)[],
  mode: Mode,
): readonly number[] {
  const chain = [last];
  for (let hold = holds[last]; hold; hold = holds[hold.activity]) {
    const next = chain.at(-1) ?? last;
    if (hold.until !== activities[next]?.[mode]?.start) break;
    chain.push(hold.activity);
  }
  return chain.reverse();
}
