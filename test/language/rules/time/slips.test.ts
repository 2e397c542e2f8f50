/** time/wrong-weekday, time/reversed, time/implausible: slips of the pen. */
import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { people, release, step } from "./release.js";

const areas = ["time/", "syntax/"];

describe("time/wrong-weekday", () => {
  /** What each of the choices makes of the `at`, and that nothing else is found then. */
  function choices(at: string): readonly string[] {
    const text = release(step(`at ${at}\ntakes 5m`), { runbook: "timezone Europe/London\ngo-live 2026-05-23 10:00" });
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual([finding?.code, others.length], ["time/wrong-weekday", 0]);
    return (finding?.fixes ?? []).map(fix => {
      assert.equal(fix.kind, "choice");
      assert.deepEqual(findingsOf(applyFix(text, fix)), []);
      return applyFix(text, fix).match(/^at (.*)/m)?.[1] ?? "";
    });
  }

  it("is a choice between two slips: the weekday, as long as it was written, or the date", () => {
    assert.deepEqual(choices("Fri 2026-05-23 11:00"), [
      "Sat 2026-05-23 11:00",
      "Fri 2026-05-22 11:00",
      "Fri 2025-05-23 11:00",
    ]);
    assert.deepEqual(choices("Mon 2026-05-23"), ["Sat 2026-05-23", "Mon 2026-05-25"]);
    assert.deepEqual(choices("sunday 2026-05-23 11:00 UTC"), [
      "Saturday 2026-05-23 11:00 UTC",
      "sunday 2026-05-24 11:00 UTC",
      "sunday 2027-05-23 11:00 UTC",
    ]);
  });

  it("says what the date is, and both ways out", () => {
    const text = release(step("at Fri 2026-05-23 11:00\ntakes 5m"));
    assert.match(
      analyse(text).findings[0]?.message ?? "",
      /^2026-05-23 is a Saturday, not a Friday\. .* Write Sat, or 2026-05-22 if the weekday is right\.$/,
    );
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
  /** What the choices make of a statement's line; each is one after which the slip is gone. */
  function choices(text: string, keyword: string): readonly string[] {
    const finding = analyse(text).findings.find(({ code }) => code === "time/reversed");
    assert.ok(finding);
    return finding.fixes.map(fix => {
      assert.equal(fix.kind, "choice");
      const mended = applyFix(text, fix);
      assert.doesNotMatch(findingsOf(mended).join(), /time\/reversed|time\/wrong|syntax\/parse/, mended);
      return mended.match(new RegExp(`^ *${keyword} (.*)`, "m"))?.[1] ?? "";
    });
  }

  const window = (dates: string): string => release(step("takes 5m"), { runbook: `window ${dates}` });

  it("asks first whether it ends the next day, and takes no night for a day by itself", () => {
    const text = window(`Sat 2026-05-23 22:00 to Sat 2026-05-23 04:00 Europe/London
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error time/reversed: This window ends before it starts: \`Sat 2026-05-23 04:00 Europe/London\` comes before \`Sat 2026-05-23 22:00\`. Did you mean Sun 2026-05-24 04:00?`);
    checkAnnotated(text, areas);
    assert.deepEqual(choices(text, "window"), [
      "Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00 Europe/London",
      "Sat 2026-05-23 04:00 Europe/London to Sat 2026-05-23 22:00",
    ]);
  });

  it("keeps what is written beside the date", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["2026-05-31 22:00 UTC to 2026-05-31 04:00", "2026-05-31 22:00 UTC to 2026-06-01 04:00"],
      ["Saturday 2026-05-23 22:00 UTC to saturday 2026-05-23 04:00:30 UTC", "Sunday 2026-05-24 04:00:30 UTC"],
      ["2026-05-23T22:00Z to 2026-05-23T04:00Z", "2026-05-23T22:00Z to 2026-05-24 04:00 UTC"],
      ["2026-05-23 22:00 Europe/London to 2026-05-23 22:30 Asia/Kolkata", "to 2026-05-24 22:30 Asia/Kolkata"],
      ["Sun 2026-05-24 04:00 UTC to Sat 2026-05-23 22:00 UTC", "to Sun 2026-05-24 22:00 UTC"],
    ];
    for (const [dates, expected] of cases) {
      const [first = ""] = choices(window(dates), "window");
      assert.ok(first.endsWith(expected), `${first} does not end with ${expected}`);
    }
  });

  it("of days, asks for the same day of the next month, or of the next year", () => {
    const leave = (dates: string): readonly string[] =>
      choices(`person jack "Jack" {\n  timezone Europe/London\n  away ${dates}\n}`, "away");
    assert.deepEqual(leave("2026-05-29 to 2026-05-02"), ["2026-05-29 to 2026-06-02", "2026-05-02 to 2026-05-29"]);
    assert.deepEqual(leave("Mon 2026-12-21 to Mon 2026-01-05"), [
      "Mon 2026-12-21 to Tue 2027-01-05",
      "Mon 2026-01-05 to Mon 2026-12-21",
    ]);
  });

  it("has only the swap where there is no date to move", () => {
    const text = release(step("takes 5m"), { runbook: "timezone UTC\ngo-live 2026-05-23 10:00\nwindow T to T-2h" });
    assert.deepEqual(choices(text, "window"), ["T-2h to T"]);
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
    assert.match(only(step("takes 25h")).join(), /^warning "Deploy" takes 25h, but nobody works more than 24h/);
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
    assert.deepEqual(fix && findingsOf(applyFix(text, fix)), []);
    assert.deepEqual(findingsOf(release(step("takes 45m at most 45m"))), []);
  });
});
