/**
 * How a runbook is laid out. A statement has a line of its own, a block's inside is one step deeper than the block, one space
 * stands between words. What a person decides stays: a block written on one line (as long as the line is not too long), a line
 * break inside a statement, an empty line between statements, and where a comment stands. Nothing is aligned: lines that
 * belong to different statements never change together.
 */
import type { TextReplacement } from "../edits/replacement.js";
import type { LayoutToken } from "./layout-tokens.js";

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
 * What has to be replaced in a text so that it is laid out: what stands between tokens, and fences that move with their
 * statements. In order, and only what differs.
 */
export function layOut(text: string, tokens: readonly LayoutToken[], style: Style): readonly TextReplacement[] {
  const shape = shapeOf(text, tokens);
  const replacements: TextReplacement[] = [];
  const replace = (from: number, to: number, newText: string): void => {
    if (text.slice(from, to) !== newText) replacements.push({ from, to, newText });
  };
  const line = (deep: number): string => style.unit.repeat(deep);
  /** For each block that is open, whether it stays on one line. */
  const open: boolean[] = [];
  let depth = 0;
  /** The token that the line begins with, and how far it is indented. */
  let lineBegin = 0;
  let indent = 0;

  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const isInOneLine = open.at(-1) === true;
    if (token.kind === "close" && !isInOneLine) depth--;
    const spacing = spacingBefore(shape, index, isInOneLine);
    if (spacing.lines > 0 || !before) {
      lineBegin = index;
      indent = before ? depth + (spacing.continues ? 1 : 0) : 0;
    }
    const from = before?.to ?? (text.startsWith("\uFEFF") ? 1 : 0);
    replace(from, token.from, spacing.lines > 0 ? style.lineEnd.repeat(spacing.lines) + line(indent) : spacing.spaces);
    if (token.kind === "fence") {
      const moved = movedFence(text, token, line(indent));
      if (moved !== undefined) replace(token.from, token.to, moved);
    }
    if (token.kind === "open") {
      const width = indent * widthOf(style) + shape.width(lineBegin, shape.closing[index] ?? index);
      const staysOnLine = isInOneLine || (shape.isOnOneLine(index) && width <= longestLine);
      open.push(staysOnLine);
      if (!staysOnLine) depth++;
    }
    if (token.kind === "close") open.pop();
  });
  const last = tokens.at(-1);
  replace(last?.to ?? 0, text.length, last ? style.lineEnd : "");
  return replacements;
}

function widthOf({ unit, tabSize }: Style): number {
  return unit.includes("\t") ? tabSize : unit.length;
}

// ---------------------------------------------------------------- between two tokens

interface Spacing {
  /** How many line ends; 0: `spaces` stand there instead. */
  readonly lines: 0 | 1 | 2;
  readonly spaces: string;
  /** The next line goes on with a statement. */
  readonly continues: boolean;
}

const noSpace: Spacing = { lines: 0, spaces: "", continues: false };
const oneSpace: Spacing = { lines: 0, spaces: " ", continues: false };
const newLine: Spacing = { lines: 1, spaces: "", continues: false };

/** @param isInOneLine whether the innermost block around the spacing stays on one line */
function spacingBefore({ text, tokens, closing, breaks }: Shape, index: number, isInOneLine: boolean): Spacing {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!before || !token) return noSpace;
  const written = breaks(index);
  const spaced: Spacing = written > 1 && before.kind !== "open" ? { ...newLine, lines: 2 } : newLine;
  const broken: Spacing = { ...newLine, continues: true };
  switch (token.kind) {
    case "comment": {
      if (written === 0) return oneSpace;
      const follows = tokens.slice(index).find(({ kind }) => kind !== "comment");
      return !follows || follows.begins || follows.kind === "close" || follows.kind === "open" ? spaced : broken;
    }
    case "close":
      if (closing[index] === index - 1) return noSpace;
      return isInOneLine ? oneSpace : newLine;
    case "open":
      return before.kind === "comment" ? newLine : oneSpace;
    case "comma":
      return before.kind === "comment" ? broken : noSpace;
    case "fence":
    case "word":
      if (token.begins) return isInOneLine ? oneSpace : spaced;
      if (written > 0) return broken;
      // A line that began with a comma ends with it.
      if (before.kind === "comma" && breaks(index - 1) > 0 && tokens[index - 2]?.kind !== "comment") return broken;
      return wouldJoin(text, before, token) ? { ...noSpace, spaces: text.slice(before.to, token.from) } : oneSpace;
  }
}

/** `10:00` and `am` are two words as long as more than one space stands between them. */
function wouldJoin(text: string, before: LayoutToken, { from }: LayoutToken): boolean {
  return (
    /^\d[\d:]*$/.test(text.slice(before.from, before.to)) && /^[ap]\.?m(?![a-z])/i.test(text.slice(from, from + 4))
  );
}

// ---------------------------------------------------------------- what is written

interface Shape {
  readonly text: string;
  readonly tokens: readonly LayoutToken[];
  /** For each brace that opens, the one that closes it, and the other way round. */
  readonly closing: readonly (number | undefined)[];
  /** How many line ends are written before a token. */
  readonly breaks: (index: number) => number;
  /** Whether a block is written on one line, given its opening brace. */
  readonly isOnOneLine: (open: number) => boolean;
  /** From the first token to the end of the last, all on one line. */
  readonly width: (first: number, last: number) => number;
}

function shapeOf(text: string, tokens: readonly LayoutToken[]): Shape {
  const closing: (number | undefined)[] = [];
  const open: number[] = [];
  /** Line ends up to the beginning of each token, and where it would begin if all stood on one line. */
  const ends: number[] = [];
  const columns: number[] = [];
  let [end, column, previousEnd] = [0, 0, 0];
  tokens.forEach(({ kind, from, to }, index) => {
    const opening = kind === "close" ? open.pop() : undefined;
    if (opening !== undefined) {
      closing[opening] = index;
      closing[index] = opening;
    }
    if (kind === "open") open.push(index);
    end += lineEnds(text, previousEnd, from);
    ends.push(end);
    if (kind === "fence") end += lineEnds(text, from, to);
    if (kind !== "comma" && !(kind === "close" && opening === index - 1)) column++;
    columns.push(column);
    column += to - from;
    previousEnd = to;
  });
  const endsAt = (index: number): number => ends[index] ?? end;
  return {
    text,
    tokens,
    closing,
    breaks: index => lineEnds(text, tokens[index - 1]?.to ?? 0, tokens[index]?.from ?? text.length),
    isOnOneLine: opening => {
      const close = closing[opening];
      if (close === undefined) return false;
      return close === opening + 1 || endsAt(opening) === endsAt(close);
    },
    width: (first, last) => {
      const { from, to } = tokens[last] ?? { from: 0, to: 0 };
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
function movedFence(text: string, { from, to }: LayoutToken, indent: string): string | undefined {
  const lineStart = Math.max(text.lastIndexOf("\n", from - 1), text.lastIndexOf("\r", from - 1)) + 1;
  const before = /^[^\S\r\n]*/.exec(text.slice(lineStart, from))?.[0] ?? "";
  if (before === indent) return undefined;
  const [first = "", ...others] = text.slice(from, to).split(/(?<=\n)/);
  const moved = others.map(line => {
    const [spaces = "", end = ""] = /^[^\S\r\n]*(\r?\n)$/.exec(line) ?? [];
    if (spaces !== "" && spaces.length - end.length <= before.length) return end;
    return line.startsWith(before) ? indent + line.slice(before.length) : undefined;
  });
  return moved.includes(undefined) ? undefined : first + moved.join("");
}
