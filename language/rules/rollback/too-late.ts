import type { Release } from "../../schedule/release.js";
import { acceptFor } from "../accepting.js";
import { groupsBy } from "../groups.js";
import type { Rule } from "../rule.js";
import { type Late, lateness, lateOnes, theWindow } from "./late.js";

/** Steps that end when it is too late; once there is no way back, nobody can be too late. */
function lateSteps(release: Release): readonly Late[] {
  return lateOnes(release, ({ kind }) => kind === "step").filter(({ undo }) => !undo.final);
}

export const tooLate: Rule = {
  code: "rollback/too-late",
  severity: "error",
  summary: "A step that ends when a rollback can no longer end inside the window; the first such step.",
  why: "A step shows its failure when it ends. If going back takes longer than what is then left of the window, the release has passed its point of no return without anybody having decided to.",
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
  *check({ plan, release }) {
    if (!release) return;
    // The first of those that nobody accepts, whatever is accepted of others.
    const { accepts } = release.runbook;
    const acceptOf = ({ activity }: Late): number => acceptFor(accepts, tooLate.code, activity.place);
    for (const late of groupsBy(lateSteps(release), acceptOf).values()) {
      const first = late.find(({ mode }) => mode === "planned") ?? late[0];
      yield {
        message: `${lateness(first, plan, release)} Start earlier, shorten the rollback or ask for a longer window.`,
        place: first.activity.head,
        severity: first.mode === "planned" ? "error" : "warning",
        related: theWindow(release),
      };
    }
  },
};
