import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

const areas = ["time/", "syntax/"];
const spring = "timezone America/Los_Angeles\nwindow Sat 2026-03-07 22:00 to Sun 2026-03-08 06:00";
const autumn = "timezone America/Los_Angeles\nwindow Sat 2026-10-31 22:00 to Sun 2026-11-01 06:00";

function mended(text: string, code: string): string[] {
  const finding = analyse(text).findings.find(each => each.code === code);
  assert.ok(finding);
  return finding.fixes.map(fix => {
    const after = applyFix(text, fix);
    assert.ok(!analyse(after).findings.some(each => each.code.startsWith("time/")), after);
    return after.match(/^at (.*)/m)?.[1] ?? "";
  });
}

describe("time/nonexistent", () => {
  it("says from when to when the clocks go, and offers both ends", () => {
    const text = release(
      step(`at 02:30
// ^^^^^ error time/nonexistent: \`02:30\` does not exist in Los Angeles: the clocks skip it and go from 01:59 to 03:00.
takes 5m`),
      { runbook: spring },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(mended(text, "time/nonexistent"), ["01:59", "03:00"]);
  });

  it("is silent one minute before and at the end of the gap", () => {
    checkAnnotated(release(step("at 01:59\ntakes 5m"), { runbook: spring }), areas);
    checkAnnotated(release(step("at 03:00\ntakes 5m"), { runbook: spring }), areas);
  });

  it("keeps date and zone, in a phase, in parallel", () => {
    const text = release(`phase p "P" { parallel { ${step("\nat Sun 2026-03-29 01:30 Europe/London\ntakes 5m")} } }`, {
      runbook: spring,
    });
    assert.deepEqual(mended(text, "time/nonexistent"), [
      "Sun 2026-03-29 00:59 Europe/London",
      "Sun 2026-03-29 02:00 Europe/London",
    ]);
  });

  it("writes the date where a whole day is skipped", () => {
    const text = release(step("at Fri 2011-12-30 10:00 Pacific/Apia\ntakes 5m"), { runbook: spring });
    assert.deepEqual(mended(text, "time/nonexistent"), [
      "Thu 2011-12-29 23:59 Pacific/Apia",
      "Sat 2011-12-31 00:00 Pacific/Apia",
    ]);
  });
});

describe("times worked out in days, where the clocks change", () => {
  const london = (window: string): string => `timezone Europe/London\nwindow ${window}`;
  const beforeGap = london("Sat 2026-03-28 01:00 to Mon 2026-03-30 04:00");
  const beforeFold = london("Sat 2026-10-24 01:00 to Mon 2026-10-26 04:00");
  /** The statement in each text that a fix of the code makes, in which nothing about time is wrong. */
  const choices = (text: string, code: string, statement: RegExp): readonly string[] => {
    const finding = analyse(text).findings.find(each => each.code === code);
    assert.ok(finding, code);
    return finding.fixes.map(fix => {
      assert.equal(fix.kind, "choice");
      const after = applyFix(text, fix);
      assert.ok(!analyse(after).findings.some(each => /^(time|syntax)\//.test(each.code)), after);
      return statement.exec(after)?.[0] ?? "";
    });
  };
  const tell = (at: string): string => `notify n "Tell" {\n${at}\nto "#x" takes 5m }`;

  it("T-1d in a gap says what it is, and offers both ends", () => {
    const text = release(
      tell(`at T-1d
// ^^^^ error time/nonexistent: \`T-1d\` is Sun 2026-03-29 01:30, which does not exist in London: the clocks skip it and go from Sun 2026-03-29 00:59 to Sun 2026-03-29 02:00. Write one of these two.`),
      { runbook: london("Mon 2026-03-30 01:30 to Mon 2026-03-30 04:00") },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(choices(text, "time/nonexistent", /at .*/), [
      "at Sun 2026-03-29 00:59",
      "at Sun 2026-03-29 02:00",
    ]);
  });

  it("with the zone where another is read there, and what is counted after the day", () => {
    const text = release(`phase p "P" { timezone Asia/Kolkata ${tell("at T-1d2h")} }`, {
      runbook: london("Mon 2026-03-30 01:30 to Mon 2026-03-30 04:00"),
    });
    assert.deepEqual(choices(text, "time/nonexistent", /at .*/), [
      "at Sat 2026-03-28 22:59 Europe/London",
      "at Sat 2026-03-28 23:00 Europe/London",
    ]);
  });

  it("T-1d in a fold takes `first` or `second`", () => {
    const text = release(
      tell(`at T-1d
// ^^^^ error time/ambiguous: \`T-1d\` is Sun 2026-10-25 01:30, which happens twice in London, as the clocks go back (first at UTC+01:00, again at UTC+00:00). Write \`first\` or \`second\` after it.`),
      { runbook: london("Mon 2026-10-26 01:30 to Mon 2026-10-26 04:00") },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(choices(text, "time/ambiguous", /at .*/), ["at T-1d first", "at T-1d second"]);
  });

  it("so does a lag of days, of an activity and of a phase, which is offered in hours", () => {
    const lagged = (lag: string): string =>
      `phase p "Prepare" { ${step("takes 30m", "a")} }\n${step(`after p + ${lag}\ntakes 5m`, "b")}`;
    const gap = release(
      lagged(`1d
       // ^^ error time/nonexistent: 1d after "Prepare" is Sun 2026-03-29 01:30, which does not exist in London: the clocks skip it and go from 00:59 to 02:00. Write the lag in hours, such as \`23h30m\`.`),
      { runbook: beforeGap },
    );
    checkAnnotated(gap, areas);
    assert.deepEqual(choices(gap, "time/nonexistent", /after .*/), ["after p + 23h29m", "after p + 23h30m"]);
    const fold = release(
      lagged(`1d1h
       // ^^^^ error time/ambiguous: 1d after "Prepare" is Sun 2026-10-25 01:30, which happens twice in London, as the clocks go back (first at UTC+01:00, again at UTC+00:00). Write the lag in hours: \`25h\` for the first, \`26h\` for the second.`),
      { runbook: beforeFold },
    );
    checkAnnotated(fold, areas);
    assert.deepEqual(choices(fold, "time/ambiguous", /after .*/), ["after p + 25h", "after p + 26h"]);
  });

  it("an epilogue after a lag of days as well, and only in the worst case as a warning", () => {
    const text = release(
      `${step("takes 15m at most 30m", "a")}\nnotify n "Tell" { after deploy + 1d to "#x" takes 5m }`.replace(
        "step a",
        "step deploy",
      ),
      { runbook: london("Sat 2026-10-24 00:30 to Sat 2026-10-24 04:00") },
    );
    assert.deepEqual(
      analyse(text).findings.map(({ code, severity, message }) => [code, severity, message.slice(0, 40)]),
      [["time/ambiguous", "warning", 'In the worst case, 1d after "Deploy" is ']],
    );
  });

  it("is silent after what is only a lower bound, in hours, and without a date", () => {
    const lag = (written: string): string => step(`after a + ${written}\ntakes 5m`, "b");
    const silent = (body: string, runbook: string): void => {
      const codes = analyse(release(body, { runbook })).findings.map(({ code }) => code);
      assert.ok(!codes.some(code => code === "time/nonexistent" || code === "time/ambiguous"), codes.join());
    };
    silent(`${step("takes 30m", "a")}\n${lag("24h")}`, beforeGap);
    silent(`${step("", "a")}\n${lag("1d")}`, beforeGap.replace("01:00", "01:30"));
    silent(`${step("takes 30m", "a")}\n${lag("1d")}`, "");
  });
});

describe("what follows from a time that is not clear", () => {
  const late = ["order/", "window/overrun"];
  const night = "timezone Europe/London\nwindow Sun 2026-10-25 00:30 to Sun 2026-10-25 04:00";
  const only = (body: string, runbook = night): void => checkAnnotated(release(body, { runbook }), late);

  it("is not late while it may be the second", () => {
    only(`${step("takes 1h15m", "one")}\n${step("at 01:30\ntakes 30m", "two")}`);
    only(`${step("takes 1h15m", "one")}\nphase p "P" { at 01:30 ${step("takes 30m", "two")} }`);
    only(step("takes 1h15m by 01:30", "one"));
    only(step("takes 1h30m", "one"), night.replace("04:00", "01:30"));
  });

  it("is late where it is late for either", () => {
    const two = `   at 01:30
// ^^^^^^^^ error order/late-start: "Deploy" cannot start
takes 30m`;
    only(`${step("takes 2h5m", "one")}\n${step(two, "two")}`);
    const by = `   by 01:30
// ^^^^^^^^ error order/deadline: 5m after its deadline, Sun 2026-10-25 01:30 second
takes 2h5m`;
    only(step(by, "one"));
  });

  it("nor after a time that could not be read, which may be long before", () => {
    const spring = "timezone Europe/London\nwindow Mon 2026-03-30 01:30 to Mon 2026-03-30 04:00";
    const tell = (at: string): string => `notify n "Tell" { at ${at} to "#x" takes 3h }`;
    for (const at of ["T-1d", "25:00", "12:00"]) {
      only(`${tell(at)}\n${step("at T-2h takes 5m", "one")}\n${step("at T takes 30m by T+1h", "two")}`, spring);
      only(`${tell(at)}\ncheck c "Look" { takes 1h }\n${step("at T takes 30m", "two")}`, spring);
    }
    only(`phase p "P" { at T-1d ${step("takes 9h", "one")} }\n${step("at T takes 30m", "two")}`, spring);
  });
});

describe("time/ambiguous", () => {
  it("offers only what falls into the window, where that settles the date", () => {
    const ofWindow = (during: string): string =>
      release(step("at 01:30 takes 5m"), { runbook: `timezone America/Los_Angeles\nwindow ${during}` });
    const early = ofWindow("Sat 2026-10-31 22:00 to Sun 2026-11-01 01:45 first");
    assert.deepEqual(mended(early, "time/ambiguous"), ["01:30 first takes 5m"]);
    const late = ofWindow("Sun 2026-11-01 01:15 second to Sun 2026-11-01 06:00");
    assert.deepEqual(mended(late, "time/ambiguous"), ["01:30 second takes 5m"]);
    assert.match(
      analyse(late).findings.find(({ code }) => code === "time/ambiguous")?.message ?? "",
      /again at UTC-08:00\), and only the second is in the window\. Write `second` after it\.$/,
    );
    assert.equal(analyse(late).plan.runbook?.work.activities[0]?.at?.at, Date.UTC(2026, 10, 1, 9, 30) / 1000);
  });

  it("names both offsets, and offers `first` and `second`", () => {
    const text = release(
      step(`at 01:30
// ^^^^^ error time/ambiguous: happens twice in Los Angeles, as the clocks go back (first at UTC-07:00, again at UTC-08:00).
takes 5m`),
      { runbook: autumn },
    );
    checkAnnotated(text, areas);
    assert.deepEqual(mended(text, "time/ambiguous"), ["01:30 first", "01:30 second"]);
  });

  it("is silent with either, and an hour later", () => {
    for (const time of ["01:30 first", "01:30 second", "02:30"])
      checkAnnotated(release(step(`at ${time}\ntakes 5m`), { runbook: autumn }), areas);
  });

  it("stands behind the zone, in a phase, in parallel", () => {
    const text = release(`phase p "P" { parallel { ${step("\nat Sun 2026-10-25 01:30 Europe/London\ntakes 5m")} } }`, {
      runbook: autumn,
    });
    assert.deepEqual(mended(text, "time/ambiguous"), [
      "Sun 2026-10-25 01:30 Europe/London first",
      "Sun 2026-10-25 01:30 Europe/London second",
    ]);
  });

  it("is said of a window's ends", () => {
    checkAnnotated(
      release(step("takes 5m"), {
        runbook: `timezone America/Los_Angeles
window Sun 2026-11-01 01:30 to Sun 2026-11-01 04:00
//     ^^^^^^^^^^^^^^^^^^^^ error time/ambiguous`,
      }),
      areas,
    );
  });
});
