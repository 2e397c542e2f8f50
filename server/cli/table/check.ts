import { reportFormats } from "../reports/formats.js";
import { type Command, excludeOption, readsAbout, requireZoneDataOption, rootOption } from "./table.js";

export const check = {
  name: "check",
  does: "finds what is wrong with runbooks and says GO or NO-GO",
  operands: [{ value: { kind: "runbook", name: "PATH" }, many: true, optional: true }],
  options: [
    {
      name: "fix",
      says: "applies all safe fixes (each removes its finding and adds no error), then reports what is left; with `-` the fixed text goes to standard output, the report to standard error",
    },
    {
      name: "fix-dry-run",
      says: "changes nothing: the patch that --fix would make goes to standard output, the report on what would be left to standard error",
    },
    {
      name: "format",
      value: { kind: "choice", name: "FORMAT", choices: reportFormats },
      repeat: true,
      says: "how the report is written; for several reports, write --output FILE after each but one",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      repeat: true,
      says: "writes the report before it to this file; `-` is standard output, the default",
    },
    {
      name: "statistics",
      says: "counts the findings of each rule, most first, instead of listing them; with the human report only",
    },
    {
      name: "list-files",
      says: "lists the files that would be checked, one per line, and does nothing else",
    },
    {
      name: "fail-on",
      value: {
        kind: "choice",
        name: "SEVERITY",
        choices: {
          error: "fails on errors (the default)",
          warning: "fails on warnings and errors",
          info: "fails on any finding",
          never: "fails only on files that cannot be read",
        },
      },
      says: "the lowest severity that makes the check NO-GO",
    },
    {
      name: "max-warnings",
      value: { kind: "number", name: "NUMBER" },
      says: "fails if there are more warnings than this",
    },
    {
      name: "rule",
      value: { kind: "severity", name: "CODE=SEVERITY" },
      repeat: true,
      says: "sets the severity of a rule (error, warning, info or off), whatever policies say",
    },
    {
      name: "as-of",
      value: { kind: "text", name: "DATE" },
      says: "checks as if today were this day, such as 2026-05-23: an expired acceptance is an error, and a runbook whose window is before that day is checked for its text only. Without it no result depends on the day",
    },
    {
      name: "past",
      says: "checks runbooks of the past in full, too: those that say `status done` or `status cancelled`, and those that --as-of finds",
    },
    {
      name: "baseline",
      value: { kind: "file", name: "FILE" },
      says: "leaves out the findings that are in this file, and lists those that are fixed",
    },
    {
      name: "write-baseline",
      value: { kind: "file", name: "FILE" },
      says: "writes all findings to this file, as a baseline",
    },
    {
      name: "prune-baseline",
      says: "removes fixed findings from the --baseline file",
    },
    rootOption,
    requireZoneDataOption,
    excludeOption,
    {
      name: "changed-since",
      value: { kind: "ref", name: "REF" },
      says: "checks only files that changed since the branch point from this branch, tag or commit, untracked files, and files that import any of these at any depth",
    },
    {
      name: "files-from",
      value: { kind: "file", name: "FILE" },
      says: "takes more paths from this file (`-`: from standard input), one per line or each followed by a NUL",
    },
    {
      name: "jobs",
      value: { kind: "number", name: "NUMBER" },
      says: "checks files on so many threads at once, from 1 (no further threads) to 64; the report is the same for any number. Without it and GONOGO_JOBS, 400 files and more are checked on half of the processors (8 threads at most), where there are 4 processors or more",
    },
    {
      name: "watch",
      says: "checks again whenever a runbook changes, until Ctrl+C ends it (with 130); the terminal is cleared before each report",
    },
    {
      name: "stdin-filename",
      value: { kind: "runbook", name: "FILE" },
      says: "the file name of the text from standard input: reports show it, and imports are relative to it",
    },
  ],
  about: [
    "A PATH is a file, a folder, a glob such as 'releases/**/2026-*' (in quotes, so that gonogo reads it and not the shell), or `-` for standard input. In a folder, and for a glob, all *.runbook files are checked at any depth, except those in node_modules or ignored by .gitignore files. A file is checked once, however often it is named.",
    readsAbout,
    "The report goes to standard output, everything else to standard error. With several reports, each has its own --output after it; one may go to standard output. Colours are used on a terminal; NO_COLOR and FORCE_COLOR are respected.",
    "A file that cannot be read (a finding of a syntax rule) fails the check, whatever --fail-on, --rule or a baseline says.",
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
    0: "GO: no errors, and nothing that --fail-on or --max-warnings fails on",
    1: "NO-GO: there are errors, or findings that --fail-on or --max-warnings fails on; with a --fix option: errors without a safe fix",
    2: "the command could not run: an unknown option, no such path, a file that cannot be read, fixed or written, or nothing to check",
    130: "--watch was ended with Ctrl+C",
  },
} as const satisfies Command;
