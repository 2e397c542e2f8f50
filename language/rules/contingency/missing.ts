import {
  firstAndLastOf,
  insertAfter,
  insertIn,
  namesOf,
  snippetPlaceholder,
  unusedNameIn,
} from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { Runbook } from "../../plan/plan.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const contingencyMissing: Rule = {
  code: "contingency/missing",
  severity: { ...byRisk, high: "warning" },
  *check({ plan, release }) {
    if (!release || !isReadWhole(plan, release.runbook)) return;
    const { runbook } = release;
    const { activities } = runbook.work;
    if (runbook.contingencies.length > 0 || !activities.some(({ kind }) => kind === "step")) return;
    yield {
      message:
        'No contingency is planned, so people have to improvise when something goes wrong. Say what is most likely to go wrong, what shows it and what to do then: `contingency NAME "title" { trigger … then … }`.',
      place: runbook.head,
      fixes: () => [scaffold(runbook)],
    };
  },
};

function scaffold(runbook: Runbook): Fix {
  const last = firstAndLastOf(runbook.work)?.last;
  const names = namesOf(runbook.deciders);
  const statement = [
    `contingency ${unusedNameIn(runbook, "trouble")} "${snippetPlaceholder(1, "what may go wrong")}" {`,
    `  trigger "${snippetPlaceholder(2, "what shows it")}"`,
    `  owner ${snippetPlaceholder(3, names.length > 0 ? names.join(" or ") : "who")}`,
    "  then rollback",
    "}",
  ];
  return {
    kind: "scaffold",
    title: "Add a contingency",
    edits: [last ? insertAfter(last, statement) : insertIn(runbook.insertion, statement)],
  };
}
