import { type Command, readsAbout, requireZoneDataOption, rootOption, zoneOption } from "./table.js";

export const diffing = {
  name: "diff",
  does: "tells what has changed between two versions of a runbook or a programme",
  operands: [
    { value: { kind: "ref", name: "REF|FILE" } },
    { value: { kind: "runbook", name: "FILE" }, many: true, optional: true },
  ],
  options: [
    {
      name: "format",
      value: {
        kind: "choice",
        name: "FORMAT",
        choices: {
          text: "for people (the default)",
          markdown: "for one comment of a pull request: of a very large change only as much as fits",
          json: "one JSON document: times in ISO 8601 with the zone's offset, lengths in seconds",
        },
      },
      says: "the format of the output",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      says: "writes to this file; `-` is standard output, the default",
    },
    { name: "exit-code", says: "ends with 1 if anything has changed" },
    zoneOption,
    rootOption,
    requireZoneDataOption,
  ],
  about: [
    "With two files, the second is compared with the first; one of them may be `-` for standard input. With a git reference (a branch, a tag, a commit), runbooks are compared with what they and their imports were at the commit at which the work on the working tree left the reference: what a pull request changes. Without a FILE, these are all runbooks and programmes in the working directory that have changed or rest on what has.",
    "Of a programme the night comes first: its verdict and end, what is found across its runbooks, which of them came, went or are others; then each of those that has changed.",
    "Effects come first: the verdict, the end, the slack, the latest safe decision, the point of no return, outages, the critical path, and what is found. Then what was changed. Things are known by their names; a renamed one by its title and place. How a text is formatted, its comments and the order of declarations are no change, and what only moves because something else was changed is an effect.",
    readsAbout,
  ],
  examples: [
    { line: "gonogo diff origin/main" },
    { line: "gonogo diff HEAD releases/payments.runbook", says: "what is not committed yet" },
    { line: "gonogo diff tuesday.runbook thursday.runbook --zone Asia/Kolkata" },
    { line: "gonogo diff origin/main --format markdown --exit-code > changes.md" },
  ],
  exits: {
    0: "the versions are compared",
    1: "with --exit-code: something has changed",
    2: "the command could not run: no such file, no runbook in it, no such commit, a file that cannot be written",
  },
} as const satisfies Command;
