/** What the grammar lets follow some words: all ways through its table at once, as none of them has to be decided yet. */
import { table } from "../../generated/table.js";
import type { Element, KindNumber } from "../../grammar/table.js";

/** What is still to be read, the next first; undefined at the end. */
type Continuation = { readonly element: Element; readonly after: Continuation } | undefined;

/** One more word, as a position in the table's words, and what is to be read after it. */
interface NextWord {
  readonly word: number;
  readonly rest: Continuation;
  /** It begins another statement. */
  readonly begins: boolean;
}

/** The positions, in the table's words, of all that may come after words of these kinds at the beginning of a file. */
export function wordsAfter(kinds: Iterable<KindNumber>): readonly number[] {
  let ways: readonly Continuation[] = [continuationOf(table.entry, undefined)];
  /** A statement was left where it could have gone on: `at` in `takes 5m at most 10m`, until the next word decides. */
  let others: readonly Continuation[] = [];
  for (const kind of kinds) {
    const steps = nextWordsOfKind(kind, ways);
    const within = steps.filter(({ begins }) => !begins);
    const left = [...nextWordsOfKind(kind, others), ...(within.length > 0 ? steps.filter(({ begins }) => begins) : [])];
    ways = continuationsOf(within.length > 0 ? within : steps);
    others = continuationsOf(left);
    if (ways.length === 0) [ways, others] = [others, []];
  }
  return distinct(nextWords(ways).map(({ word }) => word));
}

function nextWordsOfKind(kind: KindNumber, ways: readonly Continuation[]): readonly NextWord[] {
  return nextWords(ways).filter(({ word }) => table.words[word]?.kind === kind);
}

function continuationsOf(steps: readonly NextWord[]): readonly Continuation[] {
  return distinct(steps.map(({ rest }) => rest));
}

/** The positions of all that a rule may begin with. */
export function wordsBeginning(rule: string): readonly number[] {
  return distinct(nextWords([continuationOf(rule, undefined)]).map(({ word }) => word));
}

function continuationOf(rule: string, after: Continuation): Continuation {
  const body = table.rules[rule]?.body;
  return body && { element: body, after };
}

function nextWords(ways: readonly Continuation[]): readonly NextWord[] {
  const steps: NextWord[] = [];
  const seen = new Set<Continuation>();
  for (const way of ways) addNextWords(way, false, steps, seen);
  return steps;
}

function addNextWords(rest: Continuation, isNew: boolean, steps: NextWord[], seen: Set<Continuation>): void {
  if (!rest || seen.has(rest)) return;
  seen.add(rest);
  const { element } = rest;
  if (element.cardinality) addNextWords(rest.after, isNew, steps, seen);
  // What is repeated may come again.
  const after = element.cardinality === "*" ? rest : rest.after;
  const begins = isNew || element.areStatements === true;
  const add = (next: Continuation): void => addNextWords(next, begins, steps, seen);
  switch (element.is) {
    case "word":
      steps.push({ word: element.word, rest: after, begins });
      break;
    case "sequence":
      add(element.parts.reduceRight<Continuation>((next, part) => ({ element: part.element, after: next }), after));
      break;
    case "choice":
      for (const each of element.elements) add({ element: each, after });
      break;
    case "call":
      add(continuationOf(element.rule, after));
      break;
    case "action":
      add(after);
      break;
  }
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}
