/** Any text: random signs, random words, sentences of the grammar, and every known runbook changed in random ways. */
import fc from "fast-check";
import { anyChange, anyVariation, type Change } from "./changes.js";
import { corpus, type Files, firstText, withFirstText } from "./corpus.js";
import { sentenceOf, signs, spaces, tokens } from "./sentences.js";
import { shapes } from "./shapes.js";

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

const changed = (change: fc.Arbitrary<Change>, maxLength: number): fc.Arbitrary<Files> =>
  fc.tuple(fc.constantFrom(...corpus), fc.array(change, { minLength: 1, maxLength })).map(([[, files], changes]) =>
    withFirstText(
      files,
      changes.reduce((text, each) => each(text), firstText(files)),
    ),
  );

const people = corpus.find(([name]) => name.endsWith("worked-example/people.runbook"))?.[1] ?? {};
export const besidePeople = (text: string): Files => ({ "main.runbook": text, "people.runbook": firstText(people) });

/** Much of one thing, and a few changes. */
const anyLarge = fc
  .tuple(
    fc.constantFrom(...Object.values(shapes)),
    fc.integer({ min: 4, max: 120 }),
    fc.array(anyChange, { maxLength: 3 }),
  )
  .map(([shape, size, changes]) => {
    const made = shape(size);
    const files = typeof made === "string" ? besidePeople(made) : made;
    return withFirstText(
      files,
      changes.reduce((text, each) => each(text), firstText(files)),
    );
  });

/** A file of any text, with what it may import: small ones mostly. */
export const anyFiles: fc.Arbitrary<Files> = fc.oneof(
  { weight: 10, arbitrary: anySigns.map(besidePeople) },
  { weight: 20, arbitrary: anyWords.map(besidePeople) },
  { weight: 20, arbitrary: anySentence.map(besidePeople) },
  { weight: 40, arbitrary: anyStatements.map(besidePeople) },
  { weight: 40, arbitrary: anyTimes.map(besidePeople) },
  { weight: 40, arbitrary: changed(anyChange, 4) },
  { weight: 60, arbitrary: changed(anyVariation, 5) },
  { weight: 1, arbitrary: anyLarge },
);
