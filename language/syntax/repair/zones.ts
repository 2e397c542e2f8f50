/** Zones in two words, and words that stand where a zone would. */

import type { IToken } from "chevrotain";
import { isMisspeltZone } from "../../time/zones.js";
import { endOf, type Kinds } from "./tokens.js";

/** A zone stands on the line of its time: a word that begins the next line is a misspelt keyword. */
export function markStrays(tokens: readonly IToken[], { name, times, stray }: Kinds): void {
  let before: IToken | undefined;
  for (const token of tokens) {
    const isFirst = (token.startLine ?? 0) > (before?.endLine ?? 0);
    if (isFirst && token.tokenType === name && before && times.includes(before.tokenType)) {
      token.tokenType = stray;
      token.tokenTypeIdx = stray.tokenTypeIdx ?? 0;
    }
    before = token;
  }
}

/** `America/New York` is one zone, spelt with a space, and so is `New York`, or `Pacific time`, where a zone is wanted. */
export function joinZones(text: string, tokens: IToken[], kinds: Kinds): IToken[] {
  const joined: IToken[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isCity = token.tokenType === kinds.name && /^(?:[A-Z]|time$)/.test(token.image);
    if (before && isCity && before.endLine === token.startLine) {
      const image = text.slice(before.startOffset, token.startOffset + token.image.length);
      if (image.length < 60 && /^[A-Z]/.test(image) && isOneZone(image, before, joined.at(-2), kinds)) {
        joined.pop();
        joined.push({ ...before, image, ...endOf(token) });
        continue;
      }
    }
    joined.push(token);
  }
  return joined;
}

/** Two names never stand side by side, so behind what wants a zone, or may have one, they are one city. */
function isOneZone(image: string, first: IToken, before: IToken | undefined, kinds: Kinds): boolean {
  if (first.tokenType === kinds.slashed) return isMisspeltZone(image);
  return first.tokenType === kinds.name && /^(?:timezone|in|\d.*)$/.test(before?.image ?? "");
}
