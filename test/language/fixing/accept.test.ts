import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { acceptOf } from "../../../language/fixing/accept.js";
import { type Finding, rules } from "../../../language/index.js";
import { analyse, type Files } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";
import { silencedBy } from "../rules/silenced.js";

function first(files: Files): string {
  return typeof files === "string" ? files : (Object.values(files)[0] ?? "");
}

/** What the findings come to once one of them is accepted. */
function accepted(files: Files, finding: Finding): ReturnType<typeof analyse> | undefined {
  const before = analyse(files);
  const fix = acceptOf(before, finding);
  if (!fix) return undefined;
  const text = applyFix(before.file.text, fix);
  const [name = ""] = typeof files === "string" ? [] : Object.keys(files);
  return analyse(typeof files === "string" ? text : { ...files, [name]: text });
}

describe("accepting a risk", () => {
  for (const { code, bad, fixed } of rules) {
    it(`of ${code} ${fixed ? "is not offered" : "takes the finding away"}`, () => {
      const before = analyse(bad);
      const findings = before.findings.filter(each => each.code === code);
      assert.ok(findings.length > 0);
      for (const finding of findings) {
        const after = accepted(bad, finding);
        if (fixed || !(before.plan.runbook ?? before.plan.programme)) {
          assert.equal(after, undefined);
          continue;
        }
        assert.ok(after);
        const said = ({ message }: Finding): boolean => message === finding.message;
        assert.ok(after.accepted.some(said), after.file.text);
        assert.ok(!after.findings.some(said));
        const known = new Set(before.findings.map(({ message }) => message));
        const fresh = after.findings.filter(({ message }) => !known.has(message));
        // Who accepts has to be written by hand where nobody decides; what had been silenced speaks up.
        assert.deepEqual(
          fresh
            .filter(each => each.code !== "owner/placeholder" && !silencedBy[each.code]?.includes(code))
            .map(({ message }) => message),
          [],
          first(bad),
        );
      }
    });
  }

  const runbook = (facts: string): string => `person ana "Ana" { timezone UTC contact "1" }
person ben "Ben" { timezone UTC contact "2" }
runbook r "R" {
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  owner ana or ben
${facts}  phase p "P" {
    step a "A" { takes 5m }
  }
}
`;
  const inserted = (text: string): string => {
    const analysis = analyse(text);
    const finding = analysis.findings.find(({ code }) => code === "rollback/missing");
    const [edit] = (finding && acceptOf(analysis, finding)?.edits) ?? [];
    return edit?.newText ?? "";
  };

  it("names the smallest part, and offers who decides", () => {
    assert.equal(
      inserted(runbook("  decider ana or ben\n  coordinator ana\n")),
      `\n  accept rollback/missing on a because "\${1:why this risk is accepted}" by \${2|ana,ben|}`,
    );
    assert.match(inserted(runbook("  coordinator ben\n")), /by \$\{2:ben\}$/);
    assert.match(inserted(runbook("")), /by \$\{2:who\}$/);
  });

  it("goes behind the last statement, as the file is indented", () => {
    const text = runbook("").replaceAll("  ", "\t").replaceAll("\n", "\r\n");
    assert.match(inserted(text), /^\r\n\taccept/);
  });
});
