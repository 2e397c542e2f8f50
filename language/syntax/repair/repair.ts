/**
 * Slips whose meaning is plain, put right among the tokens before the parser sees them, so that one slip is one error and what
 * stands around it is read as it was meant. Each function walks the tokens once.
 */
import { table } from "../../generated/table.js";
import { lineStarts, positionAt } from "../lines.js";
import type { Scanned, TextProblem } from "../scan.js";
import { imageOf, is, kinds, type Token, type Tokens } from "../tokens.js";
import { dropNested, endsOpen, mendBraces, onlyDeclared } from "./braces.js";
import { headed, mendHeaders } from "./headers.js";
import { mendTexts, wantingText } from "./texts.js";
import { joinTimes } from "./times.js";
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
export function repair(text: string, scanned: Scanned): Scanned {
  const may = suspicionsOf(text, scanned);
  if (!Object.values(may).includes(true)) return scanned;
  const scan = { tokens: oneByOne(text, scanned.tokens), comments: scanned.comments, errors: scanned.errors };
  const texts = may.texts ? mendTexts(text, scan) : scan;
  const times = may.times ? joinTimes(text, texts) : texts;
  const marked = may.strays ? markStrays(times.tokens) : times.tokens;
  const zoned = may.zones ? joinZones(text, marked) : marked;
  const headers = may.headers ? mendHeaders(text, zoned) : { tokens: zoned, errors: [] };
  const isSwallowed = endsOpen(headers.tokens);
  const braces = may.braces ? mendBraces(headers.tokens, isSwallowed) : { tokens: headers.tokens, errors: [] };
  const nested = may.nested ? dropNested(braces.tokens) : { tokens: braces.tokens, errors: [] };
  const errors: readonly TextProblem[] = [...times.errors, ...headers.errors, ...braces.errors, ...nested.errors];
  return { tokens: inArrays(nested.tokens), comments: times.comments, errors };
}

/** The tokens of a text as repairs look at them. */
export function oneByOne(text: string, tokens: Tokens): readonly Token[] {
  const starts = startsOf(text);
  const made: Token[] = [];
  let line = 0;
  for (let index = 0; index < tokens.count; index++) {
    const from = tokens.starts[index] ?? 0;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= from) line++;
    made.push(tokenOn(text, tokens, index, starts, line));
  }
  return made;
}

/** One token, with the line and column it stands at. */
export function tokenAt(text: string, tokens: Tokens, index: number): Token {
  const starts = startsOf(text);
  return tokenOn(text, tokens, index, starts, positionAt(starts, tokens.starts[index] ?? 0).line);
}

/** @param line the one it begins on, from 0 on */
function tokenOn(text: string, tokens: Tokens, index: number, starts: readonly number[], line: number): Token {
  const known = tokens.repaired?.[index];
  const kind = kinds[(tokens.kinds[index] ?? 0) - 1];
  if (known || !kind) return known ?? nothing;
  const [from, to] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  const column = from - (starts[line] ?? 0) + 1;
  const end = kind === is.fence ? positionAt(starts, to) : { line, character: column - 1 + to - from };
  return {
    image: imageOf(text, tokens, index),
    startOffset: from,
    endOffset: to - 1,
    startLine: line + 1,
    endLine: end.line + 1,
    startColumn: column,
    endColumn: end.character,
    kind,
  };
}

let lastText = "";
let lastStarts: readonly number[] = [0];

/** Of the text that was asked for last, they are kept. */
function startsOf(text: string): readonly number[] {
  if (text !== lastText) [lastText, lastStarts] = [text, lineStarts(text)];
  return lastStarts;
}

function inArrays(repaired: readonly Token[]): Tokens {
  const count = repaired.length;
  const made = {
    count,
    kinds: new Uint8Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    breaks: new Uint8Array(count),
    repaired,
  };
  repaired.forEach((token, index) => {
    made.kinds[index] = token.kind.number;
    // What is not in the text stands, without any length, where that ends which it was put after.
    const before = token.madeAfter && token.madeAfter.endOffset + 1;
    made.starts[index] = before ?? token.startOffset;
    made.ends[index] = before ?? token.endOffset + 1;
    made.breaks[index] = repaired[index - 1]?.endLine === token.startLine ? 0 : 1;
  });
  return made;
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

/** What a token is to repairs, by its kind's number. */
const roles: Uint8Array = rolesOf();

function rolesOf(): Uint8Array {
  const own = new Map([
    [is.name, role.name],
    [is.slashed, role.slashed],
    [is.string, role.string],
    [is.fence, role.fence],
    [is.date, role.time],
    [is.clock, role.time],
    [is.relative, role.time],
    [is.duration, role.number],
    [is.int, role.number],
    [is.open, role.open],
    [is.close, role.close],
  ]);
  const byWord = (word: string): number =>
    wantingText.has(word)
      ? role.text
      : onlyDeclared.has(word)
        ? role.declares
        : headed.has(word)
          ? role.heads
          : role.other;
  const made = new Uint8Array(table.terminals.length + table.keywords.length + 1);
  for (const kind of kinds) made[kind.number] = own.get(kind) ?? byWord(kind.word ?? "");
  return made;
}

/** One look over the tokens for what repairs put right; nearly every text needs none. */
function suspicionsOf(text: string, { tokens, errors }: Scanned): Suspicions {
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
  for (let index = 0; index < tokens.count; index++) {
    const next = roles[tokens.kinds[index] ?? 0] ?? role.other;
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
        if (text.charCodeAt((tokens.ends[index] ?? 0) - 1) !== 34) may.headers = true;
        break;
    }
    zero = isZero(text, tokens, index) ? 1 : zero === 0 ? 0 : zero + 1;
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

function isZero(text: string, { starts, ends }: Tokens, index: number): boolean {
  const from = starts[index] ?? 0;
  return ends[index] === from + 1 && text.charCodeAt(from) === 84;
}

function heads(roleBefore: number): boolean {
  return roleBefore === role.heads || roleBefore === role.declares;
}

const nothing: Token = {
  image: "",
  startOffset: 0,
  endOffset: -1,
  startLine: 1,
  endLine: 1,
  startColumn: 1,
  endColumn: 0,
  kind: is.name,
};
