import { schemaNames } from "../../schema-names.js";
import type { Command } from "./table.js";

export const schema = {
  name: "schema",
  does: "prints the JSON Schema of what gonogo prints as JSON",
  operands: [{ value: { kind: "choice", name: "NAME", choices: schemaNames }, optional: true }],
  options: [],
  about: [
    "Without NAME it says which schemas there are. A document names the address of its own as `$schema`; this command needs no network. What is added to a document later keeps it valid; where that cannot be, `version` and the name change.",
  ],
  examples: [{ line: "gonogo schema" }, { line: "gonogo schema check-1 > check-1.json" }],
  exits: {
    0: "the schema is printed",
    2: "the command could not run: there is no such schema",
  },
} as const satisfies Command;
