/** Ways through a tree. */
import type { AstNode } from "langium";
import { asTreeNode, childrenOf } from "./leaves.js";
import { NameUse } from "./name-use.js";
import type { TreeNode } from "./node.js";

/** The node itself or the innermost around it that is of a kind. */
export function containerOf<Of extends AstNode>(
  node: AstNode | undefined,
  isOf: (node: AstNode) => node is Of,
): Of | undefined {
  for (let each = node; each; each = each.$container) if (isOf(each)) return each;
  return undefined;
}

/** A node and all nodes in it, each before those inside. */
export function* nodesIn(node: AstNode): Iterable<TreeNode> {
  const own = asTreeNode(node);
  yield own;
  for (const child of childrenOf(own)) yield* nodesIn(child);
}

/** The names that a node itself uses of what is declared elsewhere. */
export function namesUsedBy(node: TreeNode): readonly NameUse[] {
  return Object.values(node).flatMap((value): readonly NameUse[] => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter(each => each instanceof NameUse);
  });
}
