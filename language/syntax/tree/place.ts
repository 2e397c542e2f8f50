/** A place in the tree that follows the text's edits. */

import type { Place, Range } from "../../plan/place.js";
import type { Piece } from "./node.js";
import { endOfToken, rangeIn, startOfToken } from "./source.js";

/** From a token of a piece to another: where that is in the newest text is worked out when somebody asks. */
export class TreePlace implements Place {
  readonly uri: string;
  private made: Range | undefined;
  private version: number;

  constructor(
    private readonly piece: Piece,
    private readonly from: number,
    /** Undefined: the last of the piece, however many it comes to have. */
    private readonly to: number | undefined,
  ) {
    this.uri = piece.source.uri;
    this.made = undefined;
    this.version = -1;
  }

  get range(): Range {
    const { source, first, count } = this.piece;
    if (this.made && this.version === source.version) return this.made;
    this.made = rangeIn(
      source,
      startOfToken(source, first + this.from),
      endOfToken(source, first + (this.to ?? count - 1)),
    );
    this.version = source.version;
    return this.made;
  }

  toJSON(): Place {
    return { uri: this.uri, range: this.range };
  }
}
