/** Text on a terminal: what would move the cursor or turn the direction of writing is made visible, and widths are known. */

const controls = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const plainAscii = /^[ -~]*$/;
const noWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]$/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]$/u;
const joiner = "\u200D";

/** A text without control characters: an escape sequence in a runbook must not write on the reader's terminal. */
export function visible(text: string): string {
  return text.replace(controls, "\uFFFD");
}

/** A visible text on one line. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, space => (/[\r\n]/.test(space) ? " " : space)));
}

/** How many columns a visible text takes; wide letters and emoji take two. */
export function width(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let columns = 0;
  let joined = false;
  for (const character of text) {
    if (!joined) columns += characterWidth(character);
    joined = character === joiner;
  }
  return columns;
}

function characterWidth(character: string): number {
  if (noWidth.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** A text filled up with blanks to a width. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}
