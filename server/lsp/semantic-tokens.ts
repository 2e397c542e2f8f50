/**
 * Colours by meaning: what a name stands for, which the words alone do not tell. Keywords, texts and comments have theirs from the
 * grammar of colours; an editor that has no such grammar can have them from here as well.
 */
import { SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import type { ParsedFile } from "../../language/index.js";
import { kinds, type TokenKind } from "../../language/syntax/tokens.js";
import { firstTokenFrom, wordOf } from "../../language/syntax/tree/leaves.js";
import type { Source } from "../../language/syntax/tree/node.js";
import { endOfToken, rangeIn, startOfToken } from "../../language/syntax/tree/source.js";
import { nameValue } from "../../language/syntax/values.js";
import type { Names } from "./names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { sourceOf, typeNamedBy } from "./tree.js";

const types = [
  ...(["class", "enumMember", "event", "function", "interface", "method", "namespace", "variable"] as const),
  ...(["comment", "keyword", "number", "string"] as const),
] as const;
const modifiers = ["declaration"] as const;

type TokenType = (typeof types)[number];

const typeOf: Readonly<Record<string, TokenType>> = {
  Skill: "enumMember",
  Team: "class",
  Person: "variable",
  Environment: "namespace",
  Holidays: "enumMember",
  Runbook: "namespace",
  Programme: "namespace",
  Phase: "namespace",
  Activity: "function",
  Rollback: "method",
  Contingency: "event",
};

/** The types of what the grammar's rules declare: mostly their own names. */
const declaredBy: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(typeOf).map(type => [type, type])),
  AnyRollback: "Rollback",
};

interface Token {
  readonly range: Range;
  readonly type: TokenType;
  readonly isDeclared: boolean;
}

export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

export function createSemanticTokens({ onGone, onInitialize, settings, texts }: Session, names: Names) {
  let hasOthers = true;
  onInitialize(({ capabilities }) => {
    hasOthers = capabilities.textDocument?.semanticTokens?.augmentsSyntaxTokens !== false;
  });
  const tokensOf = (document: Document, asked?: Range): readonly Token[] =>
    hasOthers && settings.current().semanticTokens !== "all"
      ? namesIn(document, names, asked)
      : allIn(document, names, asked);
  const builders = new Map<string, SemanticTokensBuilder>();
  onGone(uri => builders.delete(uri));

  /** Remembers what an editor was told of a document it has open. */
  const builderOf = ({ uri }: Document): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    for (const known of builders.keys()) if (!texts.get(known)) builders.delete(known);
    builders.set(uri, builder);
    return builder;
  };

  return {
    whole: (document: Document): SemanticTokens => {
      const builder = builderOf(document);
      builder.previousResult("");
      pushAll(builder, tokensOf(document));
      return builder.build();
    },
    range: (document: Document, range: Range): SemanticTokens => {
      const builder = new SemanticTokensBuilder();
      pushAll(builder, tokensOf(document, range));
      return { data: builder.build().data };
    },
    delta: (document: Document, previousResultId: string): SemanticTokens | SemanticTokensDelta => {
      const builder = builderOf(document);
      builder.previousResult(previousResultId);
      pushAll(builder, tokensOf(document));
      return builder.buildEdits();
    },
  };
}

function pushAll(builder: SemanticTokensBuilder, tokens: readonly Token[]): void {
  for (const { range, type, isDeclared } of tokens) {
    const { line, character } = range.start;
    builder.push(line, character, range.end.character - character, types.indexOf(type), isDeclared ? 1 : 0);
  }
}

/** The first and the one after the last token that is asked for. */
function asked({ file, lines }: Document, range: Range | undefined): readonly [number, number] {
  const source = sourceOf(file);
  if (!range) return [0, source.tokens.count];
  return [
    Math.max(0, firstTokenFrom(source, lines.offsetAt(range.start)) - 1),
    firstTokenFrom(source, lines.offsetAt(range.end) + 1),
  ];
}

/** In the order of the text. */
function namesIn(document: Document, names: Names, range?: Range): readonly Token[] {
  const [first, end] = asked(document, range);
  const tokens: Token[] = [];
  for (let index = first; index < end; index++) {
    const token = nameAt(document.file, index, names);
    if (token) tokens.push(token);
  }
  return tokens;
}

function nameAt(file: ParsedFile, index: number, names: Names): Token | undefined {
  const source = sourceOf(file);
  const word = wordOf(source, index);
  const isDeclared = word?.feature === "name";
  if (!word || !(isDeclared || word.isName)) return undefined;
  const [from, to] = [startOfToken(source, index), endOfToken(source, index)];
  const meant = (): string | undefined =>
    names.meaning(nameValue(file.text.slice(from, to)), typeNamedBy(word) ?? "", file, from)?.node.$type;
  const type = typeOf[(isDeclared ? declaredBy[word.rule] : meant()) ?? ""];
  return type && { range: rangeIn(source, from, to), type, isDeclared };
}

/** Names, keywords, texts, times and comments, in the order of the text. */
function allIn(document: Document, names: Names, range?: Range): readonly Token[] {
  const { file } = document;
  const source = sourceOf(file);
  const { comments } = source;
  const [first, end] = asked(document, range);
  const tokens: Token[] = [];
  const from = range ? document.lines.offsetAt(range.start) : 0;
  let comment = 0;
  const addComments = (before: number): void => {
    for (; comment < comments.length && (comments[comment] ?? 0) < before; comment += 2) {
      const [start, stop] = [comments[comment] ?? 0, comments[comment + 1] ?? 0];
      if (stop > from) tokens.push({ range: rangeIn(source, start, stop), type: "comment", isDeclared: false });
    }
  };
  for (let index = first; index < end; index++) {
    addComments(startOfToken(source, index));
    const name = nameAt(file, index, names);
    const type = typeOfKind(kinds[(source.tokens.kinds[index] ?? 0) - 1]);
    if (name) tokens.push(name);
    else if (type) for (const line of linesOfToken(source, index, type)) tokens.push(line);
  }
  addComments(range ? document.lines.offsetAt(range.end) + 1 : file.text.length + 1);
  return tokens;
}

function typeOfKind(kind: TokenKind | undefined): TokenType | undefined {
  if (kind?.word !== undefined) return /^[a-z]/.test(kind.word) ? "keyword" : undefined;
  return kind && typesOfKinds.get(kind.name);
}

const typesOfKinds: ReadonlyMap<string, TokenType> = new Map([
  // Zones, and codes of rules.
  ["SLASHED", "enumMember"],
  ...["STRING", "FENCE"].map((kind): [string, TokenType] => [kind, "string"]),
  ...["DATE", "CLOCK", "RELATIVE", "OFFSET", "DURATION", "PERCENT", "INT"].map((kind): [string, TokenType] => [
    kind,
    "number",
  ]),
]);

/** Not every editor takes a token of several lines. */
function linesOfToken(source: Source, index: number, type: TokenType): readonly Token[] {
  const [from, to] = [startOfToken(source, index), endOfToken(source, index)];
  return [...source.text.slice(from, to).matchAll(/[^\r\n]+/g)].map(({ index: at, 0: line }) => ({
    range: rangeIn(source, from + at, from + at + line.length),
    type,
    isDeclared: false,
  }));
}
