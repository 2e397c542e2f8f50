import { reportFormats } from "../reports/formats.js";
import type { Command } from "./table.js";

export const check = {
  name: "check",
  does: "finds what is wrong with runbooks and says GO or NO-GO",
  operands: [{ value: { kind: "runbook", name: "PATH" }, many: true }],
  options: [
    {
      name: "fix",
      says: "applies every fix that is safe (the finding is gone, and no new error is there), then reports what is left; with `-` the fixed text goes to standard output, the report to standard error",
    },
    {
      name: "fix-dry-run",
      says: "changes nothing: the patch that --fix would make goes to standard output, the report on what would be left to standard error",
    },
    {
      name: "format",
      value: { kind: "choice", name: "FORMAT", choices: reportFormats },
      says: "how the report is written",
    },
    {
      name: "stdin-filename",
      value: { kind: "runbook", name: "FILE" },
      says: "what the text from standard input is called; its imports are relative to that file",
    },
  ],
  about: [
    "A PATH is a file, a folder or `-` for standard input. Of a folder all *.runbook files are checked, at any depth, except what is in node_modules or named by .gitignore files; links to folders are followed, each folder once. A file is checked once, however often it is named.",
    "The report goes to standard output, everything else to standard error. Colours are shown on a terminal; NO_COLOR and FORCE_COLOR are heeded.",
  ],
  examples: [
    { line: "gonogo check ." },
    { line: "gonogo check people.runbook releases" },
    { line: "gonogo check releases --format json > findings.json" },
    { line: "git show HEAD:payments.runbook | gonogo check - --stdin-filename payments.runbook" },
    { line: "gonogo check . --fix-dry-run" },
    { line: "gonogo check releases --fix" },
  ],
  exits: {
    0: "GO: nothing is at error level",
    1: "NO-GO: there are errors; with a --fix option: errors that no safe fix mends",
    2: "it could not be done as asked: an unknown option, no such path, a file that cannot be read or fixed, nothing to check",
  },
} as const satisfies Command;
