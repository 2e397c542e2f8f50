/** Nothing throws, whatever the text: reading, planning, scheduling and checking return what they have, and findings. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { analyse } from "../support/analyse.js";

const sample = (path: string): string => readFileSync(new URL(`../../samples/${path}`, import.meta.url), "utf8");
const roster = sample("worked-example/people.runbook");
const runbook = sample("worked-example/payments-upgrade.runbook");
const together = (text: string) => analyse({ "payments-upgrade.runbook": text, "people.runbook": roster });
const codes = (text: string): string[] => together(text).findings.map(({ code }) => code);
const megabytes = 5_000_000;

/** Text -> the codes that must be among its findings. */
const hostile: Readonly<Record<string, readonly [text: string, ...codes: string[]]>> = {
  "nothing at all": [""],
  "blank lines": [" \r\n\t\n"],
  "binary data": [String.fromCharCode(...Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 256)), "syntax/token"],
  "unpaired surrogates": ['runbook r "\uD800" { note "\uDC00\uD800" }'],
  "10,000 nested blocks": [`runbook r "R" {\n${"parallel { ".repeat(10_000)}${"}".repeat(10_000)}}`, "syntax/token"],
  "10,000 nested phases, never closed": [
    `runbook r "R" {\n${Array.from({ length: 10_000 }, (_, i) => `phase p${i} "P" {`).join("\n")}`,
    "syntax/token",
  ],
  "100,000 opening braces": ["{".repeat(100_000), "syntax/parse"],
  "100,000 closing braces": ["}".repeat(100_000), "syntax/parse"],
  "100,000 quotes": ['"'.repeat(100_000), "syntax/parse"],
  "an odd number of fences": ["```".repeat(10_001), "syntax/parse"],
  "5 MB of words": ["lorem ipsum ".repeat(megabytes / 12), "syntax/parse"],
  "thousands of errors": ['skill a "b"\nskil restore "x"\n'.repeat(4_000), "syntax/parse", "syntax/token"],
  "5 MB of dashes": ["-".repeat(megabytes), "syntax/token"],
  "5 MB of slashes": ["a/".repeat(megabytes / 2), "syntax/parse"],
  "a string of 5 MB": [`"${"x".repeat(megabytes)}`, "syntax/token"],
  "a string of 5 MB of escapes": [`"${"x\\".repeat(megabytes / 2)}`, "syntax/token"],
  "a fence of 5 MB": [`\`\`\`${"x`y".repeat(megabytes / 3)}`, "syntax/token"],
  "a comment of 5 MB": [`//${" x".repeat(megabytes / 2)}`],
  "a step with 20,000 owners": [
    `runbook r "R" { step a "A" { owner ${Array.from({ length: 20_000 }, (_, i) => `p${i}`).join(" or ")} } }`,
    "syntax/reference",
  ],
  "numbers beyond all bounds": [
    'runbook r "R" { window 9999-12-31 23:59 to 9999-12-31 24:00 step a "A" { takes 99999999999999999999h at 0000-00-00 00:00 UTC } go-live T+99999999d }',
    "syntax/token",
  ],
  "a step that waits for itself": ['runbook r "R" { step a "A" { after a takes 5m } }', "order/cycle"],
  "a step that waits for the block around it": [
    'runbook r "R" { phase p "P" { step a "A" { after p takes 5m } step b "B" { takes 5m } } }',
    "order/cycle",
  ],
  "steps that wait for each other": [
    'runbook r "R" { step a "A" { after b takes 5m } step b "B" { after c takes 5m } step c "C" { after a takes 5m } }',
    "order/cycle",
  ],
};

describe("any text", () => {
  for (const [title, [text, ...expected]] of Object.entries(hostile)) {
    it(`survives ${title}`, () => {
      const found = codes(text);
      for (const code of expected)
        assert.ok(found.includes(code), `${code} is not among ${[...new Set(found)].join(", ")}`);
    });
  }

  it("reads 5 MB of steps", () => {
    const step = (i: number): string =>
      `  step s${i} "Step ${i}" { takes 5m rollback none because "${"x".repeat(900)}" }`;
    const text = `runbook r "R" {\n${Array.from({ length: 5_200 }, (_, i) => step(i)).join("\n")}\n}`;
    assert.ok(text.length > megabytes);
    assert.equal(together(text).plan.runbook?.work.activities.length, 5_200);
  });

  it("finds the same with CRLF, CR, a byte order mark or a missing last line end", () => {
    const expected = codes(runbook);
    assert.ok(expected.length > 0);
    assert.deepEqual(codes(runbook.replaceAll("\n", "\r\n")), expected);
    assert.deepEqual(codes(`\uFEFF${runbook}`), expected);
    assert.deepEqual(codes(runbook.trimEnd()), expected);
  });

  it("counts columns in UTF-16 units behind astral characters", () => {
    const { findings } = analyse('runbook r "\u{1F4A5}\u{1D4B3}" { ownr x }');
    const finding = findings.find(({ code }) => code === "syntax/parse");
    assert.deepEqual(finding?.place.range.start, { line: 0, character: 19 });
  });

  it("gives an answer for every prefix of the worked example", () => {
    for (let length = 0; length <= runbook.length; length += 7) together(runbook.slice(0, length));
  });

  it("gives an answer for the worked example with any piece cut out or doubled", () => {
    const place = fc.nat({ max: runbook.length });
    fc.assert(
      fc.property(place, place, fc.constantFrom("", "{", "}", '"', "```", "owner", "T-", "\u{1F4A5}"), (a, b, put) => {
        together(runbook.slice(0, a) + put + runbook.slice(b));
      }),
      { numRuns: 300 },
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
      ["syntax/token"],
    );
  });
});
