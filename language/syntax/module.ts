import "../polyfill.js";
import type { LangiumCoreServices, Module, PartialLangiumCoreServices } from "langium";
import { createLexer } from "./lexer.js";
import { createParser } from "./parser.js";
import { tokenKinds } from "./tokens.js";
import { values } from "./values.js";

/** What reading a runbook needs beyond Langium's own parts; shared by the checker and the language server. */
export const syntaxModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    Lexer: createLexer,
    LangiumParser: createParser,
    ValueConverter: () => values,
    TokenBuilder: () => tokenKinds,
  },
};
