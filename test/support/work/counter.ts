/**
 * Counts what a piece of work executes, by V8's own coverage: how often each function and each block was entered. The same work
 * gives the same number on any machine, however busy. Work inside the runtime (a copied array, a pattern) is not counted.
 * It runs in a process of its own, since only what is compiled after the counting has begun is counted block by block.
 */
import { Session } from "node:inspector";

export const kinds = ["check", "fix", "schedule", "fold"] as const;
export type Kind = (typeof kinds)[number];
export interface Asked {
  readonly kind: Kind;
  readonly texts: readonly string[];
}

type Coverage = { readonly result: readonly Script[] };
interface Script {
  readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const { analyse } = await import("../analyse.js");
const { fixAll } = await import("../../../language/fixing/fix-all.js");
const { schedule } = await import("../../../language/schedule/compute.js");
const { whoCanIn } = await import("../../../language/staffing/capable.js");
const { progressOf } = await import("../../../language/run/fold.js");
const { wholeNight } = await import("../runs.js");

/** What is counted for a text; what has to be there before it is not. */
const works: Readonly<Record<Kind, (text: string) => () => void>> = {
  check: text => () => void analyse(text),
  fix: text => () => void fixAll(analyse(text), analyse),
  schedule: text => {
    const { plan } = analyse(text);
    const { runbook } = plan;
    if (!runbook) throw new Error("no runbook to schedule");
    return () => void schedule(runbook, whoCanIn(plan));
  },
  fold: text => {
    const { plan } = analyse(text);
    const { runbook } = plan;
    if (!runbook) throw new Error("no runbook to do");
    const log = wholeNight({ ...plan, runbook });
    return () => void progressOf({ ...plan, runbook }, log);
  },
};

/** What was counted since the last time. */
function counted(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error: Error | null, { result }: Coverage) => {
    if (error) throw error;
    for (const { functions } of result)
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  });
  return sum;
}

process.on("message", ({ kind, texts }: Asked) => {
  const counts = texts.map(text => {
    const work = works[kind](text);
    counted();
    work();
    return counted();
  });
  process.send?.(counts);
});
