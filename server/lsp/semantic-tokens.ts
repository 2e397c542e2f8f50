/** Colours by meaning: what a name stands for, which the words alone do not tell. Keywords and texts have theirs from the grammar of colours. */
import { type AstNode, AstUtils } from "langium";
import { SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { comparePositions } from "../../language/plan/place.js";
import { placeOf } from "../../language/resolve/places.js";
import { NameUse } from "../../language/syntax/tree/node.js";
import { isNamed, type Names, rangeOfName } from "./names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";

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
function tokensIn({ file }: Document, names: Names, asked?: Range): readonly Token[] {
  const tokens: Token[] = [];
  const isAsked = ({ start, end }: Range): boolean =>
    !asked || (comparePositions(start, asked.end) <= 0 && comparePositions(asked.start, end) <= 0);
  const add = (range: Range, type: TokenType | undefined, isDeclared: boolean): void => {
    if (type && isAsked(range)) tokens.push({ range, type, isDeclared });
  };
  const walk = (node: AstNode): void => {
    if (asked && !isAsked(placeOf(node).range)) return;
    if (isNamed(node)) add(rangeOfName(node), typeOf[node.$type], true);
    for (const info of AstUtils.streamReferences(node)) {
      const { reference } = info;
      const range = reference instanceof NameUse ? reference.place.range : undefined;
      if (range) add(range, typeOf[names.meantBy(info, file)?.node.$type ?? ""], false);
    }
    for (const child of AstUtils.streamContents(node)) walk(child);
  };
  walk(file.ast);
  return tokens.sort((a, b) => comparePositions(a.range.start, b.range.start));
}
