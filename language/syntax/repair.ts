/**
 * Slips whose meaning is plain, mended among the tokens before the parser sees them, so that one slip is one error and what
 * stands around it is read as it was meant. Each function walks the tokens once.
 */
import type { ILexingError, IToken, TokenType } from "chevrotain";
import type { SyntaxCode } from "../plan/plan.js";
import { readZone } from "../time/zones.js";
import {
  blockNotClosed,
  braceTooMany,
  commentMark,
  listMark,
  meantBlock,
  nameBeginsWithLetter,
  notInHeader,
  notInside,
  slug,
  titleUnquoted,
  toMeant,
  unknownWord,
  unquotedText,
  wrongQuotes,
} from "./messages.js";

/** What a scanner's or a repair's error says, with the edit that mends it where there is one. */
export interface TextError extends ILexingError {
  readonly code: SyntaxCode;
  readonly fix: TextFix | undefined;
}

interface TextFix {
  readonly kind: "safe" | "choice";
  readonly title: string;
  readonly newText: string;
  /** What is replaced. */
  readonly offset: number;
  readonly length: number;
}

/** The token types that repairs make. */
export interface Kinds {
  readonly name: TokenType;
  readonly slashed: TokenType;
  readonly string: TokenType;
  readonly fence: TokenType;
  /** Those that a zone may stand behind. */
  readonly times: readonly TokenType[];
  /** One that starts no statement and stands behind no time. */
  readonly stray: TokenType;
  readonly keyword: (word: string) => TokenType | undefined;
}

interface Repaired {
  readonly tokens: IToken[];
  readonly errors: readonly TextError[];
}

interface Scan {
  readonly tokens: IToken[];
  readonly hidden: IToken[];
  readonly errors: readonly ILexingError[];
}

/** Which repairs a text may need. */
interface Suspicions {
  texts: boolean;
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
    if (may.strays) markStrays(texts.tokens, kinds);
    const zoned = may.zones ? joinZones(text, texts.tokens, kinds) : texts.tokens;
    const headers = may.headers ? mendHeaders(text, zoned, kinds) : { tokens: zoned, errors: [] };
    const isSwallowed = endsOpen(headers.tokens, kinds);
    const braces = may.braces ? mendBraces(headers.tokens, kinds, isSwallowed) : { tokens: headers.tokens, errors: [] };
    const nested = may.nested ? dropNested(braces.tokens, kinds) : { tokens: braces.tokens, errors: [] };
    const errors = [...headers.errors, ...braces.errors, ...nested.errors];
    return {
      tokens: nested.tokens,
      hidden: texts.hidden,
      errors: errors.length === 0 ? texts.errors : [...texts.errors, ...errors],
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
};

/** What a token is to repairs, by its type's number. */
function rolesBy(
  { name, slashed, string, fence, times }: Kinds,
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
    strays: false,
    zones: false,
    headers: errors.length > 0,
    braces: false,
    nested: false,
  };
  let depth = 0;
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
        break;
      case role.string:
        if (!token.image.endsWith('"')) may.headers = true;
        break;
    }
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

// ---------------------------------------------------------------- texts without their quotes

/** Keywords that want a text, and nothing else. */
const wantingText: ReadonlySet<string> = new Set([
  "import",
  "contact",
  "rotation",
  "bridge",
  "run",
  "expect",
  "when",
  "link",
  "note",
  "requires",
  "trigger",
  "because",
]);

/** How far the closing one of a pair of quotes is looked for. */
const longestText = 1_000;
const partners: Readonly<Record<string, string>> = { "'": "'", "“": "”“", "„": "“”", "«": "»", "”": "”", "‘": "’" };

/** A stretch of the text to be read as one token, or not at all. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly token: IToken | undefined;
  readonly error: TextError;
}

function mendTexts(text: string, scan: Scan, kinds: Kinds): Scan {
  const found = [...scan.errors.flatMap(error => stretchAt(text, error, kinds) ?? []), ...unquoted(text, scan, kinds)];
  if (found.length === 0) return scan;
  const stretches: Stretch[] = [];
  for (const next of found.sort((a, b) => a.from - b.from)) {
    if (next.from >= (stretches.at(-1)?.to ?? 0)) stretches.push(next);
  }
  const outside = outsideOf(stretches);
  const read = stretches.flatMap(({ token }) => token ?? []);
  return {
    tokens: [...scan.tokens.filter(({ startOffset }) => outside(startOffset)), ...read].sort(
      (a, b) => a.startOffset - b.startOffset,
    ),
    hidden: scan.hidden.filter(({ startOffset }) => outside(startOffset)),
    errors: [...scan.errors.filter(({ offset }) => outside(offset)), ...stretches.map(({ error }) => error)],
  };
}

function outsideOf(stretches: readonly Stretch[]): (offset: number) => boolean {
  return offset => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.to ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset < (stretches[low]?.from ?? Number.POSITIVE_INFINITY);
  };
}

function stretchAt(text: string, { offset, line = 1, column = 1 }: ILexingError, kinds: Kinds): Stretch | undefined {
  const mark = text[offset] ?? "";
  const at = { offset, line, column };
  const isFirst = /^[\t ]*$/.test(text.slice(Math.max(0, offset - column + 1), offset));
  if (partners[mark] !== undefined && !/\w/.test(text[offset - 1] ?? "")) return quotedText(text, at, mark, kinds);
  if (mark === "#" && isFirst) {
    const marks = /^#+/.exec(text.slice(offset, offset + longestText))?.[0].length ?? 1;
    return comment(at, endOfLine(text, offset), { newText: "//", offset, length: marks });
  }
  if (text.startsWith("/*", offset)) {
    const close = text.indexOf("*/", offset + 2);
    const to = close < 0 ? text.length : close + 2;
    const inner = text.slice(offset + 2, close < 0 ? to : close).trim();
    const isLine = close >= 0 && !/[\r\n]/.test(inner) && /^[\t ]*(?:[\r\n]|$)/.test(text.slice(to, to + longestText));
    return comment(at, to, isLine ? { newText: `// ${inner}`, offset, length: to - offset } : undefined);
  }
  if (/^[-*•]$/.test(mark) && isFirst && /^[\t ]/.test(text[offset + 1] ?? "")) {
    const error = errorAt(at, 1, listMark, { kind: "choice", title: "Leave it out", newText: "", offset, length: 2 });
    return { from: offset, to: offset + 1, token: undefined, error };
  }
  if (/^[-–—]$/.test(mark)) return dash(text, at, kinds);
  return undefined;
}

/** `10:00 - 12:00` means `10:00 to 12:00`. */
function dash(text: string, at: At, kinds: Kinds): Stretch | undefined {
  const { offset } = at;
  const before = text.slice(Math.max(0, offset - 20), offset);
  const type = kinds.keyword("to");
  if (
    !type ||
    !/(?::\d\d|-\d\d)\s*$/.test(before) ||
    !/^\s*(?:[A-Z][a-z]+ )?\d/.test(text.slice(offset + 1, offset + 20))
  )
    return undefined;
  const fix: TextFix = { kind: "safe", title: "Write `to`", newText: "to", offset, length: 1 };
  return { from: offset, to: offset + 1, token: newToken(type, "to", at, 1), error: errorAt(at, 1, toMeant, fix) };
}

type At = { readonly offset: number; readonly line: number; readonly column: number };

function comment(at: At, to: number, fix: Pick<TextFix, "newText" | "offset" | "length"> | undefined): Stretch {
  const whole = fix && ({ kind: "safe", title: "Write it behind //", ...fix } as const);
  return { from: at.offset, to, token: undefined, error: errorAt(at, 1, commentMark, whole) };
}

function quotedText(text: string, at: At, mark: string, kinds: Kinds): Stretch | undefined {
  const { offset } = at;
  const rest = text.slice(offset + 1, Math.min(endOfLine(text, offset), offset + longestText));
  const closing = partners[mark] ?? "";
  let length = [...rest].findIndex(char => closing.includes(char));
  if (length < 0 && mark === "'") return undefined;
  const isClosed = length >= 0;
  if (isClosed) length = [...rest].slice(0, length).join("").length;
  const inner = isClosed ? rest.slice(0, length) : rest.replace(/\s*\{?\s*$/, "");
  const to = offset + 1 + inner.length + (isClosed ? 1 : 0);
  return textStretch(at, to, inner, wrongQuotes, "safe", kinds);
}

function* unquoted(text: string, { tokens }: Scan, kinds: Kinds): Iterable<Stretch> {
  let done = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === kinds.name || token.startOffset < done || !wantingText.has(token.image)) continue;
    const next = tokens[index + 1];
    if (next?.tokenType === kinds.string || next?.tokenType === kinds.fence) continue;
    let from = token.startOffset + token.image.length;
    while (text[from] === " " || text[from] === "\t") from++;
    if (/^(?:[\r\n"`{},'“„«‘]|\/\/|$)/.test(text.slice(from, from + 2))) continue;
    const line = text.slice(from, endOfLine(text, from));
    const inner = line.replace(/(?:\s\/\/|[{}]).*$/, "").trimEnd();
    if (inner === "") continue;
    done = from + inner.length;
    const at = {
      offset: from,
      line: token.startLine ?? 1,
      column: (token.startColumn ?? 1) + from - token.startOffset,
    };
    yield textStretch(at, done, inner, unquotedText(token.image, inner), "choice", kinds);
  }
}

function textStretch(at: At, to: number, inner: string, message: string, kind: TextFix["kind"], kinds: Kinds): Stretch {
  const length = to - at.offset;
  const newText = `"${inner.replace(/[\\"]/g, "\\$&")}"`;
  const fix: TextFix = { kind, title: "Write it in double quotes", newText, offset: at.offset, length };
  const token = newToken(kinds.string, newText, at, length);
  return { from: at.offset, to, token, error: errorAt(at, length, message, fix) };
}

// ---------------------------------------------------------------- zones

/** A zone stands on the line of its time: a word that begins the next line is a misspelt keyword. */
function markStrays(tokens: readonly IToken[], { name, times, stray }: Kinds): void {
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

/** `America/New York` is one zone, spelt with a blank, and so is `New York` where a zone is wanted. */
function joinZones(text: string, tokens: IToken[], kinds: Kinds): IToken[] {
  const joined: IToken[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isCity = token.tokenType === kinds.name && /^[A-Z]/.test(token.image);
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
  if (first.tokenType === kinds.slashed) return readZone(image).kind === "misspelt";
  return first.tokenType === kinds.name && /^(?:timezone|in|\d.*)$/.test(before?.image ?? "");
}

// ---------------------------------------------------------------- headers: NAME "title" {

const activities = ["step", "check", "notify", "gate", "wait"] as const;
const named: ReadonlySet<string> = new Set([
  ...activities,
  "team",
  "person",
  "environment",
  "runbook",
  "phase",
  "contingency",
  "rollback",
]);

/** Keywords that a block may stand right behind, or behind a name and a title. */
const headed: ReadonlySet<string> = new Set([...named, "parallel", "sequence", "low", "medium", "high"]);

/** Another of these on the line opens the block, and what stands before it is a statement of its own. */
const opening: ReadonlySet<string> = new Set([...named, "parallel", "sequence", "policy"]);

/** Reads what opens a block as a name and a title, whatever else stands before the brace, so that the block is read at all. */
function mendHeaders(text: string, tokens: readonly IToken[], kinds: Kinds): Repaired {
  const mended: IToken[] = [];
  const errors: TextError[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const isKeyword = token.tokenType !== kinds.name && named.has(token.image);
    const isWord = token.tokenType === kinds.name && !wantsMore(tokens[index - 1], kinds);
    if (!(isKeyword || isWord) || !startsStatement(tokens, index)) {
      mended.push(token);
      continue;
    }
    const line = headerLine(tokens, index, kinds);
    if (!line) {
      mended.push(token);
      continue;
    }
    const meant = isKeyword ? token.image : meantBlock(token.image);
    const type = meant === undefined ? undefined : kinds.keyword(meant);
    if (!isKeyword) errors.push(wordError(token, meant));
    if (meant === undefined || !type) {
      index = endOfBlock(tokens, line.brace);
      continue;
    }
    mended.push(isKeyword ? token : { ...token, image: meant, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 });
    const { parts, errors: wrong } = mendParts(text, meant, line.parts, kinds);
    mended.push(...parts, ...line.made);
    errors.push(...wrong);
    index = line.made.length > 0 ? line.brace : line.brace - 1;
  }
  return { tokens: mended, errors };
}

function wordError(token: IToken, meant: string | undefined): TextError {
  const at = placeOf(token);
  const { length } = token.image;
  const fix: TextFix | undefined =
    meant === undefined
      ? undefined
      : { kind: "choice", title: `Change to \`${meant}\``, newText: meant, offset: at.offset, length };
  return statementError(at, length, unknownWord(token.image, meant), fix);
}

/** Whether a statement may start here: behind a brace, or on a new line that no list goes on in. */
function startsStatement(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before || before.image === "{" || before.image === "}") return true;
  return before.endLine !== tokens[index]?.startLine && ![",", "or", "with"].includes(before.image);
}

/** Whether a token is a keyword, behind which a word on the next line may still be its name. */
function wantsMore(before: IToken | undefined, { keyword }: Kinds): boolean {
  return before !== undefined && /^[a-z]/.test(before.image) && keyword(before.image) === before.tokenType;
}

interface HeaderLine {
  /** What stands between the first word and the brace. */
  readonly parts: readonly IToken[];
  /** The index of the brace, or of the open text that has swallowed it. */
  readonly brace: number;
  /** The brace, where an open text has swallowed it. */
  readonly made: readonly IToken[];
}

/** The line of a statement that opens a block. */
function headerLine(tokens: readonly IToken[], index: number, kinds: Kinds): HeaderLine | undefined {
  const line = tokens[index]?.startLine;
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.startLine !== line || token.image === "}") return undefined;
    if (at === index + 1 && (token.image === "none" || token.image === "using") && token.tokenType !== kinds.name)
      return undefined;
    if (at > index + 1 && token.tokenType !== kinds.name && opening.has(token.image)) return undefined;
    if (token.image === "{") return { parts: tokens.slice(index + 1, at), brace: at, made: [] };
    const swallowed = token.tokenType === kinds.string ? /\s*\{\s*$/.exec(token.image) : null;
    if (swallowed && !token.image.endsWith('"')) {
      const brace = kinds.keyword("{");
      const image = token.image.slice(0, swallowed.index);
      const column = (token.startColumn ?? 1) + token.image.lastIndexOf("{");
      const at0 = { offset: token.startOffset + token.image.lastIndexOf("{"), line: line ?? 1, column };
      const open = {
        ...token,
        image,
        endOffset: token.startOffset + image.length - 1,
        endColumn: (token.startColumn ?? 1) + image.length - 1,
      };
      if (!brace) return undefined;
      return { parts: [...tokens.slice(index + 1, at), open], brace: at, made: [newToken(brace, "{", at0, 1)] };
    }
  }
  return undefined;
}

function mendParts(
  text: string,
  keyword: string,
  parts: readonly IToken[],
  kinds: Kinds,
): { readonly parts: readonly IToken[]; readonly errors: readonly TextError[] } {
  const title = parts.find(part => part.tokenType === kinds.string);
  const [first] = parts;
  if (!first) return { parts, errors: [] };
  const errors: TextError[] = [];
  const name = first === title ? undefined : asName(first, kinds);
  if (name && !/^[^\d]/.test(first.image)) {
    const suggestion = slug(first.image);
    const example = suggestion === "name" ? `${keyword}-${first.image}` : `${suggestion}`;
    errors.push(statementError(placeOf(first), first.image.length, nameBeginsWithLetter(example), undefined));
  }
  const extras = parts.filter(part => part !== first && part !== title);
  const extra = extras[0];
  const last = extras.at(-1);
  if (extra && last) {
    const at = placeOf(extra);
    const to = last.startOffset + last.image.length;
    const length = to - at.offset;
    const newText = `"${text.slice(first.startOffset, to)}"`;
    const untitled = title === undefined && name !== undefined && extras.every(part => /^[\w-]+$/.test(part.image));
    const error = untitled
      ? errorAt(at, length, titleUnquoted(keyword, first.image, newText), {
          kind: "choice",
          title: "Write it in double quotes",
          newText,
          offset: at.offset,
          length,
        })
      : errorAt(at, extra.image.length, notInHeader(extra.image), undefined);
    errors.push({ ...error, code: "syntax/parse" });
  }
  return { parts: [...(name ? [name] : []), ...(title ? [title] : [])], errors };
}

function asName(token: IToken, { name }: Kinds): IToken {
  return token.tokenType === name ? token : { ...token, tokenType: name, tokenTypeIdx: name.tokenTypeIdx ?? 0 };
}

/** The index of the brace that closes the one at `brace`, or of the last token of its line where there is none. */
function endOfBlock(tokens: readonly IToken[], brace: number): number {
  let depth = 0;
  for (let index = brace; index < tokens.length; index++) {
    if (tokens[index]?.image === "{") depth++;
    if (tokens[index]?.image === "}" && --depth === 0) return index;
  }
  return endOfTokenLine(tokens, brace);
}

function endOfTokenLine(tokens: readonly IToken[], from: number): number {
  let index = from;
  while (tokens[index + 1]?.startLine === tokens[from]?.startLine && index + 1 < tokens.length) index++;
  return index;
}

// ---------------------------------------------------------------- braces

/** Keywords that only start declarations. */
const onlyDeclared: ReadonlySet<string> = new Set(["import", "skill", "person", "freeze", "policy", "runbook"]);
const inNoActivity: ReadonlySet<string> = new Set([...activities, "phase", "parallel", "sequence", "contingency"]);
const topLevel: ReadonlySet<string> = new Set([...onlyDeclared, "team", "environment"]);

interface Open {
  readonly brace: IToken;
  readonly keyword: string;
  /** The column of the line it was opened on, and of the first line inside. */
  readonly column: number;
  inside: number | undefined;
}

/** Gives every brace its partner: closes blocks where the text goes on outside them, and leaves out braces that close nothing. */
function mendBraces(tokens: readonly IToken[], kinds: Kinds, isSwallowed: boolean): Repaired {
  let missing = unbalanced(tokens);
  const mended: IToken[] = [];
  const errors: TextError[] = [];
  const open: Open[] = [];
  const close = (left: Open): void => {
    const before = mended.at(-1);
    const type = kinds.keyword("}");
    if (before && type) mended.push(closing(before, type));
    if (!isSwallowed) errors.push(errorAt(placeOf(left.brace), 1, blockNotClosed, undefined));
  };
  let column = 1;
  let opener = "";
  for (const [index, token] of tokens.entries()) {
    const isFirst = tokens[index - 1]?.endLine !== token.startLine;
    if (isFirst) column = token.startColumn ?? 1;
    if (startsStatement(tokens, index)) opener = token.tokenType === kinds.name ? "" : token.image;
    if (isFirst) {
      for (
        let top = open.at(-1);
        missing > 0 && top && isLeftOpen(top, token, column, open, kinds);
        top = open.at(-1)
      ) {
        close(top);
        open.pop();
        missing--;
      }
      const top = open.at(-1);
      if (top) top.inside ??= column;
    }
    if (token.image === "{") {
      open.push({ brace: token, keyword: opener, column, inside: undefined });
    } else if (token.image === "}") {
      const next = tokens[index + 1];
      const isTooMany = missing < 0 && open.length === 1 && next && next.image !== "}" && !topLevel.has(next.image);
      if (open.length === 0 || isTooMany) {
        errors.push(statementError(placeOf(token), 1, braceTooMany, undefined));
        missing++;
        continue;
      }
      open.pop();
    }
    mended.push(token);
  }
  const innermost = open.at(-1);
  if (innermost) close(innermost);
  const last = mended.at(-1);
  const type = kinds.keyword("}");
  for (let left = open.length - 1; left > 0 && last && type; left--) mended.push(closing(last, type));
  return { tokens: mended, errors };
}

/** Whether the text ends in a fence that is not closed and has swallowed what follows. */
function endsOpen(tokens: readonly IToken[], kinds: Kinds): boolean {
  const last = tokens.at(-1);
  return last?.tokenType === kinds.fence && !(last.image.length >= 6 && last.image.endsWith("```"));
}

/** How many opening braces find no closing one (positive), or closing ones no opening one (negative), in all. */
function unbalanced(tokens: readonly IToken[]): number {
  return tokens.reduce((sum, { image }) => sum + (image === "{" ? 1 : image === "}" ? -1 : 0), 0);
}

/** Whether the first token of a line shows that a block should have ended above it. */
function isLeftOpen(top: Open, token: IToken, column: number, open: readonly Open[], kinds: Kinds): boolean {
  const isIndented = top.inside !== undefined && top.inside > top.column;
  if (token.image === "}") {
    const closesOuter = open.length > 1 && open.some(each => each.column === column);
    return isIndented && column < top.column && closesOuter;
  }
  const staysInside = open.length > 1 || topLevel.has(token.image);
  if (isIndented && column <= top.column && staysInside) return true;
  if (token.tokenType === kinds.name) return false;
  if (onlyDeclared.has(token.image)) return true;
  return (activities as readonly string[]).includes(top.keyword) && inNoActivity.has(token.image);
}

/** A brace that is not written: the parser sees it, the syntax tree holds no place for it. */
function closing(before: IToken, type: TokenType): IToken {
  const offset = before.startOffset + before.image.length;
  const column = (before.endColumn ?? 0) + 1;
  const made = newToken(type, "}", { offset, line: before.endLine ?? 1, column }, 1);
  return { ...made, isInsertedInRecovery: true };
}

/** Declarations stand outside of blocks: one inside is reported, and not read. */
function dropNested(tokens: readonly IToken[], kinds: Kinds): Repaired {
  const kept: IToken[] = [];
  const errors: TextError[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (token.image === "{") depth++;
    if (token.image === "}") depth--;
    const isDeclaration = depth > 0 && token.tokenType !== kinds.name && onlyDeclared.has(token.image);
    if (!isDeclaration || !startsStatement(tokens, index)) {
      kept.push(token);
      continue;
    }
    errors.push(statementError(placeOf(token), token.image.length, notInside(token.image), undefined));
    const brace = headerLine(tokens, index, kinds)?.brace;
    index = brace === undefined ? endOfStatementLine(tokens, index) : endOfBlock(tokens, brace);
  }
  return { tokens: kept, errors };
}

/** The last token of a line that belongs to the statement begun at `from`: not the brace that closes the block around it. */
function endOfStatementLine(tokens: readonly IToken[], from: number): number {
  let index = from;
  while (tokens[index + 1]?.startLine === tokens[from]?.startLine && tokens[index + 1]?.image !== "}") {
    if (index + 1 >= tokens.length) break;
    index++;
  }
  return index;
}

// ---------------------------------------------------------------- tokens and errors

function newToken(type: TokenType, image: string, { offset, line, column }: At, length: number): IToken {
  return {
    image,
    startOffset: offset,
    endOffset: offset + length - 1,
    startLine: line,
    endLine: line,
    startColumn: column,
    endColumn: column + length - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
  };
}

function endOf({ endOffset, endLine, endColumn }: IToken): Pick<IToken, "endOffset" | "endLine" | "endColumn"> {
  return {
    ...(endOffset !== undefined && { endOffset }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
}

function placeOf({ startOffset, startLine = 1, startColumn = 1 }: IToken): At {
  return { offset: startOffset, line: startLine, column: startColumn };
}

function errorAt(at: At, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...at, length, message, code: "syntax/token", fix };
}

function statementError(at: At, length: number, message: string, fix: TextFix | undefined): TextError {
  return { ...errorAt(at, length, message, fix), code: "syntax/parse" };
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}
