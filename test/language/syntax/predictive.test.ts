/** Two parsers, one language: what the predictive one reads is what Langium's reads, and it reads all that has no error. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AstNode,
  type CstNode,
  createLangiumParser,
  GrammarAST,
  isAstNode,
  isCompositeCstNode,
  isLeafCstNode,
  isReference,
  type ParseResult,
} from "langium";
import { rules } from "../../../language/index.js";
import { createPredictiveParser } from "../../../language/syntax/predictive/parser.js";
import { largeRunbook } from "../../support/large.js";
import { createServices } from "../../support/parser.js";
import { samples } from "../../support/samples.js";

const services = createServices();
const predict = createPredictiveParser(services);
const langium = createLangiumParser(services);

/** Whether the text has no error in its grammar; that both parsers agree on it. */
function agreedOn(text: string): boolean {
  const expected = langium.parse(text);
  const result = predict(text);
  if (expected.parserErrors.length > 0) {
    assert.ok(result.syntaxErrors.length > 0, `read though it is wrong: ${expected.parserErrors[0]?.message}\n${text}`);
    return false;
  }
  assert.deepEqual(result.syntaxErrors, [], `not read though it is right:\n${text}`);
  assert.deepEqual(plain(result), plain(expected), text);
  return true;
}

/** All that can be asked of a tree, without its circles. */
function plain({ value, lexerErrors }: Pick<ParseResult, "value" | "lexerErrors">): unknown {
  assert.ok(value.$cstNode);
  return { tree: plainNode(value), text: plainText(value.$cstNode), lexerErrors };
}

function plainNode(node: AstNode): object {
  const { $cstNode, $container, ...rest } = node;
  const properties = Object.entries(rest).map(([name, value]) => [name, plainValue(value, node, name)] as const);
  return { properties: new Map(properties), in: $container?.$type, at: $cstNode && placeOf($cstNode) };
}

function plainValue(value: unknown, container: AstNode, property: string): unknown {
  if (Array.isArray(value)) return value.map(each => plainValue(each, container, property));
  if (isReference(value)) return { to: value.$refText, at: value.$refNode && placeOf(value.$refNode) };
  if (!isAstNode(value)) return value;
  assert.equal(value.$container, container);
  return plainNode(value);
}

function plainText(node: CstNode): unknown {
  return {
    ...placeOf(node),
    node: node.astNode.$type,
    kind: isLeafCstNode(node) ? node.tokenType.name : undefined,
    content: isCompositeCstNode(node) ? node.content.map(plainText) : undefined,
    isContained: isCompositeCstNode(node) && node.content.every(each => each.container === node),
  };
}

function placeOf({ offset, end, range, hidden, grammarSource }: CstNode): object {
  return { offset, end, range, hidden, grammar: grammarSource && paths.get(grammarSource) };
}

/** Every element of the grammar, by where it stands. */
const paths = new Map<AstNode, string>();
function name(node: AstNode, path: string): void {
  paths.set(node, path);
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith("$")) continue;
    const contents: readonly unknown[] = Array.isArray(value) ? value : [value];
    contents.forEach((each, index) => {
      if (isAstNode(each)) name(each, `${path}/${property}${index}`);
    });
  }
}
name(services.Grammar, "");

/** A text for every token: words that one would rather not mistake for each other. */
const images: Readonly<Record<string, readonly string[]>> = {
  STRING: ['"x"', '"say \\"go\\""'],
  FENCE: ["```sh\nmake\n```"],
  DATE: ["2026-05-23"],
  CLOCK: ["10:00"],
  RELATIVE: ["T+1h"],
  OFFSET: ["+05:30"],
  DURATION: ["5m"],
  PERCENT: ["20%"],
  INT: ["3"],
  SLASHED: ["Europe/London"],
  NAME: ["ana", "Sat"],
};
const vocabulary = [...Object.values(images).flat(), ...keywords()];

function keywords(): readonly string[] {
  return [...paths.keys()].filter(GrammarAST.isKeyword).map(({ value }) => value);
}

type Choose = (below: number) => number;

/** What the element may stand for, word by word. */
function sentence(element: GrammarAST.AbstractElement, choose: Choose, depth = 0): readonly string[] {
  const most = element.cardinality === "*" || element.cardinality === "+" ? Math.max(2, 5 - depth) : 2;
  const least = element.cardinality === "+" || element.cardinality === undefined ? 1 : 0;
  const times = element.cardinality === undefined ? 1 : Math.max(least, choose(most));
  return Array.from({ length: times }).flatMap(() => once(element, choose, depth));
}

function once(element: GrammarAST.AbstractElement, choose: Choose, depth: number): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return sentence(element.terminal, choose, depth);
  if (GrammarAST.isCrossReference(element) && element.terminal) return sentence(element.terminal, choose, depth);
  if (GrammarAST.isGroup(element)) return element.elements.flatMap(each => sentence(each, choose, depth));
  if (GrammarAST.isAction(element)) return [];
  if (GrammarAST.isAlternatives(element)) {
    // Deep down, leaves rather than further blocks.
    const { elements } = element;
    const chosen = elements[depth > 4 ? elements.length - 1 - choose(elements.length >> 1) : choose(elements.length)];
    return chosen ? sentence(chosen, choose, depth) : [];
  }
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (GrammarAST.isParserRule(rule)) return sentence(rule.definition, choose, depth + 1);
    const possible = images[rule?.name ?? ""] ?? [];
    return possible.slice(choose(possible.length)).slice(0, 1);
  }
  throw new Error(`no text for a ${element.$type}`);
}

/** Names stand behind their keyword on its line; a line for each statement, as people write. */
function written(words: readonly string[]): string {
  return words.map(word => (word === "}" || word === "{" ? `${word}\n` : word)).join(" ");
}

describe("the predictive parser", () => {
  it("reads the samples and the rules' examples as Langium does", () => {
    const texts = [
      ...samples().flatMap(({ text, others }) => [text, ...Object.values(others)]),
      ...rules.flatMap(({ bad, good }) =>
        [bad, good].flatMap(each => (typeof each === "string" ? each : Object.values(each))),
      ),
      largeRunbook(20),
      "",
      "// nothing yet\n",
      " \n",
    ];
    assert.ok(texts.filter(agreedOn).length > texts.length / 2);
  });

  it("reads whatever the grammar allows as Langium does, and nothing more", () => {
    const [entry] = services.Grammar.rules.filter(GrammarAST.isParserRule);
    assert.ok(entry);
    let right = 0;
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat(1_000)),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
        (dice, slips) => {
          const words = [...sentence(entry.definition, below => (dice.next().value ?? 0) % below)].slice(0, 200);
          for (const [at, by] of slips) {
            const word = vocabulary[by % vocabulary.length] ?? "";
            words.splice(at % (words.length + 1), by % 2, ...(by % 3 ? [word] : []));
          }
          if (agreedOn(written(words))) right++;
        },
      ),
      { numRuns: 1_000 },
    );
    assert.ok(right > 100, `${right} were right`);
  });
});
