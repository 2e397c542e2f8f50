/** Edits -> text. */
import type { Edit } from "../plan/finding.js";
import { replaced, replacementsOf } from "./replacement.js";

export type Applied =
  | { readonly kind: "text"; readonly text: string }
  /** Two edits change the same text, or one stands where the text has no such place. */
  | { readonly kind: "refused"; readonly why: "overlap" | "outside" };

/** What becomes of a text; the edits' files are not looked at. What is inserted at one place keeps the edits' order. */
export function applyEdits(text: string, edits: readonly Edit[]): Applied {
  const replacements = replacementsOf(text, edits);
  if (!replacements) return { kind: "refused", why: "outside" };
  const overlaps = replacements.some(({ from }, index) => from < (replacements[index - 1]?.to ?? 0));
  return overlaps ? { kind: "refused", why: "overlap" } : { kind: "text", text: replaced(text, replacements) };
}
