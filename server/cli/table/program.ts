/** What `gonogo` takes without a command: all that a start has to know of the table. */
import type { Example, Option } from "./table.js";

export const versionOption = {
  name: "version",
  says: "shows the versions of gonogo and of its time zone data",
} as const satisfies Option;

/** What `gonogo` takes without a command. */
export const program = {
  name: "gonogo",
  does: "checks release runbooks before the release",
  options: [versionOption],
  examples: [
    { line: "gonogo check ." },
    { line: "gonogo check releases/payments.runbook --format json" },
    { line: "gonogo schedule releases/payments.runbook --zone Asia/Kolkata" },
    { line: "gonogo diff origin/main" },
    { line: "gonogo export releases/payments.runbook --to markdown > payments.md" },
    { line: "gonogo explain rollback/missing" },
  ] as readonly Example[],
  exits: {
    0: "done, and there are no errors",
    1: "done, but there are errors",
    2: "the command could not run: an unknown option, no such file, nothing to check",
  },
} as const;
