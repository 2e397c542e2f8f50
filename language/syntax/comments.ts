/**
 * Comments into the tree, where Langium would put them. Its own way spreads them over an argument list, takes them off the front
 * of an array, and looks for a node among all its siblings: too much for many thousands of them.
 */
import type { IToken } from "chevrotain";
import type { CompositeCstNode, CstNode, CstNodeBuilder } from "langium";

/** Hands out comments in the order they stand, each once: those before a place in the text. */
export interface Comments {
  readonly before: (offset: number) => readonly IToken[];
  readonly left: () => readonly IToken[];
}

const none: readonly IToken[] = [];

export function commentsOf(tokens: readonly IToken[]): Comments {
  let next = 0;
  const upTo = (end: number): readonly IToken[] => {
    const from = next;
    next = end;
    return from === end ? none : tokens.slice(from, end);
  };
  return {
    before: offset => {
      let end = next;
      while (end < tokens.length && (tokens[end]?.startOffset ?? 0) <= offset) end++;
      return upTo(end);
    },
    left: () => upTo(tokens.length),
  };
}

/** Adds comments where the tree is being built: behind what the node being filled holds, or before it where it is still empty. */
export function addComments(tree: CstNodeBuilder, comments: readonly IToken[]): void {
  if (comments.length === 0) return;
  const { current } = tree;
  const isEmpty = current.content.length === 0;
  for (const comment of comments) tree.buildLeafNode(comment);
  if (!isEmpty || !current.container) return;
  const made = current.content;
  current.content = [];
  // A node being filled is the last of those around it.
  let node = current as CompositeCstNode;
  let parent: CompositeCstNode = current.container;
  while (parent.content.length === 1 && parent.container) [node, parent] = [parent, parent.container];
  (parent.content as CstNode[]).pop();
  for (const comment of made) tree.appendChild(parent, comment);
  tree.appendChild(parent, node);
}
