/** Text from runbooks inside the markdown that editors show: titles stay titles, whatever they contain. */

/**
 * One line of plain text, with everything that markdown would read as its own escaped. An editor may make links of the web
 * addresses in it, and of no others.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_[\]~]/g, "\\$&")
    .replace(/(ftp|xmpp)(?=:)/gi, "$1\\");
}

/** A list with one item a line. */
export function lines(items: readonly (string | undefined)[]): string {
  return items.filter(item => item !== undefined).join("  \n");
}
