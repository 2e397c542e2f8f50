import type { Seconds } from "../../plan/plan.js";
import { duration } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";

export const sumDisagrees: Rule = {
  code: "time/sum-disagrees",
  severity: "warning",
  summary: "A rollback whose stated `takes` is not what its contents add up to.",
  why: "The last moment to decide for a rollback is counted back from its length; with two lengths in one text, somebody will trust the shorter one.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback using back
  }
  rollback back "Go back to 4.1" {
    takes 15m
    step stop "Stop all nodes" { takes 5m }
    step start "Start 4.1" { takes 20m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback using back
  }
  rollback back "Go back to 4.1" {
    step stop "Stop all nodes" { takes 5m }
    step start "Start 4.1" { takes 20m }
  }
}
`,
  *check({ release }) {
    if (!release) return;
    for (const { index, title, takes, work, broken } of release.runbook.rollbacks) {
      const actual = release.schedule.rollbacks[index];
      if (!takes || !work || broken || !actual || actual.inexact) continue;
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
  },
};

function inWords(planned: Seconds, worst: Seconds): string {
  return planned === worst ? duration(planned) : `${duration(planned)} at most ${duration(worst)}`;
}
