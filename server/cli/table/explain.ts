import type { Command } from "./table.js";

export const explain = {
  name: "explain",
  does: "says what a rule finds, why, and how it is fixed",
  operands: [{ value: { kind: "rule", name: "CODE" } }],
  options: [],
  about: ["CODE is what stands behind a finding's severity, such as time/missing-zone. `gonogo rules` lists them all."],
  examples: [{ line: "gonogo explain time/missing-zone" }, { line: "gonogo explain knowledge/single-point" }],
  exits: {
    0: "the rule is explained",
    2: "it could not be done as asked: there is no such rule",
  },
} as const satisfies Command;
