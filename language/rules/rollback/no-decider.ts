import { insertIn, namesOf, snippetPlaceholder } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { PartyUse, Runbook } from "../../plan/plan.js";
import { type Staff, staffOf, teamMembershipOf } from "../../staffing/staff.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";
import { mayRollBack } from "./decision.js";

export const noDecider: Rule = {
  code: "rollback/no-decider",
  severity: byRisk,
  *check({ plan, release, isShown }) {
    if (!release) return;
    const { runbook } = release;
    // A placeholder is nobody. As long as that is said, it says all there is to say.
    const isNamed = runbook.deciders.some(
      party => party.kind !== "nobody" || !party.placeholder || isShown("owner/placeholder", party),
    );
    if (isNamed || !mayRollBack(runbook) || !isReadWhole(plan, runbook)) return;
    yield {
      message:
        "Nobody is named to call a rollback. If something goes wrong, everybody waits for somebody else to decide. Name a decider and a cover: `decider NAME or NAME`.",
      place: runbook.head,
      fixes: () => (runbook.deciders.length > 0 ? [] : [...gateKeepers(runbook, staffOf(plan)), scaffold(runbook)]),
    };
  },
};

function isSomebody(staff: Staff, party: PartyUse): boolean {
  return party.kind === "team" ? teamMembershipOf(staff, party.team) !== "empty" : party.kind === "person";
}

/** Those who decide at a gate may be meant. */
function gateKeepers(runbook: Runbook, staff: Staff): readonly Fix[] {
  const gates = runbook.work.activities.filter(({ kind }) => kind === "gate");
  const names = gates.map(({ owners }) =>
    namesOf((owners?.parties ?? []).filter(party => isSomebody(staff, party))).join(" or "),
  );
  return [...new Set(names)]
    .filter(name => name !== "")
    .slice(0, 3)
    .map(name => ({
      kind: "choice",
      title: `Add \`decider ${name}\``,
      edits: [insertIn(runbook.insertion, [`decider ${name}`])],
    }));
}

function scaffold(runbook: Runbook): Fix {
  return {
    kind: "scaffold",
    title: "Add a decider",
    edits: [insertIn(runbook.insertion, [`decider ${snippetPlaceholder(1, "who")}`])],
  };
}
