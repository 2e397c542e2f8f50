/**
 * Nothing throws, whatever the text: reading, planning, scheduling and checking return what they have, and findings that must be
 * there, in the text, in order and the same every time. Texts by chance: sound.test.ts.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Finding } from "../../language/index.js";
import { internalCode } from "../../language/rules/internal.js";
import { analyse } from "../support/analyse.js";
import type { Files } from "../support/corpus.js";
import { unsound } from "../support/sound.js";

const sample = (path: string): string => readFileSync(new URL(`../../samples/${path}`, import.meta.url), "utf8");
const roster = sample("worked-example/people.runbook");
const runbook = sample("worked-example/payments-upgrade.runbook");
const together = (text: string) => analyse({ "payments-upgrade.runbook": text, "people.runbook": roster });
const filesOf = (text: string): Files => ({ "payments-upgrade.runbook": text, "people.runbook": roster });
const megabytes = 5_000_000;

/** A fault of the program's own with its text, as it may be one that is not seen again. */
const told = ({ code, message, place: { range } }: Finding): string =>
  `${range.start.line + 1}:${range.start.character + 1} ${code}${code === internalCode ? `: ${message}` : ""}`;

function assertSound(text: string, analysis = together(text)): void {
  assert.deepEqual(unsound(filesOf(text), true, analysis), []);
}

/** Text -> where its first error is, none where there is none, and the codes of others. */
const hostile: Readonly<Record<string, readonly [text: string, first?: string, ...others: string[]]>> = {
  "nothing at all": ["", "1:1 syntax/empty"],
  "blank lines": [" \r\n\t\n", "1:1 syntax/empty"],
  "binary data": [
    String.fromCharCode(...Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 256)),
    "1:1 syntax/token",
  ],
  "unpaired surrogates": ['runbook r "\uD800" { note "\uDC00\uD800" }', "1:12 syntax/token"],
  "10,000 nested blocks": [
    `runbook r "R" {\n${"parallel { ".repeat(10_000)}${"}".repeat(10_000)}}`,
    "2:703 syntax/token",
  ],
  "10,000 nested phases, never closed": [
    `runbook r "R" {\n${Array.from({ length: 10_000 }, (_, i) => `phase p${i} "P" {`).join("\n")}`,
    "65:11 syntax/parse",
    "syntax/token",
  ],
  "100,000 opening braces": ["{".repeat(100_000), "1:1 syntax/parse"],
  "100,000 closing braces": ["}".repeat(100_000), "1:1 syntax/parse"],
  "100,000 quotes": ['"'.repeat(100_000), "1:1 syntax/parse"],
  "an odd number of fences": ["```".repeat(10_001), "1:1 syntax/parse"],
  "5 MB of words": ["lorem ipsum ".repeat(megabytes / 12), "1:1 syntax/parse"],
  "thousands of errors": ['skill a "b"\nskil restore "x"\n'.repeat(4_000), "2:1 syntax/parse", "syntax/duplicate"],
  "130,000 comments": ["// x\n".repeat(130_000), "1:1 syntax/empty"],
  "130,000 comments before an error": [`${"// x\n".repeat(130_000)}skil a\n`, "130001:1 syntax/parse"],
  "130,000 comments in a block": [`runbook r "R" {\n${"// x\n".repeat(130_000)}}`],
  "60,000 comments between as many statements": [
    `runbook r "R" {\n${"// x\nowner a\n".repeat(60_000)}`,
    "1:15 syntax/token",
    "syntax/duplicate",
  ],
  "a word for each of 100,000 errors": [`runbook r "R" {\n${"owner\n".repeat(100_000)}}`, "2:1 syntax/parse"],
  "100,000 blocks that are not opened": [`runbook r "R" {\n${'phase p "P"\n'.repeat(100_000)}}`, "2:9 syntax/parse"],
  "200,000 words before a brace": [`step ${"x ".repeat(200_000)}{ }`, "1:1 syntax/parse"],
  "5 MB of dashes": ["-".repeat(megabytes), "1:1 syntax/token"],
  "5 MB of slashes": ["a/".repeat(megabytes / 2), "1:1 syntax/parse"],
  "a string of 5 MB": [`"${"x".repeat(megabytes)}`, "1:1 syntax/token"],
  "a string of 5 MB of escapes": [`"${"x\\".repeat(megabytes / 2)}`, "1:1 syntax/token"],
  "a fence of 5 MB": [`\`\`\`${"x`y".repeat(megabytes / 3)}`, "1:1 syntax/token"],
  "a comment of 5 MB": [`//${" x".repeat(megabytes / 2)}`, "1:1 syntax/empty"],
  "a step with 20,000 owners": [
    `runbook r "R" { step a "A" { owner ${Array.from({ length: 20_000 }, (_, i) => `p${i}`).join(" or ")} } }`,
    "1:22 rollback/missing",
    "syntax/reference",
  ],
  "numbers beyond all bounds": [
    'runbook r "R" { window 9999-12-31 23:59 to 9999-12-31 24:00 step a "A" { takes 99999999999999999999h at 0000-00-00 00:00 UTC } go-live T+99999999d }',
    "1:24 time/missing-zone",
    "syntax/token",
  ],
  "a step that waits for itself": [
    'runbook r "R" { step a "A" { after a takes 5m } }',
    "1:22 owner/unassigned",
    "order/cycle",
  ],
  "a step that waits for the block around it": [
    'runbook r "R" { phase p "P" { step a "A" { after p takes 5m } step b "B" { takes 5m } } }',
    "1:9 owner/unassigned",
    "order/cycle",
  ],
  "steps that wait for each other": [
    'runbook r "R" { step a "A" { after b takes 5m } step b "B" { after c takes 5m } step c "C" { after a takes 5m } }',
    "1:9 owner/unassigned",
    "order/cycle",
  ],
};

describe("any text", () => {
  for (const [title, [text, first, ...others]] of Object.entries(hostile)) {
    it(`survives ${title}, and says what is wrong first`, () => {
      const analysis = together(text);
      assert.deepEqual(
        analysis.failures.map(({ error }) => (error instanceof Error ? error.stack : error)),
        [],
      );
      const errors = analysis.findings.filter(({ severity }) => severity === "error");
      const [found, ...more] = errors.map(told);
      assert.equal(found, first);
      for (const code of others)
        assert.ok(
          more.some(each => each.endsWith(` ${code}`)),
          `${code} is not among ${more}`,
        );
      assertSound(text, analysis);
    });
  }

  it("reads 5 MB of steps", () => {
    const step = (i: number): string =>
      `  step s${i} "Step ${i}" { takes 5m rollback none because "${"x".repeat(900)}" }`;
    const text = `runbook r "R" {\n${Array.from({ length: 5_200 }, (_, i) => step(i)).join("\n")}\n}`;
    assert.ok(text.length > megabytes);
    assert.equal(together(text).plan.runbook?.work.activities.length, 5_200);
  });

  it("finds the same in the same places with CRLF, CR, a byte order mark or a missing last line end", () => {
    const expected = together(runbook).findings.map(told);
    assert.ok(expected.length > 0);
    const forms = [
      runbook.replaceAll("\n", "\r\n"),
      runbook.replaceAll("\n", "\r"),
      `\uFEFF${runbook}`,
      runbook.trimEnd(),
    ];
    for (const form of forms) {
      const analysis = together(form);
      assert.deepEqual(analysis.findings.map(told), expected);
      assertSound(form, analysis);
    }
  });

  it("counts columns in UTF-16 units behind astral characters", () => {
    const { findings } = analyse('runbook r "\u{1F4A5}\u{1D4B3}" { ownr x }');
    const finding = findings.find(({ code }) => code === "syntax/parse");
    assert.deepEqual(finding?.place.range.start, { line: 0, character: 19 });
  });

  it("finds an error in every beginning of the worked example that ends inside its block", () => {
    const [begin, end] = [runbook.indexOf("{"), runbook.lastIndexOf("}")];
    for (let length = 0; length <= runbook.length; length += 13) {
      const text = runbook.slice(0, length);
      const analysis = together(text);
      assertSound(text, analysis);
      if (length <= begin || length > end) continue;
      const codes = analysis.findings.map(({ code }) => code);
      assert.ok(codes.includes("syntax/token") || codes.includes("syntax/parse"), `nothing after ${length} characters`);
    }
  });

  it("points into the worked example with any piece cut out or doubled", () => {
    const place = fc.nat({ max: runbook.length });
    fc.assert(
      fc.property(place, place, fc.constantFrom("", "{", "}", '"', "```", "owner", "T-", "\u{1F4A5}"), (a, b, put) => {
        assertSound(runbook.slice(0, a) + put + runbook.slice(b));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it("survives import cycles, and blames nobody for them", () => {
    const files = {
      "a.runbook": 'import "./b.runbook"\nperson ann "Ann" { timezone UTC contact "a" }',
      "b.runbook": 'import "./c.runbook"\nskill s "S"',
      "c.runbook": 'import "./a.runbook"\nimport "./c.runbook"\nskill t "T"',
    };
    assert.deepEqual(analyse(files).findings, []);
  });

  it("reports a broken import once, however it is reached, and never a file's own errors by way of a cycle", () => {
    const files = {
      "a.runbook": 'import "./b.runbook"\nskill a "A"',
      "b.runbook": 'import "./c.runbook"\nskill b "B"',
      "c.runbook": 'import "./a.runbook"\nskill c "C" {',
    };
    assert.deepEqual(
      analyse(files).findings.map(({ code, place }) => `${code} ${place.range.start.line}`),
      ["syntax/import 0"],
    );
    const { "c.runbook": own, ...others } = files;
    assert.deepEqual(
      analyse({ "c.runbook": own, ...others }).findings.map(({ code }) => code),
      ["syntax/parse"],
    );
  });
});
