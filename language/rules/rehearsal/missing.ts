import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Place } from "../../plan/place.js";
import type { Environment, Plan, Runbook } from "../../plan/plan.js";
import { isReadWhole } from "../read-whole.js";
import { byRisk, type Rule } from "../rule.js";

export const rehearsalMissing: Rule = {
  code: "rehearsal/missing",
  severity: byRisk,
  *check({ plan, release }) {
    if (!release) return;
    const { runbook } = release;
    const { rehearsals } = runbook;
    if (!isReadWhole(plan, runbook) || rehearsals.some(({ environment }) => environment === undefined)) return;
    const rehearsed = new Set(rehearsals.map(({ environment }) => environment));
    for (const [environment, use] of usedFirst(plan, runbook)) {
      const { rehearseOn, title } = environment;
      if (rehearseOn === undefined || rehearsed.has(rehearseOn)) continue;
      const where = plan.environments.find(({ id }) => id === rehearseOn);
      const name = where?.name ?? rehearseOn.slice(rehearseOn.lastIndexOf("#") + 1);
      yield {
        message: `Changes to ${title} must be rehearsed on ${where?.title ?? name}, but no rehearsal there is recorded. Rehearse the release, and record how it went: \`rehearsal DATE on ${name} passed in 2h\`.`,
        place: use,
        about: runbook.place,
        related: [{ message: "requires the rehearsal", place: environment.head }],
        fixes: () => [
          {
            kind: "scaffold",
            title: "Record the rehearsal",
            edits: [
              insertIn(runbook.insertion, [
                `rehearsal ${snippetPlaceholder(1, "2026-05-16")} on ${name} ${snippetPlaceholder(2, "passed")} in ${snippetPlaceholder(3, "2h")}`,
              ]),
            ],
          },
        ],
      };
    }
  },
};

/** The environments that steps act on, each with the place that says so first. */
function usedFirst({ environments }: Plan, { work }: Runbook): ReadonlyMap<Environment, Place> {
  const uses = new Map<Environment, Place>();
  for (const { kind, environment: use } of work.activities) {
    const environment = use?.environment === undefined ? undefined : environments[use.environment];
    if (kind === "step" && use && environment && !uses.has(environment)) uses.set(environment, use.place);
  }
  return uses;
}
