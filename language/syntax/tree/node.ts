/** The tree's nodes: as Langium describes them in generated/ast.ts, with what they count in their piece instead of a tree of the text. */
import type { AstNode, Reference } from "langium";
import { table } from "../../generated/table.js";
import { TreePlace } from "./place.js";
import { type Piece, startOfToken } from "./source.js";

export class TreeNode implements AstNode {
  $type: string;
  declare $container?: TreeNode;
  declare $containerProperty?: string;
  declare $containerIndex?: number;
  declare $piece: Piece;
  /** Its first and its last token, counted from the first of its piece. */
  $from: number;
  $to: number;
  [property: string]: unknown;

  constructor(type: string, from: number) {
    this.$type = type;
    // All fields from the beginning: what is added later gives each node another shape.
    const nothing: unknown = undefined;
    this.$container = nothing as TreeNode;
    this.$containerProperty = nothing as string;
    this.$containerIndex = nothing as number;
    this.$piece = nothing as Piece;
    this.$from = from;
    this.$to = from;
    addDefaults(this, type);
  }
}

/** Gives a node the properties that it has even where the text does not mention them. */
export function addDefaults(node: TreeNode, type: string): void {
  const properties = table.types[type];
  if (!properties) return;
  for (const [property, isList] of properties) node[property] = isList ? [] : false;
}

/** A name as it is written, of something that is declared elsewhere. What it means is looked up by language/workspace/names.ts. */
export class NameUse implements Reference {
  readonly ref: undefined;
  constructor(
    private readonly node: TreeNode,
    private readonly token: number,
    readonly $refText: string,
  ) {}

  get offset(): number {
    const { source, first } = this.node.$piece;
    return startOfToken(source, first + this.token);
  }

  get place(): TreePlace {
    const { $piece: piece } = this.node;
    return new TreePlace(piece, this.token, this.token);
  }
}
