import type { Command } from "./table.js";

export const rules = {
  name: "rules",
  does: "lists the rules",
  operands: [],
  options: [
    {
      name: "format",
      value: {
        kind: "choice",
        name: "FORMAT",
        choices: {
          table: "code, severity and what it reports (the default)",
          json: "one JSON document, with every rule's severity on high, medium and low risk",
        },
      },
      says: "the format of the list",
    },
  ],
  about: [],
  examples: [{ line: "gonogo rules" }, { line: "gonogo rules --format json > rules.json" }],
  exits: {
    0: "the rules are listed",
    2: "the command could not run: an unknown option or format",
  },
} as const satisfies Command;
