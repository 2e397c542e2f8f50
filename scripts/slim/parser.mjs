// Stands for Langium's parsers and the library they are made with, which ours replaces (language/syntax/predictive): only these names are
// still asked of them where no editor is served.
const neverRun = () => {
  throw new Error("texts are read by language/syntax/predictive");
};

export const createLangiumParser = neverRun;
export const createCompletionParser = neverRun;
export const createParser = neverRun;
export const prepareLangiumParser = neverRun;
export class AbstractLangiumParser {}
export class LangiumParser {}
export class LangiumCompletionParser {}
export class LangiumParserErrorMessageProvider {}

export class Lexer {
  static SKIPPED = "skipped";
  static NA = /NOT_APPLICABLE/;

  constructor() {
    neverRun();
  }
}

export const defaultLexerErrorProvider = {};
export const createTokenInstance = neverRun;

let kinds = 0;

/** A kind of token: its number is never 0, which stands for the end of a text. */
export function createToken({ name, pattern }) {
  return { name, PATTERN: pattern, tokenTypeIdx: ++kinds, CATEGORIES: [], categoryMatches: [], categoryMatchesMap: {} };
}
