import assert from "node:assert/strict";
import type { Activity } from "../../../language/plan/plan.js";
import { aggregateMissing } from "../../../language/rules/aggregate.js";
import { analyse } from "../../support/analyse.js";

const isStep = ({ kind }: Activity): boolean => kind === "step";
const isUnowned = ({ owners }: Activity): boolean => owners === undefined;

/** `block: names` for what is folded, the name for what is not. */
function folded(text: string): string[] {
  const work = analyse(`person ana { }\nrunbook all { ${text} }`).plan.runbook?.work;
  assert.ok(work);
  return aggregateMissing(work, isStep, isUnowned, ({ name }) => name.startsWith("apart")).map(each =>
    each.kind === "one"
      ? each.activity.name
      : `${each.block.name}: ${each.activities.map(({ name }) => name).join(" ")} of ${each.concerned}`,
  );
}

describe("folding what is missing everywhere", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["nothing is missing", "step a { owner ana }", []],
    ["one is not folded", "step a", ["a"]],
    ["all but what is apart", "step a step apart step b", ["all: a b of 2", "apart"]],
    ["nothing left but what is apart", "step apart-a step apart-b", ["apart-a", "apart-b"]],
    ["all of the runbook", "step a step b", ["all: a b of 2"]],
    ["some of the runbook, in order", "step a step b { owner ana } step c", ["a", "c"]],
    [
      "all of a phase",
      "step x { owner ana } phase p { step a step b } step c phase q { step d }",
      ["p: a b of 2", "c", "d"],
    ],
    ["the outermost phase", "step x { owner ana } phase p { step a phase q { step b } }", ["p: a b of 2"]],
    ["all phases", "phase p { step a } phase q { step b step c }", ["all: a b c of 3"]],
    ["what is not concerned does not count", "phase p { step a check x { owner ana } step b } ", ["all: a b of 2"]],
    [
      "parallel blocks have no name",
      "step x { owner ana } parallel { step a sequence { step b step c } }",
      ["a", "b", "c"],
    ],
    ["parallel inside a phase", "step x { owner ana } phase p { parallel { step a step b } }", ["p: a b of 2"]],
    [
      "nearly all of many",
      "phase p { step a step b step c } step d step e step x { owner ana }",
      ["all: a b c d e of 6"],
    ],
    ["four of five are few", "step a step b step c step d step x { owner ana }", ["a", "b", "c", "d"]],
    [
      "less than four fifths",
      "step a step b step c step d step e step x { owner ana } step y { owner ana }",
      ["a", "b", "c", "d", "e"],
    ],
    [
      "nearly all of the runbook, and all of a phase",
      "phase p { step a step b step c step d step e } step x { owner ana }",
      ["p: a b c d e of 5"],
    ],
    [
      "nearly all, inside parallel",
      "parallel { step a step b step c step d step e } step x { owner ana }",
      ["all: a b c d e of 6"],
    ],
    ["an empty phase", "phase p { } step x { owner ana }", []],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(folded(text), expected));
});
