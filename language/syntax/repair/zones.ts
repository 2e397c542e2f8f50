/** Zones in two words, and words that stand where a zone would. */

import { isMisspeltZone } from "../../time/zones.js";
import { is, kindOf, type Token, type TokenKind } from "../tokens.js";
import { endOf } from "./tokens.js";

const times: ReadonlySet<TokenKind> = new Set([is.date, is.clock, is.relative]);
/** One that starts no statement and stands after no time. */
const stray = kindOf("PERCENT");

/** A zone stands on the line of its time: a word that begins the next line is a misspelt keyword. */
export function markStrays(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const isStray = before && token.startLine > before.endLine && token.kind === is.name && times.has(before.kind);
    return isStray ? { ...token, kind: stray } : token;
  });
}

/** `America/New York` is one zone, spelt with a space, and so is `New York`, or `Pacific time`, where a zone is wanted. */
export function joinZones(text: string, tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isCity = token.kind === is.name && /^(?:[A-Z]|time$)/.test(token.image);
    if (before && isCity && before.endLine === token.startLine) {
      const image = text.slice(before.startOffset, token.startOffset + token.image.length);
      if (image.length < 60 && /^[A-Z]/.test(image) && isOneZone(image, before, joined.at(-2))) {
        joined.pop();
        joined.push({ ...before, image, ...endOf(token) });
        continue;
      }
    }
    joined.push(token);
  }
  return joined;
}

/** Two names never stand side by side, so after what wants a zone, or may have one, they are one city. */
function isOneZone(image: string, first: Token, before: Token | undefined): boolean {
  if (first.kind === is.slashed) return isMisspeltZone(image);
  return first.kind === is.name && /^(?:timezone|in|\d.*)$/.test(before?.image ?? "");
}
