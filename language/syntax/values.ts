/**
 * A name as the syntax tree holds it: an accented letter is one sign, as most keyboards write it, also where it is written as a
 * letter and a mark, as some systems do. Both are one name.
 */
export function nameValue(input: string): string {
  return isPlain.test(input) ? input : input.normalize("NFC");
}

const isPlain = /^[ -~]*$/;

/** Text of a token as the syntax tree holds it: strings without quotes and escapes, all else as written. */
export function stringValue(input: string): string {
  const closed = input.length > 1 && input.endsWith('"');
  const inner = input.slice(1, closed ? -1 : undefined);
  return inner.includes("\\") ? inner.replace(/\\(.?)/gs, "$1") : inner;
}

/** A fence's language and its text without the fence and its common indentation. */
export function fenceValue(input: string): { language: string; text: string } {
  const inner = input.slice(3, input.length >= 6 && input.endsWith("```") ? -3 : undefined);
  const lineEnd = inner.search(/\r?\n/);
  if (lineEnd < 0) return { language: "", text: inner.trim() };
  const lines = inner
    .slice(lineEnd)
    .replace(/^\r?\n/, "")
    .split(/\r?\n/);
  if (lines.at(-1)?.trim() === "") lines.pop();
  const indents = lines.filter(line => line.trim() !== "").map(line => line.length - line.trimStart().length);
  const indent = indents.reduce((least, next) => Math.min(least, next), Number.POSITIVE_INFINITY);
  return {
    language: inner.slice(0, lineEnd).trim(),
    text: lines.map(line => line.slice(Math.min(indent, line.length))).join("\n"),
  };
}
