/** What is missing everywhere is said once. */
import type { Activity, Block, Item, Work } from "../plan/plan.js";

/** What one finding is about: one activity, or all that are concerned in a block. */
export type Missing =
  | { readonly kind: "one"; readonly activity: Activity }
  | { readonly kind: "all"; readonly block: Block; readonly activities: readonly Activity[] };

/**
 * The activities that lack something, folded: where all the concerned activities of a phase, a rollback or the runbook lack it
 * (two at least), that block stands for them, the outermost such block. In document order; linear in the work.
 */
export function foldMissing(
  work: Work,
  concerned: (activity: Activity) => boolean,
  missing: (activity: Activity) => boolean,
): readonly Missing[] {
  const tallies = talliesOf(work, concerned, missing);
  const fold = (item: Item): readonly Missing[] => {
    if (item.kind === "activity") {
      const activity = work.activities[item.index];
      return activity && concerned(activity) && missing(activity) ? [{ kind: "one", activity }] : [];
    }
    const block = work.blocks[item.index];
    const tally = tallies[item.index];
    if (!block || !tally || tally.missing.length === 0) return [];
    const isWhole = tally.missing.length === tally.concerned && tally.concerned >= 2;
    if (isWhole && isNamed(block)) return [{ kind: "all", block, activities: tally.missing }];
    return block.items.flatMap(fold);
  };
  return fold({ kind: "block", index: 0 });
}

/** Blocks a reader knows by name; `parallel` and `sequence` have none. */
function isNamed({ kind }: Block): boolean {
  return kind === "phase" || kind === "runbook" || kind === "rollback";
}

interface Tally {
  concerned: number;
  readonly missing: Activity[];
}

/** By block, with all that is in it at any depth. A block comes after the block around it, so the walk goes backwards. */
function talliesOf(
  { activities, blocks }: Work,
  concerned: (activity: Activity) => boolean,
  missing: (activity: Activity) => boolean,
): readonly Tally[] {
  const tallies = blocks.map((): Tally => ({ concerned: 0, missing: [] }));
  for (let index = blocks.length - 1; index >= 0; index--) {
    const tally = tallies[index];
    if (!tally) continue;
    for (const item of blocks[index]?.items ?? []) {
      if (item.kind === "block") {
        const inner = tallies[item.index];
        tally.concerned += inner?.concerned ?? 0;
        for (const each of inner?.missing ?? []) tally.missing.push(each);
        continue;
      }
      const activity = activities[item.index];
      if (!activity || !concerned(activity)) continue;
      tally.concerned += 1;
      if (missing(activity)) tally.missing.push(activity);
    }
  }
  return tallies;
}
