/** A list's item -> its title, and what stands before or after that: "(10 min)", "@ana …", "— @bob, 22:00 CET", ", in parallel with 2". */
import { addAll } from "../cells.js";
import { kindFromTitle } from "../values/kinds.js";
import { type Fact, type Known, plainFact } from "./values.js";

export interface ItemParts {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Nothing is taken twice, and a title stays. */
export function partsOfItem(text: string, known: Known): ItemParts {
  let title = text.trim();
  const facts: Fact[] = [];
  if (title.includes("\n")) return { title, facts };
  const take = (rest: string, found: readonly Fact[]): boolean => {
    const plain = rest.trim();
    const isNew = found.every(
      ({ role }, index) => ![...facts, ...found.slice(0, index)].some(each => each.role === role),
    );
    if (found.length === 0 || !isNew || !/\p{L}/u.test(plain)) return false;
    title = plain;
    addAll(facts, found);
    return true;
  };
  const ahead = /^(@[A-Za-z\d][\w-]{0,60})[:,]? (?=\S)/.exec(title);
  if (ahead) take(title.slice(ahead[0].length), [{ role: "owner", text: ahead[1] ?? "" }]);
  while (tails(title).some(({ rest, said, isOne }) => take(rest, factsIn(said, isOne, known))));
  return { title, facts };
}

interface Tail {
  readonly rest: string;
  readonly said: string;
  /** Not several with commas between them. */
  readonly isOne: boolean;
}

const brackets = [
  ["(", ")"],
  ["[", "]"],
] as const;
const dashes: readonly string[] = [" \u2014 ", " \u2013 ", " - "];

/** What can be said after a title. */
function tails(title: string): readonly Tail[] {
  const found: Tail[] = [];
  const add = (at: number, from: number, to: number, isOne: boolean): void => {
    if (at > 0) found.push({ rest: title.slice(0, at), said: title.slice(from, to), isOne });
  };
  const end = title.length;
  for (const [opening, closing] of brackets) {
    const at = title.endsWith(closing) ? title.lastIndexOf(opening) : -1;
    add(at, at + 1, end - 1, false);
  }
  for (const dash of dashes) {
    const at = title.lastIndexOf(dash);
    add(at, at + dash.length, end, false);
  }
  const comma = title.lastIndexOf(", ");
  if (comma > 0 && !/^\p{N}/u.test(title.slice(comma + 2))) add(comma, comma + 2, end, true);
  const at = title.lastIndexOf(" @");
  if (at > 0 && !isAddressed(title.slice(0, at))) add(at, at + 1, end, true);
  return found;
}

/** "Ping @ana", "hand over to @ana": she is told, and does not do it. */
function isAddressed(words: string): boolean {
  return (
    kindFromTitle(words) === "notify" ||
    /^(?:ping|page|ask|call|cc|contact|e?mail|mention|assign|add|invite|thank|message|alert)\b/i.test(words) ||
    /(?:^|\s)(?:to|with|from|for|via|cc|and|or|of|in|on|an|mit|von|f\u00FCr|bei|und|\u00E0|avec|de|pour|con|para|com|y|e|et|ping|ask|tell|notify|call|,|&|\/|\+)$/i.test(
      words,
    )
  );
}

function factsIn(said: string, isOne: boolean, known: Known): readonly Fact[] {
  const whole = plainFact(said, known);
  if (whole) return [whole];
  if (isOne) return [];
  const each = said.split(/[,;]/).map(part => plainFact(part, known));
  return each.every(fact => fact !== undefined) ? each : [];
}
