/** What formatting promises of any text: nothing is lost, nothing means something else, and once is enough. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, it } from "mocha";
import { layoutTokensOf } from "../../../language/formatting/layout-tokens.js";
import { parse, rules } from "../../../language/index.js";
import { runbooksIn } from "../../../scripts/docs/pages.js";
import { readPage, writtenPages } from "../../../scripts/rule-docs.js";
import { analyse, type Files } from "../../support/analyse.js";
import { formatted, formatting } from "../../support/formatted.js";
import { largeRunbook } from "../../support/large.js";
import { assertSameMeaning } from "../../support/meaning.js";
import { anyPlan, named, written } from "../schedule/plans.js";

const samples = new URL("../../../samples/", import.meta.url);
const sampleTexts = readdirSync(samples, { recursive: true, encoding: "utf8" })
  .filter(name => name.endsWith(".runbook"))
  .map(name => [name.replaceAll("\\", "/"), readFileSync(new URL(name, samples), "utf8")] as const);

function filesBeside(name: string): Readonly<Record<string, string>> {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const beside = sampleTexts.filter(([each]) => each.startsWith(folder) && each !== name);
  return Object.fromEntries(beside.map(([each, text]) => [each.slice(folder.length), text]));
}

const texts: readonly (readonly [string, Files])[] = [
  ...sampleTexts.map(([name, text]) => [`samples/${name}`, { "main.runbook": text, ...filesBeside(name) }] as const),
  ...rules.flatMap(({ code, bad, good }) => [[`${code}, bad`, bad] as const, [`${code}, good`, good] as const]),
  ...writtenPages().flatMap(path =>
    runbooksIn(readPage(path)).map(({ line, files }) => [`${path}:${line}`, files] as const),
  ),
  ["a large runbook", largeRunbook(50)],
];

function first(files: Files): string {
  return typeof files === "string" ? files : (Object.values(files)[0] ?? "");
}

function withFirst(files: Files, text: string): Files {
  return typeof files === "string" ? text : { ...files, [Object.keys(files)[0] ?? ""]: text };
}

/** Words and comments, in order; fences without how they are indented. */
function wordsOf(text: string): readonly string[] {
  const { ast } = parse("file:///a.runbook", text);
  return layoutTokensOf(text, ast).map(({ from, to }) => text.slice(from, to).replace(/\s*\r?\n\s*/g, "\n"));
}

function assertKept(files: Files): void {
  const before = first(files);
  const after = formatted(before);
  assert.equal(formatted(after), after, "formatting twice is not the same as once");
  assert.deepEqual(wordsOf(after), wordsOf(before));
  assertSameMeaning(analyse(withFirst(files, after)), analyse(files));
}

function isReadable(text: string): boolean {
  return formatting(text).kind === "edits";
}

describe("formatting keeps", () => {
  for (const [name, files] of texts.filter(([, each]) => isReadable(first(each)))) {
    it(`what ${name} says`, () => {
      assertKept(files);
      assertKept(withFirst(files, first(files).replaceAll("\n", "\r\n")));
      assertKept(withFirst(files, first(files).replaceAll("  ", "\t")));
      assertKept(withFirst(files, `\uFEFF${first(files)}`));
    });
  }

  it("what any plan says", () => {
    fc.assert(
      fc.property(anyPlan, plan => assertKept(written(named(plan, "look forward")))),
      { numRuns: 100 },
    );
  });

  const between = fc.constantFrom(" ", "   ", "\t", "\n", "\r\n", "\n\n\n\n", " // why\n", "\n\t// why  \r\n  ");
  const within = fc.oneof(
    { weight: 6, arbitrary: fc.constant(" ") },
    { weight: 2, arbitrary: fc.constantFrom("  ", "\t ") },
    { weight: 1, arbitrary: fc.constantFrom("\n", " // why\n") },
  );
  const worked = sampleTexts.find(([name]) => name.startsWith("worked-example/payments")) ?? ["", ""];

  it("what a text says however it is written", () => {
    const [name, text] = worked;
    const pieces = layoutTokensOf(text, parse("file:///a.runbook", text).ast);
    const gaps = fc.tuple(...pieces.map(({ begins, kind }) => (begins || kind === "close" ? between : within)));
    let readable = 0;
    fc.assert(
      fc.property(gaps, fc.array(fc.nat(pieces.length), { maxLength: 5 }), (given, broken) => {
        // A line break may be a mistake where a zone or a keyword wants to stand on the line: there are few of them.
        const words = pieces.map(({ from, to, kind, begins }, index) => {
          const gap = given[index] ?? " ";
          const isFree = begins || kind === "close" || broken.includes(index);
          const before =
            pieces[index - 1]?.kind === "comment" ? "\n" : isFree ? gap : gap.replace(/\s*(\/\/ why)?\n/, " ");
          return before + text.slice(from, to);
        });
        const mangled = words.join("");
        if (!isReadable(mangled)) return;
        readable++;
        assertKept({ "main.runbook": mangled, ...filesBeside(name) });
      }),
      { numRuns: 150 },
    );
    assert.ok(readable > 50, `only ${readable} of the texts could be read`);
  });

  it("nothing it could not read: every prefix of a sample is laid out or refused", () => {
    const [, text] = worked;
    for (let length = 0; length < text.length; length += 13) {
      const prefix = text.slice(0, length);
      const result = formatting(prefix);
      if (result.kind === "edits") assertKept(prefix);
      else assert.ok(result.mistake.message !== "");
    }
  });
});

describe("is laid out already", () => {
  for (const [name, text] of sampleTexts) {
    it(`samples/${name}`, () => assert.equal(formatted(text), text));
  }

  for (const { code, bad, good } of rules) {
    const examples = [bad, good].flatMap(each => (typeof each === "string" ? [each] : Object.values(each)));
    it(`each example of ${code} that can be read`, () => {
      for (const text of examples.filter(isReadable)) assert.equal(formatted(text), text);
    });
  }

  for (const path of writtenPages()) {
    for (const { line, files } of runbooksIn(readPage(path))) {
      it(`${path}:${line}`, () => {
        const text = first(files);
        if (!isReadable(text)) return;
        const shell = /^(?:import "[^"]*" )*(?:runbook|person|team|environment) page \{.*$/m.exec(text)?.[0];
        if (shell === undefined) assert.equal(formatted(text), `${text.trim().replace(/ $/m, "")}\n`);
        else assert.deepEqual(insideOf(formatted(text), shell), text.split("\n").slice(1, -1));
      });
    }
  }
});

/** The lines inside a shell of blocks, without what the shell indents them by. */
function insideOf(text: string, shell: string): readonly string[] {
  const depth = shell.split("{").length - 1;
  const lines = text.trimEnd().split("\n");
  const inner = lines.slice(lines.findLastIndex(line => /^\S.* page \{$/.test(line)) + depth, -depth);
  return inner.map(line => line.replace(" ".repeat(2 * depth), ""));
}
