import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Activity, Plan, Runbook } from "../../plan/plan.js";
import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import type { Group } from "../groups.js";
import { isReadWhole } from "../read-whole.js";
import type { Report, Rule } from "../rule.js";
import { protectedEnvironment, protectedSteps } from "./protected.js";

export const missing: Rule = {
  code: "window/missing",
  severity: "error",
  *check({ plan, release }) {
    if (!release) return;
    const { runbook } = release;
    if (runbook.windowWritten || !isReadWhole(plan, runbook)) return;
    const steps = protectedSteps(plan, runbook);
    for (const group of byAccept(steps, runbook, missing.code, ({ place }) => place).values()) {
      yield* reportOf(plan, runbook, group);
    }
  },
};

function* reportOf(plan: Plan, runbook: Runbook, steps: Group<Activity>): Iterable<Report> {
  const [first] = steps;
  const environment = protectedEnvironment(plan, first);
  if (!environment) return;
  const zone = runbook.zonePlace ? "" : ` ${snippetPlaceholder(3, runbook.goLive ? runbook.zone : "Area/City")}`;
  yield {
    message: `${count(steps.length, "step changes", "steps change")} ${environment.title}, which is protected, but the runbook has no window. Nobody knows when the change may start and when it must be finished. Add \`window FROM to TO\`.`,
    place: first.environment?.place ?? runbook.head,
    about: runbook.place,
    related: steps
      .slice(0, mostRelated)
      .map(({ title, head }) => ({ message: `${quoted(title)} changes it`, place: head })),
    concerns: steps.map(({ head }) => head),
    fixes: () => [
      {
        kind: "scaffold",
        title: "Add a window",
        edits: [
          insertIn(runbook.insertion, [
            `window ${snippetPlaceholder(1, "2026-05-23 22:00")} to ${snippetPlaceholder(2, "2026-05-24 04:00")}${zone}`,
          ]),
        ],
      },
    ],
  };
}

const mostRelated = 20;
