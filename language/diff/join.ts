/** Which thing of the one runbook is which of the other: by their names; by title and place where just one can be meant. */
import type { Side } from "./side.js";
import type { Thing, ThingKind } from "./thing.js";

export interface Pair<S = Side> {
  readonly before: Thing<S>;
  readonly after: Thing<S>;
}

export interface Joined<S = Side> {
  /** In the order of the second. */
  readonly pairs: readonly Pair<S>[];
  readonly added: readonly Thing<S>[];
  readonly removed: readonly Thing<S>[];
  /** What things of each are known by on both sides. */
  readonly idBefore: Side["idOf"];
  readonly idAfter: Side["idOf"];
}

/** What lies in another thing comes after it. */
export function join<S>(before: readonly Thing<S>[], after: readonly Thing<S>[]): Joined<S> {
  const renamed = new Map<string, string>();
  const idBefore: Side["idOf"] = (_, name) => name;
  const idAfter: Side["idOf"] = (scope, name) => renamed.get(`${scope} ${name}`) ?? name;
  const pairs: Pair<S>[] = [];
  const added: Thing<S>[] = [];
  const removed: Thing<S>[] = [];
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))];
  // Phases lie in phases, and activities in rollbacks: each round may need the names of the one before.
  for (const kind of inOrder(kinds)) {
    const [old, fresh] = [before, after].map(all => all.filter(each => each.kind === kind)) as [Thing<S>[], Thing<S>[]];
    const waiting = keyed(old, thing => keyOf(thing, idBefore));
    const unmatched: Thing<S>[] = [];
    for (const [key, thing] of keyed(fresh, each => keyOf(each, idAfter))) {
      const known = waiting.get(key);
      if (!known) {
        unmatched.push(thing);
        continue;
      }
      waiting.delete(key);
      pairs.push({ before: known, after: thing });
    }
    const likely = uniqueByPlace(waiting.values(), idBefore);
    const fitting = uniqueByPlace(unmatched, idAfter);
    const left = new Set(waiting.values());
    for (const thing of unmatched) {
      const place = placeOf(thing, idAfter);
      const was = place !== undefined && fitting.get(place) === thing ? likely.get(place) : undefined;
      if (!was) {
        added.push(thing);
        continue;
      }
      left.delete(was);
      renamed.set(`${scopeOf(kind)} ${thing.name}`, was.name);
      pairs.push({ before: was, after: thing });
    }
    for (const thing of left) removed.push(thing);
  }
  return { pairs, added, removed, idBefore, idAfter };
}

/** The order in which kinds are told: what is about the whole first. */
const order: readonly ThingKind[] = [
  "programme",
  "runbook",
  "policy",
  "skill",
  "team",
  "person",
  "environment",
  "holidays",
  "freeze",
  "phase",
  "activity",
  "rollback",
  "contingency",
  "outage",
];

function inOrder(kinds: readonly ThingKind[]): readonly ThingKind[] {
  return [...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

function scopeOf(kind: ThingKind): string {
  return ["phase", "activity", "rollback", "contingency"].includes(kind) ? "part" : kind;
}

/** What it is known by; there is one runbook or programme, and one policy in force. */
function keyOf({ kind, name, title, within }: Thing<never>, idOf: Side["idOf"]): string {
  switch (kind) {
    case "programme":
    case "runbook":
    case "policy":
      return kind;
    case "freeze":
    case "outage":
      return title;
    case "rollback":
      return name === "" ? `of ${idOf("part", within)}` : name;
    case "phase":
    case "activity":
    case "contingency":
    case "skill":
    case "team":
    case "person":
    case "environment":
    case "holidays":
      return name;
  }
}

/** Of several with the same key, the first of the one is the first of the other. */
function keyed<T extends Thing<never>>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T> {
  const all = new Map<string, T>();
  const seen = new Map<string, number>();
  for (const thing of things) {
    const key = keyOf(thing);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    all.set(JSON.stringify([key, number]), thing);
  }
  return all;
}

/** What a renamed thing still has: its title, and where it stands. */
function placeOf({ kind, word, name, title, within }: Thing<never>, idOf: Side["idOf"]): string | undefined {
  if (title === "" || name === "") return undefined;
  return JSON.stringify([kind, word, title, idOf("part", within)]);
}

/** By title and place, what is the only one there. */
function uniqueByPlace<T extends Thing<never>>(things: Iterable<T>, idOf: Side["idOf"]): ReadonlyMap<string, T> {
  const only = new Map<string, T>();
  const several = new Set<string>();
  for (const thing of things) {
    const place = placeOf(thing, idOf);
    if (place === undefined) continue;
    if (only.has(place)) several.add(place);
    only.set(place, thing);
  }
  for (const place of several) only.delete(place);
  return only;
}
