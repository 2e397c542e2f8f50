/** What is said of a runbook that may happen on a second date. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { pastOf } from "../../../language/rules/past.js";
import { releaseOf } from "../../../language/schedule/release.js";
import { formatExactMoment } from "../../../language/time/format.js";
import { analyse } from "../../support/analyse.js";
import { anyRelease } from "../releases/any.js";
import { linesOf, saidOf } from "../releases/said.js";
import { plain, written } from "../releases/written.js";

const people = `person ana "Ana" { timezone Europe/London contact "1" hours 00:00 to 23:59 }
person ben "Ben" { timezone Europe/London contact "2" hours 00:00 to 23:59 }
`;

function runbook(facts: string, work: string, roster = people): string {
  return `${roster}
runbook r "R" {
  risk low
  timezone Europe/London
  ${facts}
  owner ana or ben
  ${work}
}`;
}

const step = (says: string): string => `step x "X" { takes 10m ${says} rollback none because "nothing" }`;
const window = "window Sat 2026-05-23 10:00 to 12:00";

function found(text: string): readonly string[] {
  return analyse(text).findings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

/** When its activities begin on a fallback, in the runbook's zone. */
function startsOn(text: string, fallback = 0): readonly string[] {
  const { plan, schedule } = analyse(text).fallbacks[fallback] ?? assert.fail("no such fallback");
  const zone = plan.runbook?.zone ?? "UTC";
  return (schedule?.work.activities ?? []).map(({ planned }) =>
    planned ? formatExactMoment(planned.start, zone) : "-",
  );
}

describe("a fallback", () => {
  const on = (says: string, facts = ""): readonly string[] =>
    startsOn(runbook(`${window} fallback Fri 2026-06-05 11:00 to 14:00 ${facts}`, step(says)));

  it("begins where its window does", () => assert.deepEqual(on(""), ["Fri 2026-06-05 11:00"]));

  it("has times of day without a date where they fall into it", () => {
    assert.deepEqual(on("at 11:30"), ["Fri 2026-06-05 11:30"]);
    assert.deepEqual(on("at 12:30 Europe/Paris"), ["Fri 2026-06-05 11:30"]);
  });

  it("has times from T where they are from its own T", () => {
    assert.deepEqual(on("at T+30m"), ["Fri 2026-06-05 11:30"]);
    assert.deepEqual(on("at T+30m", "go-live 11:30"), ["Fri 2026-06-05 12:00"]);
    assert.deepEqual(on("at T", "go-live Sat 2026-05-23 11:00"), ["Fri 2026-06-05 12:00"]);
    assert.deepEqual(on("at T", "go-live Sat 11:00"), ["Fri 2026-06-05 12:00"]);
  });

  it("moves times that name a day along with the window's start", () => {
    assert.deepEqual(on("at Sat 2026-05-23 10:30"), ["Fri 2026-06-05 11:30"]);
    assert.deepEqual(on("at Sat 10:30"), ["Fri 2026-06-05 11:30"]);
    assert.deepEqual(on("at 2026-05-23 15:00 Asia/Kolkata"), ["Fri 2026-06-05 11:30"]);
    assert.deepEqual(on("at Mon 2026-05-25 09:00"), ["Sun 2026-06-07 10:00"], "after the window");
  });

  it("leaves what is done before the first window where it is", () => {
    assert.deepEqual(on("at Fri 2026-05-22 17:00"), ["Fri 2026-05-22 17:00"]);
  });

  it("keeps the hour where the clocks change in between", () => {
    const text = runbook(
      "window Sat 2026-10-24 22:00 to Sun 04:00 fallback Sat 2026-10-31 22:00 to Sun 04:00",
      step("at Sat 2026-10-24 23:00"),
    );
    assert.deepEqual(startsOn(text), ["Sat 2026-10-31 23:00"]);
  });

  it("says where a time that moves does not exist, or comes twice", () => {
    const moving = (facts: string, at: string): readonly string[] => found(runbook(facts, step(at)));
    assert.match(
      moving("window Sun 2026-03-22 00:00 to 06:00 fallback Sun 2026-03-29 00:00 to 07:00", "at 2026-03-22 01:30").join(
        "\n",
      ),
      /^error time\/nonexistent: On the fallback date, Sun 2026-03-29: `2026-03-22 01:30` is Sun 2026-03-29 01:30, which does not exist in London: the clocks skip it\. Count it from T: `T\+59m` or `T\+1h`\.$/,
    );
    assert.match(
      moving("window Sun 2026-10-18 00:00 to 06:00 fallback Sun 2026-10-25 00:00 to 06:00", "at 2026-10-18 01:30").join(
        "\n",
      ),
      /^error time\/ambiguous: On the fallback date, Sun 2026-10-25: .*Count it from T: `T\+1h30m` or `T\+2h30m`\.$/,
    );
  });

  it("says the same moment again only where no day is named", () => {
    const text = (also: string): string =>
      runbook(
        "window Sat 2026-10-24 22:00 to Sun 04:00 fallback Sat 2026-10-31 22:00 to Sun 04:00",
        step(`at 23:00 also ${also}`),
      );
    // New York still has summer time by then.
    assert.deepEqual(
      found(text("18:00 America/New_York")).map(each => each.slice(0, 73)),
      ["error time/zones-disagree: On the fallback date, Sat 2026-10-31: `18:00 A"],
    );
    assert.deepEqual(found(text("Sat 2026-10-24 18:00 America/New_York")), []);
    assert.deepEqual(found(text("Sun 2026-10-25 00:00 Europe/Paris")), []);
  });

  it("moves a deadline like any other time", () => {
    const text = runbook(`${window} fallback Sat 2026-05-30 10:00 to 12:00`, step("by Sat 2026-05-23 10:15"));
    assert.deepEqual(found(text), []);
    const late = runbook(`${window} fallback Sat 2026-05-30 11:00 to 13:00`, step("at 11:05 by 11:12"));
    assert.deepEqual(
      found(late).map(each => each.includes("On the fallback")),
      [false],
      "late on both dates, said once",
    );
  });

  it("leaves rehearsals, freezes, leave and what is accepted at their own dates", () => {
    const roster = `${people.replace(`person ana "Ana" {`, `person ana "Ana" { away 2026-05-30`)}
environment live { protected rehearse on stage }
environment stage
freeze "Half term" 2026-05-30 in Europe/London
`;
    const facts = `environment live rehearsal 2026-05-20 on stage passed
  accept knowledge/single-point because "it is a restart" by ben until 2026-05-29
  ${window} fallback Sat 2026-05-30 10:00 to 12:00`;
    const text = runbook(facts, step(""), roster);
    const { findings, accepted } = analyse(text);
    for (const { message } of [...findings, ...accepted])
      assert.match(message, /^On the fallback date, Sat 2026-05-30: /);
    assert.deepEqual(findings.map(({ code }) => code).sort(), ["accept/expired", "owner/away", "window/in-freeze"]);
    assert.deepEqual(
      accepted.map(({ code }) => code),
      ["knowledge/single-point"],
    );
  });

  it("says once what it shares with the first date or another fallback", () => {
    const roster = people.replace(`person ana "Ana" {`, `person ana "Ana" { away 2026-05-30 to 2026-06-30`);
    const dates = "fallback Sat 2026-05-30 10:00 to 12:00 fallback Sat 2026-06-06 10:00 to 12:00";
    const away = found(runbook(`${window} ${dates}`, step(""), roster)).filter(each => each.includes("owner/away"));
    assert.equal(away.length, 1);
    assert.match(away.join(), /On the fallback dates, Sat 2026-05-30 and Sat 2026-06-06: Ana is away/);
    const always = people.replace(`person ana "Ana" {`, `person ana "Ana" { away 2026-05-01 to 2026-06-30`);
    const alone = found(runbook(window, step(""), always));
    assert.deepEqual(found(runbook(`${window} ${dates}`, step(""), always)), alone);
  });

  it("says what is graver on it", () => {
    const longer = `step x "X" { takes 100m at most 130m rollback none because "nothing" }`;
    const said = found(runbook(`${window} fallback Sat 2026-05-30 10:00 to 11:00`, longer));
    assert.deepEqual(
      said.map(each => each.slice(0, 60)),
      [
        "warning window/overrun: In the worst case, the plan ends at ",
        "error window/overrun: On the fallback date, Sat 2026-05-30: ",
      ],
    );
  });

  it("offers nothing that might spoil the first date", () => {
    const { findings } = analyse(runbook(`${window} fallback Sat 2026-05-30 13:00 to 15:00`, step("at 11:00")));
    const [missing] = findings;
    assert.equal(missing?.code, "time/missing-date");
    assert.match(missing?.message ?? "", /^On the fallback date/);
    assert.deepEqual(missing?.fixes, []);
  });

  it("may leave out what a window may leave out, and count from T", () => {
    const text = runbook(`${window} fallback T+7d to 12:00`, step(""));
    assert.deepEqual(found(text), []);
    assert.deepEqual(startsOn(text), ["Sat 2026-05-30 10:00"]);
  });

  it("needs a zone as a window does", () => {
    const text = `runbook r "R" { window Sat 2026-05-23 10:00 to 12:00 UTC fallback Sat 2026-05-30 10:00 to 12:00 }`;
    assert.deepEqual(
      analyse(text)
        .findings.map(({ code }) => code)
        .filter(code => code.startsWith("time/")),
      ["time/missing-zone"],
    );
  });

  it("keeps a runbook from being one of the past", () => {
    const text = runbook(`${window} fallback Sat 2026-05-30 10:00 to 12:00`, step(""));
    const { plan, schedule } = analyse(text);
    const release = releaseOf(plan, schedule) ?? assert.fail("no runbook");
    const on = (day: number): unknown => pastOf(release, { date: { year: 2026, month: 5, day }, past: false });
    assert.deepEqual([on(24), on(31)], [undefined, "before"]);
  });
});

describe("any release with a fallback", () => {
  const runs = { numRuns: 40 };
  const shown = (files: Readonly<Record<string, string>>): string => Object.values(files).join("\n---\n");

  it("has nothing new to say where nothing differs but the weeks", () => {
    fc.assert(
      fc.property(
        anyRelease,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("clock" as const, "T" as const, "UTC" as const),
        (release, fallback, times) => {
          const always = { ...release, people: release.people.map(each => ({ ...each, away: [] })) };
          const files = written(always, { ...plain, times, fallback });
          const overlaps = fallback * 7 * 24 < release.hours;
          if (!overlaps)
            assert.deepEqual(
              linesOf(saidOf(files)),
              linesOf(saidOf(written(always, { ...plain, times }))),
              shown(files),
            );
        },
      ),
      runs,
    );
  });

  it("says all that is found of the same release on that date", () => {
    fc.assert(
      fc.property(anyRelease, fc.integer({ min: 1, max: 2 }), (release, fallback) => {
        const files = written(release, { ...plain, fallback, leaveWeeks: fallback });
        const there = saidOf(written(release, { ...plain, weeks: fallback }));
        const said = saidOf(files).found.map(({ code, subject }) => `${code} ${subject}`);
        const missing = there.found
          .map(({ code, subject }) => `${code} ${subject}`)
          .filter(each => !said.includes(each));
        assert.deepEqual(missing, [], shown(files));
      }),
      runs,
    );
  });
});
