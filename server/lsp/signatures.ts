/** How statements are written, in one line each, read off the grammar: `owner WHO [or WHO]… [with WHO [, WHO]…]`. */
import { AstUtils, GrammarAST } from "langium";

/** By a rule of the grammar and the keyword it begins with; undefined where there is no such rule. */
export type Signatures = (rule: string, keyword: string) => string | undefined;

export function createSignatures({ rules }: GrammarAST.Grammar): Signatures {
  const known = new Map<string, string>();
  const byName = new Map(rules.flatMap(rule => (GrammarAST.isParserRule(rule) ? [[rule.name, rule] as const] : [])));
  return (name, keyword) => {
    const key = `${name} ${keyword}`;
    const rule = byName.get(name);
    if (!rule) return undefined;
    const signature = known.get(key) ?? written(rule.definition, keyword);
    known.set(key, signature);
    return signature;
  };
}

/** What stands for a text, a name or a number, by the property it goes into or the rule it follows. */
const holes: Readonly<Record<string, string>> = {
  name: "NAME",
  title: '"title"',
  reason: '"why"',
  path: '"./file.runbook"',
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
  STRING: '"text"',
  FENCE: "```…```",
};

const kinds: Readonly<Record<string, string>> = { Party: "WHO", Target: "NAME" };

/** @param keyword which of several words it begins with */
function written(element: GrammarAST.AbstractElement, keyword: string): string {
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

function plainly(element: GrammarAST.AbstractElement, keyword: string): string {
  if (GrammarAST.isKeyword(element)) return element.value;
  if (GrammarAST.isCrossReference(element)) return kinds[element.type.$refText] ?? element.type.$refText.toUpperCase();
  if (GrammarAST.isAssignment(element)) return plainly(element.terminal, keyword);
  if (GrammarAST.isRuleCall(element)) return ofRule(element, keyword);
  if (GrammarAST.isAlternatives(element)) return ofAlternatives(element, keyword);
  if (!GrammarAST.isGroup(element)) return "";
  const parts = element.elements.filter(each => !GrammarAST.isAction(each)).map(each => written(each, keyword));
  return parts.join(" ").replaceAll(" ,", ",");
}

function ofAlternatives({ elements }: GrammarAST.Alternatives, keyword: string): string {
  const ways = [...new Set(elements.map(each => written(each, keyword)))];
  if (ways.includes(keyword)) return keyword;
  return ways.length === 1 ? (ways[0] ?? "") : `(${ways.join(" | ")})`;
}

function ofRule(call: GrammarAST.RuleCall, keyword: string): string {
  const property = AstUtils.getContainerOfType(call, GrammarAST.isAssignment)?.feature ?? "";
  const name = call.rule.$refText;
  const hole = holes[property] ?? holes[name];
  if (hole !== undefined) return hole;
  const rule = call.rule.ref;
  return GrammarAST.isParserRule(rule) ? written(rule.definition, keyword) : name;
}
