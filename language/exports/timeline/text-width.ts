/** How wide a text is, without a screen to ask: the widths of a usual sans-serif and a little more, as some are wider. */

/** Hundredths of the font's size, by character; the rest by what they look like. */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [27, "ijl|!'.,:;`"],
      [34, "Ift()[]{}/\\ r-"],
      [52, 'szcvxykJ*"^'],
      [58, "abdeghnopqu0123456789$?_LF"],
      [66, "TEZPSBRKXYVA+=<>~#&"],
      [74, "CDGHNOQU\u2013"],
      [90, "mwMW%@\u2014\u2026"],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)),
);

/** Ideographs, kana, Hangul and emoji stand in squares. */
const square = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;
const other = 66;
const wider = 1.06;

/** In the unit of `size`. */
export function textWidth(text: string, size: number, weight: "normal" | "bold" = "normal"): number {
  let hundredths = 0;
  for (const letter of text) hundredths += widths[letter] ?? (square.test(letter) ? 102 : other);
  return (hundredths / 100) * wider * size * (weight === "bold" ? 1.12 : 1);
}

/** So much of a title's end stays when it is cut: "Upgrade … node 3" is told from "Upgrade … node 4". */
const keptEnd = 12;

/** A title's beginning, which may be cut, and its end, which stays; from a word on, where one begins there. */
export function splitTitle(title: string): readonly [start: string, end: string] {
  const letters = [...title];
  if (letters.length <= 2 * keptEnd) return [title, ""];
  const from = letters.length - keptEnd;
  const word = letters.indexOf(" ", from);
  const cut = word >= 0 && word < letters.length - 1 ? word : letters.length - keptEnd / 2;
  return [letters.slice(0, cut).join(""), letters.slice(cut).join("")];
}

/** The title, or as much of its beginning as fits, and its end; without that where there is no room for both. */
export function fittedTitle(title: string, size: number, room: number, weight: "normal" | "bold" = "normal"): string {
  if (textWidth(title, size, weight) <= room) return title;
  const [start, end] = splitTitle(title);
  const left = room - textWidth(end, size, weight);
  return left < room / 3 ? fitted(title, size, room, weight) : `${fitted(start, size, left, weight)}${end}`;
}

/** The text, or as much of it as fits with an ellipsis after it; empty where not even that does. */
export function fitted(text: string, size: number, room: number, weight: "normal" | "bold" = "normal"): string {
  if (textWidth(text, size, weight) <= room) return text;
  const letters = [...text];
  let most = letters.length;
  let least = 0;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    const shorter = `${letters.slice(0, middle).join("").trimEnd()}\u2026`;
    if (textWidth(shorter, size, weight) <= room) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? "" : `${letters.slice(0, least).join("").trimEnd()}\u2026`;
}
