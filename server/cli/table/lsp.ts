import type { Command } from "./table.js";

export const lsp = {
  name: "lsp",
  does: "serves editors: findings, completion, hover and the rest over the language server protocol",
  operands: [],
  options: [
    { name: "stdio", says: "uses standard input and output, as editors expect" },
    {
      name: "clientProcessId",
      value: { kind: "number", name: "PID" },
      says: "ends when this process ends; some editors pass their own process id",
    },
  ],
  about: [
    "It is the server of the VS Code extension. An editor starts it and ends it; docs/editors.md has the settings for Neovim, Helix and JetBrains.",
  ],
  examples: [{ line: "gonogo lsp --stdio" }],
  exits: {
    0: "the editor ended the server normally",
    1: "the editor is gone, or its messages could not be read",
    2: "the command could not run: an unknown option, or no --stdio",
  },
} as const satisfies Command;
