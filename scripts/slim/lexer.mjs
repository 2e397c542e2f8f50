// Stands for the parser library's lexer, which ours replaces (language/syntax/scan.ts); only these names are still asked of it.
export class Lexer {
  static SKIPPED = "skipped";
  static NA = /NOT_APPLICABLE/;

  constructor() {
    throw new Error("texts are cut into tokens by language/syntax/scan.ts");
  }
}

export const LexerDefinitionErrorType = {};
