import { importChoices } from "../../importing/formats.js";
import { type Command, rootOption } from "./table.js";

export const importing = {
  name: "import",
  does: "makes a runbook of a plan in a spreadsheet, a wiki page or an issue",
  operands: [{ value: { kind: "file", name: "FILE" } }],
  options: [
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      says: "writes the runbook to this file, which ends in .runbook, and its people to a roster beside it; `-` is standard output, the default",
    },
    {
      name: "zone",
      value: { kind: "zone", name: "ZONE" },
      says: "the IANA zone of the times in the file, such as Asia/Kolkata; without it the runbook has none, and the checker asks",
    },
    {
      name: "map",
      value: { kind: "text", name: "HEADER=ROLE" },
      repeat: true,
      says: "takes a column for what you say: id, phase, task, owner, cover, team, start (or at), end, duration, predecessors, command, rollback, notes …; `ignore` leaves it out",
    },
    {
      name: "roster",
      value: { kind: "runbook", name: "FILE" },
      says: "people who are declared already: matched by name, and imported by the runbook",
    },
    {
      name: "sheet",
      value: { kind: "text", name: "NAME" },
      says: "imports only the sheet of this name, or what is under this heading",
    },
    {
      name: "ledger",
      value: { kind: "file", name: "FILE" },
      says: "writes what became of every cell: as JSON where the name ends in .json, else as CSV",
    },
    {
      name: "from",
      value: { kind: "choice", name: "FORMAT", choices: importChoices },
      says: "the format of the file; by default it is recognised",
    },
    { name: "force", says: "takes the place of files that are there already" },
    rootOption,
  ],
  about: [
    "FILE is a file of any of these formats, or `-` for standard input. Nothing is invented: what the file does not say (a zone, an owner, a duration) is left out and named on standard error, and the checker finds it. Nothing is lost in silence: every cell becomes a statement, a note, or is named as dropped with its reason.",
    "Formulas are taken by their stored results, macros are never run, and what is too large or damaged is refused whole.",
  ],
  examples: [
    { line: "gonogo import plan.xlsx --zone Europe/Lisbon --output release.runbook" },
    { line: "gonogo import plan.csv --map 'Wann=start' --map 'Wer=owner' > release.runbook" },
    { line: "gonogo import plan.xlsx --sheet Cutover --roster people.runbook --ledger ledger.csv" },
    { line: "gh issue view 12 --json body --jq .body | gonogo import - --from markdown" },
  ],
  exits: {
    0: "the runbook is made; it may have errors, which standard error counts",
    2: "the command could not run: a file that cannot be read or holds no plan, or one that is there already",
  },
} as const satisfies Command;
