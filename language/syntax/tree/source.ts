/** Where the tokens of a tree stand in its text as that is now. */
import type { Position, Range } from "../../plan/place.js";
import { lineStarts, positionAt } from "../lines.js";
import { noTokens } from "../tokens.js";
import type { Piece, Source } from "./node.js";

export function sourceOf(uri: string): Source {
  return {
    uri,
    text: "",
    tokens: noTokens,
    comments: [],
    written: undefined,
    words: new Uint16Array(0),
    starts: undefined,
    root: undefined,
    version: 0,
    near: 0,
  };
}

/** Types of nodes whose statements are pieces, each kept for itself. */
export const ofPieces: ReadonlySet<string> = new Set(["RunbookFile", "Runbook", "Phase", "Parallel", "Sequence"]);

/** Moves a piece, with those inside it. */
export function movePiece(piece: Piece, first: number): void {
  const by = first - piece.first;
  if (by !== 0) moveBy(piece, by);
}

function moveBy(piece: Piece, by: number): void {
  piece.first += by;
  for (const each of piece.inner) moveBy(each, by);
}

export function startOfToken({ tokens }: Source, index: number): number {
  return tokens.starts[index] ?? 0;
}

export function endOfToken({ tokens }: Source, index: number): number {
  return tokens.ends[index] ?? 0;
}

/** Offsets at which the lines of a source's text begin. */
export function startsOf(source: Source): readonly number[] {
  source.starts ??= lineStarts(source.text);
  return source.starts;
}

export function positionIn(source: Source, offset: number): Position {
  const starts = startsOf(source);
  let { near } = source;
  const far = offset - (starts[near] ?? Number.POSITIVE_INFINITY);
  if (far >= 0 && far < 2_000) while ((starts[near + 1] ?? Number.POSITIVE_INFINITY) <= offset) near++;
  else near = positionAt(starts, offset).line;
  source.near = near;
  return { line: near, character: offset - (starts[near] ?? 0) };
}

export function rangeIn(source: Source, from: number, to: number): Range {
  return { start: positionIn(source, from), end: positionIn(source, to) };
}
