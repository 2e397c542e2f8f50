import type { Command } from "./table.js";

export const explain = {
  name: "explain",
  does: "explains a rule: what it finds, why it matters and how to fix it",
  operands: [{ value: { kind: "rule", name: "CODE" } }],
  options: [],
  about: ["CODE is the code of a finding, such as time/missing-zone. `gonogo rules` lists them all."],
  examples: [{ line: "gonogo explain time/missing-zone" }, { line: "gonogo explain knowledge/single-point" }],
  exits: {
    0: "the rule is explained",
    2: "the command could not run: there is no such rule",
  },
} as const satisfies Command;
