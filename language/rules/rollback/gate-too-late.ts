import type { Rule } from "../rule.js";
import { lateness, lateOnes, theWindow } from "./late.js";

export const gateTooLate: Rule = {
  code: "rollback/gate-too-late",
  severity: "error",
  summary: "A gate that ends when a rollback can no longer end inside the window.",
  why: "A gate asks go or no-go. If there is no time left to go back when it answers, only one answer is possible, and the meeting is theatre.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 30m
    rollback "Deploy 4.1 again" { takes 1h }
  }
  gate keep "Keep it or go back" {
    at 10:50
    takes 15m
    requires "orders come in as before"
    otherwise rollback
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
    takes 30m
    rollback "Deploy 4.1 again" { takes 1h }
  }
  gate keep "Keep it or go back" {
    at 10:45
    takes 15m
    requires "orders come in as before"
    otherwise rollback
  }
}
`,
  *check({ plan, release }) {
    if (!release) return;
    for (const late of lateOnes(release, "gate")) {
      yield {
        message: `${lateness(late, plan, release)}: hold this gate earlier, shorten the way back or ask for a longer window.`,
        place: late.activity.head,
        severity: late.mode === "planned" ? "error" : "warning",
        related: theWindow(release),
      };
    }
  },
};
