import { type Command, excludeOption, readsAbout, rootOption } from "./table.js";

export const fmt = {
  name: "fmt",
  does: "formats runbooks; comments and meaning stay",
  operands: [{ value: { kind: "runbook", name: "PATH" }, many: true }],
  options: [
    {
      name: "check",
      says: "writes nothing: lists the files that are not formatted, and ends with 1 if there are any",
    },
    { name: "diff", says: "writes nothing: the patch that would format the files goes to standard output" },
    rootOption,
    excludeOption,
    {
      name: "stdin-filename",
      value: { kind: "runbook", name: "FILE" },
      says: "the file name of the text from standard input",
    },
  ],
  about: [
    "A PATH is a file, a folder or `-` for standard input, as for `gonogo check`; what is read from standard input goes to standard output.",
    readsAbout,
    "Each statement gets its own line, the inside of a block is indented by two spaces, and several spaces or empty lines become one. Comments, text blocks, line breaks inside a statement and blocks on one line stay. The meaning of a runbook never changes. A file that cannot be read stays as it is, and the place is reported.",
  ],
  examples: [
    { line: "gonogo fmt ." },
    { line: "gonogo fmt releases --check", says: "for a pipeline or a hook: fails if a file is not formatted" },
    { line: "gonogo fmt . --exclude drafts" },
    { line: "gonogo fmt payments.runbook --diff" },
    { line: "gonogo fmt - < payments.runbook" },
  ],
  exits: {
    0: "all files are formatted",
    1: "with --check: some files are not formatted",
    2: "the command could not run: no such path, a file that cannot be read or written, or a text with syntax errors",
  },
} as const satisfies Command;
