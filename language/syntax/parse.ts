import "../polyfill.js";
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type ParseResult,
} from "langium";
import type { RunbookFile } from "../generated/ast.js";
import { GoNoGoGeneratedModule, GoNoGoGeneratedSharedModule } from "../generated/module.js";
import type { Mistake } from "../plan/plan.js";
import { mistakesOf } from "./mistakes.js";
import { syntaxModule } from "./module.js";
import type { Read } from "./parser.js";

/** A file as it was read: never fails, whatever the text. */
export interface ParsedFile {
  readonly uri: string;
  readonly text: string;
  readonly ast: RunbookFile;
  /** Syntax errors, in the order they stand. */
  readonly mistakes: readonly Mistake[];
  /** What was thrown while it was read, which no text is known to bring about. There is nothing in the tree then. */
  readonly failure?: unknown;
}

let services: LangiumCoreServices | undefined;

/** Parses a file's text. Pure; the parser itself is built once, on first use. */
export function parse(uri: string, text: string): ParsedFile {
  return parsedFile(uri, text, languageServices().parser.LangiumParser.parse<RunbookFile>(text));
}

/** The grammar and what reads by it. */
export function languageServices(): LangiumCoreServices {
  services ??= createServices();
  return services;
}

function parsedFile(uri: string, text: string, result: ParseResult<RunbookFile>): ParsedFile {
  const read = result as Read;
  const ast = read.value;
  if ("failure" in read) return { uri, text, ast, mistakes: [], failure: read.failure };
  try {
    return { uri, text, ast, mistakes: mistakesOf(uri, text, read) };
  } catch (failure) {
    return { uri, text, ast, mistakes: [], failure };
  }
}

function createServices(): LangiumCoreServices {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    GoNoGoGeneratedSharedModule,
  );
  const services: LangiumCoreServices = inject(
    createDefaultCoreModule({ shared }),
    GoNoGoGeneratedModule,
    syntaxModule,
  );
  shared.ServiceRegistry.register(services);
  return services;
}
