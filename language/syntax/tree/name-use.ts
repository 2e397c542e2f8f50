/** A name in the tree that refers to a declaration. */

import type { Reference } from "langium";
import type { TreeNode } from "./node.js";
import { TreePlace } from "./place.js";
import { startOfToken } from "./source.js";

/** A name as it is written, of something that is declared elsewhere. What it means is looked up by language/names/names.ts. */
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
