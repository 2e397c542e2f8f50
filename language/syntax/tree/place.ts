import type { Place, Range } from "../../plan/place.js";
import { endOfToken, type Piece, rangeIn, startOfToken } from "./source.js";

/** From a token of a piece to another: where that is in the newest text is worked out when somebody asks. */
export class TreePlace implements Place {
  readonly uri: string;
  private made: Range | undefined;
  private version: number;

  constructor(
    private readonly piece: Piece,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.uri = piece.source.uri;
    this.made = undefined;
    this.version = -1;
  }

  get range(): Range {
    const { source, first } = this.piece;
    if (this.made && this.version === source.version) return this.made;
    this.made = rangeIn(source, startOfToken(source, first + this.from), endOfToken(source, first + this.to));
    this.version = source.version;
    return this.made;
  }

  toJSON(): Place {
    return { uri: this.uri, range: this.range };
  }
}
