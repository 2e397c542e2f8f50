/** XML, well-formed whatever a runbook says. */
import { acting, bracketed } from "./visible.js";

/** An element on lines of its own; an attribute that is undefined is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const tag = `<${name}${written.join("")}`;
  return children.length === 0 ? `${tag}/>` : `${tag}>\n${children.join("\n")}\n</${name}>`;
}

/** An element with text in it, taken as it is. */
export function textElement(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join("")}>${escaped(text)}</${name}>`;
}

/** @param note a comment for who reads the file; without `--` */
export function document(root: string, note?: string): string {
  const comment = note === undefined ? "" : `<!-- ${note} -->\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comment}${root}\n`;
}

const special: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Written as they are, a reader would make blanks of them in an attribute.
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** What XML has no way to say becomes the replacement character; what acts where it is shown is written as a reference. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\n\r\t]/g, character => special[character] ?? character)
    .replace(acting, character => `&#${character.charCodeAt(0)};`)
    .replace(bracketed, "&#35;#");
}
