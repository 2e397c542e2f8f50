/**
 * How a runbook is laid out. A statement has a line of its own, a block's inside is one step deeper than the block, one space
 * stands between words. What a person decides stays: a block written on one line (as long as the line is not too long), a line
 * break inside a statement, an empty line between statements, and where a comment stands. Nothing is aligned: lines that
 * belong to different statements never change together.
 */
import type { Replacement } from "../edits/replacement.js";
import type { Piece } from "./pieces.js";

export interface Style {
  /** What one level is indented by. */
  readonly unit: string;
  /** How wide a tab is shown. */
  readonly tabSize: number;
  readonly lineEnd: string;
}

/** A block on one line is opened out when the line would be longer. */
export const longestLine = 120;

/**
 * What has to be replaced in a text so that it is laid out: what stands between pieces, and fences that move with their
 * statements. In order, and only what differs.
 */
export function layOut(text: string, pieces: readonly Piece[], style: Style): readonly Replacement[] {
  const shape = shapeOf(text, pieces);
  const replacements: Replacement[] = [];
  const replace = (from: number, to: number, newText: string): void => {
    if (text.slice(from, to) !== newText) replacements.push({ from, to, newText });
  };
  const line = (deep: number): string => style.unit.repeat(deep);
  /** For each block that is open, whether it stays on one line. */
  const open: boolean[] = [];
  let depth = 0;
  /** The piece that the line begins with, and how far it is indented. */
  let lineBegin = 0;
  let indent = 0;

  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const isInOneLine = open.at(-1) === true;
    if (piece.kind === "close" && !isInOneLine) depth--;
    const gap = gapBefore(shape, index, isInOneLine);
    if (gap.lines > 0 || !before) {
      lineBegin = index;
      indent = before ? depth + (gap.continues ? 1 : 0) : 0;
    }
    const from = before?.to ?? (text.startsWith("\uFEFF") ? 1 : 0);
    replace(from, piece.from, gap.lines > 0 ? style.lineEnd.repeat(gap.lines) + line(indent) : gap.blanks);
    if (piece.kind === "fence") {
      const moved = movedFence(text, piece, line(indent));
      if (moved !== undefined) replace(piece.from, piece.to, moved);
    }
    if (piece.kind === "open") {
      const width = indent * widthOf(style) + shape.width(lineBegin, shape.closing[index] ?? index);
      const staysOnLine = isInOneLine || (shape.isOnOneLine(index) && width <= longestLine);
      open.push(staysOnLine);
      if (!staysOnLine) depth++;
    }
    if (piece.kind === "close") open.pop();
  });
  const last = pieces.at(-1);
  replace(last?.to ?? 0, text.length, last ? style.lineEnd : "");
  return replacements;
}

function widthOf({ unit, tabSize }: Style): number {
  return unit.includes("\t") ? tabSize : unit.length;
}

// ---------------------------------------------------------------- between two pieces

interface Gap {
  /** How many line ends; 0: `blanks` stand there instead. */
  readonly lines: 0 | 1 | 2;
  readonly blanks: string;
  /** The next line goes on with a statement. */
  readonly continues: boolean;
}

const none: Gap = { lines: 0, blanks: "", continues: false };
const blank: Gap = { lines: 0, blanks: " ", continues: false };
const next: Gap = { lines: 1, blanks: "", continues: false };

/** @param isInOneLine whether the innermost block around the gap stays on one line */
function gapBefore({ text, pieces, closing, breaks }: Shape, index: number, isInOneLine: boolean): Gap {
  const [before, piece] = [pieces[index - 1], pieces[index]];
  if (!before || !piece) return none;
  const written = breaks(index);
  const spaced: Gap = written > 1 && before.kind !== "open" ? { ...next, lines: 2 } : next;
  const broken: Gap = { ...next, continues: true };
  switch (piece.kind) {
    case "comment": {
      if (written === 0) return blank;
      const follows = pieces.slice(index).find(({ kind }) => kind !== "comment");
      return !follows || follows.begins || follows.kind === "close" || follows.kind === "open" ? spaced : broken;
    }
    case "close":
      if (closing[index] === index - 1) return none;
      return isInOneLine ? blank : next;
    case "open":
      return before.kind === "comment" ? next : blank;
    case "comma":
      return before.kind === "comment" ? broken : none;
    case "fence":
    case "word":
      if (piece.begins) return isInOneLine ? blank : spaced;
      if (written > 0) return broken;
      // A line that began with a comma ends with it.
      if (before.kind === "comma" && breaks(index - 1) > 0 && pieces[index - 2]?.kind !== "comment") return broken;
      return wouldJoin(text, before, piece) ? { ...none, blanks: text.slice(before.to, piece.from) } : blank;
  }
}

/** `10:00` and `am` are two words as long as more than one space stands between them. */
function wouldJoin(text: string, before: Piece, { from }: Piece): boolean {
  return (
    /^\d[\d:]*$/.test(text.slice(before.from, before.to)) && /^[ap]\.?m(?![a-z])/i.test(text.slice(from, from + 4))
  );
}

// ---------------------------------------------------------------- what is written

interface Shape {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** For each brace that opens, the one that closes it, and the other way round. */
  readonly closing: readonly (number | undefined)[];
  /** How many line ends are written before a piece. */
  readonly breaks: (index: number) => number;
  /** Whether a block is written on one line, given its opening brace. */
  readonly isOnOneLine: (open: number) => boolean;
  /** From the first piece to the end of the last, all on one line. */
  readonly width: (first: number, last: number) => number;
}

function shapeOf(text: string, pieces: readonly Piece[]): Shape {
  const closing: (number | undefined)[] = [];
  const open: number[] = [];
  /** Line ends up to the beginning of each piece, and where it would begin if all stood on one line. */
  const ends: number[] = [];
  const columns: number[] = [];
  let [end, column, behind] = [0, 0, 0];
  pieces.forEach(({ kind, from, to }, index) => {
    const opening = kind === "close" ? open.pop() : undefined;
    if (opening !== undefined) {
      closing[opening] = index;
      closing[index] = opening;
    }
    if (kind === "open") open.push(index);
    end += lineEnds(text, behind, from);
    ends.push(end);
    if (kind === "fence") end += lineEnds(text, from, to);
    if (kind !== "comma" && !(kind === "close" && opening === index - 1)) column++;
    columns.push(column);
    column += to - from;
    behind = to;
  });
  const endsAt = (index: number): number => ends[index] ?? end;
  return {
    text,
    pieces,
    closing,
    breaks: index => lineEnds(text, pieces[index - 1]?.to ?? 0, pieces[index]?.from ?? text.length),
    isOnOneLine: opening => {
      const close = closing[opening];
      if (close === undefined) return false;
      return close === opening + 1 || endsAt(opening) === endsAt(close);
    },
    width: (first, last) => {
      const { from, to } = pieces[last] ?? { from: 0, to: 0 };
      return (columns[last] ?? 0) + to - from - (columns[first] ?? 0);
    },
  };
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

/**
 * A fence of several lines moves with the line it begins on, and its text, which loses its common indentation, stays the same.
 * Undefined where its lines are indented less than that line was: it stays as it is.
 */
function movedFence(text: string, { from, to }: Piece, indent: string): string | undefined {
  const lineStart = Math.max(text.lastIndexOf("\n", from - 1), text.lastIndexOf("\r", from - 1)) + 1;
  const before = /^[^\S\r\n]*/.exec(text.slice(lineStart, from))?.[0] ?? "";
  if (before === indent) return undefined;
  const [first = "", ...others] = text.slice(from, to).split(/(?<=\n)/);
  const moved = others.map(line => {
    const [blanks = "", end = ""] = /^[^\S\r\n]*(\r?\n)$/.exec(line) ?? [];
    if (blanks !== "" && blanks.length - end.length <= before.length) return end;
    return line.startsWith(before) ? indent + line.slice(before.length) : undefined;
  });
  return moved.includes(undefined) ? undefined : first + moved.join("");
}
