/** Names from titles: the same title has the same name wherever its row stands; the second of two is numbered. */
import { nameFrom } from "../starting/naming.js";
import { statementKeywords, topLevelKeywords } from "../syntax/keywords.js";
import { isPlaceholder } from "../syntax/placeholders.js";

/** Words that would be read as something else, by people or by the language. */
const taken: ReadonlySet<string> = new Set([
  ...statementKeywords,
  ...topLevelKeywords,
  ...[
    "none",
    "using",
    "start",
    "of",
    "or",
    "with",
    "as",
    "to",
    "in",
    "every",
    "most",
    "because",
    "also",
    "first",
    "second",
    "t",
    "continue",
    "utc",
    "gmt",
  ],
]);

export type NameGiver = (title: string, otherwise: string) => string;

/** @param used names that are not free */
export function nameGiver(used: Iterable<string> = []): NameGiver {
  const given = new Set(used);
  const next = new Map<string, number>();
  return (title, otherwise) => {
    const wanted = safe(nameFrom(title, otherwise), otherwise);
    let name = wanted;
    let number = next.get(wanted) ?? 2;
    while (given.has(name)) name = `${wanted}-${number++}`;
    next.set(wanted, number);
    given.add(name);
    return name;
  };
}

/** The grammar's NAME. */
const name =
  /^[A-Za-z\u00AA-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE][\w\u00AA-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE-]*$/;

/** A name that the file has for a row, such as one that was exported. */
export function isName(text: string): boolean {
  return name.test(text) && !/^T[+-]\d/.test(text);
}

function safe(name: string, otherwise: string): string {
  return taken.has(name) || isPlaceholder(name) || /^t-?\d/.test(name) ? `${otherwise}-${name}` : name;
}
