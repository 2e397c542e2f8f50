import type { Command } from "./table.js";

export const completion = {
  name: "completion",
  does: "writes what makes a shell complete gonogo's commands, options and values",
  operands: [
    {
      value: {
        kind: "choice",
        name: "SHELL",
        choices: { bash: "for bash 3.2 and newer", zsh: "for zsh", fish: "for fish" },
      },
    },
  ],
  options: [],
  about: ["SHELL is bash, zsh or fish. What is written belongs into the file that the shell reads at its start."],
  examples: [
    { line: "gonogo completion bash > ~/.local/share/bash-completion/completions/gonogo" },
    { line: "gonogo completion zsh > ~/.zfunc/_gonogo", says: "a folder in $fpath" },
    { line: "gonogo completion fish > ~/.config/fish/completions/gonogo.fish" },
  ],
  exits: {
    0: "it is written",
    2: "it could not be done as asked: no shell is named, or another one",
  },
} as const satisfies Command;
