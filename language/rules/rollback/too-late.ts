import type { Release } from "../../schedule/release.js";
import { byAccept } from "../accepting.js";
import type { IsShown, Rule } from "../rule.js";
import { type Late, lateness, lateOnes, theWindow } from "./late.js";

/** Steps that end when it is too late; once nothing can be undone, nobody can be too late. */
function lateSteps(release: Release, isShown: IsShown): readonly Late[] {
  return lateOnes(release, ({ kind }) => kind === "step", isShown).filter(({ undo }) => !undo.final);
}

export const tooLate: Rule = {
  code: "rollback/too-late",
  severity: "error",
  summary: "A step that ends when a rollback can no longer end inside the window; the first such step.",
  why: "A step shows its failure when it ends. If a rollback takes longer than the rest of the window, the release has passed its point of no return, and nobody has decided that.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 1h
    rollback "Deploy 4.1 again" { takes 1h15m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:30 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 1h
    rollback "Deploy 4.1 again" { takes 1h15m }
  }
}
`,
  *check({ plan, release, isShown }) {
    if (!release) return;
    // The first of those that nobody accepts, whatever is accepted of others.
    const steps = lateSteps(release, isShown);
    for (const late of byAccept(steps, release.runbook, tooLate.code, ({ activity }) => activity.place).values()) {
      const first = late.find(({ mode }) => mode === "planned") ?? late[0];
      yield {
        message: `${lateness(first, plan, release)} Start earlier, shorten the rollback or ask for a longer window.`,
        place: first.activity.head,
        mode: first.mode,
        related: theWindow(release),
      };
    }
  },
};
