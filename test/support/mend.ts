import type { Edit, Fix } from "../../language/index.js";

/** A text with a fix applied; the holes of a scaffold keep what they offer. */
export function mend(text: string, { edits }: Fix): string {
  const lines = text.split(/(?<=\n)/);
  const offset = ({ line, character }: Edit["place"]["range"]["start"]): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.place.range.start) - offset(a.place.range.start))
    .reduce((mended, { place: { range }, newText }) => {
      const filled = newText.replace(/\$\{\d+:([^}]*)\}/g, "$1");
      return mended.slice(0, offset(range.start)) + filled + mended.slice(offset(range.end));
    }, text);
}
