import type { Activity, Rollback, Seconds, Takes } from "../../plan/plan.js";
import { addDays } from "../../time/local.js";
import { duration, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

const day: Seconds = 86_400;

export const implausible: Rule = {
  code: "time/implausible",
  severity: "warning",
  *check({ release, each }) {
    if (!release) return;
    const { runbook } = release;
    const { window, zone } = runbook;
    if (window && addDays(window.start, 7, zone) < window.end) {
      const length = duration(Math.floor((window.end - window.start) / 3600) * 3600);
      yield {
        message: `The window is open for ${length}, until ${when(window.end, release)}. That is longer than 7 days, and nobody watches a change that long. Check both dates.`,
        place: window.place,
      };
    }
    for (const report of each(runbook.work.activities, ofActivity, undefined)) if (report) yield report;
    for (const reports of each(runbook.rollbacks, ofRollback, undefined)) yield* reports;
    for (const contingency of runbook.contingencies) yield* inside(contingency);
  },
};

function ofActivity({ title, takes, kind }: Activity): Report | undefined {
  return takes && isImplausible(takes, kind) ? reportOf(title, takes) : undefined;
}

/** With what is inside it. */
function ofRollback({ title, takes, work }: Rollback): readonly Report[] {
  const own = takes && isImplausible(takes, "rollback") ? [reportOf(title, takes)] : nothing;
  return [...own, ...inside({ work })];
}

function inside({ work }: Pick<Rollback, "work">): readonly Report[] {
  return work ? work.activities.flatMap(each => ofActivity(each) ?? []) : nothing;
}

const nothing: readonly never[] = [];

function isImplausible({ planned, worst }: Takes, kind: Activity["kind"] | "rollback"): boolean {
  return worst < planned || (worst > day && kind !== "wait");
}

function reportOf(title: string, takes: Takes): Report {
  const { planned, worst, place } = takes;
  if (worst < planned) {
    const swapped = `takes ${duration(worst)} at most ${duration(planned)}`;
    return {
      message: `${quoted(title)} takes ${duration(planned)} as planned but at most ${duration(worst)}, so its worst case is shorter than its plan. The longer one counts. Swap the two if they are the wrong way round.`,
      place,
      fixes: [{ kind: "choice", title: `Write \`${swapped}\``, edits: [{ place, newText: swapped }] }],
    };
  }
  const length = planned > day ? duration(planned) : `up to ${duration(worst)}`;
  return {
    message: `${quoted(title)} takes ${length}, but nobody works more than 24h without a break. Check the unit, or make part of it a \`wait\`.`,
    place,
  };
}
