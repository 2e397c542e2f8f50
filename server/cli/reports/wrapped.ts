/** Text in lines that fit. */
import { width } from "./visible.js";

const mostColumns = 100;

/** A text in lines of at most 100 columns after what stands before each; a longer word has a line of its own. */
export function wrapped(text: string, before: string): string {
  return linesOfWords(text, mostColumns)
    .map(line => before + line)
    .join("\n");
}

/** A text's words in lines of at most so many columns. */
export function linesOfWords(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line === undefined || width(line) + 1 + width(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
