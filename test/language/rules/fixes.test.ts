/**
 * What every fix promises, tried on all rules' bad examples and on all samples. Safe: once applied the finding is gone and no
 * error is new. Choice: the text can be read and the finding is gone. Scaffold: the text can be read with what its holes offer.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { fixAll } from "../../../language/fixing/fix-all.js";
import { type Analysis, type Finding, type Fix, rules } from "../../../language/index.js";
import { contains, type Place } from "../../../language/plan/place.js";
import { analyse } from "../../support/analyse.js";
import { mend } from "../../support/mend.js";

/** A file with what it imports; the first is the one that is looked at. */
type Files = Readonly<Record<string, string>>;

const samples = fileURLToPath(new URL("../../../samples", import.meta.url));

function sampleFiles(): readonly (readonly [string, Files])[] {
  const names = readdirSync(samples, { recursive: true, encoding: "utf8" }).map(name => name.split(sep).join("/"));
  const texts = names
    .filter(name => name.endsWith(".runbook"))
    .sort()
    .map(name => [name, readFileSync(join(samples, name), "utf8")] as const);
  return texts.map(([name, text]) => [`samples/${name}`, { [name]: text, ...Object.fromEntries(texts) }]);
}

const examples = rules.map(({ code, bad }): readonly [string, Files] => [
  code,
  typeof bad === "string" ? { "main.runbook": bad } : bad,
]);
const all = [...examples, ...sampleFiles()];

function textOf(files: Files): string {
  return Object.values(files)[0] ?? "";
}

function withText(files: Files, text: string): Files {
  const [name = ""] = Object.keys(files);
  return { ...files, [name]: text };
}

function analysed(files: Files, text: string): Analysis {
  return analyse(withText(files, text));
}

/** How often each of some findings is there, whatever its place: a fix moves what stands behind it. */
function tally(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of findings) {
    const key = `${code} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function newIn(after: readonly Finding[], before: readonly Finding[]): readonly string[] {
  const known = tally(before);
  return [...tally(after)].filter(([key, count]) => count > (known.get(key) ?? 0)).map(([key]) => key);
}

function occurrences({ code, message }: Finding, findings: readonly Finding[]): number {
  return tally(findings).get(`${code} ${message}`) ?? 0;
}

function isSyntax({ code }: Finding): boolean {
  return code.startsWith("syntax/");
}

function isUnreadable({ code }: Finding): boolean {
  return code === "syntax/parse" || code === "syntax/token";
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** What a fix does not keep of its promises. */
function brokenPromises(files: Files, before: Analysis, finding: Finding, fix: Fix): readonly string[] {
  const after = analysed(files, mend(textOf(files), fix)).findings;
  const stays = occurrences(finding, after) >= occurrences(finding, before.findings) ? ["the finding stays"] : [];
  switch (fix.kind) {
    case "safe":
      return [...stays, ...newIn(after.filter(isError), before.findings)];
    case "choice":
      // What a misspelt word hid may well be wrong too.
      return [...stays, ...(isSyntax(finding) ? [] : newIn(after.filter(isSyntax), before.findings))];
    case "scaffold":
      return newIn(after.filter(isUnreadable), before.findings);
  }
}

interface Found {
  readonly finding: Finding;
  readonly fix: Fix;
}

function fixesOf({ findings }: Pick<Analysis, "findings">): readonly Found[] {
  return findings.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
}

function nameOf({ finding: { place, code }, fix: { kind, title } }: Found): string {
  return `line ${place.range.start.line + 1} ${code}, ${kind}: ${title}`;
}

/** Lists each fix of a file's findings with what it does not keep, and what became of the text. */
function failuresIn(files: Files, isNew: (found: Found) => boolean = () => true): readonly string[] {
  const before = analyse(files);
  return fixesOf(before)
    .filter(isNew)
    .flatMap(found => {
      const broken = brokenPromises(files, before, found.finding, found.fix);
      return broken.length === 0 ? [] : [[nameOf(found), ...broken, mend(textOf(files), found.fix)].join("\n")];
    });
}

function assertNone(failures: readonly string[]): void {
  assert.equal(failures.length, 0, failures.join("\n\n"));
}

describe("every fix", () => {
  for (const [name, files] of all) {
    it(`keeps its promises: ${name}`, () => assertNone(failuresIn(files)));

    it(`changes the file its finding is in, where there is something to change: ${name}`, () => {
      const { findings, file } = analyse(files);
      for (const { finding, fix } of fixesOf({ findings })) {
        const { title, edits } = fix;
        assert.ok(edits.length > 0, title);
        assert.ok(
          edits.every(({ place }) => place.uri === file.uri && finding.place.uri === file.uri),
          title,
        );
        if (fix.kind !== "scaffold") assert.notEqual(mend(file.text, fix), file.text, title);
      }
    });
  }

  for (const [name, files] of [...examples, ...all.filter(([each]) => each.includes("worked-example/pay"))]) {
    it(`keeps its promises with any line left out: ${name}`, () => {
      const lines = textOf(files).split("\n");
      const seen = new Set<string>();
      const isNew = ({ finding: { code, message }, fix: { title } }: Found): boolean => {
        const key = `${code} ${message} ${title}`;
        return !seen.has(key) && seen.add(key) !== undefined;
      };
      for (const index of lines.keys()) {
        const text = lines.filter((_, each) => each !== index).join("\n");
        assertNone(failuresIn(withText(files, text), isNew));
      }
    });
  }
});

/** The place of what an edit put in, given that its file had no other edit in front of it. */
function writtenPlace({ place }: { readonly place: Place }, newText: string): Place {
  const { start } = place.range;
  const lines = newText.split("\n");
  const last = lines.at(-1) ?? "";
  const end = {
    line: start.line + lines.length - 1,
    character: lines.length === 1 ? start.character + last.length : last.length,
  };
  return { uri: place.uri, range: { start, end } };
}

/** A snippet without what its holes offer. */
function emptied(snippet: string): string {
  return snippet.replace(/\$\{\d+:(?:\\.|[^}\\])*\}/g, "").replace(/\\([\\$}])/g, "$1");
}

describe("a scaffold with nothing written in it yet", () => {
  for (const [name, files] of all) {
    it(`spoils nothing but itself: ${name}`, () => {
      const before = analyse(files);
      for (const { fix } of fixesOf(before)) {
        if (fix.kind !== "scaffold" || fix.edits.length > 1) continue;
        const after = analysed(files, mend(textOf(files), fix, emptied)).findings;
        const [written] = fix.edits.map(edit => writtenPlace(edit, emptied(edit.newText)));
        const known = new Set(newIn(after.filter(isUnreadable), before.findings));
        const outside = after
          .filter(({ code, message }) => known.has(`${code} ${message}`))
          .filter(
            ({ place }) =>
              !written || !contains(written, { ...place, range: { ...place.range, end: place.range.start } }),
          );
        assert.deepEqual(
          outside.map(({ place, message }) => `${place.range.start.line + 1} ${message}`),
          [],
          mend(textOf(files), fix, emptied),
        );
      }
    });
  }
});

describe("fixing all that is safe", () => {
  for (const [name, files] of all) {
    it(`leaves nothing to fix, and no new error: ${name}`, () => {
      const before = analyse(files);
      const fixed = fixAll(before, text => analysed(files, text));
      assert.deepEqual(
        fixesOf(fixed.analysis)
          .filter(({ fix }) => fix.kind === "safe")
          .map(nameOf),
        [],
      );
      assert.deepEqual(newIn(fixed.analysis.findings.filter(isError), before.findings), []);
      assert.deepEqual(fixAll(fixed.analysis, text => analysed(files, text)).fixed, []);
      const isSafe = fixesOf(before).some(({ fix }) => fix.kind === "safe");
      assert.equal(fixed.fixed.length > 0, isSafe);
    });
  }
});

/** A text in another form: how its lines end and what it indents by. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  "Windows line ends": text => text.replaceAll("\n", "\r\n"),
  tabs: text => text.replace(/^(?: {2})+/gm, blanks => "\t".repeat(blanks.length / 2)),
  "four blanks": text => text.replace(/^(?: {2})+/gm, blanks => blanks + blanks),
};

describe("the form of a file", () => {
  for (const [what, form] of Object.entries(forms)) {
    for (const [name, files] of all) {
      it(`is kept, ${what}: ${name}`, () => {
        const text = textOf(files);
        const formed = analysed(files, form(text));
        const expected = fixesOf(analyse(files)).map(({ fix }) => form(mend(text, fix)));
        const actual = fixesOf(formed).map(({ fix }) => mend(form(text), fix));
        assert.deepEqual(actual, expected);
      });
    }
  }
});
