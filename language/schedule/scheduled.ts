/** The objects that are read, made of a work's columns. */
import type { Work } from "../plan/plan.js";
import type { ScheduledActivity, ScheduledWork, Span, Undo } from "./schedule.js";
import type { Pass, TimedWork } from "./work.js";

/** @param undo by activity */
export function scheduledWork(work: Work, timed: TimedWork, undo: readonly (Undo | undefined)[]): ScheduledWork {
  const planned = blockSpans(work, timed.planned);
  const worst = blockSpans(work, timed.worst);
  return {
    activities: work.activities.map(({ index }) => scheduledActivity(timed, index, undo[index])),
    blocks: work.blocks.map(({ index }) => ({ planned: planned[index], worst: worst[index] })),
    planned: planned[0],
    worst: worst[0],
    criticalPath: timed.criticalPath,
    cycles: timed.graph.cycles,
  };
}

function scheduledActivity(timed: TimedWork, index: number, undo: Undo | undefined): ScheduledActivity {
  const { planned, worst, latestStart } = timed;
  const span = spanAt(planned, index);
  const float = span && (latestStart[index] ?? 0) - span.start;
  return {
    planned: span,
    worst: spanAt(worst, index),
    startInexact: timed.startInexact[index] === 1,
    endInexact: timed.endInexact[index] === 1,
    float,
    critical: float === 0,
    ready: readiness(planned, worst, index),
    endProven: { planned: isEndProven(planned, index), worst: isEndProven(worst, index) },
    undo,
  };
}

function spanAt({ start, end }: Pass, node: number): Span | undefined {
  const [from, to] = [start[node] ?? Number.NaN, end[node] ?? Number.NaN];
  return Number.isNaN(from) ? undefined : { start: from, end: to };
}

function readiness(planned: Pass, worst: Pass, node: number): ScheduledActivity["ready"] {
  const [early, late] = [planned.ready[node] ?? Number.NaN, worst.ready[node] ?? Number.NaN];
  return Number.isFinite(early) && Number.isFinite(late) ? { planned: early, worst: late } : undefined;
}

function isEndProven({ end, leastEnd }: Pass, node: number): boolean {
  return leastEnd[node] === end[node];
}

/** By block: from the first start inside, at any depth, to the last end. Linear: from the innermost blocks outwards. */
function blockSpans({ activities, blocks }: Work, { start, end }: Pass): readonly (Span | undefined)[] {
  const first = new Float64Array(blocks.length).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(blocks.length).fill(Number.NEGATIVE_INFINITY);
  const widen = (block: number, from: number, to: number): void => {
    first[block] = Math.min(first[block] ?? from, from);
    last[block] = Math.max(last[block] ?? to, to);
  };
  for (const { index, block } of activities) {
    const [from, to] = [start[index] ?? Number.NaN, end[index] ?? Number.NaN];
    if (!Number.isNaN(from)) widen(block, from, to);
  }
  for (const { index, parent } of [...blocks].reverse()) {
    if (parent !== undefined) widen(parent, first[index] ?? Number.NaN, last[index] ?? Number.NaN);
  }
  return blocks.map(({ index }): Span | undefined => {
    const [from, to] = [first[index] ?? 0, last[index] ?? 0];
    return from <= to ? { start: from, end: to } : undefined;
  });
}
