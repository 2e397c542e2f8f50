/**
 * A snippet without the indentation that an editor adds itself: it indents further lines like the one the snippet begins on.
 * @param before the line's text in front of the snippet
 */
export function dedented(snippet: string, before: string): string {
  const indent = /^[ \t]*/.exec(before)?.[0] ?? "";
  return indent === "" ? snippet : snippet.replaceAll(`\n${indent}`, "\n");
}
