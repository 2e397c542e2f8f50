/** Any text: random signs, random words, sentences of the grammar, and every known runbook changed in random ways. */
import fc from "fast-check";
import { corpus, type Files, firstText, withFirstText } from "./corpus.js";
import { sentenceOf, tokens } from "./sentences.js";

const lineEnds = ["\n", "\r\n", "\r"];
const spaces = [
  " ",
  "\n",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "  ",
  "\n\n",
  "\u00A0",
  "\uFEFF",
  "\u2028",
  " // why\n",
  "\n//\n  ",
];
/** Signs that no word of the language begins with, or that end one early. */
const signs = [
  ...["{", "}", '"', "'", "`", "```", "\\", "/", "//", "/*", "*/", "#", "-", "–", "* ", "- ", "+", ",", ";", ":", "="],
  ...[
    "“",
    "”",
    "„",
    "«",
    "‘",
    "’",
    "\0",
    "\u{1F4A5}",
    "\uD800",
    "\uDC00",
    "e\u0301",
    "\u202E",
    "(",
    ")",
    "$",
    "%",
    "|",
  ],
  ...["\u2028", "\u0085", "\u001B", "\uFFFD", "??", "<", ">", "[", "]", "{{", "}}"],
];

const separated = (words: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
  fc
    .tuple(words, fc.array(fc.constantFrom(...spaces, "", " ", " ", " ", " ", "\n"), { maxLength: 200 }))
    .map(([said, between]) => said.map((word, index) => word + (between[index] ?? " ")).join(""));

const anySigns = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...signs, ...spaces, ..."abT019".split("")), maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map(units => String.fromCharCode(...units)),
);

const anyWords = separated(fc.array(fc.constantFrom(...tokens, ...tokens, ...signs), { maxLength: 60 }));

const anySentence = separated(
  fc
    .tuple(
      fc.constantFrom("RunbookFile", "RunbookFile", "Runbook", "Statement", "Declaration", "Activity"),
      fc.array(fc.nat(0xffff), { maxLength: 160 }),
    )
    .map(([rule, choices]) => sentenceOf(rule, choices)),
);

const choices = fc.array(fc.nat(0xffff), { maxLength: 40 });

function saidBy(rules: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const sentences = fc.array(fc.tuple(fc.constantFrom(...rules), choices), { maxLength });
  return separated(sentences.map(all => all.flatMap(([rule, tape]) => sentenceOf(rule, tape))));
}

const head = `import "./people.runbook"
person ana "Ana" { timezone Europe/London }
team ops "Operations" { contact "#ops" }
environment production { protected operators ops }
`;

/** Declarations and statements in a file that is otherwise sound, or nearly. */
const anyStatements = fc
  .tuple(
    saidBy(["Declaration", "Freeze", "Away", "Person", "Team"], 2),
    fc.constantFrom("", "  timezone Europe/London\n", "  timezone ???\n", "  timezone Asia/Kolkata\n"),
    fc.constantFrom("", "  window 2026-05-23 10:00 to 2026-05-23 14:00\n", "  go-live 2026-11-01 10:00\n"),
    saidBy(
      ["Statement", "Statement", "Activity", "Phase", "At", "Window", "GoLive", "Takes", "Accept", "Rehearsal"],
      5,
    ),
    fc.constantFrom("}\n", "\n}\n"),
  )
  .map(
    ([declarations, zone, window, statements, end]) =>
      `${head}${declarations}\nrunbook shop "Release" {\n${zone}${window}${statements}${end}`,
  );

/** Steps with times of all sorts. */
const anyTimes = fc
  .tuple(
    fc.constantFrom("", " timezone Europe/London"),
    fc.array(fc.tuple(fc.constantFrom("away", "hours", "freeze", "quiet"), choices, choices), { maxLength: 2 }),
    fc.constantFrom("", "  timezone Europe/London\n", "  timezone America/Los_Angeles\n"),
    fc.constantFrom(
      "",
      "  window 2026-05-23 10:00 to 2026-05-23 14:00\n",
      "  window Sat 2026-10-31 22:00 to 2026-11-01 08:00 America/Los_Angeles\n",
    ),
    fc.array(
      fc.tuple(fc.constantFrom("At", "By", "Window", "GoLive", "Rehearsal", "Accept", "Timezone", "Takes"), choices),
      { maxLength: 4 },
    ),
  )
  .map(([zone, around, zoned, window, statements]) => {
    const moment = (tape: readonly number[]): string => sentenceOf("Moment", tape).join(" ");
    const spans = around.map(([what, from, to]) => {
      const span = `${moment(from)} to ${moment(to)}`;
      if (what === "freeze") return `freeze "Sale" ${span}\n`;
      if (what === "quiet") return `policy { quiet-hours ${span} }\n`;
      return `person p${what} "P" {${zone} ${what} ${span} }\n`;
    });
    const lines = statements.map(([rule, tape], index) => {
      const said = sentenceOf(rule, tape).join(" ");
      return /^(at|by|takes)/.test(said) ? `  step s${index} "S" { ${said} }\n` : `  ${said}\n`;
    });
    return `${head}${spans.join("")}runbook shop "Release" {\n${zoned}${window}${lines.join("")}}\n`;
  });

/** A change of a text; places are fractions of it, so that any change fits any text. */
type Change = (text: string) => string;
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
const wordsIn = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/[\w:.-]+|"[^"\n]*"|[^\s\w]/g)];

const anyChange: fc.Arbitrary<Change> = fc.oneof(
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
      fc.constantFrom(...lineEnds).map(end => (text: string) => text.replace(/\r\n|[\r\n]/g, end)),
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

const anyChanged: fc.Arbitrary<Files> = fc
  .tuple(fc.constantFrom(...corpus), fc.array(anyChange, { minLength: 1, maxLength: 4 }))
  .map(([[, files], changes]) =>
    withFirstText(
      files,
      changes.reduce((text, change) => change(text), firstText(files)),
    ),
  );

const people = corpus.find(([name]) => name.endsWith("worked-example/people.runbook"))?.[1] ?? {};
export const besidePeople = (text: string): Files => ({ "main.runbook": text, "people.runbook": firstText(people) });

/** A file of any text, with what it may import. */
export const anyFiles: fc.Arbitrary<Files> = fc.oneof(
  { weight: 1, arbitrary: anySigns.map(besidePeople) },
  { weight: 2, arbitrary: anyWords.map(besidePeople) },
  { weight: 2, arbitrary: anySentence.map(besidePeople) },
  { weight: 4, arbitrary: anyStatements.map(besidePeople) },
  { weight: 4, arbitrary: anyTimes.map(besidePeople) },
  { weight: 6, arbitrary: anyChanged },
);
