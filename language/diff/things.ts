/** Everything in a runbook, and whom it speaks of, as things with facts. What lies in another comes after it. */

import { phaseOf } from "../plan/all-work.js";
import type { Block, Plan, Runbook, Work } from "../plan/plan.js";
import { declarationsOf } from "./declarations.js";
import { runbookThings } from "./runbook-facts.js";
import type { Thing } from "./thing.js";
import { activityFacts, contingencyFacts, phaseFacts, rollbackFacts } from "./work-facts.js";

export function thingsOf(plan: Plan, runbook: Runbook): readonly Thing[] {
  const { work, rollbacks, contingencies } = runbook;
  return [
    ...runbookThings(runbook),
    ...declarationsOf(plan),
    ...inWork(work, "", false),
    ...rollbacks.flatMap((rollback): readonly Thing[] => {
      const step = rollback.step === undefined ? undefined : work.activities[rollback.step];
      const { name, title } = rollback;
      const thing: Thing = {
        kind: "rollback",
        word: "rollback",
        name,
        title,
        within: step?.name ?? "",
        isPart: step !== undefined,
        facts: side => rollbackFacts(rollback, side),
      };
      return [thing, ...(rollback.work ? inWork(rollback.work, name || (step?.name ?? ""), true) : [])];
    }),
    ...contingencies.flatMap((contingency): readonly Thing[] => {
      const { name, title } = contingency;
      const thing: Thing = {
        kind: "contingency",
        word: "contingency",
        name,
        title,
        within: "",
        isPart: false,
        facts: side => contingencyFacts(contingency, side),
      };
      return [thing, ...(contingency.work ? inWork(contingency.work, name, true) : [])];
    }),
  ];
}

/** @param around the name of the rollback or contingency, or an empty text */
function inWork(work: Work, around: string, isPart: boolean): readonly Thing[] {
  const phases = work.blocks.filter(({ kind }) => kind === "phase");
  return [
    ...phases.map((block): Thing => {
      const { name, title } = block;
      const within = phaseAround(block, work)?.name ?? around;
      return {
        kind: "phase",
        word: "phase",
        name,
        title,
        within,
        isPart,
        in: { work, index: block.index },
        facts: side => phaseFacts(block, work, side),
      };
    }),
    ...work.activities.map((activity): Thing => {
      const { name, title, kind } = activity;
      const within = phaseOf(work, activity)?.name ?? around;
      return {
        kind: "activity",
        word: kind,
        name,
        title,
        within,
        isPart,
        in: { work, index: activity.index },
        facts: side => activityFacts(activity, work, side),
      };
    }),
  ];
}

function phaseAround({ parent }: Block, work: Work): Block | undefined {
  return parent === undefined ? undefined : phaseOf(work, { block: parent });
}
