/** A file's tree -> what formatting moves about: its tokens and comments, in order, with what they are to the layout. */
import { type AstNode, CstUtils, type LeafCstNode } from "langium";
import type { DeclarationField, RunbookFile, Setting, Statement } from "../generated/ast.js";

export interface Piece {
  readonly kind: "open" | "close" | "comma" | "comment" | "fence" | "word";
  /** Offsets of its text, without the blanks behind a comment. */
  readonly from: number;
  readonly to: number;
  /** A statement or declaration begins with it. */
  readonly begins: boolean;
}

/** The pieces of a file that was read without a mistake. */
export function piecesOf(text: string, ast: RunbookFile): readonly Piece[] {
  const beginnings = new Set(statementsIn(ast).flatMap(({ $cstNode }) => $cstNode?.offset ?? []));
  // Comments in front of everything belong to nothing but the root.
  const root = ast.$cstNode?.root;
  if (!root) return [];
  return CstUtils.flattenCst(root)
    .map(leaf => pieceOf(text, leaf, beginnings))
    .toArray();
}

function pieceOf(text: string, leaf: LeafCstNode, beginnings: ReadonlySet<number>): Piece {
  const { offset: from, end } = leaf;
  const kind = leaf.hidden ? "comment" : kindOf(text, from, end);
  const to = kind === "comment" ? from + text.slice(from, end).trimEnd().length : end;
  return { kind, from, to, begins: kind !== "comment" && beginnings.has(from) };
}

function kindOf(text: string, from: number, to: number): Piece["kind"] {
  if (text.startsWith("```", from)) return "fence";
  if (to - from > 1) return "word";
  switch (text[from]) {
    case "{":
      return "open";
    case "}":
      return "close";
    case ",":
      return "comma";
    default:
      return "word";
  }
}

/** Everything that stands on a line of its own in a block that has lines. */
function statementsIn({ imports, declarations, runbooks }: RunbookFile): readonly AstNode[] {
  const found: AstNode[] = [...imports];
  const add = (node: RunbookFile["declarations"][number] | RunbookFile["runbooks"][number] | Inner): void => {
    found.push(node);
    if ("fields" in node) node.fields.forEach(add);
    if ("settings" in node) node.settings.forEach(add);
    if ("statements" in node) node.statements.forEach(add);
  };
  for (const node of [...declarations, ...runbooks]) add(node);
  return found;
}

type Inner = Statement | DeclarationField | Setting;
