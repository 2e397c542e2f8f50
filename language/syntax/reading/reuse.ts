/** Which pieces of an earlier reading of a text stand in the new one as they were. */

import type { TextChange } from "../change.js";
import { imageOf, type Tokens } from "../tokens.js";
import type { Piece, Source } from "../tree/node.js";
import { movePiece } from "../tree/source.js";

export interface Reuse {
  /** A piece to be kept, that begins at a token of the new text and stands in a block or at the top of the file. */
  readonly kept: (token: number, isTopLevel: boolean) => ReusedPiece | undefined;
  /**
   * A piece with others inside it that began at a token, though not all of it stays: what was said of places in its first words, and of
   * all of it, is to hold of what stands there now.
   */
  readonly goingOn: (token: number) => Piece | undefined;
}

export interface ReusedPiece {
  readonly piece: Piece;
  /** Its first token in the earlier text. */
  readonly before: number;
}

export const nothingToReuse: Reuse = { kept: () => undefined, goingOn: () => undefined };

/** How many tokens after a piece the parser may have looked at. */
const lookedAhead = 2;

/** @param earlier the source as it was read last, not yet changed */
export function reuseOf(earlier: Source, text: string, tokens: Tokens, { from, oldTo }: TextChange): Reuse {
  const { root } = earlier;
  if (!root) return nothingToReuse;
  const delta = text.length - earlier.text.length;
  const old = earlier.tokens;
  const shorter = Math.min(old.count, tokens.count);
  let prefix = 0;
  while (prefix < shorter && (old.ends[prefix] ?? 0) <= from && isSame(earlier, prefix, text, tokens, prefix, 0))
    prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix) {
    const [was, now] = [old.count - 1 - suffix, tokens.count - 1 - suffix];
    if ((old.starts[was] ?? 0) < oldTo || !isSame(earlier, was, text, tokens, now, delta)) break;
    suffix++;
  }
  const moved = tokens.count - old.count;
  const pieces = new Map<number, Piece>();
  const gather = (piece: Piece): void => {
    for (const each of piece.inner) {
      pieces.set(each.first, each);
      gather(each);
    }
  };
  gather(root);
  const before = (token: number): number => (token < prefix ? token : token - moved);
  const kept: Reuse["kept"] = (token, isTopLevel) => {
    const was = before(token);
    const piece = pieces.get(was);
    if (!piece || piece.hasErrors || (piece.node.$container?.$type === root.node.$type) !== isTopLevel)
      return undefined;
    const end = was + piece.count + lookedAhead;
    const isKept =
      token < prefix ? end <= prefix || prefix === Math.max(old.count, tokens.count) : was >= old.count - suffix;
    if (!isKept) return undefined;
    pieces.delete(was);
    movePiece(piece, token);
    return { piece, before: was };
  };
  const goingOn: Reuse["goingOn"] = token => {
    const was = before(token);
    const piece = token < prefix || was >= old.count - suffix ? pieces.get(was) : undefined;
    if (!piece || piece.inner.length === 0) return undefined;
    pieces.delete(was);
    return piece;
  };
  return { kept, goingOn };
}

function isSame(before: Source, was: number, text: string, tokens: Tokens, now: number, delta: number): boolean {
  const old = before.tokens;
  if (old.kinds[was] !== tokens.kinds[now] || old.breaks[was] !== tokens.breaks[now]) return false;
  if ((old.starts[was] ?? 0) + delta !== tokens.starts[now] || (old.ends[was] ?? 0) + delta !== tokens.ends[now])
    return false;
  if (!old.repaired?.has(was) && !tokens.repaired?.has(now)) return true;
  // A repair may have read something else than what is written.
  return imageOf(before.text, old, was) === imageOf(text, tokens, now);
}
