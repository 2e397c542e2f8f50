/** Colours by meaning: what a name stands for, which the words alone do not tell. Keywords and texts have theirs from the grammar of colours. */
import { type AstNode, AstUtils, isReference, type LangiumDocument } from "langium";
import type { SemanticTokenProvider } from "langium/lsp";
import { SemanticTokensBuilder } from "vscode-languageserver";
import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { comparePositions } from "../../language/plan/place.js";
import { placeOfProperty } from "../../language/resolve/places.js";
import type { RunbookServices } from "./module.js";

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

export function createSemanticTokens({ shared }: RunbookServices): SemanticTokenProvider {
  const builders = new Map<string, SemanticTokensBuilder>();
  shared.workspace.TextDocuments.onDidClose(({ document }) => builders.delete(document.uri));

  const builderOf = (document: LangiumDocument): SemanticTokensBuilder => {
    const key = document.uri.toString();
    const builder = builders.get(key) ?? new SemanticTokensBuilder();
    builders.set(key, builder);
    return builder;
  };

  return {
    tokenTypes: Object.fromEntries(types.map((type, index) => [type, index])),
    tokenModifiers: Object.fromEntries(modifiers.map((modifier, index) => [modifier, 1 << index])),
    semanticTokensOptions: {
      legend: { tokenTypes: [...types], tokenModifiers: [...modifiers] },
      full: { delta: true },
      range: true,
    },
    semanticHighlight(document): SemanticTokens {
      const builder = builderOf(document);
      builder.previousResult("");
      pushAll(builder, tokensIn(document));
      return builder.build();
    },
    semanticHighlightRange(document, { range }): SemanticTokens {
      const builder = new SemanticTokensBuilder();
      pushAll(builder, tokensIn(document, range));
      return { data: builder.build().data };
    },
    semanticHighlightDelta(document, { previousResultId }): SemanticTokens | SemanticTokensDelta {
      const builder = builderOf(document);
      builder.previousResult(previousResultId);
      pushAll(builder, tokensIn(document));
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
function tokensIn({ parseResult }: LangiumDocument, asked?: Range): readonly Token[] {
  const tokens: Token[] = [];
  const isAsked = ({ start, end }: Range): boolean =>
    !asked || (comparePositions(start, asked.end) <= 0 && comparePositions(asked.start, end) <= 0);
  const add = (range: Range, type: TokenType | undefined, isDeclared: boolean): void => {
    if (type && isAsked(range)) tokens.push({ range, type, isDeclared });
  };
  const walk = (node: AstNode): void => {
    if (node.$cstNode && !isAsked(node.$cstNode.range)) return;
    if ("name" in node && typeof node.name === "string" && node.name !== "") {
      add(placeOfProperty("", node, "name").range, typeOf[node.$type], true);
    }
    for (const { reference } of AstUtils.streamReferences(node)) {
      if (!isReference(reference) || !reference.$refNode) continue;
      add(reference.$refNode.range, typeOf[reference.ref?.$type ?? ""], false);
    }
    for (const child of AstUtils.streamContents(node)) walk(child);
  };
  walk(parseResult.value);
  return tokens.sort((a, b) => comparePositions(a.range.start, b.range.start));
}
