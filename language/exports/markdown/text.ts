/**
 * Text as GitHub-flavoured markdown. What people write into a runbook never becomes markup: it is shown as it is written.
 * A block is a list of lines.
 */

import { addressesIn, plain } from "../plain.js";

export type MarkdownLines = readonly string[];

const entity = /&#?[A-Za-z0-9]+;/;

/** A text as it reads, whatever is in it; web addresses become links. Fits into paragraphs, headings and cells. */
export function inline(text: string): string {
  const line = plain(text);
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of addressesIn(line)) {
    const link = line.slice(from, to);
    if (entity.test(link) || link.endsWith("/")) continue;
    parts.push(escaped(line, done, from), `<${link}>`);
    done = to;
  }
  parts.push(escaped(line, done, line.length));
  return edgesEscaped(parts.join(""));
}

/** What the checker says: as it reads, with what it puts between backticks as code. */
export function message(text: string): string {
  return plain(text)
    .split(/(`[^`|]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part, 0, part.length)))
    .join("");
}

/** A title in bold; it must be followed by a space or the line's end. */
export function bold(text: string): string {
  return `**${inline(text) || "(untitled)"}**`;
}

/** A name as code, where it is nothing but a name. */
export function code(name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? `\`${name}\`` : inline(name);
}

/** A picture that lies at a relative path, with slashes; `text` stands in its place where it cannot be shown. */
export function image(text: string, path: string): string {
  const address = encodeURI(path.toWellFormed()).replace(
    /[()#?]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `![${inline(text)}](${address})`;
}

export function heading(level: number, text: string): MarkdownLines {
  return [`${"#".repeat(level)} ${text}`, ""];
}

export function paragraph(text: string): MarkdownLines {
  return [text, ""];
}

/** A table; cells are markdown on one line. Every row has as many cells as the head. */
export function table(head: MarkdownLines, rows: readonly MarkdownLines[]): MarkdownLines {
  const line = (cells: MarkdownLines): string => `| ${head.map((_, index) => cells[index] || " ").join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

/** A list item: its first line, and what belongs to it indented as far as its text. */
export function item(marker: string, first: string, inside: MarkdownLines = []): MarkdownLines {
  const indent = " ".repeat(marker.length);
  return [`${marker}${first}`, ...inside.map(line => (line === "" ? "" : indent + line))];
}

/** A block of code that nothing inside can end. */
export function fence(text: string, language = ""): MarkdownLines {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 2);
  const ticks = "`".repeat(longest + 1);
  const lines = text.replace(/[\0\u202A-\u202E\u2066-\u2069]/g, "\uFFFD").split(/\r\n|[\r\n]/);
  return [ticks + language.replace(/[^\w+#.-]/g, ""), ...lines, ticks];
}

/** `line` from `from` to `to`, escaped; what stands around it decides about its edges. */
function escaped(line: string, from: number, to: number): string {
  const markdown = line
    .slice(from, to)
    .replace(/[\\`*[\]<>|~]|&(?=[#A-Za-z])|_/g, (mark, index: number) => {
      if (mark === "_" && isWord(line[from + index - 1]) && isWord(line[from + index + 1])) return mark;
      return `\\${mark}`;
    })
    // What else GitHub would make a link of, it would spoil with the escapes inside.
    .replace(/(www)(?=\.)/gi, "$1\\")
    .replace(/(https?|ftp|mailto|xmpp)(?=:)/gi, "$1\\");
  return inert(markdown);
}

/**
 * Where the text is posted, `@org/team` must call nobody, `#12` must lead to no issue, and `$x$` is no formula. Code hosts look for
 * these in the text that is shown, so that no escape helps: only what parts it, and is not seen.
 */
function inert(markdown: string): string {
  return markdown
    .replace(/(?<!\w)@(?=[A-Za-z\d])|[#!](?=\d)|\bGH-(?=\d)/gi, "$&<!-- -->")
    .replaceAll("$", () => "<span>\\$</span>");
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** At a line's start some characters would begin a list, a rule or a heading; at its end, number signs would end one. */
function edgesEscaped(line: string): string {
  return line
    .replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\")
    .replace(/^(?=[-+](?:[-\s]|$)|=|#{1,6}(?:\s|$))/, "\\")
    .replace(/\s(?=#+$)/, " \\");
}
