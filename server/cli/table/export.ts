import { type Command, oneRunbook, zoneOption } from "./table.js";

export const exporting = {
  name: "export",
  does: "writes a runbook as a document",
  operands: [oneRunbook],
  options: [
    {
      name: "to",
      value: {
        kind: "choice",
        name: "FORMAT",
        choices: {
          markdown:
            "GitHub-flavoured markdown with check boxes, the schedule in everybody's time, and the rollback plan",
        },
      },
      says: "what kind of document; it must be said",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      says: "writes to this file instead of standard output",
    },
    zoneOption,
  ],
  about: ["FILE is a runbook, or `-` for standard input."],
  examples: [
    { line: "gonogo export payments.runbook --to markdown" },
    { line: "gonogo export payments.runbook --to markdown --output payments.md" },
  ],
  exits: {
    0: "the document is made, and the runbook has no errors",
    1: "the document is made, and the runbook has errors: they are in the document",
    2: "it could not be done as asked: no such file, no runbook in it, a file that cannot be written",
  },
} as const satisfies Command;
