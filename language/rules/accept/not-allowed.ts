import type { Rule } from "../rule.js";

export const acceptNotAllowed: Rule = {
  code: "accept/not-allowed",
  severity: "error",
  fixed: true,
  last: true,
  summary: "An `accept`, or a `severity` of a policy, for a rule that can neither be accepted nor lowered.",
  why: "A time without a zone and a text that cannot be read are not risks that somebody can accept: nobody knows what they mean.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  accept time/missing-zone because "we are all in London" by ana
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan, release, rules }) {
    const fixed = new Map(rules.filter(rule => rule.fixed).map(rule => [rule.code, rule]));
    for (const { code, codePlace, removal } of release?.runbook.accepts ?? []) {
      if (!fixed.has(code)) continue;
      yield {
        message: `\`${code}\` cannot be accepted. Fix what it finds, and remove this line.`,
        place: codePlace,
        fixes: [{ kind: "choice", title: "Remove it", edits: [{ place: removal, newText: "" }] }],
      };
    }
    for (const { code, severity, place } of plan.policy.written) {
      const rule = fixed.get(code);
      if (!rule || rule.severity === severity) continue;
      yield { message: `A policy cannot change the severity of \`${code}\`. Remove this line.`, place };
    }
  },
};
