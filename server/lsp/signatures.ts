/** How statements are written, in one line each, read off the grammar: `owner WHO [or WHO]… [with WHO [, WHO]…]`. */
import { table } from "../../language/generated/table.js";
import type { Element, GrammarWord } from "../../language/grammar/table.js";
import { kindOfWord, typeNamedBy } from "./tree.js";

const cache = new Map<string, string>();

/** By a rule of the grammar and the keyword it begins with; undefined where there is no such rule. */
export function signatureOf(name: string, keyword: string): string | undefined {
  const key = `${name} ${keyword}`;
  const rule = table.rules[name];
  if (!rule) return undefined;
  const signature = cache.get(key) ?? written(rule.body, keyword);
  cache.set(key, signature);
  return signature;
}

/** What stands for a text, a name or a number, by the property it goes into or the rule it follows. */
const placeholders: Readonly<Record<string, string>> = {
  name: "NAME",
  title: '"title"',
  reason: '"why"',
  path: '"./file.runbook"',
  paths: '"folder"',
  url: '"https://…"',
  zone: "ZONE",
  rule: "RULE",
  count: "NUMBER",
  percent: "PERCENT",
  changes: "RECORD",
  Moment: "TIME",
  Duration: "DURATION",
  DURATION: "DURATION",
  Block: "{ … }",
  DeclarationField: "…",
  Setting: "…",
  ProgrammeStatement: "…",
  STRING: '"text"',
  FENCE: "```…```",
};

const named: Readonly<Record<string, string>> = { Party: "WHO", Target: "NAME" };

/** @param keyword which of several words it begins with */
function written(element: Element, keyword: string): string {
  const text = plainly(element, keyword);
  switch (element.cardinality) {
    case "?":
      return `[${text}]`;
    case "*":
      return text === "…" ? text : `[${text}]…`;
    default:
      return text;
  }
}

function plainly(element: Element, keyword: string): string {
  switch (element.is) {
    case "word": {
      const word = table.words[element.word];
      return word ? ofWord(word) : "";
    }
    case "choice":
      return ofChoice(element.elements, keyword);
    case "sequence": {
      const parts = element.parts.map(part => part.element).filter(({ is }) => is !== "action");
      return parts
        .map(each => written(each, keyword))
        .join(" ")
        .replaceAll(" ,", ",");
    }
    case "call": {
      const body = table.rules[element.rule]?.body;
      const placeholder = placeholders[element.feature ?? ""] ?? placeholders[element.rule];
      return placeholder ?? (body ? written(body, keyword) : element.rule);
    }
    case "action":
      return "";
  }
}

function ofWord(word: GrammarWord): string {
  const kind = kindOfWord(word);
  if (kind?.word !== undefined) return kind.word;
  const type = typeNamedBy(word);
  if (type !== undefined) return named[type] ?? type.toUpperCase();
  const name = kind?.name ?? "";
  return placeholders[word.feature ?? ""] ?? placeholders[name] ?? name;
}

function ofChoice(elements: readonly Element[], keyword: string): string {
  const ways = [...new Set(elements.map(each => written(each, keyword)))];
  if (ways.includes(keyword)) return keyword;
  return ways.length === 1 ? (ways[0] ?? "") : `(${ways.join(" | ")})`;
}
