/**
 * What has changed between two versions of a runbook, as plain data: first what it comes to, then what was changed. How a text is laid out,
 * its comments and the order of its declarations are no change.
 */
import type { Words } from "../exports/book/words.js";
import { activitiesIn } from "../plan/all-work.js";
import type { Work } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Analysis } from "../workspace/analysis.js";
import { type Effect, effectsOf, type Move, movesOf } from "./effects.js";
import type { Fact, FactName } from "./fact.js";
import { acceptedIn, compareFindings, type FindingsDiff } from "./findings.js";
import { type Joined, join, type Pair } from "./join.js";
import { type Common, movedIn, orderWords } from "./order.js";
import { type Side, sideOf } from "./side.js";
import type { Thing, ThingKind } from "./thing.js";
import { thingsOf } from "./things.js";

export interface Diff {
  readonly before: Version;
  readonly after: Version;
  readonly effects: readonly Effect[];
  /** Activities that begin or end at another time, the farthest first. */
  readonly moves: readonly NamedMove[];
  /** How many activities are in both. */
  readonly common: number;
  readonly findings: FindingsDiff;
  /** The same of what was accepted. */
  readonly accepted: FindingsDiff;
  readonly changes: readonly Change[];
}

export interface Version {
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  /** Otherwise its times count from T. */
  readonly dated: boolean;
}

export interface NamedMove extends Move {
  readonly name: string;
  readonly title: string;
}

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

/** What is in both versions, and what in one of them only. */
interface Sides {
  readonly joined: Joined;
  readonly old: Side;
  readonly now: Side;
  /** Positions of activities that are in both. */
  readonly common: readonly Pick<Move, "before" | "after">[];
}

function sidesOf(before: Analysis, after: Analysis): Sides | undefined {
  const [was, is] = [releaseOf(before.plan, before.schedule), releaseOf(after.plan, after.schedule)];
  if (!was || !is) return undefined;
  const joined = join(thingsOf(before.plan, was.runbook), thingsOf(after.plan, is.runbook));
  const common = joined.pairs.flatMap(({ before: { in: from }, after: { in: to, kind } }) =>
    kind === "activity" && from?.work === was.runbook.work && to?.work === is.runbook.work
      ? [{ before: from.index, after: to.index }]
      : [],
  );
  return {
    joined,
    old: sideOf(before, was, joined.idBefore),
    now: sideOf(after, is, joined.idAfter),
    common,
  };
}

/** Only what happens at another time, and what is new or gone: a small part of the work. Undefined where one has no runbook. */
export function movesBetween(
  before: Analysis,
  after: Analysis,
): (Pick<Joined, "added" | "removed"> & { readonly moves: readonly Move[] }) | undefined {
  const sides = sidesOf(before, after);
  if (!sides) return undefined;
  const { joined, old, now, common } = sides;
  return { moves: movesOf(old, now, common), ...toldApart(joined) };
}

/** Undefined where one of the two has no runbook. */
export function diffOf(before: Analysis, after: Analysis): Diff | undefined {
  const sides = sidesOf(before, after);
  if (!sides) return undefined;
  const { joined, old, now, common } = sides;
  return {
    before: versionOf(old),
    after: versionOf(now),
    effects: effectsOf(old, now),
    moves: movesOf(old, now, common).map(each => {
      const { name = "", title = "" } = now.runbook.work.activities[each.after] ?? {};
      return { ...each, name, title };
    }),
    common: common.length,
    findings: compareFindings(old, now, ({ analysis }) => analysis.findings),
    accepted: compareFindings(old, now, acceptedIn),
    changes: changesOf(joined, old, now),
  };
}

export function isNothing({ effects, moves, findings, accepted, changes }: Diff): boolean {
  return effects.length + moves.length + changes.length === 0 && isNothingFound(findings) && isNothingFound(accepted);
}

export function isNothingFound({ fresh, solved, otherwise, moved }: FindingsDiff): boolean {
  return fresh.length + solved.length + otherwise.length + moved === 0;
}

function versionOf({ runbook: { name, title, zone }, schedule: { dated } }: Release): Version {
  return { name, title, zone, dated };
}

function changesOf(joined: Joined, before: Side, after: Side): readonly Change[] {
  const { pairs } = joined;
  const facts = factChanges(pairs, before, after);
  const moved = movedThings(pairs, facts);
  const { added, removed } = toldApart(joined);
  return [
    ...removed.map(each => whole("removed", each)),
    ...added.map(each => whole("added", each)),
    ...pairs.flatMap(({ before: was, after: is }): readonly Change[] => {
      const order = moved.get(is);
      const all = [...(facts.get(is) ?? []), ...(order ? [order] : [])];
      const isRenamed = is.kind !== "runbook" && was.name !== is.name;
      if (all.length === 0 && !isRenamed) return [];
      const { kind, word, name, title, within } = is;
      const renamedFrom = isRenamed ? was.name : undefined;
      return [{ change: "changed", kind, word, name: name || within, title, renamedFrom, facts: all }];
    }),
  ];
}

function whole(change: "added" | "removed", { kind, word, name, title }: Thing): Change {
  return { change, kind, word, name, title, renamedFrom: undefined, facts: [] };
}

/** What is new or gone, but for what is told with what it belongs to. */
function toldApart({ added, removed }: Joined): Pick<Joined, "added" | "removed"> {
  const named = (things: readonly Thing[]): ReadonlySet<string> =>
    new Set(things.map(({ name, within }) => name || within));
  const [fresh, gone] = [named(added), named(removed)];
  return {
    added: added.filter(each => !isToldElsewhere(each, fresh)),
    removed: removed.filter(each => !isToldElsewhere(each, gone)),
  };
}

/** Its own rollback is told with the step it belongs to, and what is inside of something with that. */
function isToldElsewhere({ kind, isPart, within }: Thing, told: ReadonlySet<string>): boolean {
  return isPart && (kind === "rollback" || told.has(within));
}

/** By thing of the second version. */
function factChanges(pairs: readonly Pair[], before: Side, after: Side): ReadonlyMap<Thing, readonly FactChange[]> {
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
