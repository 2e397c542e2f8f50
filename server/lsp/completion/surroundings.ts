/** In what block a place in a text is, and what is said in it already. */
import type { AstNode } from "langium";
import {
  isEnvironment,
  isPerson,
  isPolicy,
  isProgramme,
  isRunbookFile,
  isTeam,
  isWork,
} from "../../../language/generated/ast.js";
import { nodeAt, textSpanOfNode } from "../../../language/syntax/tree/leaves.js";
import type { Document } from "../session/documents.js";
import type { CursorContext, OpenBlock } from "./cursor-context.js";
import type { ScannedWord } from "./scanned-text.js";
import type { Word } from "./word.js";

export interface Surroundings {
  /** Undefined in a block of something unknown. */
  readonly block: OpenBlock["block"] | "file";
  /** What the block belongs to; undefined where it could not be read. */
  readonly node: AstNode | undefined;
  /** Types of what is said in it already, but for the statement at the place itself. */
  readonly said: ReadonlySet<string>;
  /** The word before the place. */
  readonly before: ScannedWord | undefined;
  /** A statement goes on after the place, on the same line: nothing new can begin in it. */
  readonly isInStatement: boolean;
}

/** @param next the word after the place */
export function surroundingsAt(
  { file, lines }: Document,
  { open, before }: CursorContext,
  { start, end, begun }: Word,
  next: ScannedWord | undefined,
): Surroundings {
  const innermost = open.at(-1);
  const node = innermost ? (nodeAt(file.ast, innermost.brace.start) as AstNode) : file.ast;
  const statements = statementsOf(node);
  const goesOn = next !== undefined && lines.positionAt(next.start).line === lines.positionAt(end).line;
  return {
    block: innermost ? innermost.block : "file",
    node,
    said: new Set(statements.flatMap(each => (covers(each, start, begun !== "", before) ? [] : [each.$type]))),
    before,
    isInStatement:
      goesOn &&
      statements.some(each => {
        const { from, to } = textSpanOfNode(each);
        return from < start && next.start < to;
      }),
  };
}

function statementsOf(node: AstNode | undefined): readonly AstNode[] {
  if (!node) return [];
  if (isRunbookFile(node)) return [...node.imports, ...node.declarations, ...node.runbooks, ...node.programmes];
  if (isPolicy(node)) return node.settings;
  if (isTeam(node) || isPerson(node) || isEnvironment(node)) return node.fields;
  return isWork(node) || isProgramme(node) ? node.statements : [];
}

/** Whether a statement is the one that is being written: its first word is begun, or the place is in it or right after its `rollback`. */
function covers(statement: AstNode, offset: number, isBegun: boolean, before: ScannedWord | undefined): boolean {
  const { from, to } = textSpanOfNode(statement);
  if (offset === from) return isBegun;
  if (from < offset && offset < to) return true;
  return before?.text === "rollback" && from === before.start;
}
