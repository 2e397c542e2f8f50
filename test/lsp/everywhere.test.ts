/**
 * Completion at every place between the words of every sample; and what the keywords it offers would do there: accepted, and
 * the rest of the statement written, none is in the wrong place.
 */
import assert from "node:assert/strict";
import { AstUtils, GrammarAST } from "langium";
import { describe, it } from "mocha";
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Mistake, ParsedFile } from "../../language/index.js";
import { type FileDeclarations, rosterOf } from "../../language/resolve/declarations.js";
import { resolve } from "../../language/resolve/plan.js";
import type { Document } from "../../server/lsp/session/documents.js";
import { createServices } from "../support/parser.js";
import { type Sample, samples, startServices } from "./services.js";

const { features, session, read } = startServices();
const { importer } = session.analyses;
const { Grammar: grammar, parser } = createServices();

/** Where words begin and end, and both ends of the text. */
function boundaries({ text }: Sample): readonly number[] {
  const { tokens, hidden } = parser.Lexer.tokenize(text);
  const ends = [...tokens, ...hidden].flatMap(({ startOffset, image }) => [startOffset, startOffset + image.length]);
  return [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
}

function itemsAt(document: Document, offset: number): readonly CompletionItem[] {
  return features.completion.list(document, document.lines.positionAt(offset))?.items ?? [];
}

/** Texts that make an element of the grammar complete, the shortest first. */
function least(element: GrammarAST.AbstractElement): readonly string[] {
  if (element.cardinality === "*") return [""];
  return element.cardinality === "?" ? ["", ...once(element)] : once(element);
}

function once(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return least(element.terminal);
  if (GrammarAST.isCrossReference(element)) return ["somebody"];
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(least);
  if (GrammarAST.isGroup(element)) return inTurn(element.elements);
  if (!GrammarAST.isRuleCall(element)) return [""];
  const word = words[element.rule.$refText];
  const rule = element.rule.ref;
  return word !== undefined ? [word] : GrammarAST.isParserRule(rule) ? least(rule.definition) : [""];
}

function inTurn(elements: readonly GrammarAST.AbstractElement[]): readonly string[] {
  return elements.reduce<readonly string[]>(
    (texts, element) => texts.flatMap(text => least(element).map(next => `${text} ${next}`.trim())),
    [""],
  );
}

const words: Readonly<Record<string, string>> = {
  STRING: '"text"',
  FENCE: "``````",
  NAME: "some-name",
  SLASHED: "owner/away",
  DURATION: "5m",
  INT: "3",
  PERCENT: "5%",
  Moment: "2026-05-23 22:00",
};

/** Ways to go on after a keyword, wherever the grammar has it. */
function remainders(keyword: string): readonly string[] {
  const places = grammar.rules
    .filter(rule => GrammarAST.isParserRule(rule))
    .flatMap(rule => [...AstUtils.streamAllContents(rule)])
    .filter(element => GrammarAST.isKeyword(element) && element.value === keyword);
  return [...new Set(places.filter(GrammarAST.isAbstractElement).flatMap(behind))];
}

function behind(element: GrammarAST.AbstractElement): readonly string[] {
  const around = element.$container;
  if (!around || !GrammarAST.isAbstractElement(around)) return [""];
  const rest = GrammarAST.isGroup(around) ? inTurn(around.elements.slice(around.elements.indexOf(element) + 1)) : [""];
  return rest.flatMap(text => behind(around).map(more => `${text} ${more}`.trim()));
}

/** A keyword, or what kind of word else, before a place. */
function kindBefore({ text }: Sample, offset: number): string {
  const token = parser.Lexer.tokenize(text).tokens.findLast(({ startOffset }) => startOffset < offset);
  return token?.tokenType.name ?? "";
}

/** What the text itself is blamed for, at a place. */
function blamedAt(uri: string, text: string, from: number, to: number): readonly string[] {
  const { file, lines } = read(uri, text);
  const start = lines.positionAt(from);
  const end = lines.positionAt(to);
  const isThere = ({ place: { range } }: Mistake): boolean =>
    range.start.line === start.line && range.start.character < end.character && range.end.character > start.character;
  const { mistakes } = resolve(file, importer, rosterOfFile);
  return mistakes.filter(mistake => blamed.has(mistake.code) && isThere(mistake)).map(({ message }) => message);
}

const rosterOfFile = (file: ParsedFile): FileDeclarations => rosterOf(file, importer);

const blamed: ReadonlySet<string> = new Set(["syntax/token", "syntax/parse", "syntax/duplicate"]);

/** Thousands of questions, on a machine that may have other things to do. */
const minutes = 10;

describe("completion everywhere", () => {
  const seen = new Set<string>();
  for (const sample of samples) {
    it(`answers between all words of ${sample.name}, and its keywords fit where they are offered`, () => {
      const document = read(sample.uri, sample.text);
      const places = boundaries(sample);
      const offered: { readonly at: number; readonly keywords: readonly string[] }[] = [];
      for (const at of places) {
        const items = itemsAt(document, at);
        const keywords = items.filter(({ kind }) => kind === CompletionItemKind.Keyword).map(({ label }) => label);
        if (keywords.length > 0) offered.push({ at, keywords });
      }
      assert.ok(offered.length > 0);
      for (const { at, keywords } of offered) {
        const word = /[\w-]*$/.exec(sample.text.slice(0, at))?.[0] ?? "";
        const from = at - word.length;
        // What is offered, and after what: one place stands for all that are like it.
        const kind = `${kindBefore(sample, from)} ${keywords.join(" ")}`;
        if (seen.has(kind)) continue;
        seen.add(kind);
        const rest = /^[\w-]*/.exec(sample.text.slice(at))?.[0].length ?? 0;
        for (const keyword of keywords) {
          const blames: string[] = [];
          const fits = remainders(keyword.split(" ").at(-1) ?? "").some(remainder => {
            const text = `${sample.text.slice(0, from)} ${keyword} ${remainder} ${sample.text.slice(at + (word ? rest : 0))}`;
            const found = blamedAt(sample.uri, text, from + 1, from + 1 + keyword.length);
            blames.push(...found);
            return found.length === 0;
          });
          const line = sample.text.slice(0, at).split("\n");
          assert.ok(fits, `line ${line.length}, ${line.at(-1)}|${keyword}: ${blames.join("; ")}`);
        }
      }
      read(sample.uri, sample.text);
    }).timeout(minutes * 60_000);
  }

  it("has looked at many kinds of places", () => {
    assert.ok(seen.size > 60, String(seen.size));
  });
});
