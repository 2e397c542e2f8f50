/** What was changed between two versions: what is new or gone, and of what other things are said. */
import type { Words } from "../exports/book/words.js";
import { activitiesIn } from "../plan/all-work.js";
import type { Work } from "../plan/plan.js";
import type { Fact, FactName } from "./fact.js";
import type { Joined, Pair } from "./join.js";
import { type Common, movedIn, orderWords } from "./order.js";
import type { Side } from "./side.js";
import type { Thing, ThingKind } from "./thing.js";

/** Something that is there no longer, or is new, or of which other things are said. */
export interface Change {
  readonly change: "added" | "removed" | "changed";
  readonly kind: ThingKind;
  /** The word it is declared with: `step`, `person`. */
  readonly word: string;
  readonly name: string;
  readonly title: string;
  /** What it was called before; undefined where its name is the same. */
  readonly renamedFrom: string | undefined;
  readonly facts: readonly FactChange[];
}

export interface FactChange {
  readonly what: FactName;
  /** Empty where nothing is said. */
  readonly before: Words;
  readonly after: Words;
  /** Of commands and the like: what is not there any more, and what is new. */
  readonly lines: { readonly removed: readonly string[]; readonly added: readonly string[] } | undefined;
}

export function changesOf(joined: Joined, before: Side, after: Side): readonly Change[] {
  const facts = factChanges(joined.pairs, before, after);
  return changesIn(joined, facts, movedThings(joined.pairs, facts));
}

/** Of things among which nothing comes after another. */
export function unorderedChanges<S>(joined: Joined<S>, before: S, after: S): readonly Change[] {
  return changesIn(joined, factChanges(joined.pairs, before, after), new Map());
}

function changesIn<S>(
  joined: Joined<S>,
  facts: ReadonlyMap<Thing<S>, readonly FactChange[]>,
  moved: ReadonlyMap<Thing<S>, FactChange>,
): readonly Change[] {
  const { added, removed } = toldApart(joined);
  return [
    ...removed.map(each => whole("removed", each)),
    ...added.map(each => whole("added", each)),
    ...joined.pairs.flatMap(({ before: was, after: is }): readonly Change[] => {
      const order = moved.get(is);
      const all = [...(facts.get(is) ?? []), ...(order ? [order] : [])];
      const isRenamed = is.kind !== "runbook" && is.kind !== "programme" && was.name !== is.name;
      if (all.length === 0 && !isRenamed) return [];
      const { kind, word, name, title, within } = is;
      const renamedFrom = isRenamed ? was.name : undefined;
      return [{ change: "changed", kind, word, name: name || within, title, renamedFrom, facts: all }];
    }),
  ];
}

function whole(change: "added" | "removed", { kind, word, name, title }: Thing<never>): Change {
  return { change, kind, word, name, title, renamedFrom: undefined, facts: [] };
}

/** What is new or gone, but for what is told with what it belongs to. */
export function toldApart<S>({ added, removed }: Joined<S>): Pick<Joined<S>, "added" | "removed"> {
  const named = (things: readonly Thing<S>[]): ReadonlySet<string> =>
    new Set(things.map(({ name, within }) => name || within));
  const [fresh, gone] = [named(added), named(removed)];
  return {
    added: added.filter(each => !isToldElsewhere(each, fresh)),
    removed: removed.filter(each => !isToldElsewhere(each, gone)),
  };
}

/** Its own rollback is told with the step it belongs to, and what is inside of something with that. */
function isToldElsewhere({ kind, isPart, within }: Thing<never>, told: ReadonlySet<string>): boolean {
  return isPart && (kind === "rollback" || told.has(within));
}

/** By thing of the second version. */
function factChanges<S>(pairs: readonly Pair<S>[], before: S, after: S): ReadonlyMap<Thing<S>, readonly FactChange[]> {
  return new Map(
    pairs.map(pair => {
      const was = new Map(pair.before.facts(before).map(each => [each.what, each]));
      const is = new Map(pair.after.facts(after).map(each => [each.what, each]));
      const names = new Set([...is.keys(), ...was.keys()]);
      return [pair.after, [...names].flatMap(what => factChange(what, was.get(what), is.get(what)))];
    }),
  );
}

function factChange(what: FactName, was: Fact | undefined, is: Fact | undefined): readonly FactChange[] {
  if (was?.keys.some(key => is?.keys.includes(key)) ?? !is) return [];
  const isLong = was?.lines || is?.lines;
  const lines = isLong ? linesApart(was?.lines ?? [], is?.lines ?? []) : undefined;
  return [{ what, before: was?.words ?? [], after: is?.words ?? [], lines }];
}

/** Without the lines that both begin and end with. */
function linesApart(was: readonly string[], is: readonly string[]): FactChange["lines"] {
  const shorter = Math.min(was.length, is.length);
  let [head, tail] = [0, 0];
  while (head < shorter && was[head] === is[head]) head++;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return { removed: was.slice(head, was.length - tail), added: is.slice(head, is.length - tail) };
}

/** By activity of the second version: that it comes after something else now. */
function movedThings(
  pairs: readonly Pair[],
  facts: ReadonlyMap<Thing, readonly FactChange[]>,
): ReadonlyMap<Thing, FactChange> {
  const moved = new Map<Thing, FactChange>();
  for (const { before, after, common } of worksOf(pairs, facts)) {
    for (const { common: activity, ...order } of movedIn(before, after, common)) {
      moved.set(activity.thing, {
        what: "order",
        before: orderWords(order.before, before),
        after: orderWords(order.after, after),
        lines: undefined,
      });
    }
  }
  return moved;
}

interface CommonThing extends Common {
  readonly thing: Thing;
}

interface CommonWork {
  readonly before: Work;
  readonly after: Work;
  /** In the order of the second. */
  readonly common: CommonThing[];
}

/** The works in both, with what is in both of each. */
function worksOf(pairs: readonly Pair[], facts: ReadonlyMap<Thing, readonly FactChange[]>): readonly CommonWork[] {
  const works = new Map<Work, Map<Work, CommonWork>>();
  const waitsOtherwise = (thing: Thing): boolean =>
    facts.get(thing)?.some(({ what }) => what === "after" || what === "during") ?? false;
  const told = new Map<Work, Set<number>>();
  for (const { after } of pairs) {
    if (after.kind !== "phase" || !after.in || !waitsOtherwise(after)) continue;
    const inside = told.get(after.in.work) ?? new Set();
    told.set(after.in.work, inside);
    for (const index of activitiesIn(after.in.work, after.in.index)) inside.add(index);
  }
  for (const { before, after } of pairs) {
    if (after.kind !== "activity" || !before.in || !after.in) continue;
    const of = works.get(before.in.work) ?? new Map<Work, CommonWork>();
    works.set(before.in.work, of);
    const work = of.get(after.in.work) ?? { before: before.in.work, after: after.in.work, common: [] };
    of.set(after.in.work, work);
    const isTold = waitsOtherwise(after) || (told.get(after.in.work)?.has(after.in.index) ?? false);
    work.common.push({ before: before.in.index, after: after.in.index, isTold, thing: after });
  }
  return [...works.values()].flatMap(each =>
    [...each.values()].map(work => ({ ...work, common: work.common.sort((a, b) => a.after - b.after) })),
  );
}
