/**
 * What was found out of each of several things (activities, people), for the next check: of what is the very same object then,
 * the same holds. A check replaces what the one before it left, so that nothing piles up.
 */
import type { Release } from "../schedule/release.js";

export interface Memory {
  /** What was checked last. */
  release: Release | undefined;
  judgements: Judgements;
}

export function emptyMemory(): Memory {
  return { release: undefined, judgements: new Map() };
}

/** By the function that judges. */
export type Judgements = ReadonlyMap<unknown, Judgement>;

interface Judgement {
  readonly all: readonly unknown[];
  readonly facts: unknown;
  readonly made: readonly unknown[];
}

/**
 * What a function makes of each of several things and of facts they share. It is asked again only about what stands in the place of
 * something else, or if the facts are others: it must depend on nothing else, and keep no line numbers.
 */
export type Each = <Of, Facts, Made>(
  all: readonly Of[],
  judge: (of: Of, facts: Facts) => Made,
  facts: Facts,
) => readonly Made[];

/** @param after where to keep what is found out now */
export function eachSince(before: Judgements, after: Map<unknown, Judgement>): Each {
  return (all, judge, facts) => {
    const now = after.get(judge);
    if (now?.all === all && now.facts === facts) return now.made as ReturnType<typeof judge>[];
    const known = before.get(judge);
    const isKnown = known !== undefined && known.facts === facts;
    const made =
      isKnown && known.all === all
        ? (known.made as ReturnType<typeof judge>[])
        : all.map((of, index) =>
            isKnown && known.all[index] === of && index < known.all.length
              ? (known.made[index] as ReturnType<typeof judge>)
              : judge(of, facts),
          );
    after.set(judge, { all, facts, made });
    return made;
  };
}
