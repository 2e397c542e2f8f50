import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const zoned = "timezone Europe/London";

describe("time/undated", () => {
  it("is a warning at the runbook's name", () => {
    checkAnnotated(
      `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
runbook release "Release" {
//      ^^^^^^^ warning time/undated: absences, working hours, freezes, clock changes and the window are not checked
  risk low
  owner ana or ben
  step deploy "Deploy" { takes 5m rollback none because "nothing is kept" }
}
`,
    );
  });

  it("of a template says once what is not checked; its plan counts from T, and is judged from there", () => {
    const text = (by: string): string =>
      release(
        `notify week "Tell" { at T-7d to "#x" takes 5m }
check list "List" { takes 1h }
notify day "Remind" { at T-1d to "#x" takes 5m }
${step(`at T+30m by ${by}\ntakes 5m`)}`,
        { runbook: "" },
      );
    const { findings, schedule } = analyse(text("T+35m"));
    assert.deepEqual(
      findings.map(({ code, severity, message }) => [code, severity, message]),
      [
        [
          "time/undated",
          "warning",
          '"Release" has neither `window` nor `go-live`, so it is planned from T, and absences, working hours, freezes, clock changes and the window are not checked. Add one of the two when the date is known.',
        ],
      ],
    );
    assert.deepEqual(
      schedule?.work.activities.map(({ planned }) => planned?.start),
      [-7 * 86_400, -7 * 86_400 + 300, -86_400, 1_800],
    );
    assert.match(
      analyse(text("T+34m")).findings.find(({ code }) => code === "order/deadline")?.message ?? "",
      /ends at T\+35m, 1m after its deadline, T\+34m/,
    );
  });

  it("is an error once a clock time or date occurs in it, which is not reported again", () => {
    for (const time of ["22:00", "2026-05-23 22:00", "Sat 22:00", "2026-05-23"]) {
      assert.deepEqual(findingsOf(release(step(`at ${time}\ntakes 5m`), { runbook: zoned })), [
        "error time/undated 3:9",
      ]);
    }
  });

  it("is one finding with a time in a phase, in parallel, and lists them all", () => {
    const text = release(
      `phase p "P" { at 21:00 parallel { ${step("at 22:00 takes 5m", "a")} ${step("takes 5m", "b")} } }`,
      { runbook: zoned },
    );
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual(others, []);
    assert.match(
      finding?.message ?? "",
      /^"Release" has 2 dated times \(`21:00` is the first\) but no window or go-live/,
    );
    assert.equal(finding?.related.length, 2);
  });

  it("the days of rehearsals and acceptances are no times of the plan", () => {
    assert.deepEqual(
      findingsOf(
        release(step("takes 5m"), {
          above: `environment staging
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }`,
          runbook: `${zoned}\nrehearsal 2026-05-16 on staging passed in 5m`,
        }),
      ),
      ["warning time/undated 4:9"],
    );
  });

  it("is silent with a window or a go-live, understood or not, and where the line may be the broken one", () => {
    const codes = (runbook: string): string => findingsOf(release(step("takes 5m"), { runbook })).join();
    assert.equal(codes(`${zoned}\ngo-live Sat 2026-05-23 12:00`), "");
    assert.doesNotMatch(codes("window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 BST"), /undated/);
    assert.doesNotMatch(codes(`${zoned}\nwindw Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00`), /undated/);
  });

  it("offers a window and a go-live, which can be read as they are", () => {
    const text = release(step("takes 5m"), { runbook: "" });
    const fixes = analyse(text).findings.flatMap(({ fixes }) => fixes);
    assert.deepEqual(
      fixes.map(({ kind, title }) => `${kind}: ${title}`),
      ["scaffold: Add the change window", "scaffold: Add the go-live"],
    );
    for (const fix of fixes) assert.doesNotMatch(findingsOf(applyFix(text, fix)).join(), /time\/|syntax\//);
  });
});
