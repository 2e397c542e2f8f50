import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { people, release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/missing-zone", () => {
  it("is said once for a runbook, at its first time, with the count and the others", () => {
    const text = release(step("at 11:00\ntakes 5m"), {
      runbook: `window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
//     ^^^^^^^^^^^^^^^^^^^^ error time/missing-zone: \`Sat 2026-05-23 10:00\` and 2 more times in "Release" have no time zone, so each office will read them as different times.`,
    });
    checkAnnotated(text, areas);
    const [finding] = analyse(text).findings;
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      ["no time zone for `Sat 2026-05-23 12:00` either", "no time zone for `11:00` either"],
    );
  });

  it("is silent when the runbook names a zone, or the times do", () => {
    checkAnnotated(release(step("at 11:00\ntakes 5m")), areas);
    checkAnnotated(
      release(step("at 11:00 Europe/London\ntakes 5m"), {
        runbook: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London",
      }),
      areas,
    );
  });

  it("a phase's zone serves what is inside, in parallel blocks too, and nothing else", () => {
    checkAnnotated(
      release(
        `phase first "First" {
timezone Europe/London
parallel {
${step("at 11:00\ntakes 5m", "a")}
}
}
${step(
  `at 11:30
// ^^^^^ error time/missing-zone: \`11:30\` in "Release" has no time zone, so each office will read it as a different time.
takes 5m`,
  "b",
)}`,
        { runbook: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London" },
      ),
      areas,
    );
  });

  it("a person's hours and leave, a team's hours, and a freeze need a zone of their own", () => {
    checkAnnotated(
      `team ops "Operations" {
    hours 09:00 to 17:00
//  ^^^^^^^^^^^^^^^^^^^^ error time/missing-zone: Hours of "Operations" have no time zone, so it is unclear whose day is meant.
}
person jack "Jack" {
    hours 09:00 to 17:00
//  ^^^^^^^^^^^^^^^^^^^^ error time/missing-zone: Hours and 2 more times of "Jack" have no time zone, so it is unclear whose day is meant.
    away 2026-05-18 to 2026-05-29
}
freeze "Year end" 2026-12-20 to 2027-01-04
//                ^^^^^^^^^^ error time/missing-zone: The freeze "Year end" has no time zone, so its days start and end at a different time in each office.
person lee "Lee" { timezone UTC hours 09:00 to 17:00 away 2026-05-18 to 2026-05-29 }
`,
      areas,
    );
  });

  it("an abbreviated zone is not a missing one", () => {
    assert.deepEqual(
      findingsOf(release(step("at 11:00\ntakes 5m"), { runbook: "timezone BST\nwindow Sat 2026-05-23 10:00 to 12:00" }))
        .map(each => each.split(" ")[1])
        .filter(code => code?.startsWith("time/")),
      ["time/abbreviated-zone"],
    );
  });

  it("is said of a roster in the roster, and at its import where that is used", () => {
    const files = {
      "main.runbook": `import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: \`2026-05-18\` of "Jack" has no time zone, so it is unclear whose day is meant.
${release(step("takes 5m"), { above: "" })}`,
      "people.runbook": `${people}\nperson jack "Jack" { away 2026-05-18 }\n`,
    };
    checkAnnotated(files, areas);
  });

  it("can neither be accepted nor lowered", () => {
    const text = release(
      `${step("takes 5m")}\naccept time/missing-zone because "everybody knows" by ana until 2026-06-30`,
      {
        above: `${people}\npolicy { severity time/missing-zone off }`,
        runbook: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00",
      },
    );
    assert.ok(findingsOf(text).includes("error time/missing-zone 7:8"));
  });

  it("offers the zones of the people in sight, and each mends it", () => {
    const text = release(step("at 11:00\ntakes 5m"), {
      above: `${people}\nperson kim "Kim" { timezone Asia/Kolkata }`,
      runbook: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00",
    });
    const [finding] = analyse(text).findings;
    assert.deepEqual(
      finding?.fixes.map(({ kind, title }) => `${kind}: ${title}`),
      [
        "choice: Add `timezone Europe/London`",
        "choice: Add `timezone Asia/Kolkata`",
        "scaffold: Add a time zone to this time",
      ],
    );
    for (const fix of finding?.fixes.slice(0, 2) ?? []) {
      const codes = analyse(applyFix(text, fix)).findings.map(({ code }) => code);
      assert.ok(!codes.includes("time/missing-zone"), fix.title);
    }
  });

  it("a freeze is mended at its end", () => {
    const text = 'person ana "Ana" { timezone Europe/London }\nfreeze "Year end" 2026-12-20 to 2027-01-04\n';
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.ok(fix);
    assert.ok(applyFix(text, fix).includes("2027-01-04 in Europe/London"));
    assert.deepEqual(findingsOf(applyFix(text, fix)), []);
  });
});
