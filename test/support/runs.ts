/** Runs for tests: what is said, with the rest of each event around it. */
import type { RunEvent, Said } from "../../language/run/events.js";
import { noLineBefore } from "../../language/run/events.js";
import { progressOf } from "../../language/run/fold.js";
import type { RunPlan } from "../../language/run/fold-state.js";
import { forecastOf } from "../../language/run/forecast.js";
import { readInstant } from "../../language/run/reading.js";
import { analyse, type Files } from "./analyse.js";

export type Telling = Said & Partial<Pick<RunEvent, "by" | "at" | "id" | "plan" | "expects">>;

/** `2026-06-03 04:05` */
export function utc(text: string): number {
  const at = readInstant(`${text.replace(" ", "T")}:00Z`);
  if (at === undefined) throw new Error(`no time: ${text}`);
  return at;
}

/** One a minute, where it does not say when; by Ana, where it does not say who. */
export function logOf(start: number, said: readonly Telling[]): readonly RunEvent[] {
  return said.map((each, index) => ({
    seq: index + 1,
    id: `event-${index + 1}`,
    plan: "plan-1",
    at: start + 60 * index,
    by: "ana",
    prev: noLineBefore,
    ...each,
    recorded: each.at ?? start + 60 * index,
  }));
}

export function runPlanOf(files: Files): RunPlan {
  const { plan } = analyse(files);
  if (!plan.runbook) throw new Error("no runbook");
  return { ...plan, runbook: plan.runbook };
}

/** Everything in a plan done one after the other, with a note on each and some corrected: two events and a half for each activity. */
export function wholeNight({ runbook }: RunPlan, start = 1_780_000_000): readonly RunEvent[] {
  const said: Telling[] = [{ kind: "opened" }];
  for (const { name, kind, index } of runbook.work.activities) {
    if (kind === "gate") {
      said.push({ kind: "decision", activity: name, verdict: "go", text: "all agreed" });
      continue;
    }
    said.push({ kind: "started", activity: name }, { kind: "done", activity: name });
    if (index % 4 === 0) said.push({ kind: "note", activity: name, text: "as expected" });
    if (index % 4 === 2)
      said.push({
        kind: "corrected",
        of: said.length,
        instead: { kind: "done", activity: name, at: start + 60 * said.length },
      });
  }
  return logOf(start, said);
}

/** A run of a runbook as it stands at a moment. */
export function runOf(files: Files, log: readonly RunEvent[], now: number) {
  const { plan, schedule } = analyse(files);
  if (!plan.runbook || !schedule) throw new Error("no runbook");
  const planned = { ...plan, runbook: plan.runbook };
  const progress = progressOf(planned, log);
  const forecast = forecastOf(planned, schedule, progress, now);
  return { plan: planned, schedule, progress, forecast };
}
