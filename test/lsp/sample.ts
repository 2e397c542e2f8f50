/** The worked example, and places in texts by the words that stand there. */
import { readFileSync } from "node:fs";
import type { Position } from "vscode-languageserver-types";

const read = (name: string): string =>
  readFileSync(new URL(`../../samples/worked-example/${name}`, import.meta.url), "utf8");

export const people = read("people.runbook");
export const payments = read("payments-upgrade.runbook");

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Right after the first occurrence of some words. */
export function behind(text: string, words: string): Position {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in the text`);
  return positionAt(text, at + words.length);
}

/** A text with a `|` in it where the cursor is: the text without it, and the cursor. */
export function withCursor(marked: string): { readonly text: string; readonly cursor: Position } {
  const at = marked.indexOf("|");
  return { text: marked.slice(0, at) + marked.slice(at + 1), cursor: positionAt(marked, at) };
}
