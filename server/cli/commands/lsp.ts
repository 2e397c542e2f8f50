/** `gonogo lsp` */
import { readArguments } from "../arguments.js";
import { misused, type Outcome } from "../outcome.js";
import { lsp as table } from "../table/lsp.js";

export async function lspCommand(args: readonly string[]): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "lsp");
  const [operand] = read.operands;
  if (operand !== undefined) return misused(`the editor names its files: remove \`${operand}\``, "lsp");
  if (!read.flags.has("stdio")) {
    return misused("write `gonogo lsp --stdio`", "lsp");
  }
  // It reads the same arguments, and its connection ends the process.
  await import("../../lsp/main.js");
  return new Promise(() => {});
}
