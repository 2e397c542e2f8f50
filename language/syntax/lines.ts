/** Offsets and the lines and characters they stand for. */
import type { Position } from "../plan/place.js";
import type { TextChange } from "./change.js";

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    // What the runtime itself looks for is found fastest.
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  addStarts(starts, text, 0, Number.POSITIVE_INFINITY);
  return starts;
}

/** The same after an edit, from those before it. */
export function lineStartsAgain(
  before: readonly number[],
  text: string,
  { from, oldTo, newTo }: TextChange,
): readonly number[] {
  // A line's end of two characters may have been cut in two, or made of two halves.
  const line = positionAt(before, Math.max(0, from - 1)).line;
  const starts = before.slice(0, line + 1);
  const next = positionAt(before, oldTo + 1).line + 1;
  const kept = before[next];
  const by = newTo - oldTo;
  addStarts(starts, text, starts.at(-1) ?? 0, kept === undefined ? Number.POSITIVE_INFINITY : kept + by);
  for (let at = next; at < before.length; at++) starts.push((before[at] ?? 0) + by);
  return starts;
}

/** Adds the lines that begin after `from` and before `to`. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  for (let at = from; at < text.length && at + 1 < to; at++) {
    const code = text.charCodeAt(at);
    if (code > 13) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if ((code === 13 || code === 10) && at + 1 < to) starts.push(at + 1);
  }
}

export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}
