/** Sentences of the grammar: what it generates, followed wherever some numbers lead. */
import { GrammarAST } from "langium";
import { GoNoGoGrammar } from "../../language/generated/grammar.js";

/** What may stand for each terminal: strict and loose forms, right and wrong ones, and other terminals' words. */
export const terminals: Readonly<Record<string, readonly string[]>> = {
  NAME: [
    ..."a b ana ben cal ops shop staging production restore backup deploy".split(" "),
    ..."Sat Sun Saturday Mon T noon UTC PST IST London Tokyo TBD step owner none using or to at".split(" "),
    "???",
    "<owner>",
    "[name]",
    "Ärger",
    "CHG-1",
  ],
  STRING: [
    ...['"A title"', '"x"', '""', '"TBD"', '"#ops"', '"a \\"quoted\\" word"', '"at 10:00 call {who}"'],
    ...['"./people.runbook"', '"./other.runbook"', '"https://example.com/{id}"', '"\u{1F4A5} $icon"', '"open'],
  ],
  FENCE: ["```\nrun --it\n```", "```x```", "```\r\n  a ` b\r\n```", "```open"],
  DATE: [
    ..."2026-05-23 2026-05-24 2026-11-01 2026-03-08 2026-5-3 23/05/2026 05/06/2026 2026.05.23".split(" "),
    ..."2026-05-23T10:00Z 2026-05-23T22:00 2026-02-30 2025-12-31".split(" "),
  ],
  CLOCK: [
    ..."10:00 11:30 22:00 9:00 02:30 01:30 00:00 24:00 25:61 10:00Z 10:00:30".split(" "),
    ..."10 AM;9 am;10:30 p.m.;12PM;13 AM;00:00Z;0:00".split(";"),
  ],
  RELATIVE: "T+30m T-7d T+1h30 T-2hours T+1x T+99999999d".split(" "),
  OFFSET: "+05:30 UTC+2 GMT-3 -0800 UTC+01:00".split(" "),
  DURATION: ["5m", "20m", "1h30m", "20 minutes", "5min", "1.5h", "0m", "90s", "3d", "99999h", "5x", "1h 30m"],
  PERCENT: ["10%", "0%", "100%", "2.5%", "900%"],
  INT: ["0", "1", "2", "30", "99999999999999999999"],
  SLASHED: [
    ..."Europe/London America/Los_Angeles Asia/Kolkata america/new_york Europe/Nowhere America/New".split(" "),
    ..."owner/away time/missing-zone rollback/missing no/such".split(" "),
  ],
};

const words = Object.values(terminals).flat();

const { rules } = GoNoGoGrammar();

/** Every keyword of the language. */
export const keywords: readonly string[] = [
  ...new Set(rules.filter(GrammarAST.isParserRule).flatMap(({ definition }) => keywordsIn(definition))),
];

/** Keywords, signs, and what terminals stand for. */
export const tokens: readonly string[] = [...keywords, ...words];

function keywordsIn(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return keywordsIn(element.terminal);
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) return element.elements.flatMap(keywordsIn);
  return [];
}

/** Sentences end by themselves: deeper than this nothing is said that need not be. */
const deepest = 24;

/**
 * A sentence of a rule of the grammar, as tokens; `choices` decide wherever there is a choice, and where they end the shortest
 * way is taken. One of fifty terminals is some other word.
 */
export function sentenceOf(ruleName: string, choices: readonly number[]): readonly string[] {
  let next = 0;
  const choose = (many: number): number => (next < choices.length ? (choices[next++] ?? 0) % many : 0);
  const said: string[] = [];
  const say = (element: GrammarAST.AbstractElement, depth: number): void => {
    const { cardinality } = element;
    if ((cardinality === "?" || cardinality === "*") && (depth > deepest || choose(3) === 0)) return;
    once(element, depth);
    if (cardinality !== "*" && cardinality !== "+") return;
    while (depth <= deepest && next < choices.length && choose(4) > 0) once(element, depth);
  };
  const once = (element: GrammarAST.AbstractElement, depth: number): void => {
    if (GrammarAST.isKeyword(element)) said.push(element.value);
    else if (GrammarAST.isAssignment(element)) say(element.terminal, depth + 1);
    else if (GrammarAST.isCrossReference(element)) terminal("NAME");
    else if (GrammarAST.isRuleCall(element)) call(element.rule.$refText, depth);
    else if (GrammarAST.isGroup(element)) for (const each of element.elements) say(each, depth + 1);
    else if (GrammarAST.isAlternatives(element)) {
      const chosen = element.elements[choose(element.elements.length)];
      if (chosen) say(chosen, depth + 1);
    }
  };
  const call = (name: string, depth: number): void => {
    const rule = rules.find(each => each.name === name);
    if (rule && GrammarAST.isParserRule(rule)) say(rule.definition, depth + 1);
    else terminal(name);
  };
  const terminal = (name: string): void => {
    const many = choose(50) === 49 ? words : (terminals[name] ?? []);
    said.push(many[choose(many.length)] ?? "");
  };
  call(ruleName, 0);
  return said;
}

/** What may stand between two words. */
export const spaces = [
  " ",
  "\n",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "  ",
  "\n\n",
  "\u00A0",
  "\uFEFF",
  "\u2028",
  " // why\n",
  "\n//\n  ",
];

/** Signs that that no word of the language begins with, or that end one early. */
export const signs = [
  ...["{", "}", '"', "'", "`", "```", "\\", "/", "//", "/*", "*/", "#", "-", "–", "* ", "- ", "+", ",", ";", ":", "="],
  ...[
    "“",
    "”",
    "„",
    "«",
    "‘",
    "’",
    "\0",
    "\u{1F4A5}",
    "\uD800",
    "\uDC00",
    "e\u0301",
    "\u202E",
    "(",
    ")",
    "$",
    "%",
    "|",
  ],
  ...["\u2028", "\u0085", "\u001B", "\uFFFD", "??", "<", ">", "[", "]", "{{", "}}"],
];
