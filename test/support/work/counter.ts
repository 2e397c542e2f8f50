/**
 * Counts what a piece of work executes, by V8's own coverage: how often each function and each block was entered. The same work
 * gives the same number on any machine, however busy. Work inside the runtime (a copied array, a pattern) is not counted.
 * It runs in a process of its own, since only what is compiled after the counting has begun is counted block by block.
 */
import { Session } from "node:inspector";
import type { PlannedRun } from "../../../language/run/as-run.js";
import type { RunEvent } from "../../../language/run/events.js";
import type { ReportFormat } from "../../../server/cli/reports/formats.js";
import type { ExportFormat } from "../../../server/exporting/formats.js";
import type { Files } from "../analyse.js";
import type { OfRuns, Work } from "./more.js";

export type Kind =
  | Plain
  | "refactor"
  | "sheets svg"
  | `export ${ExportFormat}`
  | `report ${ReportFormat}`
  | `run ${OfRuns}`
  /** A method of the protocol. */
  | `editor ${string}`
  /** The text is a file of that name. */
  | `import ${string}`;
type Plain = "check" | "fix" | "format" | "diff" | "schedule" | "fold" | "status";
export interface Asked {
  readonly kind: Kind;
  readonly texts: readonly Files[];
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
const { diffOf } = await import("../../../language/diff/diff.js");
const { format } = await import("../../../language/formatting/format.js");
const { fixAll } = await import("../../../language/fixing/fix-all.js");
const { schedule } = await import("../../../language/schedule/compute.js");
const { whoCanIn } = await import("../../../language/staffing/capable.js");
const { progressOf } = await import("../../../language/run/fold.js");
const { forecastOf } = await import("../../../language/run/forecast.js");
const { attendanceUntilDecision } = await import("../../../language/run/attendance.js");
const { concernsOf } = await import("../../../language/run/concerns.js");
const { standingOf } = await import("../../../language/run/standing.js");
const { wholeNight } = await import("../runs.js");

/** What is counted for a text; what has to be there before it is not. */
const works: Readonly<Record<Plain, (text: Files) => Work>> = {
  check: text => () => void analyse(text),
  fix: text => () => void fixAll(analyse(text), analyse),
  format: text => {
    const { file } = analyse(text);
    return () => void format(file);
  },
  diff: text => {
    const [before, after] = [analyse(text), analyse(changed(text))];
    return () => void diffOf(before, after);
  },
  schedule: text => {
    const { plan } = planned(text);
    return () => void schedule(plan.runbook, whoCanIn(plan));
  },
  fold: text => {
    const { plan } = planned(text);
    const log = wholeNight(plan);
    return () => void progressOf(plan, log);
  },
  status: text => {
    const { plan, schedule } = planned(text);
    // Ways to go on are a few of the same again: how many there are is not by the size of the plan.
    const half = halfNight(plan);
    return () => {
      const progress = progressOf(plan, half);
      const forecast = forecastOf(plan, schedule, progress, half.at(-1)?.at ?? 0);
      standingOf(plan, forecast);
      concernsOf(plan, forecast);
      attendanceUntilDecision(forecast);
    };
  },
};

/** Until half of what is started has been. */
function halfNight(plan: PlannedRun): readonly RunEvent[] {
  const log = wholeNight(plan);
  const begins = log.flatMap(({ kind }, index) => (kind === "started" ? [index] : []));
  return log.slice(0, (begins[begins.length >> 1] ?? 0) + 1);
}

function planned(text: Files) {
  const { plan, schedule } = analyse(text);
  const { runbook } = plan;
  if (!runbook || !schedule) throw new Error("no runbook that can be scheduled");
  return { plan: { ...plan, runbook }, schedule };
}

/** Each duration is another. */
function changed(text: Files): Files {
  const longer = (one: string): string => one.replaceAll("takes 5m", "takes 6m");
  if (typeof text === "string") return longer(text);
  return Object.fromEntries(Object.entries(text).map(([name, one]) => [name, longer(one)]));
}

/** What is made by few is loaded by those who count it, with the first text. */
async function workOf(kind: Kind, text: Files): Promise<Work> {
  const [verb = "", what = ""] = kind.split(" ");
  if (what === "" && verb !== "refactor") return works[verb as Plain](text);
  const more = await import("./more.js");
  switch (verb) {
    case "refactor":
      return more.refactored(text);
    case "report":
      return more.reported(what as ReportFormat, text);
    case "run": {
      const { plan, schedule } = planned(text);
      return more.ofRun(what as OfRuns, { plan, schedule }, halfNight(plan));
    }
    case "editor":
      return more.asked(what, text);
    case "import":
      return more.imported(what, String(text));
    default: {
      const { exported } = await import("../exported.js");
      const analysis = analyse(text);
      return () => exported(what as ExportFormat, analysis, { intoFolder: verb === "sheets" });
    }
  }
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
    const work = await workOf(kind, text);
    counted();
    await work();
    counts.push(counted());
  }
  process.send?.(counts);
});
