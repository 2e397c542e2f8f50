/** The tree's nodes: as Langium describes them in generated/ast.ts, with what they count in their piece instead of a tree of the text. */
import type { AstNode } from "langium";
import { table } from "../../generated/table.js";
import { compact } from "../../plan/compact.js";
import type { ScannedTokens } from "../scan.js";
import type { Comments, Tokens } from "../tokens.js";

/**
 * A text as it stands now. The tree itself knows no position: its nodes count tokens from
 * the beginning of their piece, so that whatever an edit does not touch stays the very same object. A source is the one thing that an edit
 * changes: after it, all nodes of the text, kept or new, tell where they stand in the newest text.
 */
export interface Source {
  readonly uri: string;
  text: string;
  tokens: Tokens;
  comments: Comments;
  /** What the tokens were before anything was put right among them; undefined where something written is no token. */
  written: ScannedTokens | undefined;
  /** What each token was read as: one more than its position in the table's words; 0 for what was not read. */
  words: Uint16Array;
  /** Offsets at which lines begin; made when somebody asks. */
  starts: readonly number[] | undefined;
  /** All of it, as it was read last. */
  root: Piece | undefined;
  /** Counts the texts it has had. */
  version: number;
  /** The line that was found last: what is asked for next mostly stands nearby. */
  near: number;
}

/**
 * A stretch of the text that is read, and kept, as a whole: a declaration, or a statement of a runbook or of a block of activities.
 * Those in a block are its inner pieces.
 */
export interface Piece {
  readonly source: Source;
  node: TreeNode;
  /** Its first token in the whole text; changes when tokens come or go above it. */
  first: number;
  /** How many tokens it has. */
  count: number;
  inner: Piece[];
  /** Whether something in it could not be read. */
  hasErrors: boolean;
}

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
  for (const [property, isList] of properties) node[property] = isList ? noValues : false;
}

/** One for all nodes: it is never added to. */
const noValues: readonly unknown[] = Object.freeze([]);

/** Adds a value to a list of a node. */
export function addTo(node: TreeNode, property: string, list: unknown[], value: unknown): void {
  if (list.length === 0) node[property] = [value];
  else list.push(value);
}

/** Lets go of the room that the lists of a node have for more. */
export function compactLists(node: TreeNode): void {
  for (const [property, isList] of table.types[node.$type] ?? []) {
    const list = isList && node[property];
    if (Array.isArray(list) && list.length > 1) node[property] = compact(list);
  }
}
