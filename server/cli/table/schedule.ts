import {
  type Command,
  fallbackOption,
  oneRunbook,
  readsAbout,
  requireZoneDataOption,
  rootOption,
  withOption,
  zoneOption,
} from "./table.js";

export const scheduling = {
  name: "schedule",
  does: "shows when everything in a runbook happens",
  operands: [oneRunbook],
  options: [
    {
      name: "format",
      value: {
        kind: "choice",
        name: "FORMAT",
        choices: {
          table: "a table, by start (the default)",
          json: "one JSON document: times in ISO 8601 with the zone's offset, durations in seconds",
        },
      },
      says: "the format of the output",
    },
    withOption,
    zoneOption,
    fallbackOption,
    rootOption,
    requireZoneDataOption,
  ],
  about: [
    "FILE is a runbook, or `-` for standard input. A runbook without a window and a go-live is shown in times from T. Of a programme, all of its runbooks are shown in one table, and its JSON holds the schedule of each.",
    "With --with NAME the plan is shown as that contingency leaves it: struck at the moment at which it misses most (docs/language.md), its activities in front of all that has not begun, and, after `then rollback`, the rollback. Whether that fits does not change the exit code.",
    readsAbout,
  ],
  examples: [
    { line: "gonogo schedule payments.runbook" },
    { line: "gonogo schedule payments.runbook --zone Europe/London" },
    {
      line: "gonogo schedule payments.runbook --fallback 1",
      says: "when everything happens if the first window cannot be used",
    },
    { line: "gonogo schedule payments.runbook --with corrupt" },
    { line: "gonogo schedule payments.runbook --format json > schedule.json" },
  ],
  exits: {
    0: "the schedule is made, and the runbook has no errors",
    1: "the schedule is made as far as possible, but the runbook has errors: see `gonogo check`",
    2: "the command could not run: no such file, no runbook in it, no such zone, no such contingency, or one that cannot strike",
  },
} as const satisfies Command;
