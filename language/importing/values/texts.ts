/** Foreign text as the language writes it. */

/** Without what no runbook holds: control characters, lone halves of characters, other ways to end a line. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
      .replace(/\u00A0/g, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\0-\x08\x0E-\x1F\x7F\uFEFF]/g, "")
      .split("\n")
      .map(line => line.trimEnd())
      .join("\n")
      .replace(/^\n+/, "")
      .trimEnd()
  );
}

export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** In double quotes, on one line. */
export function quoted(text: string): string {
  return `"${oneLine(text).replace(/[\\"]/g, "\\$&")}"`;
}

/** What follows `note`, `run` and the like: a text in quotes, or between backticks where it has several lines. Several where it holds backticks itself. */
export function writtenText(keyword: string, text: string): readonly string[] {
  const clean = cleanText(text);
  if (!clean.includes("\n")) return [`${keyword} ${quoted(clean)}`];
  if (clean.includes("`".repeat(3))) {
    return clean
      .split("\n")
      .filter(line => line.trim() !== "")
      .map(line => `${keyword} ${quoted(line)}`);
  }
  return [`${keyword} \`\`\``, ...clean.split("\n").map(line => (line.trim() === "" ? "" : `  ${line}`)), "```"];
}

/** Without these characters at its end, nor spaces before them. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && (characters.includes(text[end - 1] ?? "") || text[end - 1] === " ")) end--;
  return text.slice(0, end);
}

/** What stands on several lines, on one with `;` between. */
export function joinedLines(text: string): string {
  return oneLine(
    cleanText(text)
      .replace(/<br ?\/?>/gi, "\n")
      .replaceAll("\n", ";"),
  );
}
