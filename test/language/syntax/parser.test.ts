/** Two parsers, one language: what the predictive one reads is what Langium's reads, and it reads all that has no error. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type AstNode, CstUtils, createLangiumParser, GrammarAST, isAstNode, isReference } from "langium";
import { table } from "../../../language/generated/table.js";
import type { Range } from "../../../language/index.js";
import { rules } from "../../../language/index.js";
import { placeOf } from "../../../language/resolve/places.js";
import { parse } from "../../../language/syntax/parse.js";
import { read } from "../../../language/syntax/reading/parser.js";
import { leavesOf, nodeAt, sourceOfNode } from "../../../language/syntax/tree/leaves.js";
import { NameUse } from "../../../language/syntax/tree/name-use.js";
import { TreeNode } from "../../../language/syntax/tree/node.js";
import { rangeIn } from "../../../language/syntax/tree/source.js";
import { readGrammar } from "../../../scripts/grammar/table-of.js";
import { largeRunbook } from "../../support/large.js";
import { createServices } from "../../support/parser.js";
import { samples } from "../../support/samples.js";

const services = createServices();
const langium = createLangiumParser(services);

/** Whether the text has no error in its grammar; that both parsers agree on it. */
function agreedOn(text: string): boolean {
  const expected = langium.parse(text);
  const { ast } = parse("file:///a.runbook", text);
  const { errors } = read(sourceOfNode(ast));
  if (expected.parserErrors.length > 0) {
    assert.ok(errors.length > 0, `read though it is wrong: ${expected.parserErrors[0]?.message}\n${text}`);
    return false;
  }
  assert.deepEqual(
    errors.map(({ say }) => say().message),
    [],
    `not read though it is right:\n${text}`,
  );
  // Reading it a second time left the first tree where it was.
  assert.deepEqual(plainNode(ast), plainNode(expected.value), text);
  assert.deepEqual(wordsOf(ast), wordsIn(expected.value), text);
  return true;
}

/** All that can be asked of a tree, without its cycles. */
function plainNode(node: AstNode): object {
  const properties = Object.entries(node).flatMap(([name, value]) =>
    name.startsWith("$") || value === undefined ? [] : [[name, plainValue(value, node)] as const],
  );
  // A file is all of its text, where Langium's begins with its first word.
  const range = node.$container && rangeOf(node);
  const of = { type: node.$type, in: node.$container?.$type, by: node.$containerProperty, at: node.$containerIndex };
  return { ...of, range, properties: new Map(properties) };
}

function plainValue(value: unknown, container: AstNode): unknown {
  if (Array.isArray(value)) return value.map(each => plainValue(each, container));
  if (value instanceof NameUse || isReference(value))
    return { to: value.$refText, at: value instanceof NameUse ? value.place.range : value.$refNode?.range };
  if (!isAstNode(value)) return value;
  assert.equal(value.$container, container);
  return plainNode(value);
}

/** Every word, with what the grammar has it for and the node it is in. */
function wordsIn({ $cstNode: root }: AstNode): readonly object[] {
  assert.ok(root);
  return CstUtils.flattenCst(root)
    .filter(({ hidden }) => !hidden)
    .map(leaf => ({
      offset: leaf.offset,
      range: leaf.range,
      element: leaf.grammarSource && paths.get(leaf.grammarSource),
      node: leaf.astNode.$type,
    }))
    .toArray();
}

function wordsOf(ast: AstNode): readonly object[] {
  const source = sourceOfNode(ast);
  return leavesOf(ast)
    .filter(({ isComment }) => !isComment)
    .map(({ offset, end, word }) => ({
      offset,
      range: rangeIn(source, offset, end),
      element: word && paths.get(elements[table.words.indexOf(word)] as AstNode),
      node: nodeAt(ast, offset).$type,
    }));
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
const { elements } = readGrammar(services.Grammar);

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

/** Names stand after their keyword on its line; a line for each statement, as people write. */
function written(words: readonly string[]): string {
  return words.map(word => (word === "}" || word === "{" ? `${word}\n` : word)).join(" ");
}

function rangeOf(node: AstNode): Range | undefined {
  return node instanceof TreeNode ? placeOf(node).range : node.$cstNode?.range;
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
