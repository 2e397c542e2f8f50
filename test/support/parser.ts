/** Langium's own services, with our lexer in the place where it looks for its own: the oracle. */
import "../../language/polyfill.js";
import { createToken, type IToken, type TokenType } from "chevrotain";
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  GrammarAST,
  GrammarUtils,
  inject,
  type LangiumCoreServices,
  type Lexer,
  type Module,
  type PartialLangiumCoreServices,
  type TokenBuilder,
} from "langium";
import { GoNoGoGeneratedModule, GoNoGoGeneratedSharedModule } from "../../language/generated/module.js";
import { lex } from "../../language/syntax/lexer.js";
import { oneByOne } from "../../language/syntax/repair/patches.js";
import { nameValue, stringValue } from "../../language/syntax/values.js";

const syntaxModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    Lexer: createLexer,
    ValueConverter: () => ({ convert: tokenValue }),
    TokenBuilder: () => tokenKinds,
  },
};

function tokenValue(input: string): string {
  if (input.startsWith('"')) return stringValue(input);
  return input.startsWith("```") ? input : nameValue(input);
}

/** One kind of token for each keyword and each terminal of the grammar. Our scanner matches their patterns by itself. */
const tokenKinds: TokenBuilder = {
  buildTokens({ rules }): TokenType[] {
    const keywords = new Set(rules.filter(GrammarAST.isParserRule).flatMap(rule => keywordsIn(rule.definition)));
    return [
      ...[...keywords].map(keyword => createToken({ name: keyword, pattern: keyword })),
      ...rules
        .filter(GrammarAST.isTerminalRule)
        .map(rule => createToken({ name: rule.name, pattern: GrammarUtils.terminalRegex(rule) })),
    ];
  },
};

function keywordsIn(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return keywordsIn(element.terminal);
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) return element.elements.flatMap(keywordsIn);
  return [];
}

function createLexer(services: LangiumCoreServices): Lexer {
  const types = services.parser.TokenBuilder.buildTokens(services.Grammar) as TokenType[];
  const definition = Object.fromEntries(types.map(type => [type.name, type]));
  return {
    definition,
    tokenize(text, options) {
      const { tokens, comments, errors } = lex(text, options?.mode === "partial");
      const made = oneByOne(text, tokens).flatMap(({ kind, madeAfter, ...token }): IToken[] => {
        const type = definition[kind.name];
        if (!type) return [];
        const made = { ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
        return [madeAfter ? { ...made, isInsertedInRecovery: true } : made];
      });
      const hidden: IToken[] = [];
      const { COMMENT: comment } = definition;
      for (let at = 0; comment && at < comments.length; at += 2) {
        const [from, to] = [comments[at] ?? 0, comments[at + 1] ?? 0];
        hidden.push(newToken(comment, text, from, to));
      }
      return { tokens: made, hidden, errors: [...errors] };
    },
  };
}

function newToken(tokenType: TokenType, text: string, from: number, to: number): IToken {
  const image = text.slice(from, to);
  return { image, startOffset: from, endOffset: to - 1, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

export function createServices(): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), GoNoGoGeneratedSharedModule);
  const created = inject(createDefaultCoreModule({ shared }), GoNoGoGeneratedModule, syntaxModule);
  shared.ServiceRegistry.register(created);
  return created;
}
