import type { Contingency, Rollback, Seconds } from "../../plan/plan.js";
import type { ScheduledApart } from "../../schedule/schedule.js";
import { duration } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const sumDisagrees: Rule = {
  code: "time/sum-disagrees",
  severity: "warning",
  *check({ release }) {
    if (!release) return;
    const { runbook, schedule } = release;
    yield* disagreeing(runbook.rollbacks, schedule.rollbacks);
    yield* disagreeing(runbook.contingencies, schedule.contingencies);
  },
};

function* disagreeing(
  all: readonly (Rollback | Contingency)[],
  scheduled: readonly ScheduledApart[],
): Iterable<Report> {
  for (const { title, takes, work, broken, index } of all) {
    if (!takes || !work || broken) continue;
    const actual = scheduled[index];
    if (!actual || actual.inexact) continue;
    const { planned, worst } = actual;
    if (takes.planned === planned && takes.worst === worst) continue;
    const right = `takes ${inWords(planned, worst)}`;
    yield {
      message: `${quoted(title)} says it takes ${inWords(takes.planned, takes.worst)}, but its contents take ${inWords(planned, worst)}, which is what counts. Write \`${right}\`, or remove the line.`,
      place: takes.place,
      related: work.activities.map(each => ({
        message: each.takes
          ? `${quoted(each.title)} takes ${inWords(each.takes.planned, each.takes.worst)}`
          : quoted(each.title),
        place: each.head,
      })),
      fixes: [{ kind: "safe", title: `Write \`${right}\``, edits: [{ place: takes.place, newText: right }] }],
    };
  }
}

function inWords(planned: Seconds, worst: Seconds): string {
  return planned === worst ? duration(planned) : `${duration(planned)} at most ${duration(worst)}`;
}
