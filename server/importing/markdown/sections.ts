/**
 * A Markdown document, cut at its headings and where tables and lists are long: the parser takes more than twice as long for twice the
 * text. What would keep it busy for minutes is refused.
 */
import { inWords, limits, refuse } from "../limits.js";

export interface Section {
  readonly text: string;
  /** Lines of the document before it. */
  readonly before: number;
  /** It goes on with the table (whose head is there again) or the list that the last one ended in. */
  readonly continues?: true;
}

/** Letters in a paragraph, beyond which no person has written it. */
const mostInBlock = 10_000;

/** The same in code, which the parser is quick with, where it is code. */
const mostInCode = 50_000;

/** Lines after which a table or a list is cut. */
const longEnough = 200;

const fence = /^\s*(?:(?:[-*+>]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})/;
const heading = /^#{1,6}(?:\s|$)/;
const item = /^(?:[-*+]|\d{1,9}[.)])\s/;
const delimiterRow = /^ {0,3}(?=[^|]*\|)[|:\- \t]+$/;
const startsBlock = /^[\s>]*(?:$|[|#]|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/;

/** Pictures that stand in the text, letter by letter. */
const pictures = /data:[\w/+.-]{1,80};base64,[\w+/=]+/g;

export function sectionsOf(whole: string): readonly Section[] {
  const text = whole.replace(pictures, "data:,");
  if (text.length > limits.markdown) {
    refuse(`it has more than ${inWords(limits.markdown)} letters: import a part of it`);
  }
  const all = text.split("\n");
  const sections: Section[] = [];
  let lines: string[] = [];
  let before = 0;
  let continues = false;
  /** The two lines of the head of the table that a line is in. */
  let head: readonly string[] | undefined;
  /** Of the code that a line is in. */
  let code: { readonly mark: string; readonly isInList: boolean } | undefined;
  let block = 0;
  const cut = (at: number, again: readonly string[] | undefined): void => {
    sections.push({ text: lines.join("\n"), before, ...(continues ? { continues } : {}) });
    lines = [...(again ?? [])];
    before = at - lines.length;
    continues = again !== undefined;
  };
  for (const [index, line] of all.entries()) {
    if (code?.isInList && (heading.test(line) || item.test(line))) code = undefined;
    if (code) {
      if (line.trim().startsWith(code.mark)) code = undefined;
    } else {
      if (line.trim() === "") head = undefined;
      const isLong = lines.length >= longEnough;
      if (heading.test(line) && lines.length > 0) cut(index, undefined);
      else if (isLong && head) cut(index, head);
      else if (isLong && item.test(line)) cut(index, []);
      const above = lines.at(-1);
      if (!head && above?.includes("|") && delimiterRow.test(line)) head = [above, line];
      requireShallow(line, index + 1);
      const mark = fence.exec(line)?.[1];
      if (mark !== undefined) code = { mark, isInList: line.indexOf(mark) > 1 };
    }
    block = startsBlock.test(line) ? line.length : block + line.length;
    const most = code ? mostInCode : mostInBlock;
    if (block > most) refuse(`it has more than ${inWords(most)} letters without an empty line (line ${index + 1})`);
    lines.push(line);
  }
  cut(all.length, undefined);
  return sections;
}

const mark = /\s{0,4}(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))/y;

/** What stands in something else has marks or spaces before it. */
function requireShallow(line: string, number: number): void {
  let depth = 0;
  mark.lastIndex = 0;
  while (mark.test(line)) depth++;
  const indent = line.search(/\S/);
  if (depth > limits.nesting || indent > 4 * limits.nesting) {
    refuse(`it has more than ${limits.nesting} levels one in another (line ${number})`);
  }
}
