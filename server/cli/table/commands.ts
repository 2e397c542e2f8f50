/** All commands, in the order in which `gonogo --help` names them. */
import { check } from "./check.js";
import { completion } from "./completion.js";
import { diffing } from "./diff.js";
import { explain } from "./explain.js";
import { exporting } from "./export.js";
import { fmt } from "./fmt.js";
import { importing } from "./import.js";
import { init } from "./init.js";
import { lsp } from "./lsp.js";
import { rules } from "./rules.js";
import { running } from "./run.js";
import { scheduling } from "./schedule.js";
import { schema } from "./schema.js";
import type { Example, Option } from "./table.js";

export const commands = [
  check,
  fmt,
  scheduling,
  diffing,
  exporting,
  importing,
  running,
  explain,
  rules,
  schema,
  init,
  completion,
  lsp,
] as const;

export type CommandName = (typeof commands)[number]["name"];

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
