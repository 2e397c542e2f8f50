/** What may be done at the same time, in words and by the order of a work. */
import type { Work } from "../../plan/plan.js";
import { components } from "../../schedule/components.js";
import { graphOf } from "../../schedule/graph.js";
import type { Groups } from "../../schedule/undo/groups.js";
import { joined, type Phrase, said, type Words } from "./words.js";

/** Beyond these a list says how many more there are. */
export const mostNamed = 5;

/** "A, B and 3 more" */
export function fewOf(titles: readonly Phrase[], more: number): Words {
  return [...joined(titles, ", "), ...(more > 0 ? said(` and ${more} more`) : [])];
}

/** Of several that may be done at the same time as something: the first few, and how many there are. */
export interface Concurrent {
  readonly first: readonly number[];
  readonly count: number;
}

/** So many are gone through at once: the bits of a number. */
const atOnce = 32;

/**
 * For each of some activities, those of them that neither wait for it nor are waited for, at any distance. Goes through each
 * stretch of the order once for every 32 of them in it: who reaches whom is a bit.
 * @param groups activities that count as one, such as steps that a shared rollback undoes together
 */
export function concurrentWithEach(
  work: Work,
  some: readonly number[],
  groups: Pick<Groups, "of" | "joined"> = { of: node => node, joined: new Map() },
): ReadonlyMap<number, Concurrent> {
  const { knotOf, leads } = condensed(work, groups);
  const concurrent = some.map(activity => ({
    activity,
    cycle: knotOf[activity] ?? 0,
    first: [] as number[],
    count: 0,
  }));
  const stretches = stretchesOf(leads);
  const inside = stretches.all.map((): (typeof concurrent)[number][] => []);
  for (const each of concurrent) inside[stretches.of[each.cycle] ?? 0]?.push(each);
  for (const [number, together] of inside.entries()) {
    const stretch = stretches.all[number] ?? { first: 0, end: 0 };
    for (let from = 0; from < together.length; from += atOnce) {
      const meant = together.slice(from, from + atOnce);
      const related = relatedTo(meant, leads, stretch);
      for (const each of together) {
        let free = ~(related[each.cycle - stretch.first] ?? 0) & allOf(meant.length);
        each.count += bitsIn(free);
        for (; free !== 0 && each.first.length < mostNamed; free &= free - 1) {
          each.first.push(meant[31 - Math.clz32(free & -free)]?.activity ?? 0);
        }
      }
    }
  }
  return new Map(concurrent.map(({ activity, first, count }) => [activity, { first, count }]));
}

/** Cycles with these numbers. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/**
 * Parts the order where everything has to pass, such as the end of a phase: what is in different stretches is never at the same time.
 * A cycle is such a place if each that comes after it has its nearest predecessor there or later, and each before it its nearest
 * successor there or earlier.
 */
function stretchesOf(leads: Cycles["leads"]): { readonly of: Int32Array; readonly all: readonly Stretch[] } {
  const size = leads.length;
  const nearestBefore = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let cycle = size - 1; cycle >= 0; cycle--) {
    for (const later of leads[cycle] ?? []) nearestBefore[later] = cycle;
  }
  // Of all with a higher number, the lowest of their nearest successors.
  const lowest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let cycle = size - 2; cycle >= 0; cycle--) {
    const nearestAfter = (leads[cycle + 1] ?? []).reduce((most, each) => Math.max(most, each), -1);
    lowest[cycle] = Math.min(lowest[cycle + 1] ?? 0, nearestAfter);
  }
  const of = new Int32Array(size);
  const all: Stretch[] = [];
  let first = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let cycle = 0; cycle < size; cycle++) {
    of[cycle] = all.length;
    const isPassed = highest <= cycle && (lowest[cycle] ?? 0) >= cycle;
    highest = Math.max(highest, nearestBefore[cycle] ?? 0);
    if (!isPassed && cycle < size - 1) continue;
    all.push({ first, end: cycle + 1 });
    first = cycle + 1;
  }
  return { of, all };
}

function allOf(bits: number): number {
  return bits === atOnce ? -1 : (1 << bits) - 1;
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** What waits for each other in a cycle, or counts as one, is one cycle. */
interface Cycles {
  /** By node. */
  readonly knotOf: Int32Array;
  /** By cycle: the cycles that come after it; all of them have lower numbers. */
  readonly leads: readonly (readonly number[])[];
}

function condensed(work: Work, groups: Pick<Groups, "of" | "joined">): Cycles {
  const { size, after } = graphOf(work);
  const membersOf = (group: number): readonly number[] => groups.joined.get(group) ?? [group];
  const leadsTo = (group: number): readonly number[] =>
    membersOf(group).flatMap(node => (after[node] ?? []).map(({ to }) => groups.of(to)));
  const cycleOf = new Int32Array(size).fill(-1);
  const leads: number[][] = [];
  const isTaken = (group: number): boolean => (cycleOf[group] ?? -1) >= 0;
  for (let node = 0; node < size; node++) {
    components(groups.of(node), leadsTo, isTaken, cycle => {
      for (const each of cycle.flatMap(membersOf)) cycleOf[each] = leads.length;
      const own = leads.length;
      leads.push([...new Set(cycle.flatMap(leadsTo).map(group => cycleOf[group] ?? own))].filter(each => each !== own));
    });
  }
  return { knotOf: cycleOf, leads };
}

/** By cycle of a stretch: which of at most 32 activities come before or after it, or are in it, a bit each. */
function relatedTo(
  meant: readonly { readonly cycle: number }[],
  leads: Cycles["leads"],
  { first, end }: Stretch,
): Int32Array {
  const before = new Int32Array(end - first);
  const after = new Int32Array(end - first);
  meant.forEach(({ cycle }, bit) => {
    before[cycle - first] = (before[cycle - first] ?? 0) | (1 << bit);
    after[cycle - first] = (after[cycle - first] ?? 0) | (1 << bit);
  });
  for (let cycle = 0; cycle < end - first; cycle++) {
    for (const each of leads[cycle + first] ?? []) after[cycle] = (after[cycle] ?? 0) | (after[each - first] ?? 0);
  }
  for (let cycle = end - first - 1; cycle >= 0; cycle--) {
    for (const each of leads[cycle + first] ?? []) {
      if (each >= first) before[each - first] = (before[each - first] ?? 0) | (before[cycle] ?? 0);
    }
  }
  return after.map((bits, cycle) => bits | (before[cycle] ?? 0));
}
