/** The word at a place in a text: what is begun, and what a completion replaces. */
import { is } from "../../../language/syntax/tokens.js";
import { type ScannedText, type ScannedWord, wordIn } from "./scanned-text.js";

export interface Word {
  /** Offsets. Empty where no word is begun. */
  readonly start: number;
  readonly end: number;
  /** From its start to the place. */
  readonly begun: string;
}

// A letter may be several signs: an accent, or a vowel of Hindi, is a mark after it. A plus belongs to a zone such as
// Etc/GMT+12; after a name begins a lag.
const beginning = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*(?:\/[\p{L}\p{M}\p{N}_/:.+-]*)?$/u;
const ending = /^[\p{L}\p{M}\p{N}_:.-]*(?:\/[\p{L}\p{M}\p{N}_/:.+-]*)?/u;
const endingBehindSlash = /^[\p{L}\p{M}\p{N}_/:.+-]*/u;
/** No word is longer: a look further back would cost the more, the longer a line is. */
const longest = 200;

/** @param before the token that begins last before the place, and what stands before that and texts in a list with it */
export function wordAt(
  text: string,
  before: readonly [ScannedWord | undefined, ScannedWord | undefined],
  offset: number,
): Word {
  const [token, second] = before;
  if (token && isTextAround(token, offset) && beginsPath(second)) {
    return { start: token.start, end: token.end, begun: "" };
  }
  const begun = beginning.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
  const goingOn = begun.includes("/") ? endingBehindSlash : ending;
  const rest = begun === "" ? "" : (goingOn.exec(text.slice(offset, offset + longest))?.[0] ?? "");
  return { start: offset - begun.length, end: offset + rest.length, begun };
}

/** Whether a place is in a text, where nothing is offered; a path is none. */
export function isInText(
  [token, second]: readonly [ScannedWord | undefined, ScannedWord | undefined],
  offset: number,
): boolean {
  return token !== undefined && isTextAround(token, offset) && !beginsPath(second);
}

/** Whether what is in quotes after a word is a path: after `import`, the `in` of a policy and the `runbook` of a programme. */
export function beginsPath(word: ScannedWord | undefined): boolean {
  if (!word || word.kind === is.name) return false;
  return word.text === "import" || word.text === "in" || word.text === "runbook";
}

/** The word at a position or, where texts with commas between them stand there, the one before all of them. */
export function beforeTexts(written: ScannedText, position: number): ScannedWord | undefined {
  let at = position;
  while (wordIn(written, at)?.kind === is.comma && wordIn(written, at - 1)?.kind === is.string) at -= 2;
  return wordIn(written, at);
}

/** Whether a place is between the quotes of a text. One that is still being written reaches to the end of its line. */
function isTextAround({ kind, start, end, text }: ScannedWord, offset: number): boolean {
  if (kind !== is.string && kind !== is.fence) return false;
  return start < offset && (offset < end || (offset === end && isOpen(text)));
}

function isOpen(text: string): boolean {
  const quote = text.startsWith("```") ? "```" : '"';
  return text.length < 2 * quote.length || !text.endsWith(quote);
}
