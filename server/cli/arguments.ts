/** What is written behind a command: options and positional arguments. */
import { parseArgs } from "node:util";
import { nearest } from "../../language/syntax/nearest.js";

export interface OptionKinds {
  /** Options that stand alone, such as `--help`. */
  readonly flags: readonly string[];
  /** Options that want a value, such as `--zone Asia/Kolkata`. */
  readonly values: readonly string[];
}

export type Arguments =
  | {
      readonly kind: "arguments";
      readonly flags: ReadonlySet<string>;
      readonly values: ReadonlyMap<string, string>;
      readonly positionals: readonly string[];
    }
  | { readonly kind: "wrong"; readonly message: string };

/** Reads arguments in any order; `-h` is `--help`, and everything behind `--` is positional. */
export function readArguments(args: readonly string[], kinds: OptionKinds): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", short: "h" },
      ...Object.fromEntries(kinds.flags.map(name => [name, { type: "boolean" as const }])),
      ...Object.fromEntries(kinds.values.map(name => [name, { type: "string" as const }])),
    },
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (name === "help" || kinds.flags.includes(name)) {
      if (value !== undefined)
        return { kind: "wrong", message: `\`${rawName}\` stands alone: leave out \`=${value}\`` };
      flags.add(name);
    } else if (kinds.values.includes(name)) {
      const swallowed = !inlineValue && value !== undefined && value.length > 1 && value.startsWith("-");
      if (!value || swallowed) return { kind: "wrong", message: `\`${rawName}\` wants a value behind it` };
      values.set(name, value);
    } else return { kind: "wrong", message: unknownOption(rawName, kinds) };
  }
  return { kind: "arguments", flags, values, positionals };
}

function unknownOption(rawName: string, { flags, values }: OptionKinds): string {
  const known = ["help", ...flags, ...values].map(name => `--${name}`);
  return `there is no option \`${rawName}\`${didYouMean(nearest(rawName, known, 1))}`;
}

/** "; did you mean `check`?" */
export function didYouMean(candidates: readonly string[]): string {
  return candidates.length === 0 ? "" : `; did you mean ${candidates.map(each => `\`${each}\``).join(" or ")}?`;
}
