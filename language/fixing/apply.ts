/** Edits -> text. */
import type { Edit } from "../plan/finding.js";
import { linesOf } from "./lines.js";

export type Applied =
  | { readonly kind: "text"; readonly text: string }
  /** Two edits change the same text, or one stands where the text has no such place. */
  | { readonly kind: "refused"; readonly why: "overlap" | "outside" };

/** An edit as offsets in UTF-16 units. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** What becomes of a text; the edits' files are not looked at. What is inserted at one place keeps the edits' order. */
export function applyEdits(text: string, edits: readonly Edit[]): Applied {
  const { offsetOf } = linesOf(text);
  const replacements: Replacement[] = [];
  for (const { place, newText } of edits) {
    const [from, to] = [offsetOf(place.range.start), offsetOf(place.range.end)];
    if (from === undefined || to === undefined || to < from) return { kind: "refused", why: "outside" };
    replacements.push({ from, to, newText });
  }
  replacements.sort((a, b) => a.from - b.from || a.to - b.to);
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, newText } of replacements) {
    if (from < done) return { kind: "refused", why: "overlap" };
    pieces.push(text.slice(done, from), newText);
    done = to;
  }
  return { kind: "text", text: pieces.join("") + text.slice(done) };
}
