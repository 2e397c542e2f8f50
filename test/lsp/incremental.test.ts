import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { startEditor } from "./editor.js";
import { payments, people } from "./sample.js";

/** What each file may say, from harmless to broken; together they import each other in every direction. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "release.runbook": [
    `import "./people.runbook"
runbook r "R" { timezone UTC window 2026-05-23 20:00 to 23:00 owner ann step s "S" { needs sql takes 5m rollback none because "x" } }`,
    `import "./people.runbook"
import "./skills/all.runbook"
runbook r "R" { go-live 2026-05-23 20:00 owner ann or bob step s "S" { needs sql takes 4h } }`,
    `import "./people.runbook"
runbook r "R" { timezone UTC window Fri 2026-05-22 20:00 to Sun 22:00 fallback Fri 2026-05-29 22:00 to Sun 22:00 owner ann or bob
step s "S" { takes 22h rollback none because "x" }
step later "Later" { at 17:00 also 19:00 Europe/Paris takes 5m rollback none because "x" } }`,
    `import "./people.runbook"
runbook r "R" { timezone UTC window Fri 2026-05-22 20:00 to Sun 22:00 owner ann or bob
step s "S" { takes 2h rollback none because "x" }
step later "Later" { at 17:00 also 19:00 Europe/Paris takes 5m rollback none because "x" } }`,
    `import "./skills/all.runbook"\nskill local\nrunbook r "R" { step s "S" { owner`,
    "",
  ],
  "people.runbook": [
    `import "./skills/all.runbook"\nperson ann "Ann" { timezone UTC knows sql contact "1" }`,
    `import "./skills/all.runbook"\nperson ann "Ann" { timezone PST knows sql }\nteam sql`,
    `import "./skills/all.runbook"\nperson ann "Ann" { team ops timezone UTC }`,
    `import "./release.runbook"\nperson ann "Ann" { timezone UTC }\nperson bob "Bob"\nskill sql`,
    `person ann "Ann" { timezone UTC`,
  ],
  "skills/all.runbook": [
    `skill sql "SQL"`,
    `skill nosql`,
    `skill sql\nteam ops "Ops" { knows sql contact "1" timezone UTC hours 09:00 to 17:00 }`,
    `import "../release.runbook"\nskill sql\nskill sql`,
    "skill",
  ],
  "other.runbook": [
    `import "./people.runbook"
runbook o "O" { timezone UTC window 2026-05-23 20:00 to 23:00 owner ann step t "T" { takes 1h rollback none because "x" } }`,
    `import "./night.runbook"\nrunbook o "O" { owner bob step t "T" { takes 1h } }`,
    "",
  ],
  "night.runbook": [
    `programme n "N" { runbook "./release.runbook", "./other.runbook" }`,
    `import "./people.runbook"
programme n "N" { timezone UTC window 2026-05-23 20:30 to 22:00 runbook "./other.runbook" runbook "./release.runbook"
accept programme/double-booked because "x" by ann }`,
    `programme n "N" { runbook "./people.runbook", "./other.runbook`,
  ],
};
const names = Object.keys(texts);

type Act =
  | { readonly act: "write" | "type"; readonly name: string; readonly text: string }
  | { readonly act: "remove" | "close" | "settle"; readonly name: string };

const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: saying("type") },
    { weight: 3, arbitrary: saying("write") },
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constantFrom("remove" as const, "close" as const, "settle" as const),
        name: fc.constantFrom(...names),
      }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);

function saying(act: "write" | "type"): fc.Arbitrary<Act> {
  return fc
    .constantFrom(...names)
    .chain(name => fc.constantFrom(...(texts[name] ?? [])).map((text): Act => ({ act, name, text })));
}

/** What a hand at the keyboard does to a text, in the middle of it: shares of its length say where. */
interface Typing {
  readonly name: string;
  readonly at: number;
  /** How many characters go. */
  readonly gone: number;
  readonly typed: string;
  /** Whether one waits to see what comes of it. */
  readonly settled: boolean;
}

const sample: Readonly<Record<string, string>> = { "people.runbook": people, "payments-upgrade.runbook": payments };

const typings = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(sample)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
    typed: fc.constantFrom(
      ..."x 0 } { \" ' // , - é 🚀".split(" "),
      "\n",
      " ",
      "",
      "timezone UTC ",
      "owner priya or jack\n",
      "after backup\n",
      "fallback Sat 2026-05-30 22:00 to Sun 2026-05-31 04:00\n",
      "fallback 2026-06-20 21:00 to 02:00\n",
      "at 2026-05-23 23:30\n",
      'step more "More" { takes 5m }\n',
      "person priya\n",
      'import "./people.runbook"\n',
    ),
    settled: fc.boolean(),
  }),
  { minLength: 5, maxLength: 25 },
);

describe("after any edits anywhere", () => {
  it("in the middle of a sample's files, what the editor shows is what a fresh check would say", async () => {
    await fc.assert(fc.asyncProperty(typings, typing), { numRuns: 25 });
  });

  it("what the editor shows is what a fresh check would say", async () => {
    await fc.assert(fc.asyncProperty(acts, edits), { numRuns: 40 });
  });
});

async function edits(acts: readonly Act[]): Promise<void> {
  const editor = await startEditor(Object.fromEntries(names.map(name => [name, texts[name]?.[0] ?? ""])));
  const onDisk = new Set(names);
  const open = new Set<string>();
  const compare = async (): Promise<void> => {
    await editor.settled();
    for (const name of names) {
      const expected = onDisk.has(name) || open.has(name) ? editor.fresh(name) : [];
      assert.deepEqual(editor.shown(name), expected, name);
    }
    assert.deepEqual(editor.failures, []);
  };
  try {
    for (const each of acts) {
      const { name } = each;
      switch (each.act) {
        case "type":
          if (open.has(name)) editor.type(name, each.text);
          else editor.open(name, each.text);
          open.add(name);
          break;
        case "write":
          editor.write(name, each.text);
          onDisk.add(name);
          break;
        case "remove":
          if (onDisk.delete(name)) editor.remove(name);
          break;
        case "close":
          if (open.delete(name)) editor.close(name);
          break;
        case "settle":
          await compare();
          break;
      }
    }
    await compare();
  } finally {
    editor.dispose();
  }
}

async function typing(all: readonly Typing[]): Promise<void> {
  const editor = await startEditor(sample);
  const texts = new Map(Object.entries(sample));
  const compare = async (): Promise<void> => {
    await editor.settled();
    for (const name of texts.keys()) assert.deepEqual(editor.shown(name), editor.fresh(name), name);
    assert.deepEqual(editor.failures, []);
  };
  try {
    for (const [name, text] of texts) editor.open(name, text);
    for (const { name, at, gone, typed, settled } of all) {
      const text = texts.get(name) ?? "";
      // A pair that makes one character is never parted: no editor does, and no file could hold the halves.
      const from = wholeAt(text, Math.floor(at * text.length));
      const to = wholeAt(text, Math.min(text.length, from + gone));
      texts.set(name, text.slice(0, from) + typed + text.slice(to));
      editor.edit(name, [{ from, to, text: typed }]);
      if (settled) await compare();
    }
    await compare();
  } finally {
    editor.dispose();
  }
}

/** The offset, or the one after it where it would part a character. */
function wholeAt(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset + 1 : offset;
}
