import assert from "node:assert/strict";
import { applyEdits } from "../../language/edits/apply.js";
import { placeholdersSpelledOut } from "../../language/edits/snippets.js";
import type { Fix } from "../../language/index.js";

/** A text with a fix applied; the placeholders of a scaffold keep what they offer, or have `fill` make something of it. */
export function applyFix(text: string, { kind, edits }: Fix, fill = placeholdersSpelledOut): string {
  const written = edits.map(edit => (kind === "scaffold" ? { ...edit, newText: fill(edit.newText) } : edit));
  const applied = applyEdits(text, written);
  assert.equal(applied.kind, "text", `refused: ${JSON.stringify(edits)}`);
  return applied.kind === "text" ? applied.text : text;
}
