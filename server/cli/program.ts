/** Finds the command that is meant and runs it. Commands are loaded when asked for: `--version` needs no parser. */
import { nearest } from "../../language/syntax/nearest.js";
import { didYouMean, readArguments } from "./arguments.js";
import { typed } from "./names.js";
import { type CliContext, done, forPeople, misused, nothing, type Outcome } from "./outcome.js";
import { type Printed, printed } from "./printed.js";
import type { CommandName } from "./table/commands.js";
import { program } from "./table/program.js";
import { versionText } from "./version.js";

type Run = (args: readonly string[], context: CliContext) => Promise<Outcome> | Outcome;

const runs: Readonly<Record<CommandName, () => Promise<Run>>> = {
  check: async () => (await import("./commands/check.js")).checkCommand,
  fmt: async () => (await import("./commands/fmt.js")).fmtCommand,
  schedule: async () => (await import("./commands/schedule.js")).scheduleCommand,
  diff: async () => (await import("./commands/diff.js")).diffCommand,
  export: async () => (await import("./commands/export.js")).exportCommand,
  import: async () => (await import("./commands/import.js")).importCommand,
  run: async () => (await import("./commands/run.js")).runCommand,
  board: async () => (await import("./commands/board.js")).boardCommand,
  explain: async () => (await import("./commands/explain.js")).explainCommand,
  rules: async () => (await import("./commands/rules.js")).rulesCommand,
  schema: async () => (await import("./commands/schema.js")).schemaCommand,
  init: async () => (await import("./commands/init.js")).initCommand,
  completion: async () => (await import("./commands/completion.js")).completionCommand,
  lsp: async () => (await import("./commands/lsp.js")).lspCommand,
};

export async function runProgram(args: readonly string[], context: CliContext): Promise<Printed> {
  return printed(await outcomeOf(args, context), context);
}

async function outcomeOf(args: readonly string[], context: CliContext): Promise<Outcome> {
  const [first, ...rest] = args;
  if (first === undefined) return { code: 2, out: nothing, err: [forPeople(await help())] };
  if (first === "help") return helpOn(rest);
  if (first.startsWith("-") && first !== "-") return withoutCommand(args);
  if (!isCommand(first)) return misused(unknownCommand(first));
  if (wantsHelp(rest)) return done(0, forPeople(await help(first)));
  const run = await runs[first]();
  return run(rest, context);
}

/** Asked for anywhere before a `--`, help is given whatever else is written. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

async function helpOn([name]: readonly string[]): Promise<Outcome> {
  if (name !== undefined && !isCommand(name)) return misused(unknownCommand(name));
  return done(0, forPeople(await help(name)));
}

/** What is said of a command, or of the program. */
async function help(name?: CommandName): Promise<string> {
  const { generalHelp, helpOf } = await import("./help.js");
  return name === undefined ? generalHelp() : helpOf(name);
}

async function withoutCommand(args: readonly string[]): Promise<Outcome> {
  const read = readArguments(args, program);
  if (read.kind === "wrong") return misused(read.message);
  if (read.flags.has("help")) return done(0, forPeople(await help()));
  if (read.flags.has("version")) return done(0, forPeople(versionText()));
  return misused("a command is missing");
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(runs, name);
}

function unknownCommand(name: string): string {
  const looksLikePath = name === "-" || /[/\\.]/.test(name);
  const meant = looksLikePath ? [`gonogo check ${typed(name)}`] : nearest(name, Object.keys(runs), 1);
  return `there is no command \`${name}\`${didYouMean(meant)}`;
}
