/** A file's tree -> what formatting moves about: its tokens and comments, in order, with what they are to the layout. */
import type { AstNode } from "langium";
import type {
  DeclarationField,
  Programme,
  ProgrammeStatement,
  RunbookFile,
  Setting,
  Statement,
} from "../generated/ast.js";
import { leavesOf, textSpanOfNode } from "../syntax/tree/leaves.js";

export interface LayoutToken {
  readonly kind: "open" | "close" | "comma" | "comment" | "fence" | "word";
  /** Offsets of its text, without the spaces after a comment. */
  readonly from: number;
  readonly to: number;
  /** A statement or declaration begins with it. */
  readonly begins: boolean;
}

/** The pieces of a file that was read without a mistake. */
export function layoutTokensOf(text: string, ast: RunbookFile): readonly LayoutToken[] {
  const beginnings = new Set(statementsIn(ast).map(node => textSpanOfNode(node).from));
  return leavesOf(ast).map(({ offset: from, end, isComment }) => {
    const kind = isComment ? "comment" : kindOf(text, from, end);
    const to = isComment ? from + text.slice(from, end).trimEnd().length : end;
    return { kind, from, to, begins: !isComment && beginnings.has(from) };
  });
}

function kindOf(text: string, from: number, to: number): LayoutToken["kind"] {
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
function statementsIn({ imports, declarations, runbooks, programmes }: RunbookFile): readonly AstNode[] {
  const found: AstNode[] = [...imports];
  const add = (
    node: RunbookFile["declarations"][number] | RunbookFile["runbooks"][number] | Programme | NestedStatement,
  ): void => {
    found.push(node);
    if ("fields" in node) node.fields.forEach(add);
    if (node.$type === "Holidays") for (const day of node.days) found.push(day);
    if ("settings" in node) node.settings.forEach(add);
    if ("statements" in node) node.statements.forEach(add);
  };
  for (const node of [...declarations, ...runbooks, ...programmes]) add(node);
  return found;
}

type NestedStatement = Statement | DeclarationField | ProgrammeStatement | Setting;
