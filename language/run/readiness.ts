/**
 * Which activities wait for nothing any more, while one after the other begins and ends. Counts, for each node of the order, what it
 * still waits for: all changes together are linear in the order.
 */
import { nodeAt } from "../plan/order.js";
import type { Edge, Work } from "../plan/plan.js";
import { graphOf } from "../schedule/graph.js";
import { isLead } from "../schedule/lag.js";
import { type Progress, stateIn } from "./progress.js";
import { type ActivityState, isOver, isRunning } from "./transitions.js";

export type Stage = "to do" | "begun" | "over";

export interface Readiness {
  readonly set: (activity: number, stage: Stage) => void;
  /** It waits for nothing any more. What lasts as long as something else waits for nothing. */
  readonly isReady: (activity: number) => boolean;
  /** The activities that it still waits for, in the order written, `most` at the most. */
  readonly waitsFor: (activity: number, most: number) => readonly number[];
}

export function stageOf(state: ActivityState): Stage {
  if (isOver(state)) return "over";
  return isRunning(state) || state === "failed" ? "begun" : "to do";
}

/** By what has happened. */
export function readinessIn(work: Work, progress: Progress): Readiness {
  const readiness = readinessOf(work);
  for (const { index } of work.activities) readiness.set(index, stageOf(stateIn(progress, index)));
  return readiness;
}

export function readinessOf(work: Work): Readiness {
  const { size, into, outOf } = graphOf(work);
  const stages = new Array<Stage>(work.activities.length).fill("to do");
  const missing = Int32Array.from(
    { length: size },
    (_, node) => (into.starts[node + 1] ?? 0) - (into.starts[node] ?? 0),
  );
  const isPassed = (node: number): boolean => missing[node] === 0;

  /** Whether what an edge leads to has no more to wait for at its other end. */
  const isMet = ({ from, since, lag }: Pick<Edge, "from" | "since" | "lag">, stage = stages[from]): boolean => {
    if (stage === undefined) return isPassed(from);
    return stage === "over" || (stage === "begun" && (since === "start" || isLead(lag)));
  };
  const changed: { readonly node: number; readonly met: (edge: Edge) => number }[] = [];
  const pass = (): void => {
    for (let next = changed.pop(); next; next = changed.pop()) {
      const last = outOf.starts[next.node + 1] ?? 0;
      for (let link = outOf.starts[next.node] ?? 0; link < last; link++) {
        const edge = work.edges[outOf.edges[link] ?? -1];
        const to = outOf.nodes[link] ?? 0;
        const more = edge ? next.met(edge) : 0;
        if (more === 0) continue;
        const was = isPassed(to);
        missing[to] = (missing[to] ?? 0) - more;
        if (to >= work.activities.length && was !== isPassed(to)) {
          const gained = was ? -1 : 1;
          changed.push({ node: to, met: () => gained });
        }
      }
    }
  };
  const passFrom = (node: number, met: (edge: Edge) => number): void => {
    changed.push({ node, met });
    pass();
  };
  // A block that nothing comes before has begun already; those after it are told.
  for (let node = work.activities.length; node < size; node++)
    if ((into.starts[node + 1] ?? 0) === (into.starts[node] ?? 0)) passFrom(node, () => 1);

  return {
    set: (activity, stage) => {
      const before = stages[activity];
      if (before === undefined || before === stage) return;
      stages[activity] = stage;
      passFrom(activity, edge => Number(isMet(edge, stage)) - Number(isMet(edge, before)));
    },
    isReady: isPassed,
    waitsFor: (activity, most) => {
      const found = new Set<number>();
      const seen = new Set<number>([activity]);
      const waiting = [activity];
      for (let node = waiting.pop(); node !== undefined && found.size < most; node = waiting.pop()) {
        const last = into.starts[node + 1] ?? 0;
        for (let link = into.starts[node] ?? 0; link < last; link++) {
          const edge = work.edges[into.edges[link] ?? -1];
          const from = into.nodes[link] ?? 0;
          if (!edge || seen.has(from) || isMet(edge)) continue;
          seen.add(from);
          if (nodeAt(work, from).kind === "activity") found.add(from);
          else waiting.push(from);
        }
      }
      return [...found].sort((a, b) => a - b).slice(0, most);
    },
  };
}
