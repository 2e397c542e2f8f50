/** What a syntax error may have hidden: rules are silent about what seems missing where it may be the line that was not read. */

import type { AstNode } from "langium";
import { comparePositions, type Position, type Range } from "../plan/place.js";
import type { Mistake } from "../plan/plan.js";
import { workKeywords } from "../syntax/keywords.js";
import { placeOf } from "./places.js";

export interface Unread {
  /** Whether a statement that starts with this keyword may be among what was not read. */
  readonly may: (keyword: string) => boolean;
  /** Where the first statement stands that may have been an activity, or a block of them. */
  readonly work: Position | undefined;
}

/** A statement with the keyword it starts with. */
export interface KeywordStatement {
  readonly node: AstNode;
  readonly keyword: string;
}

export const nothingUnread: Unread = { may: () => false, work: undefined };

/** Whatever may stand after a position. */
export function anythingUnread(work: Position): Unread {
  return { may: () => true, work };
}

/**
 * What may not have been read of a block, whose statements stand in their order. An error in a statement hides that statement;
 * a misspelt keyword hides what it is likely to mean; anything else may have been any statement. What is wrong inside the
 * blocks in it, or in its own title, hides nothing of it.
 * @param open where its brace opens; undefined where it has none
 */
export function unreadIn(
  syntaxErrors: readonly Mistake[],
  block: Range | undefined,
  open: Position | undefined,
  statements: readonly KeywordStatement[],
): Unread {
  if (!block || !open) return nothingUnread;
  const errors = between(syntaxErrors, block);
  if (errors.length === 0) return nothingUnread;
  const keywords = new Set<string>();
  let everything = false;
  let work: Position | undefined;
  let next = 0;
  let last: KeywordStatement | undefined;
  for (const error of errors) {
    const at = error.place.range.start;
    if (comparePositions(at, open) < 0) continue;
    for (; next < statements.length; next++) {
      const range = rangeOf(statements[next]);
      if (range && comparePositions(range.start, at) > 0) break;
      last = statements[next];
    }
    const range = rangeOf(last);
    const isInside = range !== undefined && comparePositions(at, range.end) < 0;
    if (isInside && last && "statements" in last.node) continue;
    const isBehind = range !== undefined && range.end.line === at.line && !(last && "statements" in last.node);
    const around = last && (isInside || isBehind) ? last.keyword : undefined;
    const hidden = [around, isInside ? undefined : error.meant].flatMap(keyword => keyword ?? []);
    if (error.lost === "nothing" || (error.lost !== "block" && isBetweenWork(hidden, isInside ? undefined : last)))
      continue;
    // Above an activity somebody begins another one: there are no other lines of one word there.
    if (error.lost === "word" && hidden.length === 0 && workKeywords.has(statements[next]?.keyword ?? "")) continue;
    if (hidden.length === 0) everything = true;
    for (const keyword of hidden) keywords.add(keyword);
    if (hidden.length === 0 || hidden.some(keyword => workKeywords.has(keyword))) work ??= at;
  }
  return { may: keyword => everything || keywords.has(keyword), work };
}

function rangeOf(written: KeywordStatement | undefined): Range | undefined {
  return written && placeOf(written.node).range;
}

/**
 * Whether what was not read stands where activities follow each other, and no block is lost with it: the beginning of one more activity
 * at most, of which nothing can be missed yet.
 */
function isBetweenWork(hidden: readonly string[], last: KeywordStatement | undefined): boolean {
  return hidden.length > 0
    ? hidden.every(keyword => workKeywords.has(keyword))
    : last !== undefined && workKeywords.has(last.keyword);
}

/** Whether the rest of a file was not read, so that anything may stand in it. */
export function isCutShort(syntaxErrors: readonly Mistake[]): boolean {
  return syntaxErrors.some(({ lost }) => lost === "rest");
}

/** The mistakes, sorted by where they begin, that begin in a range. */
function between(mistakes: readonly Mistake[], { start, end }: Range): readonly Mistake[] {
  return mistakes.slice(firstNotBefore(mistakes, start), firstNotBefore(mistakes, end));
}

/** The index of the first of some mistakes, sorted by where they begin, that does not begin before a position. */
export function firstNotBefore(mistakes: readonly Mistake[], position: Position): number {
  let low = 0;
  let high = mistakes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mistake = mistakes[middle];
    if (mistake && comparePositions(mistake.place.range.start, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
