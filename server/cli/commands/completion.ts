/** `gonogo completion SHELL` */
import { didYouMean, readArguments } from "../arguments.js";
import { bashCompletion } from "../completion/bash.js";
import { fishCompletion } from "../completion/fish.js";
import { zshCompletion } from "../completion/zsh.js";
import { done, forPrograms, misused, type Outcome } from "../outcome.js";
import { completion as table } from "../table/completion.js";

const scripts: Readonly<Record<string, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export function completionCommand(args: readonly string[]): Outcome {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "completion");
  const [shell, ...more] = read.operands;
  if (shell === undefined || more.length > 0) return misused("name one shell: bash, zsh or fish", "completion");
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (!script)
    return misused(
      `there is no completion for the shell \`${shell}\`${didYouMean(Object.keys(scripts))}`,
      "completion",
    );
  return done(0, forPrograms(script()));
}
