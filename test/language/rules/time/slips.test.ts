/** time/wrong-weekday, time/reversed, time/implausible: slips of the pen. */
import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { mend } from "../../../support/mend.js";
import { people, release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/wrong-weekday", () => {
  it("is mended safely, as long as it was written", () => {
    for (const [wrong, right] of [
      ["Fri", "Sat"],
      ["Friday", "Saturday"],
      ["fri", "Sat"],
    ] as const) {
      const text = release(step(`at ${wrong} 2026-05-23 11:00\ntakes 5m`));
      const [finding, ...others] = analyse(text).findings;
      assert.deepEqual([finding?.code, others.length], ["time/wrong-weekday", 0]);
      assert.match(finding?.message ?? "", /^2026-05-23 is a Saturday, not a Friday/);
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.kind, "safe");
      assert.ok(fix && mend(text, fix).includes(`at ${right} 2026-05-23`));
      assert.deepEqual(fix && findingsOf(mend(text, fix)), []);
    }
  });

  it("is said of leave, in a roster, and at its import", () => {
    const roster = `${people}
person jack "Jack" {
    timezone Europe/London
    away Tue 2026-05-18 to Fri 2026-05-29
//       ^^^ error time/wrong-weekday: 2026-05-18 is a Monday
}
`;
    checkAnnotated(roster, areas);
    checkAnnotated(
      {
        "main.runbook": `import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: 2026-05-18 is a Monday
${release(step("takes 5m"), { above: "" })}`,
        "people.runbook": roster,
      },
      areas,
    );
  });

  it("is silent in parallel, in a phase, when right", () => {
    checkAnnotated(release(`phase p "P" { parallel { ${step("at Sat 2026-05-23 11:00 takes 5m")} } }`), areas);
  });
});

describe("time/reversed", () => {
  it("is mended safely by swapping, zones and all", () => {
    const text = release(step("takes 5m"), {
      runbook: `window Sun 2026-05-24 04:00 to Sat 2026-05-23 22:00 Europe/London
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This window ends before it starts`,
    });
    checkAnnotated(text, areas);
    const [fix] = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.equal(fix?.kind, "safe");
    assert.ok(fix && mend(text, fix).includes("window Sat 2026-05-23 22:00 Europe/London to Sun 2026-05-24 04:00\n"));
    assert.deepEqual(findingsOf(mend(text, fix)), []);
  });

  it("is said of leave and freezes, and silent about one day", () => {
    checkAnnotated(
      `person jack "Jack" {
    timezone Europe/London
    away 2026-05-29 to 2026-05-18
//       ^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This leave ends
    away 2026-06-01 to 2026-06-01
    away 2026-06-08 12:00 to 2026-06-08
    away 2026-06-16 to 2026-06-15
//       ^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This leave ends
}
freeze "Year end" 2027-01-04 to 2026-12-20 in Europe/London
//                ^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This freeze ends
freeze "Audit" 2026-11-03 to 2026-11-02 in Europe/London
//             ^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This freeze ends
`,
      areas,
    );
  });

  it("hours may cross midnight", () => {
    checkAnnotated('person jack "Jack" { timezone Europe/London hours 22:00 to 06:00 }', areas);
  });
});

describe("time/implausible", () => {
  it("a window of more than seven days, however the clocks change", () => {
    const codes = (window: string): string[] =>
      findingsOf(release(step("takes 5m"), { runbook: `timezone Europe/London\nwindow ${window}` })).filter(each =>
        each.includes("time/"),
      );
    assert.deepEqual(codes("Sat 2026-05-23 10:00 to Sat 2026-05-30 10:01"), ["warning time/implausible 7:1"]);
    assert.deepEqual(codes("Sat 2026-05-23 10:00 to Sat 2026-05-30 10:00"), []);
    assert.deepEqual(codes("Sat 2026-10-24 10:00 to Sat 2026-10-31 10:00"), []);
  });

  it("an activity of more than a day, planned or at worst; a wait may be as long as it is", () => {
    const only = (activity: string): string[] =>
      analyse(
        release(activity, { runbook: "timezone Europe/London\nwindow Sat 2026-05-23 10:00 to Sat 2026-05-30 10:00" }),
      )
        .findings.filter(({ code }) => code.startsWith("time/"))
        .map(({ severity, message }) => `${severity} ${message}`);
    assert.deepEqual(only(step("takes 24h")), []);
    assert.match(only(step("takes 25h")).join(), /^warning "Deploy" takes 25h: nobody works more than 24h/);
    assert.match(only(step("takes 2h at most 2d")).join(), /^warning "Deploy" takes up to 2d/);
    assert.match(only(`phase p "P" { parallel { ${step("takes 30h")} } }`).join(), /takes 30h/);
    assert.deepEqual(only('wait soak "Soak" { takes 2d }'), []);
    assert.match(only(`${step("takes 5m")} rollback back "Go back" { takes 26h }`).join(), /"Go back" takes 26h/);
  });

  it("a worst case below the plan, which is offered the other way round", () => {
    const text = release(step("takes 45m at most 30m"));
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual([finding?.code, finding?.severity, others.length], ["time/implausible", "warning", 0]);
    const [fix] = finding?.fixes ?? [];
    assert.equal(fix?.kind, "choice");
    assert.deepEqual(fix && findingsOf(mend(text, fix)), []);
    assert.deepEqual(findingsOf(release(step("takes 45m at most 45m"))), []);
  });
});
