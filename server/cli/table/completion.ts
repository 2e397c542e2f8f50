import type { Command } from "./table.js";

export const completion = {
  name: "completion",
  does: "writes a completion script for a shell",
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
  about: ["SHELL is bash, zsh or fish. Write the script to the file where the shell looks for it."],
  examples: [
    { line: "gonogo completion bash > ~/.local/share/bash-completion/completions/gonogo" },
    { line: "gonogo completion zsh > ~/.zfunc/_gonogo", says: "a folder in $fpath" },
    { line: "gonogo completion fish > ~/.config/fish/completions/gonogo.fish" },
  ],
  exits: {
    0: "the script is written",
    2: "the command could not run: no shell is named, or an unknown one",
  },
} as const satisfies Command;
