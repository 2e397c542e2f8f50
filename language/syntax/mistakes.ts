import type { ILexingError, IToken } from "chevrotain";
import type { Fix } from "../plan/finding.js";
import { type Position, startOf } from "../plan/place.js";
import type { Mistake } from "../plan/plan.js";
import { braceTooMany, nameBeforeTitle, slug } from "./messages.js";
import type { Misreading, ReadText } from "./predictive/parser.js";
import { behindOf } from "./repair/braces.js";
import type { TextError } from "./repair/tokens.js";

/** A file that is no runbook at all (a picture, a log) is not worth more than this many errors. */
const mostReported = 100;

/** Lexer and parser errors as mistakes, sorted, one a line. */
export function mistakesOf(uri: string, text: string, result: Omit<ReadText, "value">): readonly Mistake[] {
  const count = result.lexerErrors.length + result.syntaxErrors.length;
  if (count === 0) return [];
  const starts = lineStarts(text);
  const inText = firstOfLines(result.lexerErrors);
  const found = inText.slice(0, mostReported + 1).map(error => lexerMistake(uri, text, starts, error));
  for (const error of result.syntaxErrors.slice(0, mostReported + 1)) {
    // Where blocks or a fence are open at the end, that is said already; so it is where a repair closed one too many.
    if (!known(error.token) && result.lexerErrors.length > 0) continue;
    if (error.token?.isInsertedInRecovery && error.message === braceTooMany) continue;
    found.push(parserMistake(uri, text, starts, error));
  }
  found.sort((a, b) => compare(a.place.range.start, b.place.range.start));
  const single = found.filter((mistake, index) => {
    const before = found[index - 1];
    return !before || before.place.range.start.line !== mistake.place.range.start.line;
  });
  const kept = single.slice(0, mostReported);
  const next = single[mostReported];
  if (!next) return kept;
  const message = `${count - kept.length} more errors follow: is this file a runbook at all?`;
  const others = inText.filter(({ line = 1 }) => line > next.place.range.start.line);
  return [...kept, { ...next, message, fixes: together(uri, starts, others) }];
}

/** The first error of each line, in order. */
function firstOfLines(errors: readonly ILexingError[]): readonly ILexingError[] {
  const sorted = errors.toSorted((a, b) => a.offset - b.offset);
  return sorted.filter(({ line }, index) => index === 0 || sorted[index - 1]?.line !== line);
}

/** One fix for what is plain in many errors. */
function together(uri: string, starts: readonly number[], errors: readonly ILexingError[]): readonly Fix[] {
  const edits = errors.flatMap(error => {
    const [fix] = detailsOf(uri, starts, error).fixes;
    return fix?.kind === "safe" ? fix.edits : [];
  });
  return edits.length === 0 ? [] : [{ kind: "safe", title: `Fix the ${edits.length} of them that are plain`, edits }];
}

function lexerMistake(uri: string, text: string, starts: readonly number[], error: ILexingError): Mistake {
  const range = {
    start: positionAt(starts, error.offset),
    end: positionAt(starts, firstLineEnd(text, error.offset, error.length)),
  };
  return { ...detailsOf(uri, starts, error), message: error.message, place: { uri, range }, related: [] };
}

function detailsOf(
  uri: string,
  starts: readonly number[],
  error: ILexingError,
): Pick<Mistake, "code" | "fixes" | "lost"> {
  if (!isTextError(error)) return { code: "syntax/token", fixes: [] };
  const { code, fix, lost } = error;
  if (!fix) return { code, fixes: [], lost };
  const { kind, title, newText, offset, length } = fix;
  const range = { start: positionAt(starts, offset), end: positionAt(starts, offset + length) };
  return { code, fixes: [{ kind, title, edits: [{ place: { uri, range }, newText }] }], lost };
}

function isTextError(error: ILexingError | TextError): error is TextError {
  return "code" in error;
}

function parserMistake(uri: string, text: string, starts: readonly number[], error: Misreading): Mistake {
  const { token, message, lost } = error;
  const anchor = anchorOf(error);
  const [from, to] = anchor ? firstLineOf(text, anchor) : [text.length, text.length];
  const place = { uri, range: { start: positionAt(starts, from), end: positionAt(starts, to) } };
  const base = { code: "syntax/parse", message, place, related: [], lost } as const;
  const meant = anchor === token ? /did you mean `([^`]+)`/.exec(message)?.[1] : undefined;
  if (meant)
    return {
      ...base,
      fixes: [{ kind: "choice", title: `Change to \`${meant}\``, edits: [{ place, newText: meant }] }],
    };
  if (!token || anchor !== token || !message.includes(nameBeforeTitle)) return { ...base, fixes: [] };
  const name = slug(token.image);
  const before = startOf(place);
  return {
    ...base,
    fixes: [{ kind: "choice", title: `Name it \`${name}\``, edits: [{ place: before, newText: `${name} ` }] }],
  };
}

/** The token to point at: what is unexpected, or, where something is missing at a line's end, the last word of that line. */
function anchorOf({ token, previous, message }: Misreading): IToken | undefined {
  const before = writtenBefore(previous);
  if (!known(token) || token.isInsertedInRecovery) return before ?? writtenBefore(token);
  const missing = message.startsWith("expected") && before !== undefined;
  return missing && (token.startLine ?? 0) > (before.endLine ?? 0) ? before : token;
}

function known(token: IToken | undefined): token is IToken {
  return token !== undefined && token.startOffset >= 0 && (token.startLine ?? 0) > 0;
}

/** The token itself, or the one that a brace was put behind by a repair. */
function writtenBefore(token: IToken | undefined): IToken | undefined {
  if (!known(token)) return undefined;
  return token.isInsertedInRecovery ? behindOf(token) : token;
}

/** Where the first line of a token begins and ends. */
function firstLineOf(text: string, { startOffset, endOffset = startOffset }: IToken): readonly [number, number] {
  return [startOffset, firstLineEnd(text, startOffset, endOffset + 1 - startOffset)];
}

function firstLineEnd(text: string, offset: number, length: number): number {
  const lineEnd = text.slice(offset, offset + length).search(/[\r\n]/);
  return offset + (lineEnd > 0 ? lineEnd : length);
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 13 || code === 10) starts.push(i + 1);
  }
  return starts;
}

export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
