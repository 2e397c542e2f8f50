import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { people, release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/abbreviated-zone", () => {
  it("says where it contradicts the date, and is silent about every time it would have served", () => {
    checkAnnotated(
      release(step("at 11:00\ntakes 5m"), {
        runbook: `timezone PST
//       ^^^ error time/abbreviated-zone: (PST is UTC-08:00, but Los Angeles is at UTC-07:00 on 2026-05-23). Write America/Los_Angeles or America/Tijuana.
window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00`,
      }),
      areas,
    );
  });

  it("does not say so where it agrees, or where no date is known", () => {
    const message = (runbook: string): string | undefined =>
      analyse(release(step("takes 5m"), { runbook })).findings.find(({ code }) => code === "time/abbreviated-zone")
        ?.message;
    assert.match(
      message("window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00 PDT") ?? "",
      /^`PDT` .* different times\. Write/,
    );
    assert.match(message("timezone PST") ?? "", /^`PST` .* different times\. Write/);
  });

  it("is said at each time that names one, inside parallel too", () => {
    checkAnnotated(
      release(`parallel {
${step(
  `at 11:00 ist
//       ^^^ error time/abbreviated-zone: \`ist\` is an abbreviation
takes 5m`,
  "a",
)}
${step(
  `at 11:00 Europe/London
takes 5m`,
  "b",
)}
}`),
      areas,
    );
  });

  it("is said of a person's zone, and at the import of that roster", () => {
    checkAnnotated(
      `person jack "Jack" {
    timezone EST
//           ^^^ error time/abbreviated-zone
}
`,
      areas,
    );
    checkAnnotated(
      {
        "main.runbook": `import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: \`EST\` is an abbreviation
${release(step("takes 5m"), { above: "" })}`,
        "people.runbook": `${people}\nperson jack "Jack" { timezone EST }\n`,
      },
      areas,
    );
  });

  it("offers every zone it may mean; each mends it", () => {
    const text = release(step("takes 5m"), {
      runbook: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00 BST",
    });
    const finding = analyse(text).findings.find(({ code }) => code === "time/abbreviated-zone");
    assert.ok(finding && finding.fixes.length > 1);
    for (const fix of finding.fixes) {
      assert.equal(fix.kind, "choice");
      assert.ok(!analyse(applyFix(text, fix)).findings.some(({ code }) => code.startsWith("time/")));
    }
  });
});
