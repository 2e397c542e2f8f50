/**
 * Slips whose meaning is plain, put right among the tokens before the parser sees them, so that one slip is one error and what
 * stands around it is read as it was meant. Each function walks the tokens once.
 */
import { table } from "../../generated/table.js";
import { headingBlock, onlyAtTop, wantingText } from "../keywords.js";
import type { Scanned, TextProblem } from "../scan.js";
import { is, kinds, type Token, type Tokens } from "../tokens.js";
import { dropNested, endsOpen, repairBraces } from "./braces.js";
import { repairHeaders } from "./headers.js";
import { oneByOne, type Patch, patched } from "./patches.js";
import { repairTexts } from "./texts.js";
import { joinTimes } from "./times.js";
import type { Repairs } from "./tokens.js";
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
  const words = may.texts || may.times || may.strays || may.zones ? repairWords(text, scanned, may) : scanned;
  let { tokens } = words;
  const errors: TextProblem[] = [...words.errors];
  const apply = ({ patches, errors: said }: Repairs): void => {
    tokens = patched(text, tokens, patches);
    for (const error of said) errors.push(error);
  };
  if (may.headers) apply(repairHeaders(text, tokens));
  if (may.braces) apply(repairBraces(text, tokens, endsOpen(text, tokens)));
  if (may.nested) apply(dropNested(text, tokens));
  return { tokens, comments: words.comments, errors };
}

/** What is wrong within lines: these repairs look at each token. */
function repairWords(text: string, scanned: Scanned, may: Suspicions): Scanned {
  const all = oneByOne(text, scanned.tokens);
  const scan = { tokens: all, comments: scanned.comments, errors: scanned.errors };
  const texts = may.texts ? repairTexts(text, scan) : scan;
  const times = may.times ? joinTimes(text, texts) : texts;
  const marked = may.strays ? markStrays(times.tokens) : times.tokens;
  const zoned = may.zones ? joinZones(text, marked) : marked;
  const tokens = patched(text, scanned.tokens, patchesBetween(all, zoned));
  return { tokens, comments: times.comments, errors: times.errors };
}

/** What makes the second of the first: what is the very same token in both was left as it is. */
function patchesBetween(before: readonly Token[], after: readonly Token[]): readonly Patch[] {
  const positions = new Map(before.map((token, index) => [token, index]));
  const patches: Patch[] = [];
  let from = 0;
  let others: Token[] = [];
  const endAt = (to: number): void => {
    if (others.length > 0 || to > from) patches.push({ from, to, tokens: others });
    others = [];
    from = to + 1;
  };
  for (const token of after) {
    const position = positions.get(token);
    if (position === undefined) others.push(token);
    else endAt(position);
  }
  endAt(before.length);
  return patches;
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
      : onlyAtTop.has(word)
        ? role.declares
        : headingBlock.has(word)
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
