/** In what block a place in a text is, and what is said in it already. */
import type { IToken } from "chevrotain";
import { type AstNode, CstUtils, type LangiumDocument } from "langium";
import { isEnvironment, isPerson, isPolicy, isRunbookFile, isTeam, isWork } from "../../../language/generated/ast.js";
import type { OpenBlock, Whereabouts } from "./whereabouts.js";

export interface Surroundings {
  /** Undefined in a block of something unknown. */
  readonly block: OpenBlock["block"] | "file";
  /** What the block belongs to; undefined where it could not be read. */
  readonly node: AstNode | undefined;
  /** Types of what is said in it already, but for the statement at the place itself. */
  readonly said: ReadonlySet<string>;
  /** The word before the place. */
  readonly before: IToken | undefined;
}

/** @param offset where a statement or word would begin */
export function surroundingsAt(document: LangiumDocument, { open, before }: Whereabouts, offset: number): Surroundings {
  const innermost = open.at(-1);
  const node = innermost ? nodeAt(document, innermost.brace.startOffset) : document.parseResult.value;
  return {
    block: innermost ? innermost.block : "file",
    node,
    said: new Set(statementsOf(node).flatMap(each => (covers(each, offset, before) ? [] : [each.$type]))),
    before,
  };
}

function nodeAt(document: LangiumDocument, offset: number): AstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  return root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
}

function statementsOf(node: AstNode | undefined): readonly AstNode[] {
  if (!node) return [];
  if (isRunbookFile(node)) return node.runbooks;
  if (isPolicy(node)) return node.settings;
  if (isTeam(node) || isPerson(node) || isEnvironment(node)) return node.fields;
  return isWork(node) ? node.statements : [];
}

/** Whether a statement is the one that is being written: the place is in it, or right behind its `rollback`. */
function covers({ $cstNode }: AstNode, offset: number, before: IToken | undefined): boolean {
  if (!$cstNode) return false;
  if ($cstNode.offset <= offset && offset <= $cstNode.end) return true;
  return before?.image === "rollback" && $cstNode.offset === before.startOffset;
}
