/** In what block a place in a text is, whether or not the text around it is complete. */
import type { IToken } from "chevrotain";
import { type AstNode, CstUtils, type LangiumDocument } from "langium";
import { isEnvironment, isPerson, isPolicy, isRunbookFile, isTeam, isWork } from "../../../language/generated/ast.js";
import type { BlockName } from "../../../language/syntax/placement.js";

export interface Surroundings {
  /** Undefined in a block of something unknown. */
  readonly block: BlockName | "file" | "policy" | undefined;
  /** Types of what is said in it already, but for the statement at the place itself. */
  readonly said: ReadonlySet<string>;
  /** The token before the place. */
  readonly before: IToken | undefined;
}

/**
 * @param tokens of the whole text
 * @param offset where a statement or word would begin
 */
export function surroundingsAt(document: LangiumDocument, tokens: readonly IToken[], offset: number): Surroundings {
  const open: { readonly block: Surroundings["block"]; readonly brace: IToken }[] = [];
  let before: IToken | undefined;
  tokens.forEach((token, index) => {
    if (token.startOffset >= offset) return;
    if (token.image === "{") open.push({ block: blockOpenedAt(tokens, index, open.at(-1)?.block), brace: token });
    else if (token.image === "}") open.pop();
    before = token;
  });
  const innermost = open.at(-1);
  const around = innermost ? nodeAt(document, innermost.brace.startOffset) : document.parseResult.value;
  return {
    block: innermost ? innermost.block : "file",
    said: new Set(statementsOf(around).flatMap(each => (covers(each, offset, before) ? [] : [each.$type]))),
    before,
  };
}

const blocks: ReadonlyMap<string, BlockName | "policy"> = new Map(
  (
    [
      "runbook",
      "phase",
      "parallel",
      "sequence",
      "step",
      "check",
      "notify",
      "gate",
      "wait",
      "rollback",
      "contingency",
      "team",
      "person",
      "environment",
      "policy",
    ] as const
  ).map(word => [word, word]),
);

/** A brace stands behind a keyword, with a name, a title or a risk level between them. */
function blockOpenedAt(tokens: readonly IToken[], index: number, around: Surroundings["block"]): Surroundings["block"] {
  let at = index - 1;
  if (tokens[at]?.tokenType.name === "STRING") at--;
  if (tokens[at]?.tokenType.name === "NAME") at--;
  if (tokens[at - 1]?.image === "risk") at -= 3;
  const block = blocks.get(tokens[at]?.image ?? "");
  return block === "rollback" && around === "step" ? "counterpart" : block;
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
