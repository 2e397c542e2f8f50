/** From the columns of a pass to spans: of an activity, and of all that is in a block. */
import type { Work } from "../plan/plan.js";
import type { Span } from "./schedule.js";

/** By node; NaN where there is no time. */
export interface Columns {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export function spanAt({ start, end }: Columns, node: number): Span | undefined {
  const [from, to] = [start[node] ?? Number.NaN, end[node] ?? Number.NaN];
  return Number.isNaN(from) ? undefined : { start: from, end: to };
}

/**
 * By block: from the first start inside, at any depth, to the last end; what lasts as long as something else makes nothing longer.
 * Linear: from the innermost blocks outwards.
 */
export function blockSpans({ activities, blocks }: Work, { start, end }: Columns): readonly (Span | undefined)[] {
  const first = new Float64Array(blocks.length).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(blocks.length).fill(Number.NEGATIVE_INFINITY);
  const widen = (block: number, from: number, to: number): void => {
    first[block] = Math.min(first[block] ?? from, from);
    last[block] = Math.max(last[block] ?? to, to);
  };
  for (const { index, block, during } of activities) {
    if (during) continue;
    const [from, to] = [start[index] ?? Number.NaN, end[index] ?? Number.NaN];
    if (!Number.isNaN(from)) widen(block, from, to);
  }
  for (const { index, parent } of [...blocks].reverse()) {
    if (parent !== undefined) widen(parent, first[index] ?? Number.NaN, last[index] ?? Number.NaN);
  }
  return blocks.map(({ index }): Span | undefined => {
    const [from, to] = [first[index] ?? 0, last[index] ?? 0];
    return from <= to ? { start: from, end: to } : undefined;
  });
}
