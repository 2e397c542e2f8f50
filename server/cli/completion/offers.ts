/** What is offered where a value is wanted, and the commands it is wanted by. */
import { rules } from "../../../language/index.js";
import { zoneNames } from "../../../language/time/zones.js";
import { severitiesOf } from "../severities.js";
import { commands } from "../table/commands.js";
import { program } from "../table/program.js";
import { allOptions, type Command, type Operand, type Option, type Value } from "../table/table.js";

export type Offer =
  /** `parts`: with a `=` inside, at which some shells take a word apart. */
  | { readonly kind: "words" | "parts"; readonly words: readonly string[] }
  | { readonly kind: "runbooks" | "files" | "folders" | "refs" | "contingencies" | "activities" | "nothing" };

export function offerOf(value: Value): Offer {
  switch (value.kind) {
    case "choice":
      return { kind: "words", words: Object.keys(value.choices) };
    case "rule":
      return { kind: "words", words: rules.map(({ code }) => code) };
    case "severity":
      return { kind: "parts", words: rules.flatMap(rule => severitiesOf(rule).map(each => `${rule.code}=${each}`)) };
    case "zone":
      return { kind: "words", words: zoneNames() };
    case "runbook":
      return { kind: "runbooks" };
    case "file":
      return { kind: "files" };
    case "folder":
      return { kind: "folders" };
    case "ref":
      return { kind: "refs" };
    case "contingency":
      return { kind: "contingencies" };
    case "activity":
      return { kind: "activities" };
    case "number":
    case "text":
      return { kind: "nothing" };
  }
}

/** Names of contingencies in runbooks: of strangers', so only signs that mean nothing to a shell. */
export const contingencyNames = "s/^[[:space:]]*contingency[[:space:]][[:space:]]*\\([A-Za-z][A-Za-z0-9_-]*\\).*/\\1/p";

/** What is completed after a command. */
export interface Completed {
  readonly name: string;
  readonly does: string;
  readonly options: readonly Option[];
  /** In order; the last stands for all that follow it. */
  readonly operands: readonly Operand[];
}

export const completed: readonly Completed[] = [
  ...(commands as readonly Command[]).map(command => ({
    name: command.name,
    does: command.does,
    options: allOptions(command),
    operands: command.operands,
  })),
  {
    name: "help",
    does: "says what a command takes",
    options: [],
    operands: [
      {
        value: {
          kind: "choice",
          name: "COMMAND",
          choices: Object.fromEntries(commands.map(({ name, does }) => [name, does])),
        },
      },
    ],
  },
];

/** The options that may stand where a command is wanted. */
export const programOptions: readonly Option[] = allOptions(program);

/** "--fix", "-h" */
export function spellings({ name, short }: Option): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}
