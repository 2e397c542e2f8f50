import { reportFormats } from "../reports/formats.js";
import { type Command, excludeOption, readsAbout, requireZoneDataOption, rootOption } from "./table.js";

export const check = {
  name: "check",
  does: "finds what is wrong with runbooks and says GO or NO-GO",
  operands: [{ value: { kind: "runbook", name: "PATH" }, many: true, optional: true }],
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
      repeat: true,
      says: "how the report is written; several reports at once each have an --output behind them, but for one",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      repeat: true,
      says: "writes the report named before it to this file, whole or not at all; `-` is standard output, where a report goes without it",
    },
    {
      name: "statistics",
      says: "says how often each rule speaks, most often first, in place of what it says; for the report that people read",
    },
    {
      name: "list-files",
      says: "names the files that would be checked, one a line, and does nothing else",
    },
    {
      name: "fail-on",
      value: {
        kind: "choice",
        name: "SEVERITY",
        choices: {
          error: "fails on errors (the default)",
          warning: "fails on warnings, too",
          info: "fails on whatever is found",
          never: "fails only on what cannot be read",
        },
      },
      says: "what ends the check with NO-GO",
    },
    {
      name: "max-warnings",
      value: { kind: "number", name: "NUMBER" },
      says: "fails on more warnings than this",
    },
    {
      name: "rule",
      value: { kind: "severity", name: "CODE=SEVERITY" },
      repeat: true,
      says: "gives a rule the severity error, warning, info or off, whatever policies say",
    },
    {
      name: "as-of",
      value: { kind: "text", name: "DATE" },
      says: "takes this day for today, such as 2026-05-23: an acceptance that has ended by then is an error, and of runbooks whose window lies before it only the text is checked. Without it nothing depends on the day",
    },
    {
      name: "past",
      says: "checks runbooks of the past in full, too: those that say `status done` or `status cancelled`, and those that --as-of finds",
    },
    {
      name: "baseline",
      value: { kind: "file", name: "FILE" },
      says: "keeps quiet about findings that are in this file, and says which of them are gone",
    },
    {
      name: "write-baseline",
      value: { kind: "file", name: "FILE" },
      says: "puts all findings into this file: from now on they are known",
    },
    {
      name: "prune-baseline",
      says: "takes what is gone out of the file of --baseline",
    },
    rootOption,
    requireZoneDataOption,
    excludeOption,
    {
      name: "changed-since",
      value: { kind: "ref", name: "REF" },
      says: "of all these, checks the files that differ from where the work left this branch, tag or commit, those git does not know yet, and those that import any of them at any depth",
    },
    {
      name: "files-from",
      value: { kind: "file", name: "FILE" },
      says: "takes more paths from this file (`-`: from standard input), one a line or with a NUL behind each",
    },
    {
      name: "watch",
      says: "checks again whenever a runbook changes, until Ctrl+C ends it (with 130); a terminal is cleared before each report",
    },
    {
      name: "stdin-filename",
      value: { kind: "runbook", name: "FILE" },
      says: "checks the text from standard input as this file: that is what it is called, and where its imports are looked for",
    },
  ],
  about: [
    "A PATH is a file, a folder, a glob such as 'releases/**/2026-*' (in quotes, so that gonogo reads it and not the shell), or `-` for standard input. Of a folder, and of what a glob names, all *.runbook files are checked, at any depth, except what is in node_modules or named by .gitignore files. A file is checked once, however often it is named.",
    readsAbout,
    "The report goes to standard output, everything else to standard error. Of several reports each has its own --output behind it; one may go to standard output. Colours are shown on a terminal; NO_COLOR and FORCE_COLOR are heeded.",
    "What cannot be read (the findings of the syntax rules) fails the check whatever --fail-on, --rule or a baseline says.",
  ],
  examples: [
    { line: "gonogo check ." },
    { line: "gonogo check people.runbook releases" },
    { line: "gonogo check releases --format json > findings.json" },
    { line: "gonogo check . --format sarif --output gonogo.sarif --format github" },
    { line: "gonogo check . --fail-on warning --rule window/no-slack=off" },
    { line: "gonogo check . --write-baseline gonogo-baseline.json" },
    { line: "gonogo check . --baseline gonogo-baseline.json" },
    { line: "gonogo check 'releases/**/2026-*' --exclude drafts" },
    { line: "gonogo check . --changed-since origin/main" },
    { line: "git ls-files -z '*.runbook' | gonogo check --files-from -" },
    { line: "git show HEAD:payments.runbook | gonogo check --stdin-filename payments.runbook" },
    { line: "gonogo check . --statistics" },
    { line: "gonogo check . --changed-since origin/main --list-files" },
    { line: "gonogo check releases --watch" },
    { line: "gonogo check . --as-of 2026-11-30", says: "runbooks of the past stay GO when somebody leaves" },
    { line: "gonogo check . --fix-dry-run" },
    { line: "gonogo check releases --fix" },
  ],
  exits: {
    0: "GO: nothing is at error level, or at the level of --fail-on",
    1: "NO-GO: there are errors, or what --fail-on or --max-warnings says; with a --fix option: errors that no safe fix mends",
    2: "it could not be done as asked: an unknown option, no such path, a file that is not read, or cannot be fixed or written, nothing to check",
    130: "--watch was ended with Ctrl+C",
  },
} as const satisfies Command;
