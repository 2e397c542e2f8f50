/** The objects that are read, made of a work's columns. */
import type { Work } from "../plan/plan.js";
import { blockSpans, spanAt } from "./block-spans.js";
import type { ScheduledActivity, ScheduledWork, Undo } from "./schedule.js";
import type { Pass, TimedWork } from "./work.js";

/** @param undo by activity */
export function scheduledWork(work: Work, timed: TimedWork, undo: readonly (Undo | undefined)[]): ScheduledWork {
  const planned = blockSpans(work, timed.planned);
  const worst = blockSpans(work, timed.worst);
  return {
    activities: work.activities.map(({ index, during }) =>
      scheduledActivity(timed, index, undo[index], during !== undefined),
    ),
    blocks: work.blocks.map(({ index }) => ({ planned: planned[index], worst: worst[index] })),
    planned: planned[0],
    worst: worst[0],
    criticalPath: timed.criticalPath,
    cycles: timed.graph.cycles,
  };
}

function scheduledActivity(
  timed: TimedWork,
  index: number,
  undo: Undo | undefined,
  isLasting: boolean,
): ScheduledActivity {
  const { planned, worst, latestStart } = timed;
  const span = spanAt(planned, index);
  // It is late only with what it lasts as long as.
  const float = isLasting ? undefined : span && (latestStart[index] ?? 0) - span.start;
  return {
    planned: span,
    worst: spanAt(worst, index),
    startInexact: timed.startInexact[index] === 1,
    endInexact: timed.endInexact[index] === 1,
    float,
    critical: float === 0,
    lasting: isLasting,
    ready: readiness(planned, worst, index),
    endProven: { planned: isEndProven(planned, index), worst: isEndProven(worst, index) },
    undo,
  };
}

function readiness(planned: Pass, worst: Pass, node: number): ScheduledActivity["ready"] {
  const [early, late] = [planned.ready[node] ?? Number.NaN, worst.ready[node] ?? Number.NaN];
  return Number.isFinite(early) && Number.isFinite(late) ? { planned: early, worst: late } : undefined;
}

function isEndProven({ end, leastEnd }: Pass, node: number): boolean {
  return leastEnd[node] === end[node];
}
