/**
 * What has changed between two versions of a runbook, as plain data: first what it comes to, then what was changed. How a text is laid out,
 * its comments and the order of its declarations are no change.
 */
import { type Release, releaseOf } from "../schedule/release.js";
import type { Analysis } from "../workspace/analysis.js";
import { type Change, changesOf, toldApart } from "./changes.js";
import { type Effect, effectsOf, type Move, movesOf } from "./effects.js";
import { compareFindings, type FindingsDiff, foundIn } from "./findings.js";
import { type Joined, join } from "./join.js";
import { type Side, sideOf } from "./side.js";
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
  return namedDiffOf(before, after)?.diff;
}

export interface NamedDiff {
  readonly diff: Diff;
  /** What something of the second version was called in the first, where it is in both. */
  readonly idOf: Side["idOf"];
}

export function namedDiffOf(before: Analysis, after: Analysis): NamedDiff | undefined {
  const sides = sidesOf(before, after);
  return sides && { diff: diffOfSides(sides), idOf: sides.now.idOf };
}

function diffOfSides({ joined, old, now, common }: Sides): Diff {
  return {
    before: versionOf(old),
    after: versionOf(now),
    effects: effectsOf(old, now),
    moves: movesOf(old, now, common).map(each => {
      const { name = "", title = "" } = now.runbook.work.activities[each.after] ?? {};
      return { ...each, name, title };
    }),
    common: common.length,
    findings: compareFindings(foundIn(old, old.analysis.findings), foundIn(now, now.analysis.findings)),
    accepted: compareFindings(foundIn(old, old.analysis.accepted), foundIn(now, now.analysis.accepted)),
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
