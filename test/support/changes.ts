/** Changes of a text by chance: those that may break it, and those that say something else in the same language. */
import fc from "fast-check";
import { corpus, firstText } from "./corpus.js";
import { keywords, sentenceOf, signs, spaces, terminals, tokens } from "./sentences.js";

/** Places are fractions of a text, so that any change fits any text. */
export type Change = (text: string) => string;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const place = (text: string, fraction: number): number => Math.floor(fraction * text.length);
const texts = corpus.map(([, files]) => firstText(files));
const anyPiece = fc.oneof(
  fc.constantFrom(...tokens, ...signs, ...spaces),
  fc.constantFrom(...tokens).map(word => ` ${word} `),
  fc
    .tuple(fc.constantFrom(...texts), at, fc.nat(200))
    .map(([text, from, length]) => text.slice(place(text, from), place(text, from) + length)),
);

/** Where the words and signs of a text begin. */
const wordsIn = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/"[^"\n]*"|[\w:.+/%-]+|[^\s\w]/g)];

/** May break it. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(at, anyPiece).map(
      ([where, piece]) =>
        (text: string) =>
          text.slice(0, place(text, where)) + piece + text.slice(place(text, where)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(at, fc.nat(40), fc.oneof(anyPiece, fc.constant(""))).map(
      ([where, length, piece]) =>
        (text: string) =>
          text.slice(0, place(text, where)) + piece + text.slice(place(text, where) + length),
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(at, fc.oneof(anyPiece, fc.constantFrom(...tokens), fc.constant("")))
      .map(([where, piece]) => (text: string) => {
        const found = wordsIn(text);
        const word = found[Math.floor(where * found.length)];
        return word ? text.slice(0, word.index) + piece + text.slice(word.index + word[0].length) : text;
      }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(at, at, fc.constantFrom("out", "twice", "moved")).map(([from, to, what]) => (text: string) => {
      const lines = text.split("\n");
      const [index, other] = [Math.floor(from * lines.length), Math.floor(to * lines.length)];
      const line = lines[index] ?? "";
      if (what === "out") return lines.toSpliced(index, 1).join("\n");
      if (what === "twice") return lines.toSpliced(other, 0, line).join("\n");
      return lines.toSpliced(index, 1).toSpliced(other, 0, line).join("\n");
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...texts), at, at).map(
      ([other, from, to]) =>
        (text: string) =>
          text.slice(0, place(text, from)) + other.slice(place(other, to)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r").map(end => (text: string) => text.replace(/\r\n|[\r\n]/g, end)),
      fc.constant((text: string) => text.replaceAll("\n", " ")),
      fc.constant((text: string) => text.replaceAll("  ", "\t")),
      fc.constant((text: string) => text.replace(/^ +/gm, "")),
      fc.constant((text: string) => `\uFEFF${text}`),
      fc.constant((text: string) => text.trimEnd()),
      fc.constant((text: string) => text.replace(/^\s*timezone .*\n/gm, "")),
      fc.constant((text: string) => text.replace(/^\s*window .*\n/gm, "")),
      fc.constant((text: string) => text.replace(/^ *import .*\n/gm, "")),
    ),
  },
);

/** What a word is, by how it is written. */
const kinds: readonly (readonly [pattern: RegExp, terminal: string])[] = [
  [/^"/, "STRING"],
  [/^\d{4}-\d/, "DATE"],
  [/^\d{1,2}:\d\d/, "CLOCK"],
  [/^T[+-]/, "RELATIVE"],
  [/^\d+%$/, "PERCENT"],
  [/^\d+[smhdw]/, "DURATION"],
  [/^\d+$/, "INT"],
  [/^[A-Za-z_]+\/[A-Za-z]/, "SLASHED"],
  [/^[A-Za-z][\w-]*$/, "NAME"],
];

const isKeyword = new Set(keywords);

/** Another word of the same kind: a name of the same text, or something that may stand for the terminal. */
function another(text: string, word: string, choice: number): string {
  const kind = isKeyword.has(word) ? undefined : kinds.find(([pattern]) => pattern.test(word))?.[1];
  if (kind === undefined) return word;
  const alike = wordsIn(text).flatMap(([each]) => (/^[a-z][\w-]*$/.test(each) && !isKeyword.has(each) ? [each] : []));
  const offered = kind === "NAME" && choice % 4 > 0 ? alike : (terminals[kind] ?? []);
  return offered[choice % offered.length] ?? word;
}

const tape = fc.array(fc.nat(0xffff), { maxLength: 40 });

/** Leaves nearly all of it readable. */
export const anyVariation: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(at, fc.nat(999)).map(([where, choice]) => (text: string) => {
      const found = wordsIn(text);
      const word = found[Math.floor(where * found.length)];
      if (!word) return text;
      return text.slice(0, word.index) + another(text, word[0], choice) + text.slice(word.index + word[0].length);
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(at, fc.constantFrom(...spaces, "", "")).map(([where, gap]) => (text: string) => {
      const found = wordsIn(text);
      const index = Math.floor(where * (found.length - 1));
      const [left, right] = [found[index], found[index + 1]];
      if (!left || !right) return text;
      return text.slice(0, left.index + left[0].length) + gap + text.slice(right.index);
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(at, fc.constantFrom("Statement", "Activity", "At", "Takes", "Owner"), tape)
      .map(([where, rule, choices]) => (text: string) => {
        const lines = text.split("\n");
        return lines.toSpliced(Math.floor(where * lines.length), 0, sentenceOf(rule, choices).join(" ")).join("\n");
      }),
  },
  {
    weight: 3,
    arbitrary: at.map(where => (text: string) => {
      const lines = text.split("\n");
      return lines.toSpliced(Math.floor(where * lines.length), 1).join("\n");
    }),
  },
);
