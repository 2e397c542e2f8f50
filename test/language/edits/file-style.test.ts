import assert from "node:assert/strict";
import { inStyle } from "../../../language/edits/file-style.js";
import type { Fix } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";

const roster = `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
`;

/** The runbook with its first `…` fix of a code applied, without its roster. */
function written(runbook: string, code: string, title: string): string {
  const text = roster + runbook;
  const fixes = analyse(text)
    .findings.filter(finding => finding.code === code)
    .flatMap(finding => finding.fixes);
  const fix = fixes.find(each => each.title === title);
  assert.ok(fix, `no fix "${title}" of ${code} among ${fixes.map(each => each.title).join("; ")}`);
  return applyFix(text, fix).slice(roster.length);
}

const undo = ["rollback/missing", "Say that there is nothing to undo"] as const;
const own = ["rollback/missing", "Add a rollback of its own"] as const;
const later = ["rollback/missing", "Add a later step that undoes it"] as const;

const cases: Readonly<Record<string, readonly [code: string, title: string, before: string, after: string]>> = {
  "a block on lines of its own": [
    ...own,
    `runbook r "R" {
  owner ana or ben
  step a "A" {
    takes 5m
  }
}
`,
    `runbook r "R" {
  owner ana or ben
  step a "A" {
    rollback "how it is undone" {
      takes 10m
      expect "what is seen when it is undone"
    }
    takes 5m
  }
}
`,
  ],
  "a brace on a line of its own, indented by four": [
    ...own,
    `runbook r "R"
{
    owner ana or ben
    step a "A"
    {
        takes 5m
    }
}
`,
    `runbook r "R"
{
    owner ana or ben
    step a "A"
    {
        rollback "how it is undone" {
            takes 10m
            expect "what is seen when it is undone"
        }
        takes 5m
    }
}
`,
  ],
  "remarks stay where they are": [
    ...undo,
    `runbook r "R" { // tonight
  owner ana or ben
  step a "A" { // ask first
    takes 5m
  }
}
`,
    `runbook r "R" { // tonight
  owner ana or ben
  step a "A" { // ask first
    rollback none because "why"
    takes 5m
  }
}
`,
  ],
  "a remark behind the statement that another is put behind": [
    ...later,
    `runbook r "R" {
  owner ana or ben
  step a "A" { takes 5m } // ask first
}
`,
    `runbook r "R" {
  owner ana or ben
  step a "A" { takes 5m } // ask first
  step undo-a "how it is undone" {
    takes 10m
    undoes a
  }
}
`,
  ],
  "an empty block": [
    ...undo,
    `runbook r "R" { owner ana or ben step a "A" {} }`,
    `runbook r "R" { owner ana or ben step a "A" { rollback none because "why" } }`,
  ],
  "no blank behind the brace": [
    ...undo,
    `runbook r "R" { owner ana or ben step a "A" {takes 5m} }`,
    `runbook r "R" { owner ana or ben step a "A" { rollback none because "why" takes 5m} }`,
  ],
  "no block": [
    ...undo,
    `runbook r "R" {\n  owner ana or ben\n  step a "A" // short\n}\n`,
    `runbook r "R" {\n  owner ana or ben\n  step a "A" { rollback none because "why" } // short\n}\n`,
  ],
  "no blank in front of what is written anew": [
    "time/fixed-offset",
    "Write Asia/Kolkata",
    `runbook r "R" { timezone+05:30 owner ana or ben step a "A" { takes 5m rollback none } }`,
    `runbook r "R" { timezone Asia/Kolkata owner ana or ben step a "A" { takes 5m rollback none } }`,
  ],
  "no blank behind what is put in": [
    "time/undated",
    "Add the go-live",
    `runbook r "R" {phase p "P"\n  { owner ana or ben step a "A" { takes 5m rollback none } } }`,
    `runbook r "R" {\n  go-live 2026-01-31 22:00 Europe/London phase p "P"\n  { owner ana or ben step a "A" { takes 5m rollback none } } }`,
  ],
  "no blank on either side": [
    "syntax/token",
    "Write `to`",
    `runbook r "R" { window 2026-05-23 10:00–12:00 UTC }`,
    `runbook r "R" { window 2026-05-23 10:00 to 12:00 UTC }`,
  ],
  "a statement that others stand in front of": [
    ...later,
    `runbook r "R" {
  phase p "Prepare" { owner ana or ben step a "A" { takes 5m }
  }
}
`,
    `runbook r "R" {
  phase p "Prepare" { owner ana or ben step a "A" { takes 5m }
  step undo-a "how it is undone" {
    takes 10m
    undoes a
  }
  }
}
`,
  ],
};

describe("what a fix writes", () => {
  for (const [what, [code, title, before, after]] of Object.entries(cases)) {
    it(what, () => assert.equal(written(before, code, title), after));

    it(`${what}, with Windows line ends`, () => {
      const windows = (text: string): string => text.replaceAll("\n", "\r\n");
      assert.equal(written(windows(before), code, title), windows(after));
    });
  }

  it("is in the style of the file it changes, which may be an imported one", () => {
    const at = { line: 0, character: 1 };
    const edit = (uri: string) => ({ place: { uri, range: { start: at, end: at } }, newText: "\n  x" });
    const fix: Fix = { kind: "scaffold", title: "", edits: [edit("a"), edit("b"), edit("gone")] };
    const texts: Readonly<Record<string, string>> = { a: "{\r\n\tx\r\n}", b: "{\n    x\n}" };
    const [styled] = inStyle(uri => texts[uri])([fix]);
    assert.deepEqual(
      styled?.edits.map(({ newText }) => newText),
      ["\r\n\tx", "\n    x", "\n  x"],
    );
  });
});
