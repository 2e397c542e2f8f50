import type { Release } from "../../schedule/release.js";
import { byAccept } from "../accepting.js";
import type { IsShown, Rule } from "../rule.js";
import { type LateRollback, lateness, lateOnes, theWindow } from "./late.js";

/** Steps that end when it is too late; once nothing can be undone, nobody can be too late. */
function lateSteps(release: Release, isShown: IsShown): readonly LateRollback[] {
  return lateOnes(release, ({ kind }) => kind === "step", isShown).filter(({ undo }) => !undo.final);
}

export const tooLate: Rule = {
  code: "rollback/too-late",
  severity: "error",
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
