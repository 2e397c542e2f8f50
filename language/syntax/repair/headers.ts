/** What opens a block: `KEYWORD NAME "title" {`. */

import { meantBlock, nameBeginsWithLetter, notInHeader, slug, titleUnquoted, unknownWord } from "../messages.js";
import { is, keyword as keywordKind, type Token } from "../tokens.js";
import {
  errorAt,
  newToken,
  placeOf,
  type Repaired,
  statementError,
  type TextError,
  type TextFix,
  withoutBrace,
} from "./tokens.js";

export const activities = ["step", "check", "notify", "gate", "wait"] as const;
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
export const headed: ReadonlySet<string> = new Set([...named, "parallel", "sequence", "low", "medium", "high"]);

/** Another of these on the line opens the block, and what stands before it is a statement of its own. */
const opening: ReadonlySet<string> = new Set([...named, "parallel", "sequence", "policy"]);

/** Reads what opens a block as a name and a title, whatever else stands before the brace, so that the block is read at all. */
export function mendHeaders(text: string, tokens: readonly Token[]): Repaired {
  const mended: Token[] = [];
  const errors: TextError[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const isKeyword = token.kind !== is.name && named.has(token.image);
    const isWord = token.kind === is.name && !wantsMore(tokens[index - 1]);
    if (!(isKeyword || isWord) || !startsStatement(tokens, index)) {
      mended.push(token);
      continue;
    }
    const line = headerLine(tokens, index);
    if (!line) {
      mended.push(token);
      continue;
    }
    const meant = isKeyword ? token.image : meantBlock(token.image);
    const type = meant === undefined ? undefined : keywordKind(meant);
    if (!isKeyword) errors.push(wordError(token, meant));
    if (meant === undefined || !type) {
      index = endOfBlock(tokens, line.brace);
      continue;
    }
    mended.push(isKeyword ? token : { ...token, image: meant, kind: type });
    const { parts, errors: wrong } = mendParts(text, meant, line.parts);
    for (const part of [...parts, ...line.made]) mended.push(part);
    for (const error of wrong) errors.push(error);
    index = line.made.length > 0 ? line.brace : line.brace - 1;
  }
  return { tokens: mended, errors };
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

/** Whether a statement may start here: behind a brace, or on a new line that no list goes on in. */
export function startsStatement(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before || before.image === "{" || before.image === "}") return true;
  return before.endLine !== tokens[index]?.startLine && ![",", "or", "with"].includes(before.image);
}

/** Whether a token is a keyword, behind which a word on the next line may still be its name. */
function wantsMore(before: Token | undefined): boolean {
  return before !== undefined && /^[a-z]/.test(before.image) && keywordKind(before.image) === before.kind;
}

interface HeaderLine {
  /** What stands between the first word and the brace. */
  readonly parts: readonly Token[];
  /** The index of the brace, or of the open text that has swallowed it. */
  readonly brace: number;
  /** The brace, where an open text has swallowed it. */
  readonly made: readonly Token[];
}

/** The line of a statement that opens a block. */
export function headerLine(tokens: readonly Token[], index: number): HeaderLine | undefined {
  const line = tokens[index]?.startLine;
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.startLine !== line || token.image === "}") return undefined;
    if (at === index + 1 && (token.image === "none" || token.image === "using") && token.kind !== is.name)
      return undefined;
    if (at > index + 1 && token.kind !== is.name && opening.has(token.image)) return undefined;
    if (token.image === "{") return { parts: tokens.slice(index + 1, at), brace: at, made: [] };
    if (token.kind === is.string && token.image.trimEnd().endsWith("{")) {
      const brace = keywordKind("{");
      const image = withoutBrace(token.image);
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
export function endOfBlock(tokens: readonly Token[], brace: number): number {
  let depth = 0;
  for (let index = brace; index < tokens.length; index++) {
    if (tokens[index]?.image === "{") depth++;
    if (tokens[index]?.image === "}" && --depth === 0) return index;
  }
  return endOfTokenLine(tokens, brace);
}

function endOfTokenLine(tokens: readonly Token[], from: number): number {
  let index = from;
  while (tokens[index + 1]?.startLine === tokens[from]?.startLine && index + 1 < tokens.length) index++;
  return index;
}
