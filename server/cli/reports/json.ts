/** JSON in which nothing acts that a runbook says, wherever it is shown: escapes are JSON's own, so it means the same. */
import { acting, bracketed } from "./visible.js";

/** One document and a line's end: nothing else is on standard output. */
export function jsonReport(document: object): string {
  return `${escaped(JSON.stringify(document, undefined, 2))}\n`;
}

/** One value on a line of its own. */
export function jsonLine(value: object): string {
  return `${escaped(JSON.stringify(value))}\n`;
}

/** Line breaks in it are its layout. */
function escaped(json: string): string {
  return json
    .replace(acting, each => (each === "\n" ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .replace(bracketed, "\\u0023#");
}
