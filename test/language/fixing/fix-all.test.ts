import assert from "node:assert/strict";
import { applyEdits } from "../../../language/edits/apply.js";
import { type Fixed, fixAll, isFixable } from "../../../language/fixing/fix-all.js";
import type { Analysis, Edit, RuleCode } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";

function fixed(text: string, only?: RuleCode): Fixed {
  const all = fixAll(analyse(text), analyse, only);
  assert.deepEqual(applyEdits(text, all.edits), { kind: "text", text: all.analysis.file.text });
  return all;
}

/** An analysis of a text in which each of some words is a finding, and another word safely fixes it. */
function wordsOf(mends: Readonly<Record<string, string>>, uri?: string): (text: string) => Analysis {
  return text => {
    const found = [...text.matchAll(/\w+/g)].flatMap(({ 0: word, index }) => {
      const newText = mends[word];
      if (newText === undefined) return [];
      const lines = text.slice(0, index).split("\n");
      const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      return [{ start, end: { ...start, character: start.character + word.length }, newText }];
    });
    const analysis = analyse(text);
    const findings = found.map(({ start, end, newText }) => {
      const place = { uri: analysis.file.uri, range: { start, end } };
      const edits: readonly Edit[] = [{ place: { ...place, uri: uri ?? place.uri }, newText }];
      const fixes = [{ kind: "safe" as const, title: newText, edits }];
      const said = { code: "a/b", severity: "error", message: newText, url: "" } as const;
      return { ...said, place, about: place, concerns: [], related: [], fixes };
    });
    return { ...analysis, findings };
  };
}

describe("fixing all", () => {
  it("applies what is safe, on one line too, and nothing else", () => {
    const { analysis, fixed: mended } = fixed(`person ana "Ana" { timezone europe/london }
runbook r "R" { timezone europe/london window 2026-5-23 10:00 to 2026-5-23 12:00 owner ana step a "A" }
`);
    assert.equal(
      analysis.file.text,
      `person ana "Ana" { timezone Europe/London }
runbook r "R" { timezone Europe/London window 2026-05-23 10:00 to 2026-05-23 12:00 owner ana step a "A" }
`,
    );
    assert.equal(mended.length, 4);
  });

  it("of one rule applies nothing else", () => {
    const text = `person ana "Ana" { timezone europe/london }
runbook r "R" { timezone europe/london window 2026-5-23 10:00 to 2026-05-23 12:00 }
`;
    assert.equal(analyse(text).findings.filter(isFixable).length, 3);
    const { analysis, fixed: mended } = fixed(text, "time/unknown-zone");
    assert.equal(analysis.file.text, text.replaceAll("europe/london", "Europe/London"));
    assert.deepEqual([...new Set(mended.map(({ code }) => code))], ["time/unknown-zone"]);
  });

  it("goes on with what a fix uncovers", () => {
    const analyseWords = wordsOf({ one: "two", two: "three" });
    const { analysis, fixed } = fixAll(analyseWords("// one\n// two"), analyseWords);
    assert.equal(analysis.file.text, "// three\n// three");
    assert.equal(fixed.length, 3);
  });

  it("ends when fixes undo each other", () => {
    const analyseWords = wordsOf({ tick: "tock", tock: "tick" });
    assert.ok(["// tick", "// tock"].includes(fixAll(analyseWords("// tick"), analyseWords).analysis.file.text));
  });

  it("ends when fixes never do", () => {
    const analyseWords = wordsOf({ more: "more more" });
    assert.ok(fixAll(analyseWords("// more"), analyseWords).fixed.length <= 100);
  });

  it("leaves other files alone", () => {
    const analyseWords = wordsOf({ one: "two" }, "file:///other.runbook");
    assert.deepEqual(fixAll(analyseWords("// one"), analyseWords).fixed, []);
  });

  it("changes the same analysis no more than once", () => {
    const before = analyse('skill a "A"\n');
    assert.equal(fixAll(before, analyse).analysis, before);
  });
});
