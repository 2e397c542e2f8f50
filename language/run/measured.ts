/**
 * What runs have measured, as text to put into the runbook: how long things take, and the rehearsal that took place. Offered, never
 * applied by itself.
 */
import { insertAfter, insertIn } from "../edits/statements.js";
import type { Fix } from "../plan/finding.js";
import type { Runbook, Seconds } from "../plan/plan.js";
import { formatDate } from "../time/format.js";
import { count } from "../wording/lists.js";
import { duration } from "../wording/times.js";
import type { Progress } from "./progress.js";
import type { Review } from "./review.js";

/** How long an activity took in the runs that did it. */
export interface Measured {
  readonly activity: number;
  readonly runs: number;
  readonly median: Seconds;
  readonly worst: Seconds;
  /** Of `takes`, where what is written says otherwise. */
  readonly fix: Fix | undefined;
}

/** By activity that was done at least once and says how long it takes. */
export function measuredBy(runbook: Runbook, reviews: readonly Review[]): readonly Measured[] {
  return runbook.work.activities.flatMap(({ index, title, takes, during }): readonly Measured[] => {
    // What failed or was undone says nothing of how long it takes.
    const took = reviews
      .flatMap(({ steps }) => (steps[index]?.state === "done" ? (steps[index].took ?? []) : []))
      .sort((a, b) => a - b);
    const [median, worst] = [took[Math.floor((took.length - 1) / 2)], took.at(-1)];
    if (median === undefined || worst === undefined || !takes || during) return [];
    // What is done in half the time is shorter; otherwise the worst case that was written stays.
    const isShorter = median * 2 < takes.planned;
    const planned = toMinutes(median);
    const estimate = { planned, worst: Math.max(planned, toMinutes(worst), isShorter ? 0 : takes.worst) };
    const holds = !isShorter && planned <= takes.planned && toMinutes(worst) <= takes.worst;
    const said = `takes ${duration(estimate.planned)}${estimate.worst > estimate.planned ? ` at most ${duration(estimate.worst)}` : ""}`;
    const fix: Fix = {
      kind: "choice",
      title: `"${title}": ${count(took.length, "run")}, median ${duration(median)}, worst ${duration(worst)}: write \`${said}\``,
      edits: [{ place: takes.place, newText: said }],
    };
    return [{ activity: index, runs: took.length, median, worst, fix: holds ? undefined : fix }];
  });
}

/** Whole minutes, upwards: nobody plans in seconds. */
function toMinutes(seconds: Seconds): Seconds {
  return Math.ceil(seconds / 60) * 60;
}

/** The statement that records a rehearsal; undefined for a run in earnest, and for a rehearsal that is not over or stands there already. */
export function rehearsalStatement(runbook: Runbook, { opened, closed }: Progress): Fix | undefined {
  if (!opened || opened.rehearsal === undefined || !closed) return undefined;
  const passed = closed.outcome === "rehearsal passed" || closed.outcome === "succeeded";
  const took = toMinutes(Math.max(0, closed.at - opened.at));
  const date = formatDate(opened.at, runbook.zone);
  if (runbook.rehearsals.some(each => each.date === date && each.passed === passed)) return undefined;
  const statement = `rehearsal ${date} on ${opened.rehearsal} ${passed ? "passed" : "failed"} in ${duration(took)}`;
  const last = runbook.rehearsals.at(-1);
  const edit = last ? insertAfter(last.place, [statement]) : insertIn(runbook.insertion, [statement]);
  return { kind: "choice", title: `Record the rehearsal: \`${statement}\``, edits: [edit] };
}
