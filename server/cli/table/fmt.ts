import { type Command, excludeOption, readsAbout, rootOption } from "./table.js";

export const fmt = {
  name: "fmt",
  does: "formats runbooks; comments and meaning stay",
  operands: [{ value: { kind: "runbook", name: "PATH" }, many: true }],
  options: [
    {
      name: "check",
      says: "writes nothing: names the files that are not formatted, and ends with 1 when there are any",
    },
    { name: "diff", says: "writes nothing: the patch that would format the files goes to standard output" },
    rootOption,
    excludeOption,
    {
      name: "stdin-filename",
      value: { kind: "runbook", name: "FILE" },
      says: "what the text from standard input is called",
    },
  ],
  about: [
    "A PATH is a file, a folder or `-` for standard input, as for `gonogo check`; what is read from standard input goes to standard output.",
    readsAbout,
    "A statement gets a line of its own, a block's inside is indented by two blanks, runs of blanks and of empty lines become one. Comments, the text of code blocks, line breaks inside a statement and blocks that are written on one line stay. What a runbook means never changes. A text that cannot be read is left alone, and the place is named.",
  ],
  examples: [
    { line: "gonogo fmt ." },
    { line: "gonogo fmt releases --check", says: "for a pipeline or a hook: fails when somebody forgot to" },
    { line: "gonogo fmt . --exclude drafts" },
    { line: "gonogo fmt payments.runbook --diff" },
    { line: "gonogo fmt - < payments.runbook" },
  ],
  exits: {
    0: "all files are formatted",
    1: "with --check: some files are not formatted",
    2: "it could not be done as asked: no such path, a file that cannot be read or written, a text with mistakes in it",
  },
} as const satisfies Command;
