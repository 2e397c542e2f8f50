/**
 * What was made of the nodes of a file, for the next time it is resolved: of a node that is the very same then, in the same surroundings,
 * the same holds, and the very same objects are given again. So all that is kept by these objects (rules, the timeline) stays as well.
 */
import type { AstNode } from "langium";
import type { Mistake, WrittenTime } from "../plan/plan.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { mistakesIn } from "./blocks.js";
import type { Notes } from "./context.js";
import { placeOf } from "./places.js";

export interface ResolveMemory {
  /** What every node is read against: names in sight, the window, zones. Where that changes, nothing is remembered. */
  surroundings: string;
  readonly made: WeakMap<AstNode, Map<string, Made>>;
  /** Lists and the like that have been made last, by what they are. */
  readonly last: Map<string, unknown>;
}

export function emptyMemory(): ResolveMemory {
  return { surroundings: "", made: new WeakMap(), last: new Map() };
}

interface Made {
  readonly surroundings: string;
  readonly facts: readonly unknown[];
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  readonly times: readonly WrittenTime[];
}

/** What is resolved, with what notes are taken and what is remembered; without a memory, nothing. */
export interface Remembering {
  readonly notes: Notes;
  readonly memory?: ResolveMemory | undefined;
}

/**
 * What `make` makes of a node, unless that is known.
 * @param what of the several things that are made of a node
 * @param facts all that it depends on besides the node and the surroundings; compared one by one, as objects
 */
export function recall<T>(
  { notes, memory }: Remembering,
  node: AstNode,
  what: string,
  facts: readonly unknown[],
  make: () => T,
): T {
  if (!memory || !isReadWell(notes, node)) return make();
  const known = memory.made.get(node)?.get(what);
  if (known && known.surroundings === memory.surroundings && areSame(known.facts, facts)) {
    for (const mistake of known.mistakes) notes.mistakes.push(mistake);
    for (const time of known.times) notes.times.push(time);
    return known.value as T;
  }
  const { compared } = notes;
  const [mistakes, times] = [notes.mistakes.length, notes.times.length];
  const value = make();
  // Help with names that mean nothing ends after so many of them, in the order they stand.
  if (notes.compared !== compared) return value;
  const made: Made = {
    surroundings: memory.surroundings,
    facts,
    value,
    mistakes: notes.mistakes.slice(mistakes),
    times: notes.times.slice(times),
  };
  const ofNode = memory.made.get(node) ?? new Map<string, Made>();
  memory.made.set(node, ofNode.set(what, made));
  return value;
}

const braced: ReadonlySet<string> = new Set([
  "Activity",
  "Phase",
  "Parallel",
  "Sequence",
  "Rollback",
  "Contingency",
  "Team",
  "Person",
  "Environment",
  "Holidays",
]);

/** Whether no syntax error has to do with a node: none stands in it, and none can have taken its brace. */
function isReadWell({ syntaxErrors }: Notes, node: AstNode): boolean {
  if (syntaxErrors.length === 0) return true;
  if (braced.has(node.$type) && !writtenAs(node).endsWith("}")) return false;
  return mistakesIn(syntaxErrors, placeOf(node)) === 0;
}

/** The list that was made last, where this one holds the very same; else this one. */
export function sameList<T>({ memory }: Pick<Remembering, "memory">, what: string, list: readonly T[]): readonly T[] {
  const last = memory?.last.get(what);
  if (Array.isArray(last) && areSame(last, list)) return last;
  memory?.last.set(what, list);
  return list;
}

/** What was made last, where it was made of the very same. */
export function sameOf<T>(
  { memory }: Pick<Remembering, "memory">,
  what: string,
  facts: readonly unknown[],
  make: () => T,
): T {
  const last = memory?.last.get(what) as { readonly facts: readonly unknown[]; readonly made: T } | undefined;
  if (last && areSame(last.facts, facts)) return last.made;
  const made = make();
  memory?.last.set(what, { facts, made });
  return made;
}

/** Whether two objects have the very same properties, or lists of the very same, but for those that say where it is written. */
export function haveSame<T extends object>(a: T, b: T, besides: readonly (keyof T)[]): boolean {
  const names = Object.keys(a) as (keyof T)[];
  return names.every(name => {
    const [one, other]: readonly unknown[] = [a[name], b[name]];
    return (
      one === other || besides.includes(name) || (Array.isArray(one) && Array.isArray(other) && areSame(one, other))
    );
  });
}

export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** Notes what every node is read against from here on. */
export function surround({ memory }: Pick<Remembering, "memory">, make: () => readonly unknown[]): void {
  if (!memory) return;
  const surroundings = make().join("\n");
  // The very same text is the quickest to compare.
  if (memory.surroundings !== surroundings) memory.surroundings = surroundings;
}
