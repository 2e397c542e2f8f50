/** The word at a place in a text: what is begun, and what a completion replaces. */
import type { IToken } from "chevrotain";

export interface Word {
  /** Offsets. Empty where no word is begun. */
  readonly start: number;
  readonly end: number;
  /** From its start to the place. */
  readonly begun: string;
}

// A letter may be several signs: an accent, or a vowel of Hindi, is a mark behind it. A plus belongs to a zone such as
// Etc/GMT+12; behind a name begins a lag.
const beginning = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*(?:\/[\p{L}\p{M}\p{N}_/:.+-]*)?$/u;
const ending = /^[\p{L}\p{M}\p{N}_:.-]*(?:\/[\p{L}\p{M}\p{N}_/:.+-]*)?/u;
const endingBehindSlash = /^[\p{L}\p{M}\p{N}_/:.+-]*/u;
/** No word is longer: a look further back would cost the more, the longer a line is. */
const longest = 200;

/** @param before the token that begins last before the place, and the one before that */
export function wordAt(text: string, before: readonly [IToken | undefined, IToken | undefined], offset: number): Word {
  const [token, second] = before;
  if (token && isTextAround(token, offset) && second?.image === "import") {
    return { start: token.startOffset, end: token.startOffset + token.image.length, begun: "" };
  }
  const begun = beginning.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
  const goingOn = begun.includes("/") ? endingBehindSlash : ending;
  const rest = begun === "" ? "" : (goingOn.exec(text.slice(offset, offset + longest))?.[0] ?? "");
  return { start: offset - begun.length, end: offset + rest.length, begun };
}

/** Whether a place is in a text or a comment, where nothing is offered; the path of an import is neither. */
export function isInText(
  [token, second]: readonly [IToken | undefined, IToken | undefined],
  hidden: IToken | undefined,
  offset: number,
): boolean {
  const isComment = hidden?.tokenType.name === "COMMENT" && offset <= hidden.startOffset + hidden.image.length;
  return isComment || (token !== undefined && isTextAround(token, offset) && second?.image !== "import");
}

/** Whether a place is between the quotes of a text. One that is still being written reaches to the end of its line. */
function isTextAround({ tokenType, startOffset, image }: IToken, offset: number): boolean {
  if (tokenType.name !== "STRING" && tokenType.name !== "FENCE") return false;
  const end = startOffset + image.length;
  return startOffset < offset && (offset < end || (offset === end && isOpen(image)));
}

function isOpen(image: string): boolean {
  const quote = image.startsWith("```") ? "```" : '"';
  return image.length < 2 * quote.length || !image.endsWith(quote);
}
