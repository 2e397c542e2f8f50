/**
 * A text as it stands now, and where the tokens of its tree stand in it. The tree itself knows no position: its nodes count tokens from
 * the beginning of their piece, so that whatever an edit does not touch stays the very same object. A source is the one thing that an edit
 * changes: after it, all nodes of the text, kept or new, tell where they stand in the newest text.
 */
import type { Position, Range } from "../../plan/place.js";
import type { Written } from "../lexer.js";
import { lineStarts, positionAt } from "../lines.js";
import { type Comments, noTokens, type Tokens } from "../tokens.js";
import type { TreeNode } from "./node.js";

export interface Source {
  readonly uri: string;
  text: string;
  tokens: Tokens;
  comments: Comments;
  /** What the tokens were before anything was put right among them; undefined where something written is no token. */
  written: Written | undefined;
  /** What each token was read as: one more than its position in the table's words; 0 for what was not read. */
  words: Uint16Array;
  /** Offsets at which lines begin; made when somebody asks. */
  starts: readonly number[] | undefined;
  /** All of it, as it was read last. */
  root: Piece | undefined;
  /** Counts the texts it has had. */
  version: number;
  /** The line that was found last: what is asked for next mostly stands nearby. */
  near: number;
}

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

/**
 * A stretch of the text that is read, and kept, as a whole: a declaration, or a statement of a runbook or of a block of activities.
 * Those in a block are its inner pieces.
 */
export interface Piece {
  readonly source: Source;
  node: TreeNode;
  /** Its first token in the whole text; changes when tokens come or go above it. */
  first: number;
  /** How many tokens it has. */
  count: number;
  inner: Piece[];
  /** Whether something in it could not be read. */
  hasErrors: boolean;
}

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
