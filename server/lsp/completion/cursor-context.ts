/** Where in a text a place is, by its words alone: in which blocks, and after what, whether or not the text is complete. */

import { table } from "../../../language/generated/table.js";
import { openingBlock } from "../../../language/syntax/keywords.js";
import type { BlockName } from "../../../language/syntax/placement.js";
import { wordsBeginning } from "../../../language/syntax/reading/following.js";
import { is, kinds } from "../../../language/syntax/tokens.js";
import { type ScannedText, type ScannedWord, wordIn } from "./scanned-text.js";

export interface CursorContext {
  /** The blocks around it, the outermost first. */
  readonly open: readonly OpenBlock[];
  /** The first word in the innermost block that the place may depend on; undefined where a statement begins. */
  readonly since: ScannedWord | undefined;
  /** The word before it. */
  readonly before: ScannedWord | undefined;
  /** The same where it is a keyword that begins a line inside a statement: a new statement may begin with it as well. */
  readonly anew: ScannedWord | undefined;
}

export interface OpenBlock {
  /** Undefined for a block of something unknown. */
  readonly block: BlockName | "policy" | undefined;
  /** From its keyword to its brace. */
  readonly head: ScannedWord;
  readonly brace: ScannedWord;
}

/** The kinds of keywords that begin a statement wherever they stand; others also occur inside statements. */
const starters: ReadonlySet<number> = startersIn();

function startersIn(): ReadonlySet<number> {
  const begin = new Set(table.starters);
  const first = new Set<number>();
  const inside = new Set<number>();
  for (const rule of Object.keys(table.rules)) {
    const beginning = new Set(wordsBeginning(rule));
    table.words.forEach((word, index) => {
      if (word.rule === rule && kinds[word.kind - 1]?.word !== undefined)
        (beginning.has(index) ? first : inside).add(word.kind);
    });
  }
  return new Set([...first].filter(kind => !inside.has(kind) && begin.has(kind)));
}

/**
 * Walks back to the beginning of the text, over blocks that are closed.
 * @param count how many of the words stand before the place
 */
export function cursorContext(written: ScannedText, count: number): CursorContext {
  const { tokens } = written;
  const braces: number[] = [];
  let since: number | undefined;
  let closed = 0;
  for (let index = count - 1; index >= 0; index--) {
    const kind = tokens.kinds[index] ?? 0;
    if (kind === is.close.number) {
      since ??= index + 1;
      closed++;
    } else if (kind === is.open.number) {
      since ??= index + 1;
      if (closed > 0) closed--;
      else braces.push(index);
    } else if (since === undefined && starters.has(kind)) since = index;
  }
  const first = since ?? 0;
  const before = wordIn(written, count - 1);
  const isAnew = before?.beginsLine === true && before.kind.word !== undefined && first < count - 1;
  return {
    open: blocksOpenedAt(written, braces.reverse()),
    since: first < count ? wordIn(written, first) : undefined,
    before,
    anew: isAnew ? before : undefined,
  };
}

/** @param braces positions of the opening ones, the outermost first */
function blocksOpenedAt(written: ScannedText, braces: readonly number[]): readonly OpenBlock[] {
  const open: OpenBlock[] = [];
  for (const at of braces) {
    const brace = wordIn(written, at);
    if (brace) open.push({ ...blockOpenedBy(written, brace, open.at(-1)?.block), brace });
  }
  return open;
}

/** A brace stands after a keyword, with a name, a title, a risk level or paths between them. */
function blockOpenedBy(
  written: ScannedText,
  brace: ScannedWord,
  around: OpenBlock["block"],
): Pick<OpenBlock, "block" | "head"> {
  const at = (index: number): ScannedWord | undefined => wordIn(written, index);
  let index = brace.index - 1;
  if (at(index)?.kind === is.string) index--;
  while (at(index)?.text === "," && at(index - 1)?.kind === is.string) index -= 2;
  if (at(index)?.text === "in" && at(index)?.kind !== is.name) index--;
  if (at(index)?.kind === is.name) index--;
  if (at(index - 1)?.text === "risk") index -= 3;
  const head = at(index) ?? brace;
  const block = openingBlock.has(head.text) ? (head.text as BlockName | "policy") : undefined;
  return { block: block === "rollback" && around === "step" ? "counterpart" : block, head };
}

/** The least text in front of a place that says what may follow: the heads of the blocks around it, and the statement begun. */
export function excerptBefore(text: string, { open, since }: CursorContext, offset: number): string {
  const heads = open.map(({ head, brace }) => text.slice(head.start, brace.end));
  return [...heads, since ? text.slice(since.start, offset) : ""].join("\n");
}
