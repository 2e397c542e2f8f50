/** Judging each of several things (activities, people) once: of what is the very same object in the next check, the same holds. */

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
