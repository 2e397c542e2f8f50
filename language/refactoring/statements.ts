/** Statements as spans of the text: the one under the cursor, what belongs to it, and how it is taken out or put in. */
import type { AstNode } from "langium";
import { linesOf } from "../edits/lines.js";
import type { TextReplacement } from "../edits/replacement.js";
import {
  type Activity,
  type Contingency,
  isActivity,
  type Parallel,
  type Phase,
  type Rollback,
  type Runbook,
  type Sequence,
  type Statement,
} from "../generated/ast.js";
import { keptFor } from "../plan/kept.js";
import type { Range } from "../plan/place.js";
import type { Activity as PlannedActivity, Block as PlannedBlock } from "../plan/plan.js";
import { placeOf } from "../resolve/places.js";
import { leavesOf, textSpanOfNode } from "../syntax/tree/leaves.js";
import type { Analysis } from "../workspace/analysis.js";

/** [from, to) of a text, in UTF-16 units. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** What activities stand in. */
export type BlockNode = Runbook | Phase | Parallel | Sequence | Rollback | Contingency;
/** What has a place in the order of a plan. */
export type ItemNode = Phase | Parallel | Sequence | Activity;

export function isItem(statement: Statement): statement is ItemNode {
  const { $type } = statement;
  return $type === "Phase" || $type === "Parallel" || $type === "Sequence" || $type === "Activity";
}

export function textSpanOf(node: AstNode): TextSpan {
  return textSpanOfNode(node);
}

export function selected(text: string, { start, end }: Range): TextSpan {
  const { offsetOf } = linesOf(text);
  return { from: offsetOf(start) ?? text.length, to: offsetOf(end) ?? text.length };
}

/** Whether a selection lies in a span, its edges included. */
export function spans({ from, to }: TextSpan, selection: TextSpan): boolean {
  return from <= selection.from && selection.to <= to;
}

/** The block innermost around a selection, with the activity it lies in, if it does. */
export interface Surrounding {
  readonly block: BlockNode;
  readonly activity: Activity | undefined;
}

/** Undefined outside the runbook. */
export function surroundingOf({ file: { ast } }: Pick<Analysis, "file">, selection: TextSpan): Surrounding | undefined {
  const runbook = ast.runbooks.find(each => spans(textSpanOf(each), selection));
  if (!runbook) return undefined;
  let block: BlockNode = runbook;
  for (;;) {
    const inner: Statement | undefined = block.statements.find(each => spans(textSpanOf(each), selection));
    if (inner && isActivity(inner)) return { block, activity: inner };
    if (!inner || !isBlock(inner)) return { block, activity: undefined };
    block = inner;
  }
}

function isBlock(statement: Statement): statement is Exclude<BlockNode, Runbook> {
  return blocks.has(statement.$type);
}

const blocks: ReadonlySet<string> = new Set(["Phase", "Parallel", "Sequence", "Rollback", "Contingency"]);

/** The activity of the plan itself that a node says; undefined for one inside a rollback or a contingency. */
export function plannedActivityOf(analysis: Analysis, node: Activity): PlannedActivity | undefined {
  return activitiesByStart(analysis).get(keyOf(placeOf(node).range));
}

// By the analysis, which is another one as soon as a line moves: what is planned may be the same for many texts.
const activitiesByStart = keptFor(
  ({ plan: { runbook } }: Analysis): ReadonlyMap<string, PlannedActivity> =>
    new Map(runbook?.work.activities.map(activity => [keyOf(activity.place.range), activity])),
);

/** The phase of the plan that a node says. */
export function plannedBlockOf(analysis: Analysis, node: Phase): PlannedBlock | undefined {
  return blocksByStart(analysis).get(keyOf(placeOf(node).range));
}

const blocksByStart = keptFor(
  ({ plan: { runbook } }: Analysis): ReadonlyMap<string, PlannedBlock> =>
    new Map(runbook?.work.blocks.map(block => [keyOf(block.place.range), block])),
);

function keyOf({ start }: Range): string {
  return `${start.line}:${start.character}`;
}

/** The activities and phases of the plan itself, in the order they are written; blocks before what is in them. */
export function* itemsIn({ statements }: Pick<BlockNode, "statements">): Iterable<ItemNode> {
  for (const statement of statements) {
    if (!isItem(statement)) continue;
    yield statement;
    if (statement.$type !== "Activity") yield* itemsIn(statement);
  }
}

// ---------------------------------------------------------------- what belongs to a statement

/** A statement with the comments right above it and after it. */
export function withComments(text: string, { from, to }: TextSpan): TextSpan {
  const trailingComment = /^[^\S\r\n]*\/\/[^\r\n]*/.exec(text.slice(to, endOfLine(text, to)))?.[0] ?? "";
  let begin = from;
  if (text.slice(startOfLine(text, from), from).trim() === "") {
    for (;;) {
      const line = startOfLine(text, begin);
      const above = startOfLine(text, Math.max(0, text.startsWith("\r\n", line - 2) ? line - 2 : line - 1));
      const comment = line === 0 ? undefined : /^[^\S\r\n]*(?=\/\/)/.exec(text.slice(above, line))?.[0];
      if (comment === undefined) break;
      begin = above + comment.length;
    }
  }
  return { from: begin, to: to + trailingComment.length };
}

/** The comments inside a statement, in front of an offset. */
export function commentsIn(node: AstNode, before = Number.POSITIVE_INFINITY): readonly string[] {
  return leavesOf(node)
    .filter(({ isComment, offset }) => isComment && offset < before)
    .map(({ text }) => text.trimEnd());
}

/** Says something else in a statement's place. The comments inside it then stand above. */
export function replacementFor(text: string, statement: AstNode, fresh: string): TextReplacement {
  const span = textSpanOf(statement);
  const comments = commentsIn(statement);
  if (comments.length === 0) return { ...span, newText: fresh };
  const isFirst = text.slice(startOfLine(text, span.from), span.from).trim() === "";
  return { ...span, newText: [...(isFirst ? [] : [""]), ...comments, fresh].join("\n") };
}

/** A span as it is put somewhere else: with the spaces in front of its first line, which its further lines go by. */
export function indentedText(text: string, { from, to }: TextSpan): string {
  const line = startOfLine(text, from);
  return (/^[^\S\r\n]*/.exec(text.slice(line, from))?.[0] ?? "") + text.slice(from, to);
}

/** Takes a span out, with its lines where nothing else stands on them. */
export function removal(text: string, { from, to }: TextSpan): TextReplacement {
  const [start, end] = [startOfLine(text, from), endOfLine(text, to)];
  const isAlone = text.slice(start, from).trim() === "" && text.slice(to, end).trim() === "";
  if (!isAlone) return { from, to, newText: "" };
  const lineEnd = /^\r\n|^[\r\n]/.exec(text.slice(end, end + 2))?.[0] ?? "";
  return { from: start, to: end + lineEnd.length, newText: "" };
}

/** Puts a statement after another, on a line of its own. */
export function insertedAfter(text: string, { to }: TextSpan, statement: string): TextReplacement {
  const at = withComments(text, { from: to, to }).to;
  return { from: at, to: at, newText: `\n${statement}${isEndOfLine(text, at) ? "" : "\n"}` };
}

/** Puts a statement in front of another and its comments, on a line of its own. */
export function insertedBefore(text: string, span: TextSpan, statement: string): TextReplacement {
  const at = withComments(text, span).from;
  return { from: at, to: at, newText: `${statement}\n` };
}

/** Puts a statement at the end of a block. Undefined where there are no braces. */
export function insertedAtEnd(text: string, block: AstNode, statement: string): TextReplacement | undefined {
  const { to } = textSpanOf(block);
  if (text[to - 1] !== "}") return undefined;
  const line = startOfLine(text, to - 1);
  const isAlone = text.slice(line, to - 1).trim() === "";
  return isAlone
    ? { from: line, to: line, newText: `${statement}\n` }
    : { from: to - 1, to: to - 1, newText: `\n${statement}\n` };
}

function startOfLine(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function isEndOfLine(text: string, at: number): boolean {
  return text.slice(at, endOfLine(text, at)).trim() === "";
}
