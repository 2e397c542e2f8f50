/**
 * Slips whose meaning is plain, mended among the tokens before the parser sees them, so that one slip is one error and what
 * stands around it is read as it was meant. Each function walks the tokens once.
 */

import type { IToken, TokenType } from "chevrotain";
import { dropNested, endsOpen, mendBraces, onlyDeclared } from "./braces.js";
import { headed, mendHeaders } from "./headers.js";
import { mendTexts, wantingText } from "./texts.js";
import { joinTimes } from "./times.js";
import type { Kinds, Scan } from "./tokens.js";
import { joinZones, markStrays } from "./zones.js";

/** Which repairs a text may need. */
interface Suspicions {
  texts: boolean;
  times: boolean;
  strays: boolean;
  zones: boolean;
  headers: boolean;
  braces: boolean;
  nested: boolean;
}

/** All repairs, in the order they build on each other; those a text does not need cost it nothing. */
export function createRepair(kinds: Kinds, types: readonly TokenType[]): (text: string, scan: Scan) => Scan {
  const rolesOf = rolesBy(kinds, types);
  return (text, scan) => {
    const may = suspicionsOf(scan, rolesOf);
    const texts = may.texts ? mendTexts(text, scan, kinds) : scan;
    const times = may.times ? joinTimes(text, texts, kinds) : texts;
    if (may.strays) markStrays(times.tokens, kinds);
    const zoned = may.zones ? joinZones(text, times.tokens, kinds) : times.tokens;
    const headers = may.headers ? mendHeaders(text, zoned, kinds) : { tokens: zoned, errors: [] };
    const isSwallowed = endsOpen(headers.tokens, kinds);
    const braces = may.braces ? mendBraces(headers.tokens, kinds, isSwallowed) : { tokens: headers.tokens, errors: [] };
    const nested = may.nested ? dropNested(braces.tokens, kinds) : { tokens: braces.tokens, errors: [] };
    const errors = [...headers.errors, ...braces.errors, ...nested.errors];
    return {
      tokens: nested.tokens,
      hidden: times.hidden,
      errors: errors.length === 0 ? times.errors : [...times.errors, ...errors],
    };
  };
}

const role = {
  other: 0,
  open: 1,
  close: 2,
  name: 3,
  string: 4,
  fence: 5,
  slashed: 6,
  text: 7,
  declares: 8,
  heads: 9,
  time: 10,
  number: 11,
};

/** What a token is to repairs, by its type's number. */
function rolesBy(
  { name, slashed, string, fence, times, duration, int }: Kinds,
  types: readonly TokenType[],
): (token: IToken) => number {
  const roles: number[] = [];
  for (const type of types) {
    const word = typeof type.PATTERN === "string" ? type.PATTERN : "";
    const own = new Map([
      [name, role.name],
      [slashed, role.slashed],
      [string, role.string],
      [fence, role.fence],
      ...times.map(time => [time, role.time] as const),
      [duration, role.number],
      [int, role.number],
    ]).get(type);
    const byWord = wantingText.has(word)
      ? role.text
      : onlyDeclared.has(word)
        ? role.declares
        : headed.has(word)
          ? role.heads
          : undefined;
    const brace = word === "{" ? role.open : word === "}" ? role.close : undefined;
    roles[type.tokenTypeIdx ?? 0] = own ?? byWord ?? brace ?? role.other;
  }
  return token => roles[token.tokenTypeIdx] ?? role.other;
}

/** One look over the tokens for what repairs mend; nearly every text needs none. */
function suspicionsOf({ tokens, errors }: Scan, roleOf: (token: IToken) => number): Suspicions {
  const may = {
    texts: errors.length > 0,
    times: errors.length > 0,
    strays: false,
    zones: false,
    headers: errors.length > 0,
    braces: false,
    nested: false,
  };
  let depth = 0;
  /** How many tokens ago T stood alone. */
  let zero = 0;
  /** The roles of the three tokens before. */
  let [third, second, first] = [role.other, role.other, role.other];
  for (const token of tokens) {
    const next = roleOf(token);
    if (first === role.text && next !== role.string && next !== role.fence) may.texts = true;
    switch (next) {
      case role.open: {
        const isTitled = first === role.string && (second === role.name ? heads(third) : heads(second));
        if (!isTitled && !(first === role.name && heads(second)) && !heads(first)) may.headers = true;
        depth++;
        break;
      }
      case role.close:
        if (--depth < 0) may.braces = true;
        break;
      case role.declares:
        if (depth > 0) may.nested = true;
        break;
      case role.name:
        if (first === role.slashed || first === role.name) may.zones = true;
        if (first === role.time) may.strays = true;
        if (first === role.number) may.times = true;
        break;
      case role.number:
        if (first === role.number || first === role.name || first === role.time || second === role.number)
          may.times = true;
        if (zero === 2) may.times = true;
        break;
      case role.time:
        if (first === role.other && second === role.name) may.times = true;
        break;
      case role.string:
        if (!token.image.endsWith('"')) may.headers = true;
        break;
    }
    zero = token.image === "T" ? 1 : zero === 0 ? 0 : zero + 1;
    third = second;
    second = first;
    first = next;
  }
  if (depth !== 0) may.braces = true;
  // One repair makes tokens that another looks at.
  if (may.texts) may.headers = true;
  if (may.headers) may.braces = may.nested = true;
  return may;
}

function heads(roleBefore: number): boolean {
  return roleBefore === role.heads || roleBefore === role.declares;
}
