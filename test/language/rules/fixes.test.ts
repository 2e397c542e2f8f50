/** What every fix promises (promises.ts), tried on all rules' bad examples and on all samples. */
import assert from "node:assert/strict";
import { fixAll } from "../../../language/fixing/fix-all.js";
import { contains, type Place } from "../../../language/plan/place.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";
import {
  all,
  analysed,
  assertNone,
  failuresIn,
  fixesOf,
  isError,
  isUnreadable,
  nameOf,
  newIn,
  textOf,
} from "./promises.js";

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
        if (fix.kind !== "scaffold") assert.notEqual(applyFix(file.text, fix), file.text, title);
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

/** A snippet without what its placeholders offer. */
function emptied(snippet: string): string {
  return snippet.replace(/\$\{\d+:(?:\\.|[^}\\])*\}/g, "").replace(/\\([\\$}])/g, "$1");
}

describe("a scaffold with nothing written in it yet", () => {
  for (const [name, files] of all) {
    it(`spoils nothing but itself: ${name}`, () => {
      const before = analyse(files);
      for (const { fix } of fixesOf(before)) {
        if (fix.kind !== "scaffold" || fix.edits.length > 1) continue;
        const after = analysed(files, applyFix(textOf(files), fix, emptied)).findings;
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
          applyFix(textOf(files), fix, emptied),
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
        const expected = fixesOf(analyse(files)).map(({ fix }) => form(applyFix(text, fix)));
        const actual = fixesOf(formed).map(({ fix }) => applyFix(form(text), fix));
        assert.deepEqual(actual, expected);
      });
    }
  }
});
