/**
 * The numbers people call activities by during the release: 2.3 is the third in the second phase. Each stands for the order in which
 * things are written, the same in every document, table and picture. What lies outside any phase counts like a phase; a parallel
 * or a sequence has no number of its own.
 */
import type { Item, Work } from "../plan/plan.js";

export interface Numbers {
  /** By position of the activity in its work: "2.3". */
  readonly activities: readonly string[];
  /** By position of the block; only phases have one. */
  readonly blocks: readonly (string | undefined)[];
}

/** @param prefix what they begin with: "R3." for the activities of the third rollback */
export function numbersOf(work: Work, prefix = ""): Numbers {
  const activities: string[] = [];
  const blocks: (string | undefined)[] = [];
  const numberItems = (items: readonly Item[], before: string, from: number): number => {
    let next = from;
    for (const { kind, index } of items) {
      const block = kind === "block" ? work.blocks[index] : undefined;
      if (kind === "activity") activities[index] = `${before}${next++}`;
      else if (block && block.kind !== "phase") next = numberItems(block.items, before, next);
      else if (block) {
        const number = `${before}${next++}`;
        blocks[index] = number;
        numberItems(block.items, `${number}.`, 1);
      }
    }
    return next;
  };
  numberItems(work.blocks[0]?.items ?? [], prefix, 1);
  return { activities, blocks };
}
