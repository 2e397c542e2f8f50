/** What is missing everywhere is said once. */

import { activitiesIn } from "../plan/all-work.js";
import type { RuleCode } from "../plan/finding.js";
import { contains, type Place } from "../plan/place.js";
import type { Activity, Block, Item, Runbook, Work } from "../plan/plan.js";
import { count } from "../wording/lists.js";
import { quoted } from "../wording/titles.js";

/** What one finding is about: one activity, or all, or nearly all, of the `concerned` in a block. */
export type AggregatedMissing =
  | { readonly kind: "one"; readonly activity: Activity }
  | {
      readonly kind: "all";
      readonly block: Block;
      readonly activities: readonly Activity[];
      readonly concerned: number;
    };

/** How many say that nearly all lack it, and are said once. */
const MANY = 5;
const NEARLY_ALL = 4 / 5;

/**
 * The activities that lack something, folded: where all the concerned activities of a phase, a rollback or the runbook lack it
 * (two at least), or nearly all of many do, that block stands for them, the outermost such block; of blocks in each other
 * with the same activities lacking it, nearly all is said of the innermost. Those `apart` are said one by one and do not count.
 * In document order; linear in the work.
 */
export function aggregateMissing(
  work: Work,
  concerned: (activity: Activity) => boolean,
  missing: (activity: Activity) => boolean,
  apart: (activity: Activity) => boolean,
): readonly AggregatedMissing[] {
  if (!work.activities.some(activity => concerned(activity) && missing(activity))) return [];
  const tallies = talliesOf(work, activity => concerned(activity) && !apart(activity), missing);
  const isApart = (activity: Activity): boolean => concerned(activity) && missing(activity) && apart(activity);
  const fold = (item: Item): readonly AggregatedMissing[] => {
    if (item.kind === "activity") {
      const activity = work.activities[item.index];
      return activity && concerned(activity) && missing(activity) ? [{ kind: "one", activity }] : [];
    }
    const block = work.blocks[item.index];
    const tally = tallies[item.index];
    if (!block || !tally) return [];
    if (
      tally.missing.length > 0 &&
      isNamed(block) &&
      (isWhole(tally) || (isNearlyWhole(tally) && !isInOneBlock(work, block, tallies, tally)))
    ) {
      const all = { kind: "all", block, activities: tally.missing, concerned: tally.concerned } as const;
      const alone = activitiesIn(work, block.index)
        .flatMap(index => work.activities[index] ?? [])
        .filter(isApart);
      return [all, ...alone.map(activity => ({ kind: "one", activity }) as const)];
    }
    return block.items.flatMap(fold);
  };
  return fold({ kind: "block", index: 0 });
}

/** The activities and rollbacks an `accept` of a rule points at: what is said of them stays apart, or it would not be found accepted. */
export function acceptedApart({ accepts }: Runbook, code: RuleCode): (each: { readonly place: Place }) => boolean {
  const within = accepts.flatMap(accept => (accept.code === code && accept.on?.within ? [accept.on.within] : []));
  return ({ place }) => within.some(whole => contains(whole, place));
}

/** Blocks a reader knows by name; `parallel` and `sequence` have none. */
function isNamed({ kind }: Block): boolean {
  return kind === "phase" || kind === "runbook" || kind === "rollback" || kind === "contingency";
}

/**
 * `None of the 3 steps in "All" says so`, or `7 of the 8 steps in "All" do not`. `nouns` are for one and for several, `says`
 * what none of them does and what most of them lack.
 */
export function aggregatedSentence(
  title: string,
  missing: number,
  concerned: number,
  nouns: { readonly one: string; readonly many: string },
  says: { readonly none: string; readonly most: string },
): string {
  return missing === concerned
    ? `None of the ${count(missing, nouns.one, nouns.many)} in ${quoted(title)} ${says.none}`
    : `${missing} of the ${count(concerned, nouns.one, nouns.many)} in ${quoted(title)} ${says.most}`;
}

interface Tally {
  concerned: number;
  readonly missing: Activity[];
}

function isWhole({ missing, concerned }: Tally): boolean {
  return missing.length === concerned && concerned >= 2;
}

function isNearlyWhole({ missing, concerned }: Tally): boolean {
  return missing.length >= MANY && missing.length >= concerned * NEARLY_ALL;
}

/** Whether all that lack it are in one named block further in, which says better where. */
function isInOneBlock(work: Work, { items }: Block, tallies: readonly Tally[], tally: Tally): boolean {
  return items.some(item => {
    const inner = item.kind === "block" ? work.blocks[item.index] : undefined;
    const innerTally = inner && tallies[inner.index];
    if (!innerTally || innerTally.missing.length < tally.missing.length) return false;
    return isNamed(inner) || isInOneBlock(work, inner, tallies, innerTally);
  });
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
