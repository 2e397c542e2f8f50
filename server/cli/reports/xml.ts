/** XML, well-formed whatever a runbook says. */
import { xmlEscaped } from "../../../language/exports/timeline/xml.js";
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

/** What acts where it is shown is written as a reference, and so are line ends and tabs, which an attribute would lose. */
function escaped(text: string): string {
  return xmlEscaped(text)
    .replace(/[\n\r\t]/g, reference)
    .replace(acting, reference)
    .replace(bracketed, "&#35;#");
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
