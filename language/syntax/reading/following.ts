/** What the grammar lets follow some words: all ways through its table at once, as none of them has to be decided yet. */
import { table } from "../../generated/table.js";
import type { Element, KindNumber } from "../../grammar/table.js";

/** What is still to be read, the next first; undefined at the end. */
type Rest = { readonly element: Element; readonly after: Rest } | undefined;

/** One more word, as a position in the table's words, and what is to be read after it. */
interface Step {
  readonly word: number;
  readonly rest: Rest;
  /** It begins another statement. */
  readonly begins: boolean;
}

/** The positions, in the table's words, of all that may come after words of these kinds at the beginning of a file. */
export function wordsAfter(kinds: Iterable<KindNumber>): readonly number[] {
  let ways: readonly Rest[] = [restOf(table.entry, undefined)];
  /** A statement was left where it could have gone on: `at` in `takes 5m at most 10m`, until the next word decides. */
  let others: readonly Rest[] = [];
  for (const kind of kinds) {
    const steps = stepsBy(kind, ways);
    const within = steps.filter(({ begins }) => !begins);
    const left = [...stepsBy(kind, others), ...(within.length > 0 ? steps.filter(({ begins }) => begins) : [])];
    ways = restsOf(within.length > 0 ? within : steps);
    others = restsOf(left);
    if (ways.length === 0) [ways, others] = [others, []];
  }
  return distinct(stepsFrom(ways).map(({ word }) => word));
}

function stepsBy(kind: KindNumber, ways: readonly Rest[]): readonly Step[] {
  return stepsFrom(ways).filter(({ word }) => table.words[word]?.kind === kind);
}

function restsOf(steps: readonly Step[]): readonly Rest[] {
  return distinct(steps.map(({ rest }) => rest));
}

/** The positions of all that a rule may begin with. */
export function wordsBeginning(rule: string): readonly number[] {
  return distinct(stepsFrom([restOf(rule, undefined)]).map(({ word }) => word));
}

function restOf(rule: string, after: Rest): Rest {
  const body = table.rules[rule]?.body;
  return body && { element: body, after };
}

function stepsFrom(ways: readonly Rest[]): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set<Rest>();
  for (const way of ways) addSteps(way, false, steps, seen);
  return steps;
}

function addSteps(rest: Rest, isNew: boolean, steps: Step[], seen: Set<Rest>): void {
  if (!rest || seen.has(rest)) return;
  seen.add(rest);
  const { element } = rest;
  if (element.cardinality) addSteps(rest.after, isNew, steps, seen);
  // What is repeated may come again.
  const after = element.cardinality === "*" ? rest : rest.after;
  const begins = isNew || element.areStatements === true;
  const add = (next: Rest): void => addSteps(next, begins, steps, seen);
  switch (element.is) {
    case "word":
      steps.push({ word: element.word, rest: after, begins });
      break;
    case "sequence":
      add(element.parts.reduceRight<Rest>((next, part) => ({ element: part.element, after: next }), after));
      break;
    case "choice":
      for (const each of element.elements) add({ element: each, after });
      break;
    case "call":
      add(restOf(element.rule, after));
      break;
    case "action":
      add(after);
      break;
  }
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}
