/** The entry to reading: a text becomes a syntax tree, and again after an edit. */

import type { RunbookFile } from "../generated/ast.js";
import type { Mistake } from "../plan/plan.js";
import { changeBetween } from "./change.js";
import { lex, relex } from "./lexer.js";
import { lineStartsAgain } from "./lines.js";
import { mistakesOf } from "./mistakes.js";
import { read } from "./reading/parser.js";
import { nothingToReuse, type Reuse, reuseOf } from "./reading/reuse.js";
import { keepStarts } from "./repair/patches.js";
import type { TextProblem } from "./scan.js";
import { sourceOfNode } from "./tree/leaves.js";
import type { Source } from "./tree/node.js";
import { sourceOf } from "./tree/source.js";

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

/**
 * Parses a file's text.
 * @param before the same file before an edit. What the edit did not touch is the very same object in the new tree, and positions in the old
 * one are from then on those of the new text: it is used up.
 */
export function parse(uri: string, text: string, before?: ParsedFile): ParsedFile {
  try {
    return before && before.uri === uri && before.failure === undefined
      ? reparse(before, text)
      : readIn(sourceOf(uri), text);
  } catch (failure) {
    const { root } = read(sourceOf(uri));
    return { uri, text, ast: root as unknown as RunbookFile, mistakes: [], failure };
  }
}

function reparse({ ast }: ParsedFile, text: string): ParsedFile {
  const source = sourceOfNode(ast);
  const change = changeBetween(source.text, text);
  const starts = source.starts && lineStartsAgain(source.starts, text, change);
  if (starts) keepStarts(text, starts);
  const { tokens, comments, errors, written } = relex(source.written, text, change);
  const reuse = reuseOf(source, text, tokens, change);
  Object.assign(source, { text, tokens, comments, written, starts, near: 0, version: source.version + 1 });
  return fileOf(source, errors, reuse);
}

function readIn(source: Source, text: string): ParsedFile {
  const { tokens, comments, errors, written } = lex(text);
  Object.assign(source, { text, tokens, comments, written });
  return fileOf(source, errors, nothingToReuse);
}

function fileOf(source: Source, ofText: readonly TextProblem[], reuse: Reuse): ParsedFile {
  const { root, errors: ofGrammar } = read(source, reuse);
  const mistakes = mistakesOf(source, { ofText, ofGrammar });
  return { uri: source.uri, text: source.text, ast: root as unknown as RunbookFile, mistakes };
}
