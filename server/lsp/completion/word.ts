/** The word at a place in a text: what is begun, and what a completion replaces. */
import type { IToken } from "chevrotain";

export interface Word {
  /** Offsets. Empty where no word is begun. */
  readonly start: number;
  readonly end: number;
  /** From its start to the place. */
  readonly begun: string;
}

const beginning = /[\p{L}\p{N}_][\p{L}\p{N}_/:.-]*$/u;
const ending = /^[\p{L}\p{N}_/:.-]*/u;
/** No word is longer: a look further back would cost the more, the longer a line is. */
const longest = 200;

export function wordAt(text: string, tokens: readonly IToken[], offset: number): Word {
  const path = pathAt(tokens, offset);
  if (path) return { start: path.startOffset, end: path.startOffset + path.image.length, begun: "" };
  const begun = beginning.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
  const rest = begun === "" ? "" : (ending.exec(text.slice(offset, offset + longest))?.[0] ?? "");
  return { start: offset - begun.length, end: offset + rest.length, begun };
}

/** The quoted path of an import around a place. */
function pathAt(tokens: readonly IToken[], offset: number): IToken | undefined {
  return tokens.find(
    ({ tokenType, startOffset, image }, index) =>
      tokenType.name === "STRING" &&
      startOffset < offset &&
      (offset < startOffset + image.length || (offset === startOffset + image.length && isOpen(image))) &&
      tokens[index - 1]?.image === "import",
  );
}

/** Whether a place is in a comment or a text, where nothing is offered; the path of an import is neither. */
export function inText(tokens: readonly IToken[], hidden: readonly IToken[], offset: number): boolean {
  const isInside = ({ startOffset, image }: IToken): boolean =>
    startOffset < offset && offset <= startOffset + image.length;
  if (hidden.some(token => token.tokenType.name === "COMMENT" && isInside(token))) return true;
  return tokens.some((token, index) => {
    if (token.tokenType.name !== "STRING" && token.tokenType.name !== "FENCE") return false;
    const end = token.startOffset + token.image.length;
    return isInside(token) && (offset < end || isOpen(token.image)) && tokens[index - 1]?.image !== "import";
  });
}

/** A text that is still being written reaches to the end of its line. */
function isOpen(image: string): boolean {
  const quote = image.startsWith("```") ? "```" : '"';
  return image.length < 2 * quote.length || !image.endsWith(quote);
}
