/** From what scanner, repair and parser note to the mistakes of a file, at most one a line. */

import type { Fix } from "../plan/finding.js";
import { comparePositions, startOf } from "../plan/place.js";
import type { Mistake } from "../plan/plan.js";
import { positionAt } from "./lines.js";
import { type SyntaxMessage, slug } from "./messages.js";
import type { ParseError } from "./reading/parser.js";
import { tokenAt } from "./repair/patches.js";
import type { TextError } from "./repair/tokens.js";
import { endOfLine, type TextProblem } from "./scan.js";
import { is, type Token, type Tokens } from "./tokens.js";
import type { Source } from "./tree/node.js";
import { startsOf } from "./tree/source.js";

/** A file that is no runbook at all (a picture, a log) is not worth more than this many errors. */
const mostReported = 100;

/** What is wrong with the text itself, and where it does not go on as the grammar wants. */
export interface Problems {
  readonly ofText: readonly TextProblem[];
  readonly ofGrammar: readonly ParseError[];
}

/** The problems of a text as mistakes, sorted, one a line. */
export function mistakesOf(source: Source, problems: Problems): readonly Mistake[] {
  const { ofText, ofGrammar } = causes(source, problems);
  const count = ofText.length + ofGrammar.length;
  if (count === 0) return [];
  const { uri, text, tokens } = source;
  const starts = startsOf(source);
  const inText = firstOfLines(ofText);
  const found = inText.slice(0, mostReported + 1).map(error => lexerMistake(uri, text, starts, error));
  for (const error of ofGrammar.slice(0, mostReported + 1)) {
    const misread = misreadAt(text, tokens, error);
    // Where blocks or a fence are open at the end, that is said already; so it is where a repair closed one too many.
    if (!misread.token && ofText.length > 0) continue;
    if (misread.token?.madeAfter && !misread.isMissing) continue;
    found.push(parserMistake(uri, text, starts, misread));
  }
  found.sort((a, b) => comparePositions(a.place.range.start, b.place.range.start));
  const single = found.filter((mistake, index) => {
    const before = found[index - 1];
    return !before || before.place.range.start.line !== mistake.place.range.start.line;
  });
  const kept = single.slice(0, mostReported);
  const next = single[mostReported];
  if (!next) return kept;
  const message = `${count - kept.length} more errors follow. Check that this file is a runbook.`;
  const others = inText.filter(({ line }) => line > next.place.range.start.line);
  return [...kept, { ...next, message, fixes: together(uri, starts, others) }];
}

/** Problems without those that only follow from another. */
function causes(source: Source, problems: Problems): Problems {
  return withoutPartners(source, withoutShifted(source, problems));
}

/** A brace has no partner because its partner was taken for something else, or because it is itself one too many. */
function withoutPartners({ text, tokens }: Source, { ofText, ofGrammar }: Problems): Problems {
  let missing = ofText.filter(({ swallows }) => swallows).reduce((sum, each) => sum + bracesFrom(text, each.offset), 0);
  for (const { at } of ofGrammar) if (isWritten(tokens, at) && tokens.kinds[at] === is.open.number) missing--;
  if (missing === 0) return { ofText, ofGrammar };
  const isOfSwallowed = ({ lacks }: TextProblem): boolean => {
    if (lacks === "{" && missing > 0) missing--;
    else if (lacks === "}" && missing < 0) missing++;
    else return false;
    return true;
  };
  return { ofText: ofText.filter(each => !isOfSwallowed(each)), ofGrammar };
}

/**
 * Where a block of text is not closed, it ends where the next one begins, and what is in that one is read as statements: the first of which
 * that shows is to be closed, and all that follows is not read.
 */
function withoutShifted({ text, tokens }: Source, problems: Problems): Problems {
  const { ofText, ofGrammar } = problems;
  const open = ofText.find(({ lost, offset }) => lost === "rest" && text.startsWith("```", offset));
  if (!open) return problems;
  const misplaced = ofGrammar.find(({ at }) => isWritten(tokens, at) && tokens.kinds[at] === is.fence.number);
  const first = firstRunningOn(text, tokens, misplaced?.at ?? tokens.count);
  const index = first ?? misplaced?.at;
  const from = index === undefined ? open.offset : (tokens.starts[index] ?? 0);
  if (index === undefined || from >= open.offset) return problems;
  const { startLine: line, startColumn: column } = tokenAt(text, tokens, index);
  const notClosed: TextProblem = { ...open, offset: from, line, column };
  return {
    ofText: [...ofText.filter(({ offset }) => offset < from), ...(first === undefined ? [] : [notClosed])],
    ofGrammar: ofGrammar
      .filter(({ at }) => at <= index)
      .map(each => (each === misplaced ? { ...each, lost: "rest" } : each)),
  };
}

/** The first block of text, before some token, that a word stands right after: its end is where another begins. */
function firstRunningOn(text: string, tokens: Tokens, before: number): number | undefined {
  for (let index = 0; index < before; index++) {
    if (tokens.kinds[index] === is.fence.number && /\w/.test(text.charAt(tokens.ends[index] ?? 0))) return index;
  }
  return undefined;
}

/** Whether a token stands in the text: no repair put it there, and it is not the end. */
function isWritten({ count, repaired }: Tokens, at: number): boolean {
  return at < count && repaired?.get(at)?.madeAfter === undefined;
}

/** How many more braces open than close from an offset to the end of its line. */
function bracesFrom(text: string, offset: number): number {
  let sum = 0;
  for (let at = offset, to = endOfLine(text, offset); at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) sum++;
    else if (code === 125) sum--;
  }
  return sum;
}

/** A misreading in words, with the tokens it speaks of. */
interface ReportedError extends SyntaxMessage {
  /** Undefined at the end of the text. */
  readonly token: Token | undefined;
  readonly previous: Token | undefined;
  readonly lost: ParseError["lost"];
  readonly isMissing: boolean;
}

function misreadAt(text: string, tokens: Tokens, { at, say, lost, isMissing }: ParseError): ReportedError {
  return {
    ...say(),
    token: at < tokens.count ? tokenAt(text, tokens, at) : undefined,
    previous: at > 0 ? tokenAt(text, tokens, at - 1) : undefined,
    lost,
    isMissing,
  };
}

/** The first error of each line, in order. */
function firstOfLines(errors: readonly TextProblem[]): readonly TextProblem[] {
  const sorted = errors.toSorted((a, b) => a.offset - b.offset);
  return sorted.filter(({ line }, index) => index === 0 || sorted[index - 1]?.line !== line);
}

/** One fix for what is plain in many errors. */
function together(uri: string, starts: readonly number[], errors: readonly TextProblem[]): readonly Fix[] {
  const edits = errors.flatMap(error => {
    const [fix] = detailsOf(uri, starts, error).fixes;
    return fix?.kind === "safe" ? fix.edits : [];
  });
  return edits.length === 0
    ? []
    : [{ kind: "safe", title: `Fix the ${edits.length} errors that have one clear fix`, edits }];
}

function lexerMistake(uri: string, text: string, starts: readonly number[], error: TextProblem): Mistake {
  const range = {
    start: positionAt(starts, error.offset),
    end: positionAt(starts, firstLineEnd(text, error.offset, error.length)),
  };
  return { ...detailsOf(uri, starts, error), message: error.message, place: { uri, range }, related: [] };
}

function detailsOf(
  uri: string,
  starts: readonly number[],
  error: TextProblem,
): Pick<Mistake, "code" | "fixes" | "lost" | "meant"> {
  if (!isTextError(error)) return { code: "syntax/token", fixes: [], lost: error.lost };
  const { code, fix, lost, meant } = error;
  if (!fix) return { code, fixes: [], lost };
  const { kind, title, newText, offset, length } = fix;
  const range = { start: positionAt(starts, offset), end: positionAt(starts, offset + length) };
  return { code, fixes: [{ kind, title, edits: [{ place: { uri, range }, newText }] }], lost, meant };
}

function isTextError(error: TextProblem | TextError): error is TextError {
  return "code" in error;
}

function parserMistake(uri: string, text: string, starts: readonly number[], error: ReportedError): Mistake {
  const { token, message, lost, lacksName, instead } = error;
  const anchor = anchorOf(error);
  const [from, to] = anchor ? firstLineOf(text, anchor) : [text.length, text.length];
  const place = { uri, range: { start: positionAt(starts, from), end: positionAt(starts, to) } };
  const base = { code: "syntax/parse", message, place, related: [], lost } as const;
  const meant = anchor === token ? error.meant : undefined;
  if (meant)
    return {
      ...base,
      meant,
      fixes: [{ kind: "choice", title: `Change to \`${meant}\``, edits: [{ place, newText: meant }] }],
    };
  if (instead && anchor === token)
    return {
      ...base,
      fixes: instead.map(newText => ({ kind: "choice", title: `Write ${newText}`, edits: [{ place, newText }] })),
    };
  if (!token || anchor !== token || !lacksName) return { ...base, fixes: [] };
  const name = slug(token.image);
  const before = startOf(place);
  return {
    ...base,
    fixes: [{ kind: "choice", title: `Name it \`${name}\``, edits: [{ place: before, newText: `${name} ` }] }],
  };
}

/** The token to point at: what is unexpected, or, where something is missing at a line's end, the last word of that line. */
function anchorOf({ token, previous, isMissing }: ReportedError): Token | undefined {
  const before = writtenBefore(previous);
  if (!token || token.madeAfter) return before ?? writtenBefore(token);
  return isMissing && before && token.startLine > before.endLine ? before : token;
}

/** The token itself, or the one that a brace was put after by a repair. */
function writtenBefore(token: Token | undefined): Token | undefined {
  return token?.madeAfter ?? token;
}

/** Where the first line of a token begins and ends. */
function firstLineOf(text: string, { startOffset, endOffset }: Token): readonly [number, number] {
  return [startOffset, firstLineEnd(text, startOffset, endOffset + 1 - startOffset)];
}

function firstLineEnd(text: string, offset: number, length: number): number {
  const lineEnd = text.slice(offset, offset + length).search(/[\r\n]/);
  return offset + (lineEnd > 0 ? lineEnd : length);
}
