/** A safe fix cannot be wrong: what could be read before means the same moment after it, so a NO-GO is never made a GO by moving it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { fixAll } from "../../../language/fixing/fix-all.js";
import type { Analysis } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";
import { all, analysed, type Files, fixesOf, isError, nameOf, textOf } from "./promises.js";

/** Every moment and length that could be read, in the order it is written; "unread" where it could not. */
function meaningOf({ plan, schedule }: Analysis): readonly string[] {
  const work = plan.runbook?.work;
  const known = (value: number | undefined): string => (value === undefined ? "unread" : String(value));
  return [
    ...plan.times.map(({ at }) => `time ${known(at)}`),
    `window ${known(plan.runbook?.window?.start)} ${known(plan.runbook?.window?.end)}`,
    `T ${known(plan.runbook?.zero)}`,
    ...plan.people.map(({ hours }) => `hours ${known(hours[0]?.from)} ${known(hours[0]?.to)}`),
    ...(work?.activities ?? []).map(({ takes }) => `takes ${known(takes?.planned)} ${known(takes?.worst)}`),
    ...(schedule?.work.activities ?? []).map(
      ({ planned }) => `from ${known(planned?.start)} to ${known(planned?.end)}`,
    ),
    ...(schedule?.rollbacks ?? []).map(({ planned, worst }) => `rollback ${planned} ${worst}`),
  ];
}

/** What could be read and is another moment now; a removed acceptance takes its last day along. */
function moved(before: Analysis, after: Analysis): readonly string[] {
  const [old, now] = [meaningOf(before), meaningOf(after)];
  if (old.length !== now.length) {
    const left = new Set(now);
    return old.filter(each => !each.startsWith("time") && !left.has(each));
  }
  return old.flatMap((each, index) => (isKept(each, now[index] ?? "") ? [] : [`${each} became ${now[index]}`]));
}

function isKept(before: string, after: string): boolean {
  // Where T could not be read, the schedule counts from T = 0.
  return before === after || before.includes("unread");
}

function failures(files: Files): readonly string[] {
  const before = analyse(files);
  return fixesOf(before)
    .filter(({ fix }) => fix.kind === "safe")
    .flatMap(found => {
      const text = applyFix(textOf(files), found.fix);
      const broken = moved(before, analysed(files, text));
      return broken.length === 0 ? [] : [[nameOf(found), ...broken, text].join("\n")];
    });
}

/** By code, as a message quotes what is written: the finding is gone, and no error is new. */
function brokenPromises(files: Files): readonly string[] {
  const before = analyse(files);
  const count = ({ findings }: Analysis, code: string): number => findings.filter(each => each.code === code).length;
  return fixesOf(before)
    .filter(({ fix }) => fix.kind === "safe")
    .flatMap(found => {
      const after = analysed(files, applyFix(textOf(files), found.fix));
      const { code } = found.finding;
      const errors = new Set(after.findings.filter(isError).map(each => each.code));
      const more = [...errors].filter(each => count(after, each) > count(before, each));
      return [...(count(after, code) < count(before, code) ? [] : ["it stays"]), ...more].map(
        each => `${nameOf(found)}: ${each}\n${after.file.text}`,
      );
    });
}

/** Slips of the pen in a runbook's times, each in the form it should have and in others that people write. */
const forms: Readonly<Record<string, readonly string[]>> = {
  from: [
    "Sat 2026-05-23 22:00",
    "2026-05-23 10 PM",
    "2026-05-23T22:00",
    "Sun 2026-05-23 22:00",
    "2026-5-23 22:00",
    "Sat, 23 May 2026 22:00",
  ],
  to: [
    "Sun 2026-05-24 04:00",
    "Sat 2026-05-23 04:00",
    "Sun 2026-05-24 4:00",
    "2026-05-24 4 am",
    "Fri 2026-05-22 04:00",
    "Sat 2026-05-23 24:00",
    "May 24, 2026 04:00",
  ],
  zone: ["Europe/London", "europe/london", "Europe/Londn", "BST", "+01:00"],
  at: [
    "23:00",
    "11 PM",
    "T+1h",
    "T+60min",
    "T+1d",
    "Sat 23:00",
    "Mon 2026-05-23 23:00",
    "25:00",
    "2026-05-23T23:00Z",
    "Fri 24:00",
    "24:00",
    "T + 1h 30m",
    "T-1d",
  ],
  takes: ["30m", "30 minutes", "1.5h", "45m at most 30m", "2 hrs at most 3h", "1h 30m"],
  hours: ["20:00 to 08:00", "8 PM to 8 AM", "8:00 to 20:00"],
  away: ["2026-06-01 to 2026-06-05", "Fri 2026-06-01", "2026-06-05 to 2026-06-01", "2026-06-1"],
};

const written = fc.record(
  Object.fromEntries(Object.entries(forms).map(([what, each]) => [what, fc.constantFrom(...each)])),
);

function runbook({ from, to, zone, at, takes, hours, away }: Readonly<Record<string, string>>): string {
  return `person ana "Ana" { timezone Europe/London hours ${hours} away ${away} }
person ben "Ben" { timezone Europe/London hours 20:00 to 08:00 }
runbook r "R" {
  risk low
  timezone ${zone}
  window ${from} to ${to}
  owner ana or ana or ben
  step a "A" { takes ${takes} rollback using back }
  check b "B" { at ${at} by 2026-05-24 02:00 takes 30m }
  rollback back "Back" {
    takes 5m
    step undo "Undo" { takes 10m }
  }
  accept owner/away because "no" by ben until 2026-06-30
}
`;
}

describe("a safe fix", () => {
  for (const [name, files] of all) {
    it(`moves nothing that could be read: ${name}`, () => assert.deepEqual(failures(files), []));
  }

  it("keeps its promises and moves nothing, however times are written", () => {
    fc.assert(
      fc.property(written, each => {
        const files = { "main.runbook": runbook(each) };
        assert.deepEqual(failures(files), []);
        assert.deepEqual(brokenPromises(files), []);
      }),
      { numRuns: 60 },
    );
  });

  it("of all together moves nothing either", () => {
    fc.assert(
      fc.property(written, each => {
        const files = { "main.runbook": runbook(each) };
        const before = analyse(files);
        const { analysis } = fixAll(before, text => analysed(files, text));
        assert.deepEqual(moved(before, analysis), [], analysis.file.text);
      }),
      { numRuns: 40 },
    );
  });
});
