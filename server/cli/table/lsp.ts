import type { Command } from "./table.js";

export const lsp = {
  name: "lsp",
  does: "serves editors: findings, completion, hover and the rest over the language server protocol",
  operands: [],
  options: [
    { name: "stdio", says: "speaks over standard input and output, as an editor that starts it expects" },
    {
      name: "clientProcessId",
      value: { kind: "number", name: "PID" },
      says: "ends when this process does; some editors say which one they are",
    },
  ],
  about: [
    "It is the server of the VS Code extension. An editor starts it and ends it; docs/editors.md has the settings for Neovim, Helix and JetBrains.",
  ],
  examples: [{ line: "gonogo lsp --stdio" }],
  exits: {
    0: "the editor ended it in order",
    1: "the editor was gone, or what it sent could not be read",
    2: "it could not be done as asked: an unknown option, or not said how to speak",
  },
} as const satisfies Command;
