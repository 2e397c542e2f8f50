/**
 * Counts what a piece of work executes, by V8's own coverage: how often each function and each block was entered. The same work
 * gives the same number on any machine, however busy. Work inside the runtime (a copied array, a pattern) is not counted.
 * It runs in a process of its own, since only what is compiled after the counting has begun is counted block by block.
 */
import { Session } from "node:inspector";
import type { ExportFormat } from "../../../server/exporting/formats.js";

export type Kind = Plain | `export ${ExportFormat}` | "sheets svg";
type Plain = "check" | "fix" | "schedule" | "fold";
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

type Work = () => unknown;

/** What is counted for a text; what has to be there before it is not. */
const works: Readonly<Record<Plain, (text: string) => Work>> = {
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

/** Exporters are loaded by those who count them, with the first text. */
function workOf(kind: Kind, text: string): Work {
  const [, verb, format] = /^(export|sheets) (.*)$/.exec(kind) ?? [];
  if (verb === undefined) return works[kind as Plain](text);
  const analysis = analyse(text);
  return async () => {
    const { exported } = await import("../exported.js");
    return exported(format as ExportFormat, analysis, { intoFolder: verb === "sheets" });
  };
}

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

process.on("message", async ({ kind, texts }: Asked) => {
  const counts: number[] = [];
  for (const text of texts) {
    const work = workOf(kind, text);
    counted();
    await work();
    counts.push(counted());
  }
  process.send?.(counts);
});
