/** All commands, in the order in which `gonogo --help` names them. */
import { boarding } from "./board.js";
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

export const commands = [
  check,
  fmt,
  scheduling,
  diffing,
  exporting,
  importing,
  running,
  boarding,
  explain,
  rules,
  schema,
  init,
  completion,
  lsp,
] as const;

export type CommandName = (typeof commands)[number]["name"];
