/** One JSON document and a line's end: nothing else is on standard output. */
export function jsonReport(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
