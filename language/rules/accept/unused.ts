import type { RuleCode } from "../../plan/finding.js";
import { acceptsOf } from "../accepting.js";
import type { Rule } from "../rule.js";

export const acceptUnused: Rule = {
  code: "accept/unused",
  severity: "warning",
  fixed: true,
  last: true,
  *check({ plan, release, rules, acceptedBy, brokenImports, brokenMembers }) {
    // What a broken text does not say, an acceptance cannot silence.
    if (!acceptedBy || plan.mistakes.length > 0 || brokenImports.length + brokenMembers.length > 0) return;
    for (const [index, accept] of acceptsOf(plan).entries()) {
      const rule = rules.find(({ code }) => code === accept.code);
      if (acceptedBy[index] !== 0 || !rule || rule.fixed || (accept.on && !accept.on.within)) continue;
      if (release && !release.schedule.dated && judgedByDate.has(areaOf(rule.code))) continue;
      const where = accept.on ? ` in \`${accept.on.name}\`` : "";
      yield {
        message: `\`${accept.code}\` finds nothing${where} that this could accept. Remove it, or it will hide the next such finding.`,
        place: accept.place,
        fixes: [{ kind: "safe", title: "Remove it", edits: [{ place: accept.removal, newText: "" }] }],
      };
    }
  },
};

/** What is not judged in an undated runbook may be found once it has a date. */
const judgedByDate: ReadonlySet<string> = new Set(["owner", "knowledge", "rollback", "window"]);

function areaOf(code: RuleCode): string {
  return code.slice(0, code.indexOf("/"));
}
