/** What opens a block: `KEYWORD NAME "title" {`. */

import { openingBlock, openingNamed } from "../keywords.js";
import { meantBlock, nameBeginsWithLetter, notInHeader, slug, titleUnquoted, unknownWord } from "../messages.js";
import {
  end,
  flagsOf,
  imageOf,
  is,
  keyword as keywordKind,
  kindOf,
  kinds,
  type Token,
  type Tokens,
} from "../tokens.js";
import { isOnLineOfBefore, type Patch, tokenAt, tokensBetween } from "./patches.js";
import {
  errorAt,
  newToken,
  placeOf,
  type Repairs,
  statementError,
  type TextError,
  type TextFix,
  withoutBrace,
} from "./tokens.js";

const isNamed = flagsOf(openingNamed);
const isOpening = flagsOf(openingBlock);
const isWord = flagsOf(kinds.flatMap(({ word }) => (word !== undefined && /^[a-z]/.test(word) ? [word] : [])));
const [none, using, comma, or, withOthers] = ["none", "using", ",", "or", "with"].map(word => kindOf(word).number);

/** Reads what opens a block as a name and a title, whatever else stands before the brace, so that the block is read at all. */
export function repairHeaders(text: string, tokens: Tokens): Repairs {
  const patches: Patch[] = [];
  const errors: TextError[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? end;
    const isKeyword = isNamed[kind] === 1;
    const isUnknown = kind === is.name.number && isWord[tokens.kinds[index - 1] ?? end] !== 1;
    if (!(isKeyword || isUnknown) || !startsStatement(text, tokens, index)) continue;
    const line = headerLine(text, tokens, index);
    if (!line) continue;
    if (isKeyword && !line.isOpen && isSound(text, tokens, index + 1, line.brace)) {
      index = line.brace - 1;
      continue;
    }
    const token = tokenAt(text, tokens, index);
    const meant = isKeyword ? token.image : meantBlock(token.image);
    const type = meant === undefined ? undefined : keywordKind(meant);
    if (!isKeyword) errors.push(wordError(token, meant));
    if (meant === undefined || !type) {
      const last = endOfBlock(text, tokens, line.brace);
      patches.push({ from: index, to: last + 1, tokens: [] });
      index = last;
      continue;
    }
    const first = isKeyword ? token : { ...token, image: meant, kind: type };
    const open = line.isOpen ? withoutItsBrace(tokenAt(text, tokens, line.brace)) : undefined;
    const before = tokensBetween(text, tokens, index + 1, line.brace);
    const { parts, errors: wrong } = repairParts(text, meant, open ? [...before, open.title] : before);
    const to = open ? line.brace + 1 : line.brace;
    patches.push({ from: index, to, tokens: [first, ...parts, ...(open ? [open.brace] : [])] });
    for (const error of wrong) errors.push(error);
    index = to - 1;
  }
  return { patches, errors };
}

/** Whether what stands between a keyword and its brace is a name and a title, or one of them, or nothing. */
function isSound(text: string, tokens: Tokens, from: number, to: number): boolean {
  const isNamedToo = from < to && tokens.kinds[from] === is.name.number;
  if (isNamedToo && /^\d/.test(imageOf(text, tokens, from))) return false;
  const title = isNamedToo ? from + 1 : from;
  return title === to || (title + 1 === to && tokens.kinds[title] === is.string.number);
}

function wordError(token: Token, meant: string | undefined): TextError {
  const at = placeOf(token);
  const { length } = token.image;
  const fix: TextFix | undefined =
    meant === undefined
      ? undefined
      : { kind: "choice", title: `Change to \`${meant}\``, newText: meant, offset: at.offset, length };
  return {
    ...statementError(at, length, unknownWord(token.image, meant), fix),
    meant,
    lost: meant === undefined ? "block" : "nothing",
  };
}

/** Whether a statement may start here: after a brace, or on a new line that no list goes on in. */
export function startsStatement(text: string, tokens: Tokens, index: number): boolean {
  const before = index > 0 ? tokens.kinds[index - 1] : undefined;
  if (before === undefined || before === is.open.number || before === is.close.number) return true;
  if (tokens.breaks[index] === 0 || before === comma || before === or || before === withOthers) return false;
  // A keyword may stand as a name.
  return before !== is.name.number || !/^(?:or|with)$/.test(imageOf(text, tokens, index - 1));
}

interface HeaderLine {
  /** The index of the brace, or of the open text that has swallowed it. */
  readonly brace: number;
  /** Whether an open text has swallowed the brace. */
  readonly isOpen: boolean;
}

/** The line of a statement that opens a block. */
export function headerLine(text: string, tokens: Tokens, index: number): HeaderLine | undefined {
  for (let at = index + 1; isOnLineOfBefore(text, tokens, at); at++) {
    const kind = tokens.kinds[at] ?? end;
    if (kind === is.close.number) return undefined;
    if (at === index + 1 && (kind === none || kind === using)) return undefined;
    if (at > index + 1 && isOpening[kind] === 1) return undefined;
    if (kind === is.open.number) return { brace: at, isOpen: false };
    if (kind === is.string.number && swallowsBrace(text, tokens, at)) return { brace: at, isOpen: true };
  }
  return undefined;
}

function swallowsBrace(text: string, tokens: Tokens, index: number): boolean {
  const isClosed = text.charCodeAt((tokens.ends[index] ?? 0) - 1) === 34 && !tokens.repaired?.has(index);
  return !isClosed && imageOf(text, tokens, index).trimEnd().endsWith("{");
}

/** A text that has swallowed the brace of its block, and that brace. */
function withoutItsBrace(token: Token): { readonly title: Token; readonly brace: Token } {
  const image = withoutBrace(token.image);
  const by = token.image.lastIndexOf("{");
  const at = { offset: token.startOffset + by, line: token.startLine, column: token.startColumn + by };
  return {
    title: {
      ...token,
      image,
      endOffset: token.startOffset + image.length - 1,
      endColumn: token.startColumn + image.length - 1,
    },
    brace: newToken(is.open, "{", at, 1),
  };
}

function repairParts(
  text: string,
  keyword: string,
  parts: readonly Token[],
): { readonly parts: readonly Token[]; readonly errors: readonly TextError[] } {
  const title = parts.find(part => part.kind === is.string);
  const [first] = parts;
  if (!first) return { parts, errors: [] };
  const errors: TextError[] = [];
  const name = first === title ? undefined : asName(first);
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

function asName(token: Token): Token {
  return token.kind === is.name ? token : { ...token, kind: is.name };
}

/** The index of the brace that closes the one at `brace`, or of the last token of its line where there is none. */
export function endOfBlock(text: string, tokens: Tokens, brace: number): number {
  let depth = 0;
  for (let index = brace; index < tokens.count; index++) {
    if (tokens.kinds[index] === is.open.number) depth++;
    if (tokens.kinds[index] === is.close.number && --depth === 0) return index;
  }
  return endOfTokenLine(text, tokens, brace);
}

function endOfTokenLine(text: string, tokens: Tokens, from: number): number {
  let index = from;
  while (isOnLineOfBefore(text, tokens, index + 1)) index++;
  return index;
}
