/** Colours by meaning: what a name stands for, which the words alone do not tell. Keywords and texts have theirs from the grammar of colours. */
import { SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import type { Word } from "../../language/syntax/grammar/table.js";
import { firstTokenFrom, wordOf } from "../../language/syntax/tree/leaves.js";
import { endOfToken, rangeIn, startOfToken } from "../../language/syntax/tree/source.js";
import { nameValue } from "../../language/syntax/values.js";
import type { Names } from "./names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { sourceOf, typeNamedBy } from "./tree.js";

const types = ["class", "enumMember", "event", "function", "interface", "method", "namespace", "variable"] as const;
const modifiers = ["declaration"] as const;

type TokenType = (typeof types)[number];

const typeOf: Readonly<Record<string, TokenType>> = {
  Skill: "enumMember",
  Team: "class",
  Person: "variable",
  Environment: "namespace",
  Runbook: "namespace",
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

export function createSemanticTokens({ onGone, texts }: Session, names: Names) {
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
      pushAll(builder, tokensIn(document, names));
      return builder.build();
    },
    range: (document: Document, range: Range): SemanticTokens => {
      const builder = new SemanticTokensBuilder();
      pushAll(builder, tokensIn(document, names, range));
      return { data: builder.build().data };
    },
    delta: (document: Document, previousResultId: string): SemanticTokens | SemanticTokensDelta => {
      const builder = builderOf(document);
      builder.previousResult(previousResultId);
      pushAll(builder, tokensIn(document, names));
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

/** In the order of the text. */
function tokensIn({ file, lines }: Document, names: Names, asked?: Range): readonly Token[] {
  const source = sourceOf(file);
  const { count } = source.tokens;
  const first = asked ? Math.max(0, firstTokenFrom(source, lines.offsetAt(asked.start)) - 1) : 0;
  const end = asked ? firstTokenFrom(source, lines.offsetAt(asked.end) + 1) : count;
  const meantBy = (name: string, word: Word, offset: number): string | undefined =>
    names.meaning(name, typeNamedBy(word) ?? "", file, offset)?.node.$type;
  const tokens: Token[] = [];
  for (let index = first; index < end; index++) {
    const word = wordOf(source, index);
    const isDeclared = word?.feature === "name";
    if (!word || !(isDeclared || word.isName)) continue;
    const [from, to] = [startOfToken(source, index), endOfToken(source, index)];
    const named = isDeclared ? declaredBy[word.rule] : meantBy(nameValue(file.text.slice(from, to)), word, from);
    const type = typeOf[named ?? ""];
    if (type) tokens.push({ range: rangeIn(source, from, to), type, isDeclared });
  }
  return tokens;
}
