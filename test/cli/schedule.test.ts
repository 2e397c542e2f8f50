import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { zoneDataVersion } from "../../language/time/zone-version.js";
import { schemaUrl } from "../../server/schema-names.js";
import { asked, folderWith, gonogo } from "./program.js";

/** Planned: a 22:00–22:30, b 22:30–23:00, c 22:30–22:40, d 23:30–23:40. Worst: a to 23:00, the rest half an hour later but d. */
const dated = `person lee "Lee" { timezone Europe/London contact "#lee" }
person kim "Kim" { timezone Asia/Kolkata contact "#kim" }
runbook move "Move the database" {
  timezone America/Los_Angeles
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 02:00
  phase work "Work" {
    owner lee or kim
    step a "Copy" { takes 30m at most 1h rollback "Drop the copy" { takes 20m } }
    parallel {
      step b "Switch" { takes 30m rollback "Switch back" { takes 10m at most 40m } }
      check c "Compare" { owner kim or lee takes 10m }
    }
  }
  notify d "Tell everybody" { at Sat 2026-05-23 23:30 to lee takes 10m owner kim }
}
`;

const beside = `runbook move "Move" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 14:00
  notify status "Status" { during one every 15m to "#all" }
  wait watch "Watch" { during status }
  step one "One" { takes 1h rollback "Back" { takes 5m } }
  gate keep "Keep" { takes 5m requires "x" keeps one }
}
`;

const undated = dated.replace(/^ {2}window.*\n/m, "").replace("at Sat 2026-05-23 23:30", "at T+1h30m");

/** Clocks go back at 02:00: a runs from 00:30 to the second 01:00, b from the second 01:30. */
const fold = `person ana "Ana" { timezone Europe/London contact "#ana" }
runbook release "Release" {
  timezone Europe/London
  window Sun 2026-10-25 00:30 to Sun 2026-10-25 01:50 second
  owner ana
  step a "A" { takes 1h30m rollback "Back" { takes 5m } }
  step b "B" { at 01:30 second takes 20m rollback "Back" { takes 5m } }
}
`;

/** The second step is struck: 22:30 is when it would begin. */
const struck = dated.replace(
  "  notify d",
  `  contingency lag "Lag" {
    after a
    owner kim or lee
    step fix "Throttle" { takes 10m at most 20m }
    wait settle "Let it settle" { takes 20m }
    then continue
  }
  contingency loss "Loss" {
    owner lee or kim
    check look "Look" { takes 15m expect "it is lost" }
    then rollback
  }
  contingency endless "Endless" { after d then rollback }
  notify d`,
);

const cwd = folderWith({
  "struck.runbook": struck,
  "final.runbook": struck.replace('rollback "Drop the copy" { takes 20m }', 'irreversible because "it is gone"'),
  "fold.runbook": fold,
  "dated.runbook": dated,
  "beside.runbook": beside,
  "undated.runbook": undated,
  "twice.runbook": dated.replace("  phase work", "  fallback Sun 2026-05-31 20:00 to 23:30\n  phase work"),
  "unread.runbook": 'runbook r "R" { window 2026-05-23 10:00 to 2026-05-23 12:00 step a "A" { takes 5m } }',
  "roster.runbook": 'skill a "A"\n',
  "broken.runbook": `${dated}skil x`,
  "inexact.runbook": dated.replace("takes 30m at most 1h ", "").replace("takes 10m at most 40m", ""),
  "cycle.runbook": dated.replace('step a "Copy" {', 'step a "Copy" { after b'),
});

const run = (...args: readonly string[]) => gonogo(["schedule", ...args], { cwd });

describe("gonogo schedule", () => {
  it("shows a fallback, where times that name a day move along", () => {
    assert.match(
      run("twice.runbook").stdout,
      /^Window Sat 2026-05-23 22:00 to Sun 2026-05-24 02:00\nFallback Sun 2026-05-31 20:00 to Sun 2026-05-31 23:30$/m,
    );
    const there = run("twice.runbook", "--fallback", "1").stdout;
    assert.match(there, /^Fallback Sun 2026-05-31 20:00 .*\nInstead of Sat 2026-05-23 22:00/m);
    assert.match(there, /^Sun 2026-05-31$/m);
    assert.match(there, / 21:30 +21:40 .* Tell everybody /);
    const json = JSON.parse(run("twice.runbook", "--fallback", "1", "--format", "json").stdout);
    assert.deepEqual(
      [json.fallback, json.fallbacks],
      [1, [{ start: "2026-05-31T20:00:00-07:00", end: "2026-05-31T23:30:00-07:00" }]],
    );
    assert.match(run("twice.runbook", "--fallback", "2").stderr, /no fallback 2 in twice\.runbook: it has 1 fallback/);
    assert.match(run("dated.runbook", "--fallback", "1").stderr, /it has 0 fallbacks/);
  });

  it("says which of two it is where clocks go back", () => {
    const { stdout } = run("fold.runbook");
    assert.match(stdout, /^Window Sun 2026-10-25 00:30 to Sun 2026-10-25 01:50 second$/m);
    assert.match(stdout, / 00:30 +01:00 second +01:00 second .* A /);
    assert.match(stdout, / 01:30 second +01:50 second +01:50 second .* B /);
  });

  it("gives every activity's times, float, undo and latest safe decision as JSON", () => {
    const { stdout, stderr } = run("dated.runbook", "--format", "json");
    const { activities, ...rest } = JSON.parse(stdout);
    assert.deepEqual(rest, {
      $schema: schemaUrl("schedule-1"),
      version: 1,
      file: "dated.runbook",
      runbook: { name: "move", title: "Move the database", zone: "America/Los_Angeles" },
      zone: "America/Los_Angeles",
      zoneData: zoneDataVersion,
      window: { start: "2026-05-23T22:00:00-07:00", end: "2026-05-24T02:00:00-07:00" },
      latestSafeDecision: { planned: "2026-05-24T01:30:00-07:00", worst: "2026-05-24T01:00:00-07:00", again: [] },
      criticalPath: ["d"],
    });
    assert.deepEqual(
      activities.map(({ title: _, inexact: __, ...each }: Record<string, unknown>) => Object.values(each)),
      [
        entry(
          "a",
          "step",
          "work",
          "lee",
          "23T22:00",
          "23T22:30",
          "23T22:00",
          "23T23:00",
          1800,
          false,
          1200,
          1200,
          "24T01:40",
          "24T01:40",
        ),
        entry(
          "b",
          "step",
          "work",
          "lee",
          "23T22:30",
          "23T23:00",
          "23T23:00",
          "23T23:30",
          1800,
          false,
          1800,
          3600,
          "24T01:30",
          "24T01:00",
        ),
        entry(
          "c",
          "check",
          "work",
          "kim",
          "23T22:30",
          "23T22:40",
          "23T23:00",
          "23T23:10",
          3000,
          false,
          1800,
          3600,
          "24T01:30",
          "24T01:00",
        ),
        entry(
          "d",
          "notify",
          null,
          "kim",
          "23T23:30",
          "23T23:40",
          "23T23:30",
          "23T23:40",
          0,
          true,
          1800,
          3600,
          "24T01:30",
          "24T01:00",
        ),
      ],
    );
    assert.deepEqual(Object.keys(activities[0]), [
      "id",
      "kind",
      "title",
      "phase",
      "owner",
      "start",
      "end",
      "worstStart",
      "worstEnd",
      "inexact",
      "floatSeconds",
      "critical",
      "undoSeconds",
      "worstUndoSeconds",
      "latestSafeDecision",
      "worstLatestSafeDecision",
    ]);
    assert.doesNotMatch(stderr, /fault/);
  });

  it("shows another zone on request", () => {
    const { stdout } = run("dated.runbook", "--format", "json", "--zone", "Asia/Kolkata");
    const document = JSON.parse(stdout);
    assert.equal(document.zone, "Asia/Kolkata");
    assert.equal(document.runbook.zone, "America/Los_Angeles");
    assert.equal(document.window.start, "2026-05-24T10:30:00+05:30");
    assert.equal(document.activities[0].start, "2026-05-24T10:30:00+05:30");
  });

  it("counts from T where there is no date", () => {
    const document = JSON.parse(run("undated.runbook", "--format", "json").stdout);
    assert.equal(document.window, null);
    const [first, second, , last] = document.activities;
    assert.deepEqual([first.start, first.end, second.worstEnd, last.start], ["T", "T+30m", "T+1h30m", "T+1h30m"]);
    assert.deepEqual([first.undoSeconds, first.latestSafeDecision], [1200, null]);
    const { stdout } = run("undated.runbook");
    assert.match(stdout, /Times count from T/);
    assert.match(stdout, /T\+30m/);
  });

  it("says what lasts as long as something else, how often it is done again, and what a gate keeps", () => {
    const document = JSON.parse(run("beside.runbook", "--format", "json").stdout);
    const [status, watch, one, keep] = document.activities;
    assert.deepEqual(
      [status.during, watch.during],
      [
        { name: "one", everySeconds: 900 },
        { name: "status", everySeconds: null },
      ],
    );
    assert.deepEqual([status.start, status.end, status.floatSeconds], [one.start, one.end, null]);
    assert.deepEqual([keep.keeps, "keeps" in one, "during" in one], [["one"], false, false]);
    assert.match(run("beside.runbook").stdout, /Status \(during One, every 15m\)/);
  });

  it("marks what a missing duration makes a lower bound", () => {
    const { stdout } = run("inexact.runbook");
    assert.match(stdout, /^\+ +22:00 .* 20m\+ .* Switch /m);
    assert.match(stdout, /^\*\+ +23:30 .* Tell everybody /m);
    assert.match(stdout, /\n\+ or more, or later: a duration, a time or a rollback is missing\n$/);
    assert.doesNotMatch(run("dated.runbook").stdout, /\+/);
    const inexact = (file: string): readonly boolean[] =>
      JSON.parse(run(file, "--format", "json").stdout).activities.map(
        (each: { readonly inexact: boolean }) => each.inexact,
      );
    assert.deepEqual(inexact("inexact.runbook"), [true, true, true, true]);
    assert.deepEqual(inexact("dated.runbook"), [false, false, false, false]);
  });

  it("gives no latest safe decision that a missing duration may bring forward", () => {
    const { stdout } = run("inexact.runbook");
    assert.match(stdout, / 20m\+ +- +step +Switch /);
    const { activities } = JSON.parse(run("inexact.runbook", "--format", "json").stdout);
    assert.deepEqual(
      activities.map((each: { readonly latestSafeDecision: string | null }) => each.latestSafeDecision),
      [null, null, null, null],
    );
  });

  it("does not say of a window that cannot be read that there is none", () => {
    const { stdout } = run("unread.runbook");
    assert.match(stdout, /^Times count from T: the window or go-live cannot be read yet, see `gonogo check`\.$/m);
    assert.match(
      run("undated.runbook").stdout,
      /^Times count from T: the runbook has neither a window nor a go-live\.$/m,
    );
  });

  it("has no times for what waits for itself", () => {
    const { code, stdout } = run("cycle.runbook", "--format", "json");
    const [first] = JSON.parse(stdout).activities;
    assert.deepEqual([first.start, first.worstEnd, first.floatSeconds, first.undoSeconds], [null, null, null, null]);
    assert.equal(code, 1);
    assert.match(run("cycle.runbook").stdout, /No time is known/);
  });

  it("prints a table by start with aligned columns, the zone in its head and days where they change", () => {
    const { stdout } = run("dated.runbook", "--zone", "Europe/London");
    const lines = stdout.split("\n");
    assert.deepEqual(lines.slice(0, 3), [
      "Move the database",
      `Times in Europe/London (London), time zone data ${zoneDataVersion}`,
      "Window Sun 2026-05-24 06:00 to Sun 2026-05-24 10:00",
    ]);
    assert.equal(lines.filter(line => line === "Sun 2026-05-24").length, 1);
    const rows = lines.filter(line => / (?:step|check|notify) /.test(line));
    assert.deepEqual(
      rows.map(row => row.slice(0, 8)),
      ["   06:00", "   06:30", "   06:30", "*  07:30"],
    );
    const columns = rows.map(row => row.search(/(?:Copy|Switch|Compare|Tell)/));
    assert.equal(new Set(columns).size, 1);
    assert.equal(columns[0], lines.find(line => line.includes("Worst end"))?.indexOf("Activity"));
    assert.match(run("dated.runbook").stdout, /\nSat 2026-05-23\n[\s\S]*Sun 2026-05-24 01:40/);
  });

  it("is made for a runbook with errors, which standard error tells of", () => {
    const { code, stdout, stderr } = run("broken.runbook", "--format", "json");
    assert.equal(code, 1);
    assert.equal(JSON.parse(stdout).activities.length, 4);
    assert.match(stderr, /NO-GO: broken\.runbook has \d+ errors?\. `gonogo check broken\.runbook`/);
  });

  it("names the command that says more as one types it", () => {
    const folder = folderWith({ "it's a plan.runbook": `${dated}skil x` });
    const { stderr } = gonogo(["schedule", "it's a plan.runbook"], { cwd: folder });
    assert.ok(stderr.includes("`gonogo check 'it'\\''s a plan.runbook'`"), stderr);
  });

  it("reads standard input", () => {
    const { stdout, stderr } = gonogo(["schedule", "-", "--format", "json"], { cwd, input: `${dated}skil x` });
    assert.match(stderr, /`gonogo check -` says what is wrong/);
    assert.equal(JSON.parse(stdout).file, "<stdin>");
  });

  it("shows the plan as a contingency leaves it, and what it does in front of what follows", () => {
    const { stdout, code } = run("struck.runbook", "--with", "lag");
    assert.equal(code, run("struck.runbook").code);
    assert.match(
      stdout,
      /^What if: "Lag" strikes right before "Switch" begins \(Sat 2026-05-23 22:30 America\/Los_Angeles\): /m,
    );
    const rows = stdout.split("\n").filter(line => /^[!* +] .*\d\d:\d\d/.test(line) && !line.includes("Window"));
    assert.deepEqual(
      rows.map(row =>
        row
          .replace(
            /^([!*+ ]*) +(\S+) +(\S+) .* (Copy|Throttle|Let it settle|Switch|Compare|Tell everybody) .*$/,
            "$1 $2 $3 $4",
          )
          .trim(),
      ),
      [
        "22:00 22:30 Copy",
        "!  22:30 22:40 Throttle",
        "!  22:40 23:00 Let it settle",
        "*  23:00 23:30 Switch",
        "23:00 23:10 Compare",
        "*  23:30 23:40 Tell everybody",
      ],
    );
    assert.match(stdout, /^! what the contingency brings$/m);
  });

  it("shows what is rolled back after one, and leaves out what is not done any more", () => {
    const { stdout } = run("struck.runbook", "--with", "loss");
    assert.match(stdout, /^What if: "Loss" strikes when "(?:Switch|Compare)" has ended/m);
    assert.match(stdout, /^! .* rollback +Roll back what has begun +Loss +Lee$/m);
    assert.ok(!/notify +Tell everybody/.test(stdout));
  });

  it("gives the same as JSON", () => {
    const { whatIf, activities } = JSON.parse(run("struck.runbook", "--with", "loss", "--format", "json").stdout);
    const { strikes, over, rollback, outcome, left, after, limit, lateSeconds } = whatIf;
    assert.deepEqual(
      { outcome, strikes, over, left, after, limit: limit.kind, lateSeconds },
      {
        outcome: "rollback",
        strikes: "2026-05-23T23:00:00-07:00",
        over: "2026-05-23T23:15:00-07:00",
        left: ["d"],
        after: "b",
        limit: "window",
        lateSeconds: 0,
      },
    );
    assert.deepEqual(rollback, { start: "2026-05-23T23:15:00-07:00", end: "2026-05-23T23:45:00-07:00" });
    assert.deepEqual(
      activities.map(({ id }: { id: string }) => id),
      ["a", "b", "c"],
    );
    const lag = JSON.parse(run("struck.runbook", "--with=lag", "--format", "json").stdout);
    assert.deepEqual([lag.whatIf.before, lag.whatIf.outcome, lag.whatIf.left], ["b", "continue", []]);
    assert.equal(lag.activities[1].start, "2026-05-23T23:00:00-07:00");
    assert.equal("whatIf" in JSON.parse(run("struck.runbook", "--format", "json").stdout), false);
  });

  const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /no file is named/],
    [["absent.runbook"], /no file `absent\.runbook`/],
    [["."], /cannot read \.: it is a folder/],
    [["roster.runbook"], /no runbook in roster\.runbook/],
    [["dated.runbook", "undated.runbook"], /one runbook at a time/],
    [["dated.runbook", "--format", "human"], /no format `human`; did you mean `table` or `json`/],
    [["dated.runbook", "--zone", "PST"], /`PST` is an abbreviation.*America\/Los_Angeles/],
    [["dated.runbook", "--zone", "europe/london"], /not the exact spelling of the time zone; write Europe\/London/],
    [["dated.runbook", "--zone", "Europe/Lundon"], /no time zone `Europe\/Lundon`; write .*Europe\/London/],
    [["dated.runbook", "--zone", "+05:30"], /is an offset, not a time zone/],
    [["dated.runbook", "--zone="], /`--zone` needs a value/],
    [["dated.runbook", "--with", "lag"], /no contingency `lag` in dated\.runbook, nor any other/],
    [["struck.runbook", "--with", "lga"], /no contingency `lga` in struck\.runbook; did you mean `lag`/],
    [
      ["struck.runbook", "--with", "quake"],
      /no contingency `quake` in struck\.runbook: there are lag, loss and endless/,
    ],
    [["final.runbook", "--with", "loss"], /`loss` cannot strike: .* nothing can be rolled back/],
  ];
  for (const [args, says] of refusals)
    it(`gonogo schedule ${args.join(" ")} is refused with words`, async () => {
      const { code, stdout, stderr } = await asked(["schedule", ...args], cwd);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, says);
    });
});

/** Times are given as day and clock in May 2026, at Los Angeles' offset. */
function entry(id: string, kind: string, phase: string | null, owner: string, ...values: readonly unknown[]) {
  return [
    id,
    kind,
    phase,
    owner,
    ...values.map(value => (typeof value === "string" ? `2026-05-${value}:00-07:00` : value)),
  ];
}
