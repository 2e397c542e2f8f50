import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Rollback, Runbook } from "../../plan/plan.js";
import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { acceptedApart } from "../aggregate.js";
import { headsOfSeveral } from "../concerns.js";
import { type Report, type Rule, tidy } from "../rule.js";

export const unverified: Rule = {
  code: "rollback/unverified",
  severity: tidy("warning"),
  check({ release }) {
    if (!release) return [];
    const { runbook } = release;
    const used = runbook.rollbacks.filter(({ shared, users }) => !shared || users.length > 0);
    const isApart = acceptedApart(runbook, unverified.code);
    const apart = used.filter(each => isApart(each) && isUnverified(each)).map(reportOf);
    const rest = used.filter(each => !isApart(each));
    const lacking = rest.filter(isUnverified);
    const isFolded = lacking.length >= 2 && lacking.length === rest.length;
    return [...apart, ...(isFolded ? [aggregatedReport(runbook, lacking)] : lacking.map(reportOf))];
  },
};

function isUnverified({ broken, expect, work }: Rollback): boolean {
  if (broken || expect.length > 0) return false;
  return !work?.activities.some(activity => activity.kind === "check" || activity.expect.length > 0);
}

function reportOf(rollback: Rollback): Report {
  return {
    message: `The rollback ${quoted(rollback.title)} does not say how to see that it has worked. Without that, half of the release may stay in place. Add \`expect "…"\`.`,
    place: rollback.head,
    about: rollback.place,
    fixes: () => [
      {
        kind: "scaffold",
        title: "Add what must be seen",
        edits: [insertIn(rollback.insertion, [`expect "${snippetPlaceholder(1, "what is seen when it has worked")}"`])],
      },
    ],
  };
}

/** What is missing everywhere is said once. */
function aggregatedReport({ head, title }: Runbook, rollbacks: readonly Rollback[]): Report {
  return {
    message: `None of the ${count(rollbacks.length, "rollback")} of ${quoted(title)} says how to see that it has worked. Without that, half of the release may stay in place. Add \`expect "…"\` to each.`,
    place: head,
    related: rollbacks.map(rollback => ({ message: "has no `expect` and no check", place: rollback.head })),
    concerns: headsOfSeveral(rollbacks),
  };
}
