/** The language of time: what is written, and the one instant (in UTC) it means, or what keeps it from meaning one. */
import assert from "node:assert/strict";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";

interface Setting {
  /** The runbook's `timezone`; "" for none. */
  readonly timezone?: string;
  /** Its window and go-live. */
  readonly dates?: string;
  /** What stands around the step, with `…` for it. */
  readonly around?: string;
}

const night = "window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00";

/** A runbook whose one step holds a statement. */
function runbook(
  statement: string,
  { timezone = "America/Los_Angeles", dates = night, around = "…" }: Setting,
): string {
  const zone = timezone && `timezone ${timezone}`;
  const step = `step s "S" { ${statement} takes 1m rollback none because "no change" }`;
  return `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
runbook r "R" {
  risk low ${zone}
  ${dates}
  owner ana or ben
  ${around.replace("…", step)}
}`;
}

function utc(at: number | undefined): string {
  return at === undefined ? "none" : new Date(at * 1000).toISOString().replace(/:00\.000Z$|\.000Z$/, "Z");
}

/** The instant of the step's `at` (or `by`), then the codes of what is wrong with any time, then what is wrong with the text. */
function told(statement: string, setting: Setting = {}): string {
  const { plan } = analyse(runbook(statement, setting));
  const activity = plan.runbook?.work.activities[0];
  const moment = activity?.at ?? activity?.by;
  const problems = plan.times.flatMap(time => time.problems.map(({ code }) => code));
  return [utc(moment?.at), ...problems, ...plan.mistakes.map(({ code }) => code)].join(" ");
}

function table(title: string, setting: Setting, rows: Readonly<Record<string, string>>): void {
  describe(title, () => {
    for (const [statement, expected] of Object.entries(rows)) {
      it(`${statement} is ${expected}`, () => assert.equal(told(statement, setting), expected));
    }
  });
}

const fold = { dates: "window Sat 2026-10-31 22:00 to Sun 2026-11-01 04:00" };
const gap = { dates: "window Sat 2026-03-07 22:00 to Sun 2026-03-08 06:00" };

table(
  "a clock time takes the zone around it and its date from the window",
  {},
  {
    "at 22:00": "2026-05-24T05:00Z",
    "at 22:00:30": "2026-05-24T05:00:30Z",
    "at 23:59": "2026-05-24T06:59Z",
    "at 00:00": "2026-05-24T07:00Z",
    "at 04:00": "2026-05-24T11:00Z",
    "by 03:00": "2026-05-24T10:00Z",
    "at 06:30 Europe/London": "2026-05-24T05:30Z",
    "at 05:00 UTC": "2026-05-24T05:00Z",
    "at 10:30 Asia/Kolkata": "2026-05-24T05:00Z",
    "at Sat 23:00": "2026-05-24T06:00Z",
    "at Sunday 01:00": "2026-05-24T08:00Z",
    "at sun 01:00": "2026-05-24T08:00Z",
    "at 04:01": "none time/missing-date",
    "at 12:00": "none time/missing-date",
    "at Sun 22:00": "none time/missing-date",
    "timezone Europe/London at 06:30": "2026-05-24T05:30Z",
  },
);

table(
  "a date, with and without a clock time",
  {},
  {
    "at 2026-05-23 22:00": "2026-05-24T05:00Z",
    "at Sat 2026-05-23 22:00": "2026-05-24T05:00Z",
    "at Saturday 2026-05-23 22:00": "2026-05-24T05:00Z",
    "at Thurs 2026-05-21 22:00": "2026-05-22T05:00Z",
    "at 2026-05-20 10:00 Europe/London": "2026-05-20T09:00Z",
    "at 2026-05-23": "2026-05-23T07:00Z",
    "by 2026-05-24": "2026-05-25T07:00Z",
    "at 2026-05-23 UTC": "2026-05-23T00:00Z",
    "by 2026-03-08": "2026-03-09T07:00Z",
    "at 2026-09-06 America/Santiago": "2026-09-06T04:00Z",
    "at Fri 2026-05-23 22:00": "2026-05-24T05:00Z time/wrong-weekday",
    "at Fri 2026-05-23": "2026-05-23T07:00Z time/wrong-weekday",
  },
);

table(
  "T, the window's start",
  {},
  {
    "at T": "2026-05-24T05:00Z",
    "at T+30m": "2026-05-24T05:30Z",
    "at T-2h": "2026-05-24T03:00Z",
    "at T+1h30m": "2026-05-24T06:30Z",
    "at T+45s": "2026-05-24T05:00:45Z",
    "at T-7d": "2026-05-17T05:00Z",
    "at T-1w": "2026-05-17T05:00Z",
    "at T-1d12h": "2026-05-22T17:00Z",
    "at T+0m": "2026-05-24T05:00Z",
  },
);

table(
  "T, the go-live, before the window's start",
  { dates: `${night} go-live Sun 2026-05-24 01:00` },
  {
    "at T": "2026-05-24T08:00Z",
    "at T-2h": "2026-05-24T06:00Z",
  },
);

table("T, a go-live dated by the window", { dates: `${night} go-live 01:00` }, { "at T": "2026-05-24T08:00Z" });

table(
  "a window that counts from a dated go-live",
  { dates: "window T-1h to T+3h go-live 2026-05-24 01:00" },
  {
    "at T": "2026-05-24T08:00Z",
    "at 04:00": "2026-05-24T11:00Z",
    "at 04:01": "none time/missing-date",
  },
);

table("days and weeks of T are calendar days, hours are hours (clocks go forward)", gap, {
  "at T+1d": "2026-03-09T05:00Z",
  "at T+24h": "2026-03-09T06:00Z",
  "at T+1d2h": "2026-03-09T07:00Z",
  "at T-1d": "2026-03-07T06:00Z",
  "at T+1w": "2026-03-15T05:00Z",
});

table("days and weeks of T are calendar days, hours are hours (clocks go back)", fold, {
  "at T+1d": "2026-11-02T06:00Z",
  "at T+24h": "2026-11-02T05:00Z",
  "at T-1d": "2026-10-31T05:00Z",
});

table(
  "days of T that end in a gap",
  { timezone: "America/New_York", dates: "window Sun 2026-03-15 02:30 to Sun 2026-03-15 04:30" },
  {
    "at T-7d": "none time/nonexistent",
    "at T-1w": "none time/nonexistent",
    "by T-1w": "none time/nonexistent",
    "at T-7d1h": "none time/nonexistent",
    "at T-168h": "2026-03-08T06:30Z",
    "at T-6d": "2026-03-09T06:30Z",
    "at T-8d": "2026-03-07T07:30Z",
    "at T": "2026-03-15T06:30Z",
  },
);

table(
  "days of T that end in a fold",
  { timezone: "Europe/London", dates: "window Mon 2026-10-26 01:30 to Mon 2026-10-26 04:00" },
  {
    "at T-1d": "2026-10-25T00:30Z time/ambiguous",
    "by T-1d": "2026-10-25T01:30Z time/ambiguous",
    "at T-1d1h": "2026-10-24T23:30Z time/ambiguous",
    "at T-1d first": "2026-10-25T00:30Z",
    "at T-1d second": "2026-10-25T01:30Z",
    "at T-1d1h second": "2026-10-25T00:30Z",
    "at T-24h": "2026-10-25T01:30Z",
    "at T-24h second": "2026-10-25T01:30Z syntax/token",
    "at T-2d second": "2026-10-24T00:30Z syntax/token",
    "at T-1d also 00:30 UTC": "2026-10-25T00:30Z time/ambiguous",
  },
);

table(
  "days of T, in the zone of the go-live where the runbook has none",
  {
    timezone: "",
    dates: "window Sat 2026-03-28 20:00 UTC to Mon 2026-03-30 20:00 UTC go-live 2026-03-28 22:00 Europe/London",
  },
  { "at T+1d": "2026-03-29T21:00Z", "at T+24h": "2026-03-29T22:00Z" },
);

table(
  "days of T, in the zone of the window where there is no other",
  { timezone: "", dates: "window Sat 2026-03-28 22:00 to Mon 2026-03-30 22:00 Europe/London" },
  { "at T+1d": "2026-03-29T21:00Z", "timezone Asia/Kolkata at T+1d": "2026-03-29T21:00Z" },
);

table("a time that clocks skip", gap, {
  "at 01:59": "2026-03-08T09:59Z",
  "at 02:00": "none time/nonexistent",
  "at 02:30": "none time/nonexistent",
  "at 03:00": "2026-03-08T10:00Z",
  "at 2026-03-08 02:30": "none time/nonexistent",
  "at 2026-03-29 01:30 Europe/London": "none time/nonexistent",
  "at 2026-10-04 02:15 Australia/Lord_Howe": "none time/nonexistent",
  "at 2026-10-04 02:30 Australia/Lord_Howe": "2026-10-03T15:30Z",
});

table("a time that clocks show twice", fold, {
  "at 00:59": "2026-11-01T07:59Z",
  "at 01:30": "2026-11-01T08:30Z time/ambiguous",
  "at 01:30 first": "2026-11-01T08:30Z",
  "at 01:30 second": "2026-11-01T09:30Z",
  "by 01:30": "2026-11-01T09:30Z time/ambiguous",
  "at 2026-11-01 01:30 America/Los_Angeles second": "2026-11-01T09:30Z",
  "at 2026-11-01 01:30 second America/Los_Angeles": "2026-11-01T09:30Z",
  "at 2026-10-25 01:30 Europe/London first": "2026-10-25T00:30Z",
  "at 2026-04-05 01:45 Australia/Lord_Howe first": "2026-04-04T14:45Z",
  "at 2026-04-05 01:45 Australia/Lord_Howe second": "2026-04-04T15:15Z",
  "at 02:00": "2026-11-01T10:00Z",
});

table(
  "the same instant said again",
  {},
  {
    "at 22:00 also 05:00 UTC, 10:30 Asia/Kolkata": "2026-05-24T05:00Z",
    "at 22:00 also Sun 05:00 UTC": "2026-05-24T05:00Z",
    "at 22:00 also Sun 2026-05-24 05:00 UTC": "2026-05-24T05:00Z",
    "at 22:00 also T": "2026-05-24T05:00Z",
    "at 23:00 also T+30m": "2026-05-24T06:00Z time/zones-disagree",
    "at 22:00 also 06:00 UTC": "2026-05-24T05:00Z time/zones-disagree",
    "at 22:00 also Sat 05:00 UTC": "2026-05-24T05:00Z time/zones-disagree",
    "at 22:00 also 2026-05-23 05:00 UTC": "2026-05-24T05:00Z time/zones-disagree",
    "at 22:00 also Sat 2026-05-24 05:00 UTC": "2026-05-24T05:00Z time/wrong-weekday",
    "at 22:00 also 06:00 UTC, 10:30 Asia/Kolkata": "2026-05-24T05:00Z time/zones-disagree",
    "at 22:00 also 05:30 UTC, 11:00 Asia/Kolkata": "2026-05-24T05:00Z time/zones-disagree",
    "at 22:00 also 21:00 -08:00": "2026-05-24T05:00Z time/fixed-offset",
    "at Thu 2025-10-09 23:59 Etc/GMT+12 also Fri 2025-10-10 11:59 UTC": "2025-10-10T11:59Z",
    "at Thu 2025-10-09 16:00 UTC also Thu 2025-10-09 04:00 Etc/GMT+12": "2025-10-09T16:00Z",
    "by 23:00 also 06:00 UTC": "2026-05-24T06:00Z",
  },
);

table("the second of two readings said again", fold, {
  "at 01:30 second also 09:30 UTC": "2026-11-01T09:30Z",
  "at 2026-11-01 09:30 UTC also 01:30 America/Los_Angeles second": "2026-11-01T09:30Z",
  "at 2026-11-01 09:30 UTC also 01:30 America/Los_Angeles first": "2026-11-01T09:30Z time/zones-disagree",
  "at 01:30 also 09:30 UTC": "2026-11-01T08:30Z time/ambiguous",
  "at 01:30 also 08:30 UTC": "2026-11-01T08:30Z time/ambiguous",
  "at 01:30 also 10:30 UTC": "2026-11-01T08:30Z time/ambiguous time/zones-disagree",
});

table(
  "zones that are none, or not quite",
  {},
  {
    "at 22:00 PST": "none time/abbreviated-zone",
    "at 22:00 pst": "none time/abbreviated-zone",
    "at 10:30 IST": "none time/abbreviated-zone",
    "at 22:00 AoE": "none time/abbreviated-zone",
    "at 22:00 America/Los_Angles": "none time/unknown-zone",
    "at 22:00 america/los_angeles": "2026-05-24T05:00Z time/unknown-zone",
    "at 05:00 utc": "2026-05-24T05:00Z time/unknown-zone",
    "at 05:00 +00:00": "2026-05-24T05:00Z time/fixed-offset",
    "at 10:30 +05:30": "2026-05-24T05:00Z time/fixed-offset",
    "at 22:00 -0700": "2026-05-24T05:00Z time/fixed-offset",
    "at 22:00 UTC-7": "2026-05-24T05:00Z time/fixed-offset",
  },
);

table(
  "no zone anywhere around",
  { timezone: "", dates: `${night} UTC` },
  {
    "at 23:00": "none time/missing-zone",
    "at 23:00 UTC": "2026-05-23T23:00Z",
    "at 2026-05-23 23:00": "none time/missing-zone",
    "at 2026-05-23": "none time/missing-zone",
    "at T+30m": "2026-05-23T22:30Z",
    "timezone UTC at 23:00": "2026-05-23T23:00Z",
  },
);

table(
  "the nearest zone around",
  { timezone: "", dates: `${night} UTC`, around: 'phase p "P" { timezone Asia/Kolkata … }' },
  {
    "at 04:00": "2026-05-23T22:30Z",
    "timezone Europe/London at 23:00": "2026-05-23T22:00Z",
  },
);

table(
  "a zone around that cannot be used is not missing",
  { timezone: "PST" },
  {
    "at 23:00": "none time/abbreviated-zone",
    "at T+1h": "none time/abbreviated-zone",
  },
);

table(
  "loose forms are understood, and answered",
  {},
  {
    "at 10 PM": "2026-05-24T05:00Z syntax/token",
    "at 10:30pm": "2026-05-24T05:30Z syntax/token",
    "at 12 AM": "2026-05-24T07:00Z syntax/token",
    "at 12:30 a.m.": "2026-05-24T07:30Z syntax/token",
    "at 1:00": "2026-05-24T08:00Z syntax/token",
    "at 05:00Z": "2026-05-24T05:00Z syntax/token",
    "at 2026-05-23T22:00": "2026-05-24T05:00Z syntax/token",
    "at 2026-05-24T05:00Z": "2026-05-24T05:00Z syntax/token",
    "at 2026-05-24T05:00:30Z": "2026-05-24T05:00:30Z syntax/token",
    "at 2026-5-23 22:00": "2026-05-24T05:00Z syntax/token",
    "at 2026/05/23 22:00": "none syntax/token",
    "at 05/23/2026 22:00": "none syntax/token",
    "at 24:00": "2026-05-24T07:00Z syntax/token",
    "at Sat 24:00": "2026-05-24T07:00Z syntax/token",
    "at Sun 24:00": "none time/missing-date syntax/token",
    "at 2026-05-23 24:00": "2026-05-24T07:00Z syntax/token",
    "at Sat 2026-05-23 24:00:00": "2026-05-24T07:00Z syntax/token",
    "at Fri 2026-05-23 24:00": "2026-05-24T07:00Z time/wrong-weekday syntax/token",
    "at 2026-05-23T24:00Z": "2026-05-24T00:00Z syntax/token",
    "at 2026-12-31 24:00": "2027-01-01T08:00Z syntax/token",
    "at 22:00 also Sat 24:00 Etc/GMT+9": "2026-05-24T05:00Z time/zones-disagree syntax/token",
    "at 24:30": "none syntax/token",
    "at 23 May 2026 22:00": "2026-05-24T05:00Z syntax/token",
    "at T - 2h": "2026-05-24T03:00Z syntax/token",
    "at T+1h 30m": "2026-05-24T06:30Z syntax/token",
    "at 22:60": "none syntax/token",
    "at 13 PM": "none syntax/token",
    "at 2026-02-30 22:00": "none syntax/token",
    "at noon": "none syntax/token",
    "at Sat": "none syntax/token",
    "at T+30min": "2026-05-24T05:30Z syntax/token",
    "at T+30x": "none syntax/token",
    "at T+30m UTC": "2026-05-24T05:30Z syntax/token",
  },
);

table(
  "no window",
  { dates: "go-live 2026-05-23 22:00" },
  {
    "at 23:00": "none time/missing-date",
    "at 2026-05-23 23:00": "2026-05-24T06:00Z",
    "at T+1h": "2026-05-24T06:00Z",
  },
);

table(
  "a window of several days",
  { dates: "window 2026-05-22 22:00 to 2026-05-25 04:00" },
  {
    "at 23:00": "none time/missing-date",
    "at Sat 23:00": "2026-05-24T06:00Z",
    "at 12:00": "none time/missing-date",
    "at 2026-05-23 23:00": "2026-05-24T06:00Z",
  },
);

table(
  "neither window nor go-live",
  { dates: "" },
  {
    "at T+30m": "1970-01-01T00:30Z time/no-zero",
    "at T-1d": "1969-12-31T00:00Z time/no-zero",
    "at 23:00": "none time/missing-date",
    "at 2026-05-23 23:00": "none",
  },
);

table(
  "a window that is not understood is the only thing said",
  { dates: "window 2026-05-23 22:00 PST to 04:00 PST" },
  {
    "at 23:00": "none time/abbreviated-zone time/abbreviated-zone",
    "at T+30m": "none time/abbreviated-zone time/abbreviated-zone",
    // Beside times that count from an unknown T it could not be compared.
    "at 2026-05-23 23:00": "none time/abbreviated-zone time/abbreviated-zone",
  },
);

describe("a window", () => {
  const cases: Readonly<Record<string, string>> = {
    "window 2026-05-23 22:00 to 2026-05-24 04:00 Europe/London": "2026-05-23T21:00Z to 2026-05-24T03:00Z",
    "window 2026-05-23 22:00 Europe/London to 2026-05-24 04:00": "2026-05-23T21:00Z to 2026-05-24T03:00Z",
    "window 2026-05-23 22:00 Europe/London to 2026-05-24 04:00 UTC": "2026-05-23T21:00Z to 2026-05-24T04:00Z",
    "window 2026-05-23 22:00Z to 2026-05-24 04:00": "2026-05-23T22:00Z to 2026-05-24T04:00Z syntax/token",
    "window 2026-05-23 22:00 to 2026-05-24 04:00": "none time/missing-zone time/missing-zone",
    "window 2026-05-23 UTC to 2026-05-24": "2026-05-23T00:00Z to 2026-05-25T00:00Z",
    "timezone UTC window 2026-05-23 22:00 to 04:00": "2026-05-23T22:00Z to 2026-05-24T04:00Z",
    "timezone UTC window 22:00 to 2026-05-24 04:00": "none time/missing-date",
    "timezone UTC window T to T+3h": "none syntax/token syntax/token",
    "timezone UTC window 2026-05-24 04:00 to 2026-05-23 22:00": "none time/reversed",
    "timezone UTC window 2026-05-23 22:00 to 2026-05-23 22:00": "2026-05-23T22:00Z to 2026-05-23T22:00Z",
  };
  for (const [dates, expected] of Object.entries(cases)) {
    it(`${dates} is ${expected}`, () => {
      const { plan } = analyse(runbook("", { timezone: "", dates }));
      const window = plan.runbook?.window;
      const problems = plan.times.flatMap(time => time.problems.map(({ code }) => code));
      const span = window ? `${utc(window.start)} to ${utc(window.end)}` : "none";
      assert.equal([span, ...problems, ...plan.mistakes.map(({ code }) => code)].join(" "), expected);
    });
  }
});

describe("a time that lacks its date says which dates are possible", () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [`timezone UTC ${night}`, "12:00", ["2026-05-23", "2026-05-24"]],
    [`timezone UTC ${night}`, "Sun 12:00", ["2026-05-24"]],
    [`timezone UTC ${night}`, "Mon 12:00", ["2026-05-23", "2026-05-24"]],
    ["timezone UTC window 2026-05-22 22:00 to 2026-05-25 04:00", "23:00", ["2026-05-22", "2026-05-23", "2026-05-24"]],
    ["timezone UTC go-live 2026-05-23 22:00", "23:00", ["2026-05-23", "2026-05-24"]],
    ["timezone UTC go-live 2026-05-23 22:00", "01:00", ["2026-05-24", "2026-05-23"]],
  ];
  for (const [dates, time, expected] of cases) {
    it(`${time} with ${dates}`, () => {
      const { plan } = analyse(runbook(`at ${time}`, { timezone: "", dates }));
      const problems = plan.times.flatMap(each => each.problems);
      assert.deepEqual(
        problems.map(problem => problem.code === "time/missing-date" && problem.candidates),
        [expected],
      );
    });
  }

  it("an end without a date is on the day of its start, or the next", () => {
    const candidates = (leave: string): unknown =>
      analyse(`person jack "Jack" { timezone UTC ${leave} }`).plan.times.flatMap(time =>
        time.problems.map(problem => problem.code === "time/missing-date" && problem.candidates),
      );
    assert.deepEqual(candidates("away 2026-05-23 22:00 to 04:00"), [["2026-05-24"]]);
    assert.deepEqual(candidates("away 2026-05-23 22:00 to 23:30"), [["2026-05-23"]]);
  });
});

describe("leave and freezes include their last day", () => {
  const cases: Readonly<Record<string, string>> = {
    "away 2026-05-18 to 2026-05-29": "2026-05-17T14:00Z to 2026-05-29T14:00Z",
    "away 2026-05-18": "2026-05-17T14:00Z to 2026-05-18T14:00Z",
    "away Mon 2026-05-18 to Fri 2026-05-29": "2026-05-17T14:00Z to 2026-05-29T14:00Z",
    "away 2026-05-18 12:00 to 2026-05-18 17:00": "2026-05-18T02:00Z to 2026-05-18T07:00Z",
    "away 2026-05-18 UTC to 2026-05-29": "2026-05-18T00:00Z to 2026-05-30T00:00Z",
    "away 2026-04-04 to 2026-04-05": "2026-04-03T13:00Z to 2026-04-05T14:00Z",
    "away 2026-05-29 to 2026-05-18": "none time/reversed",
    "away Tue 2026-05-18": "2026-05-17T14:00Z to 2026-05-18T14:00Z time/wrong-weekday",
    "away 2026-05-18 12:00 to 17:00": "none time/missing-date",
    "away T-1d to T+1d": "none syntax/token syntax/token",
  };
  for (const [away, expected] of Object.entries(cases)) {
    it(`${away} in Sydney is ${expected}`, () => {
      const { plan } = analyse(`person jack "Jack" { timezone Australia/Sydney ${away} because "camping" }`);
      const leave = plan.people[0]?.away[0];
      const problems = plan.times.flatMap(time => time.problems.map(({ code }) => code));
      const span = leave ? `${utc(leave.from)} to ${utc(leave.to)}` : "none";
      assert.equal([span, ...problems, ...plan.mistakes.map(({ code }) => code)].join(" "), expected);
    });
  }

  it("a person's leave without a zone is a missing zone, once a time", () => {
    const { plan } = analyse('person jack "Jack" { away 2026-05-18 }');
    assert.deepEqual(
      plan.times.map(({ text, problems }) => [text, ...problems.map(({ code }) => code)]),
      [["2026-05-18", "time/missing-zone"]],
    );
  });

  const freezes: Readonly<Record<string, string>> = {
    "2026-12-20 to 2027-01-04 in America/New_York": "2026-12-20T05:00Z to 2027-01-05T05:00Z",
    "2026-12-20 America/New_York to 2027-01-04": "2026-12-20T05:00Z to 2027-01-05T05:00Z",
    "2026-12-20 18:00 to 2027-01-04 06:00 in UTC": "2026-12-20T18:00Z to 2027-01-04T06:00Z",
    "2026-12-20 to 2027-01-04": "none time/missing-zone time/missing-zone",
    "2026-12-20 to 2027-01-04 in EST": "none time/abbreviated-zone",
  };
  for (const [freeze, expected] of Object.entries(freezes)) {
    it(`freeze ${freeze} is ${expected}`, () => {
      const { plan } = analyse(`freeze "Year end" ${freeze}`);
      const [first] = plan.freezes;
      const problems = plan.times.flatMap(time => time.problems.map(({ code }) => code));
      assert.equal([first ? `${utc(first.from)} to ${utc(first.to)}` : "none", ...problems].join(" "), expected);
    });
  }
});

describe("hours", () => {
  const cases: Readonly<Record<string, string>> = {
    "09:00 to 17:00": "32400 to 61200",
    "22:00 to 06:00": "79200 to 21600",
    "00:00 to 24:00": "0 to 86400",
    "9 AM to 5 PM": "32400 to 61200 syntax/token syntax/token",
    "09:00 UTC to 17:00": "32400 to 61200 syntax/parse",
    "09:00Z to 17:00": "none syntax/parse",
    "2026-05-18 to 2026-05-19": "none syntax/parse syntax/parse",
    "T to T+8h": "none syntax/parse syntax/parse",
    "24:00 to 08:00": "0 to 28800 syntax/token",
  };
  for (const [hours, expected] of Object.entries(cases)) {
    it(`hours ${hours} is ${expected}`, () => {
      const { plan } = analyse(`person jack "Jack" { timezone Australia/Sydney hours ${hours} }`);
      const read = plan.people[0]?.hours[0];
      const text = [read ? `${read.from} to ${read.to}` : "none", ...plan.mistakes.map(({ code }) => code)].join(" ");
      assert.equal(text, expected);
    });
  }
});

describe("days that need no clock", () => {
  it("a rehearsal's and an acceptance's day are read where the plan is shown", () => {
    const dates = `${night} Europe/London
  accept time/implausible because "known" by ana until 2026-06-30`;
    const { plan } = analyse(runbook("", { timezone: "", dates }));
    assert.equal(utc(plan.runbook?.accepts[0]?.until), "2026-06-30T23:00Z");
    assert.deepEqual(
      plan.times.flatMap(({ problems }) => problems),
      [],
    );
  });
});

describe("what stands in a time's place is mended where it stands", () => {
  const cases: Readonly<Record<string, string>> = {
    "at 10 PM": "at 22:00",
    "at Sat 2026-05-23 24:00 UTC": "at Sun 2026-05-24 00:00 UTC",
    "at Saturday 24:00": "at Sunday 00:00",
    "at 2026-05-23T24:00Z": "at 2026-05-24 00:00 UTC",
    "at Sat, 23 May 2026 23:00": "at Sat 2026-05-23 23:00",
    "at May 23, 2026 23:00": "at 2026-05-23 23:00",
    "at T - 1h 30m": "at T-1h30m",
    "takes 1 hour, 30 minutes": "takes 1h30m",
    "at 10 PM UTC": "at 22:00 UTC",
    "at T+30min": "at T+30m",
    "at 05:00Z": "at 05:00 UTC",
    "at 2026-05-24T05:00Z": "at 2026-05-24 05:00 UTC",
    "at 05:00Z UTC": "at 05:00 UTC",
    "at 2026-05-24T05:00Z UTC": "at 2026-05-24 05:00 UTC",
    "at 2026-05-23T22:00:30": "at 2026-05-23 22:00:30",
    "at 2026-5-3 22:00": "at 2026-05-03 22:00",
    "takes 30 minutes": "takes 30m",
    "takes 1.5h at most 2h": "takes 1h30m at most 2h",
  };
  for (const [statement, expected] of Object.entries(cases)) {
    it(`${statement} becomes ${expected}`, () => {
      const text = `step s { ${statement} }`;
      const whole = `runbook r { timezone America/Los_Angeles ${night} ${text} }`;
      const fixes = analyse(whole).plan.mistakes.flatMap(({ fixes }) => fixes);
      assert.deepEqual(
        fixes.map(({ kind }) => kind),
        ["safe"],
      );
      const [edit] = fixes.flatMap(({ edits }) => edits);
      assert.ok(edit);
      const { start, end } = edit.place.range;
      const mended = whole.slice(0, start.character) + edit.newText + whole.slice(end.character);
      assert.ok(mended.includes(`{ ${expected} }`), mended);
    });
  }
});

describe("a time that says two things at once is corrected by choosing one", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "at 05:00Z Europe/London": ["at 05:00 UTC", "at 05:00 Europe/London"],
    "at 05:00Z\n Europe/London": ["at 05:00 UTC", "at 05:00\n Europe/London"],
    "at 05:00Z first Europe/London": ["at 05:00 UTC first", "at 05:00 first Europe/London"],
    "at 05:00Z Europe/London first": ["at 05:00 UTC first", "at 05:00 Europe/London first"],
    "at 2026-05-24T05:00Z Europe/London": ["at 2026-05-24 05:00 UTC", "at 2026-05-24 05:00 Europe/London"],
    "at 2026-05-24T05:00 06:00": [],
  };
  for (const [statement, expected] of Object.entries(cases)) {
    it(`${JSON.stringify(statement)}: ${expected.length} ways`, () => {
      const whole = `runbook r { timezone America/Los_Angeles ${night} step s { ${statement} } }`;
      const { mistakes } = analyse(whole).plan;
      assert.deepEqual(
        mistakes.map(({ code }) => code),
        ["syntax/token"],
      );
      const mended = mistakes.flatMap(({ fixes }) => fixes.map(fix => applyFix(whole, fix)));
      assert.deepEqual(
        mended.map(text => /step s \{ ([^}]*) \}/.exec(text)?.[1]),
        expected,
      );
      for (const text of mended) assert.deepEqual(analyse(text).plan.mistakes, []);
    });
  }

  it("an ISO time that no clock shows is no time, however it is written", () => {
    const { mistakes } = analyse(`runbook r { timezone UTC ${night} step s { at 2026-05-24T25:00 } }`).plan;
    assert.deepEqual(
      mistakes.map(({ message, fixes }) => [message, fixes.length]),
      [["there is no clock time `2026-05-24T25:00`: clock times run from 00:00 to 23:59", 0]],
    );
  });
});
