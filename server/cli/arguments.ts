/** What is written after a command: options and operands, read by the command's table. */
import { parseArgs } from "node:util";
import { nearest } from "../../language/syntax/nearest.js";
import { allOptions, type Command, type helpOption, type Option, type Value } from "./table/table.js";

type Taking = Pick<Command, "options">;
type OptionOf<C extends Taking> = C["options"][number];
/** The options of a command that want a value. */
type Valued<C extends Taking> = Extract<OptionOf<C>, { readonly value: Value }>;
/** The names of those that stand alone. */
type FlagName<C extends Taking> = Exclude<OptionOf<C>, { readonly value: Value }>["name"] | (typeof helpOption)["name"];
/** What is written after an option: of a choice, one of its words. */
type ValueOf<O extends Option> = O extends { readonly value: { readonly choices: infer Words } }
  ? Extract<keyof Words, string>
  : string;

/** An option as it was written. */
export interface WrittenOption {
  readonly name: string;
  readonly value?: string;
}

interface Read {
  readonly kind: "arguments";
  /** All options in the order they are written in. */
  readonly written: readonly WrittenOption[];
  readonly operands: readonly string[];
}

interface ReadOf<C extends Taking> extends Read {
  readonly flags: ReadonlySet<FlagName<C>>;
  /** Of an option that is written several times, the last value. */
  readonly values: { readonly [O in Valued<C> as O["name"]]?: ValueOf<O> | undefined };
  /** The same with all values. */
  readonly lists: { readonly [O in Valued<C> as O["name"]]?: readonly ValueOf<O>[] | undefined };
}

interface ReadOfAny extends Read {
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

interface Wrong {
  readonly kind: "wrong";
  readonly message: string;
}

/** Reads arguments in any order; `-h` is `--help`, and everything after `--` is an operand. */
export function readArguments<const C extends Taking>(args: readonly string[], command: C): ReadOf<C> | Wrong;
export function readArguments(args: readonly string[], command: Taking): ReadOfAny | Wrong {
  const options = allOptions(command);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, short, value }) => [
        name,
        { type: value ? ("string" as const) : ("boolean" as const), ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const lists = new Map<string, string[]>();
  const written: WrittenOption[] = [];
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional" && token.value === "") {
      return { kind: "wrong", message: "an argument is empty: perhaps a variable of the shell has no value" };
    }
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = options.find(each => each.name === name);
    if (!option) return { kind: "wrong", message: unknownOption(rawName, options) };
    if (!option.value) {
      if (value !== undefined) return { kind: "wrong", message: `\`${rawName}\` takes no value: remove \`=${value}\`` };
      flags.add(name);
      written.push({ name });
      continue;
    }
    const swallowed = !inlineValue && value !== undefined && value.length > 1 && value.startsWith("-");
    if (!value || swallowed) return { kind: "wrong", message: `\`${rawName}\` needs a value after it` };
    const wrong = wrongValue(name, option.value, value);
    if (wrong !== undefined) return { kind: "wrong", message: wrong };
    const list = lists.get(name);
    if (list) list.push(value);
    else lists.set(name, [value]);
    written.push({ name, value });
  }
  const values = Object.fromEntries([...lists].map(([name, list]) => [name, list.at(-1) ?? ""]));
  return { kind: "arguments", flags, values, lists: Object.fromEntries(lists), written, operands };
}

function wrongValue(option: string, kind: Value, value: string): string | undefined {
  if (kind.kind === "choice" && !Object.hasOwn(kind.choices, value)) {
    return `there is no ${kind.name.toLowerCase()} \`${value}\`${choiceMeant(value, Object.keys(kind.choices))}`;
  }
  if (kind.kind === "number" && !/^\d{1,9}$/.test(value)) return `\`--${option}\` needs a number, not \`${value}\``;
  return undefined;
}

/** What is close; of a few, all. */
function choiceMeant(value: string, choices: readonly string[]): string {
  const close = nearest(value, choices, 2);
  if (close.length > 0 || choices.length <= 3) return didYouMean(close.length > 0 ? close : choices);
  return `; choose one of ${choices.join(", ")}`;
}

function unknownOption(rawName: string, options: readonly Option[]): string {
  const names = options.map(({ name }) => `--${name}`);
  return `there is no option \`${rawName}\`${didYouMean(nearest(rawName, names, 1))}`;
}

/** "; did you mean `check`?" */
export function didYouMean(candidates: readonly string[]): string {
  return candidates.length === 0 ? "" : `; did you mean ${candidates.map(each => `\`${each}\``).join(" or ")}?`;
}
