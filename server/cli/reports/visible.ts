/** Text that people read: what would move the cursor or turn the direction of writing is made visible, and widths are known. */

/** Characters that do something where they are written, rather than being seen. */
export const acting = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** What stands for a command to a CI server wherever it is in a line: `##[error]`, `##vso[task.complete]`. */
export const bracketed = /##(?=[A-Za-z]*\[)/g;
/** Before a line's `::`, which begins one of GitHub's, there may be white space, and our own colours. */
const commandStart = /^((?:\s|\p{Cc}\[(?:1|2|22|31|33|34|39)m)*)::/u;
/** A colour of our own, a line's end or a single character. */
const pieces =
  /\p{Cc}\[(?:1|2|22|31|33|34|39)m|\r\n|[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const plainAscii = /^[ -~]*$/;
/** What `readable` would change: it acts, and neither breaks a line nor is a tab. */
const actsInLine = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const noWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]$/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]$/u;
const joiner = "\u200D";

/** A text on one line that is only read: an escape sequence in a runbook must not write on the reader's terminal. */
export function visible(text: string): string {
  const inSight = plainAscii.test(text) ? text : text.replace(acting, pictureOf);
  return inSight.includes("##") ? inSight.replace(bracketed, "## ") : inSight;
}

/** A text of several lines in which nothing acts but line breaks and tabs. @param coloured whether our own colours stay in it */
export function readable(text: string, coloured = false): string {
  if (!actsInLine.test(text)) return text;
  return text.replace(pieces, piece => {
    if (piece === "\n" || piece === "\r\n" || piece === "\t") return piece;
    return coloured && isColour(piece) ? piece : pictureOf(piece) + piece.slice(1);
  });
}

function isColour(piece: string): boolean {
  return piece.length > 1 && piece.startsWith("\u001B");
}

/** "␊" for a line break, "␛" for an escape; of others there is no picture. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\uFFFD";
}

/** A text in which no line is a command to a CI server. */
export function withoutCommands(text: string): string {
  const lines = text.includes("::") ? text.split("\n").map(line => line.replace(commandStart, "$1: :")) : undefined;
  return (lines?.join("\n") ?? text).replace(bracketed, "## ");
}

/** A text that is read and does nothing else. */
export function inert(text: string, coloured = false): string {
  return withoutCommands(readable(text, coloured));
}

/** A visible text on one line. */
export function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return visible(text);
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

/** Rows as lines whose cells stand below each other. */
export function alignedRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, width(row[column] ?? "")), 0),
  );
  return rows.map(row =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A text filled up with spaces to a width. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}
