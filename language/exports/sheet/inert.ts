/** Text in the cells of a spreadsheet, which takes what begins like a formula for one: a quote before it makes it a text, for good. */

/** Also the wide forms, which some spreadsheets take for the same. */
const beginsFormula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

export function inert(text: string): string {
  return beginsFormula.test(text) ? `'${text}` : text;
}

/** What was written, from a cell that `inert` has made. */
export function asWritten(cell: string): string {
  return cell.startsWith("'") && beginsFormula.test(cell) ? cell.slice(1) : cell;
}
