import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { checkedFile } from "../../../language/exports/json.js";
import type { Edit, Fix } from "../../../language/plan/finding.js";
import { analyseText } from "../../../language/workspace/texts.js";
import { largeRunbook } from "../../support/large.js";

const nameOf = (uri: string): string => uri;

describe("what is said of a file", () => {
  it("has no more edits and subjects than are wanted, and makes no others", () => {
    const analysis = analyseText("main.runbook", { "main.runbook": largeRunbook(20) });
    let made = 0;
    const counted = (fix: Fix): Fix => ({
      kind: fix.kind,
      title: fix.title,
      get edits(): readonly Edit[] {
        made++;
        return fix.edits;
      },
    });
    const findings = analysis.findings.map(each => ({ ...each, fixes: each.fixes.map(counted) }));
    const all = checkedFile({ ...analysis, findings }, nameOf);
    const fixes = all.findings.flatMap(each => each.fixes);
    assert.ok(fixes.length > 0 && fixes.every(({ edits }) => edits.length > 0), `${fixes.length}`);
    assert.equal(made, fixes.length);
    made = 0;
    const few = checkedFile({ ...analysis, findings }, nameOf, { edits: () => false, subjects: false });
    assert.equal(made, 0);
    assert.deepEqual(
      few.findings,
      all.findings.map(each => ({
        ...{ ...each, subject: "", concerns: [] },
        fixes: each.fixes.map(fix => ({ ...fix, edits: [] })),
      })),
    );
  });
});
