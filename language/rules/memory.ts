/**
 * What was found out of each of several things (activities, people), for the next check: of what is the very same object then,
 * the same holds. A check replaces what the one before it left, so that nothing piles up.
 */
import type { Finding, Fix } from "../plan/finding.js";
import type { Release } from "../schedule/release.js";
import type { Failure } from "./internal.js";
import type { Now, Report } from "./rule.js";
import type { Setting } from "./setting.js";

export interface Memory {
  /** What was checked last. */
  release: Release | undefined;
  setting: Setting | undefined;
  judgements: Judgements;
  /** What has become of what was said. */
  readonly findings: WeakMap<Report, Finding>;
  /** By what fixes are made. */
  latest: Latest | undefined;
}

/** The check that was made last. */
export interface Latest {
  readonly now: Now;
  readonly laidOut: LaidOut;
  readonly failures: Failure[];
}

/** Brings fixes into the style of the files they change. */
export type LaidOut = (fixes: readonly Fix[]) => readonly Fix[];

export function emptyMemory(): Memory {
  return { release: undefined, setting: undefined, judgements: new Map(), findings: new WeakMap(), latest: undefined };
}

/** By the function that judges. */
export type Judgements = ReadonlyMap<unknown, Judgement>;

interface Judgement {
  readonly all: readonly unknown[];
  readonly facts: unknown;
  readonly made: readonly unknown[];
  /** How many of them were judged anew: tests count work by it. */
  readonly anew: number;
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

export function eachSince(before: Judgements): { readonly each: Each; readonly judgements: Judgements } {
  const judgements = new Map<unknown, Judgement>();
  const each: Each = <Of, Facts, Made>(
    all: readonly Of[],
    judge: (of: Of, facts: Facts) => Made,
    facts: Facts,
  ): readonly Made[] => {
    const now = judgements.get(judge);
    if (now?.all === all && now.facts === facts) return now.made as readonly Made[];
    const known = before.get(judge);
    const earlier = known && known.facts === facts ? known : unknown;
    let anew = 0;
    const made = all.map((of, index) => {
      if (index < earlier.all.length && earlier.all[index] === of) return earlier.made[index] as Made;
      anew += 1;
      return judge(of, facts);
    });
    judgements.set(judge, { all, facts, made, anew });
    return made;
  };
  return { each, judgements };
}

const unknown: Judgement = { all: [], facts: undefined, made: [], anew: 0 };
