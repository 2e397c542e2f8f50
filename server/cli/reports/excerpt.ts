/** A source line with a marker under the place that is meant. */
import type { ReportedRange } from "../../../language/exports/check-document.js";
import { visible, width } from "./visible.js";

export interface Excerpt {
  readonly line: string;
  /** Spaces, then `^^^^`. */
  readonly marker: string;
}

const tabStop = 4;
const mostColumns = 120;
const lead = 40;
/** More of a line than could ever be shown; what lies further off is not looked at. */
const mostUnits = 2_000;

/** Splits a text into lines as editors count them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\r\n]/);
}

/** The range's first line, with tabs as spaces; of a long line the part around the range. */
export function excerptOf(lines: readonly string[], { start, end }: ReportedRange): Excerpt {
  const whole = lines[start.line - 1] ?? "";
  const from = Math.min(start.column - 1, whole.length);
  const to = end.line > start.line ? whole.length : Math.min(Math.max(end.column - 1, from), whole.length);
  const skipped = Math.max(0, from - mostUnits);
  const before = expanded(whole.slice(skipped, from), 0);
  const marked = expanded(whole.slice(from, Math.min(to, from + mostUnits)), width(before));
  const after = expanded(whole.slice(to, to + mostUnits), width(before) + width(marked));
  if (width(before) + width(marked) + width(after) <= mostColumns && skipped === 0) {
    return { line: `${before}${marked}${after}`.trimEnd(), marker: marker(width(before), width(marked)) };
  }
  const left = skipped > 0 || width(before) > lead ? `…${tail(before, lead)}` : before;
  const middle = head(marked, mostColumns - width(left));
  const right = head(after, mostColumns - width(left) - width(middle));
  const cut = right !== after || middle !== marked ? "…" : "";
  return { line: `${left}${middle}${right}${cut}`.trimEnd(), marker: marker(width(left), width(middle)) };
}

function marker(blanks: number, marked: number): string {
  return " ".repeat(blanks) + "^".repeat(Math.max(1, marked));
}

/** Visible, and tabs as spaces up to the next stop; `column` is where the text begins. */
function expanded(text: string, column: number): string {
  if (!text.includes("\t")) return visible(text);
  let line = "";
  let at = column;
  for (const part of text.split(/(\t)/)) {
    const shown = part === "\t" ? " ".repeat(tabStop - (at % tabStop)) : visible(part);
    line += shown;
    at += width(shown);
  }
  return line;
}

function head(text: string, columns: number): string {
  return taken([...text], columns).join("");
}

function tail(text: string, columns: number): string {
  return taken([...text].reverse(), columns)
    .reverse()
    .join("");
}

function taken(characters: readonly string[], columns: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += width(character);
    if (used > columns) break;
    kept.push(character);
  }
  return kept;
}
