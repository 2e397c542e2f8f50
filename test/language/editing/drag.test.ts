import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Drag } from "../../../language/editing/bar-drag.js";
import { drag } from "../../../language/editing/drag.js";
import { applyEdits } from "../../../language/index.js";
import { formatZoned } from "../../../language/time/format.js";
import { analyse } from "../../support/analyse.js";

const people = `person ana "Ana" { timezone Europe/London contact "a" }
person ben "Ben" { timezone Europe/London contact "b" }
`;

/** A release in one night, with `text` in it. */
const night = (text: string): string => `${people}
runbook release "Release" {
  timezone America/Los_Angeles
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00
  owner ana or ben
${text}
}
`;

function indexOf(text: string, name: string): number {
  const index = analyse(text).plan.runbook?.work.activities.findIndex(each => each.name === name) ?? -1;
  assert.ok(index >= 0, `${name} is not there`);
  return index;
}

/** The text after dragging an activity. */
function dragged(text: string, name: string, to: Drag): string {
  const result = drag(analyse(text), indexOf(text, name), to);
  assert.ok(result.kind === "edits", result.kind === "refused" ? result.why : "");
  const applied = applyEdits(text, result.edits);
  assert.ok(applied.kind === "text");
  return applied.text;
}

function refusal(text: string, name: string, to: Drag): string {
  const result = drag(analyse(text), indexOf(text, name), to);
  assert.ok(result.kind === "refused");
  return result.why;
}

function atOf(text: string, name: string): number | undefined {
  return analyse(text).plan.runbook?.work.activities.find(each => each.name === name)?.at?.at;
}

const at = (iso: string): number => Date.parse(iso) / 1000;

describe("dragging what lasts as long as something else", () => {
  it("is refused, with what its times come from", () => {
    const text = night(`  wait watch "Watch" { during one }\n  step one "One" { takes 1h rollback none because "x" }`);
    for (const to of [
      { kind: "move", to: at("2026-05-24T06:30:00Z") },
      { kind: "resize", to: 600 },
      { kind: "worst", to: 600 },
    ] as const)
      assert.equal(
        refusal(text, "watch", to),
        '"Watch" lasts as long as "One", so its times are those of "One". Change those, or write something else than `during one`.',
      );
  });
});

describe("dragging a bar along", () => {
  /** `at` as written, the instant it is moved to, `at` as it is then written. */
  const moves: readonly (readonly [written: string, to: string, then: string])[] = [
    ["at 23:00", "2026-05-24T06:30:00Z", "at 23:30"],
    ["at 23:00", "2026-05-24T07:15:00Z", "at 00:15"],
    ["at 23:00", "2026-05-24T06:30:20Z", "at 23:30:20"],
    ["at Sat 23:00", "2026-05-24T07:15:00Z", "at Sun 00:15"],
    ["at Saturday 23:00", "2026-05-24T07:15:00Z", "at Sunday 00:15"],
    ["at 2026-05-23 23:00", "2026-05-24T07:15:00Z", "at 2026-05-24 00:15"],
    ["at Sat 2026-05-23 23:00", "2026-05-24T07:15:00Z", "at Sun 2026-05-24 00:15"],
    ["at 06:00 UTC", "2026-05-24T07:15:00Z", "at 07:15 UTC"],
    ["at 2026-05-24 11:30 Asia/Kolkata", "2026-05-24T06:30:00Z", "at 2026-05-24 12:00 Asia/Kolkata"],
    ["at 11:30 +05:30", "2026-05-24T06:30:00Z", "at 12:00 +05:30"],
    ["at 2026-05-24T06:00Z", "2026-05-24T06:30:00Z", "at 2026-05-24 06:30 UTC"],
    ["at 11 PM", "2026-05-24T06:30:00Z", "at 23:30"],
    // Outside the window a date has to be said, inside it has not.
    ["at 23:00", "2026-05-24T12:30:00Z", "at 2026-05-24 05:30"],
    ["at Sat 23:00", "2026-05-23T23:00:00Z", "at Sat 2026-05-23 16:00"],
    ["at 2026-05-24", "2026-05-25T07:00:00Z", "at 2026-05-25"],
    ["at 2026-05-24", "2026-05-24T08:00:00Z", "at 2026-05-24 01:00"],
    ["at T+1h", "2026-05-24T07:15:00Z", "at T+2h15m"],
    ["at T+1h", "2026-05-24T05:00:00Z", "at T"],
    ["at T", "2026-05-24T04:30:00Z", "at T-30m"],
    ["at T-7d", "2026-05-17T06:00:00Z", "at T-6d23h"],
    ["at T-1w", "2026-05-09T05:00:00Z", "at T-2w1d"],
    ["at T-30h", "2026-05-22T05:00:00Z", "at T-48h"],
    [
      "at 23:00 also 06:00 UTC, 11:30 Asia/Kolkata",
      "2026-05-24T06:30:00Z",
      "at 23:30 also 06:30 UTC, 12:00 Asia/Kolkata",
    ],
    ["at 23:00 also T+1h", "2026-05-24T06:30:00Z", "at 23:30 also T+1h30m"],
  ];
  for (const [written, to, then] of moves) {
    it(`writes ${then} for ${written}`, () => {
      const text = night(`  step one "One" { ${written} takes 5m }`);
      const after = dragged(text, "one", { kind: "move", to: at(to) });
      assert.equal(after, text.replace(written, then));
      assert.equal(atOf(after, "one"), at(to));
    });
  }

  it("counts in hours where the same hour of that day comes twice, or not at all", () => {
    const around = (written: string): string => `${people}
runbook release "Release" {
  timezone Europe/London
  window Mon 2026-10-26 01:30 to Mon 2026-10-26 04:00
  owner ana or ben
  notify one "One" { at ${written} to "#x" takes 5m }
}
`;
    for (const [written, to, then] of [
      ["T-2d", "2026-10-25T00:30:00Z", "T-25h"],
      ["T-2d", "2026-10-25T01:30:00Z", "T-24h"],
      ["T-1d first", "2026-10-25T01:30:00Z", "T-24h"],
      ["T-1d second", "2026-10-24T00:30:00Z", "T-2d"],
    ] as const) {
      const after = dragged(around(written), "one", { kind: "move", to: at(to) });
      assert.equal(after, around(then));
      assert.equal(atOf(after, "one"), at(to));
    }
  });

  it("changes nothing where the time is the same", () => {
    const text = night('  step one "One" { at 23:00 takes 5m }');
    const result = drag(analyse(text), 0, { kind: "move", to: at("2026-05-24T06:00:00Z") });
    assert.deepEqual(result, { kind: "edits", edits: [], says: "at 23:00" });
  });

  it("changes no more than the word that differs", () => {
    const text = night('  step one "One" { at Sat 2026-05-23 23:00 America/Los_Angeles takes 5m }');
    const result = drag(analyse(text), 0, { kind: "move", to: at("2026-05-24T06:30:00Z") });
    assert.ok(result.kind === "edits");
    assert.deepEqual(
      result.edits.map(({ newText }) => newText),
      ["23:30"],
    );
  });

  describe("when the clocks change", () => {
    const text = (written: string): string => `${people}
runbook release "Release" {
  timezone America/New_York
  window 2026-10-31 22:00 to 2026-11-01 06:00
  owner ana or ben
  step one "One" { at ${written} takes 5m }
}
`;
    const moves: readonly (readonly [written: string, to: string, then: string])[] = [
      ["00:30", "2026-11-01T05:30:00Z", "01:30 first"],
      ["01:30 first", "2026-11-01T06:30:00Z", "01:30 second"],
      ["01:30 second", "2026-11-01T07:30:00Z", "02:30"],
      ["2026-11-01 00:30 America/New_York", "2026-11-01T06:30:00Z", "2026-11-01 01:30 America/New_York second"],
      ["01:30 first America/New_York", "2026-11-01T06:30:00Z", "01:30 second America/New_York"],
      ["T+1d", "2026-11-01T07:00:00Z", "T+5h"],
    ];
    for (const [written, to, then] of moves) {
      it(`writes ${then} for ${written}`, () => {
        const after = dragged(text(written), "one", { kind: "move", to: at(to) });
        assert.equal(after, text(then));
        assert.equal(atOf(after, "one"), at(to));
      });
    }

    it("counts days of the calendar from T", () => {
      const before = text("T-2d");
      const after = dragged(before, "one", { kind: "move", to: at("2026-11-03T03:00:00Z") });
      assert.ok(after.includes("at T+2d "), after);
      assert.equal(atOf(after, "one"), at("2026-11-03T03:00:00Z"));
    });
  });

  it("always says the instant it was dragged to", () => {
    const notations = ["23:00", "Sun 00:00", "2026-05-24 01:00", "23:00 UTC", "T+1h", "T-1d", "T-1w", "2026-05-24"];
    const zones = ["", "Europe/London", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe"];
    fc.assert(
      fc.property(
        fc.constantFrom(...notations.map(each => each.replace("23:00 UTC", "06:00 UTC"))),
        fc.constantFrom(...zones),
        fc.integer({ min: -60 * 24 * 60, max: 60 * 24 * 60 }),
        (notation, zone, minutes) => {
          const isClock = zone !== "" && /^2026.*:/.test(notation);
          const text = night(`  step one "One" { at ${notation}${isClock ? ` ${zone}` : ""} takes 5m }`);
          const to = at("2026-05-24T05:00:00Z") + minutes * 60;
          const after = dragged(text, "one", { kind: "move", to });
          assert.equal(atOf(after, "one"), to, after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("moves T in an undated runbook", () => {
    const text = 'runbook release "Release" { step one "One" { at T+1d takes 5m } }\n';
    const after = dragged(text, "one", { kind: "move", to: 90_000 });
    assert.equal(after, text.replace("T+1d", "T+1d1h"));
    assert.equal(atOf(after, "one"), 90_000);
  });

  const refusals: readonly (readonly [why: string, text: string, name: string, says: RegExp])[] = [
    [
      "what waits for another",
      night('  step one "One" { takes 5m }\n  step two "Two" { takes 5m }'),
      "two",
      /computed: it starts when "One" ends.*an `at` to "Two"/,
    ],
    [
      "what waits for a time behind another",
      night('  step one "One" { takes 5m }\n  step two "Two" { after one + 30m takes 5m }'),
      "two",
      /30m after "One" ends/,
    ],
    [
      "what waits for a start",
      night('  step one "One" { takes 5m }\n  step two "Two" { after start of one + 3m takes 5m }'),
      "two",
      /3m after "One" starts/,
    ],
    [
      "what starts before an end",
      night('  step one "One" { takes 5m }\n  step two "Two" { after one - 3m takes 5m }'),
      "two",
      /3m before "One" ends/,
    ],
    [
      "what starts with the window",
      night('  step one "One" { takes 5m }'),
      "one",
      /starts with the window, Sat 2026-05-23 22:00/,
    ],
    [
      "what starts with its phase",
      night('  phase main "Main" { at 23:00 step one "One" { takes 5m } }'),
      "one",
      /comes from the phase "Main", which starts at 23:00/,
    ],
    [
      "what waits in a circle",
      night('  step one "One" { after two takes 5m }\n  step two "Two" { after one takes 5m }'),
      "one",
      /cycle/,
    ],
    ["a time that is not understood", night('  step one "One" { at 05:00 takes 5m }'), "one", /cannot be read/],
    [
      "a time over several lines",
      night('  step one "One" { at 2026-05-23\n    23:00 takes 5m }'),
      "one",
      /changed from here/,
    ],
    ["what starts at T", 'runbook release "R" { step one "One" { takes 5m } }', "one", /starts at T\. Or add/],
  ];
  for (const [why, text, name, says] of refusals) {
    it(`refuses ${why}, saying why`, () => {
      assert.match(refusal(text, name, { kind: "move", to: at("2026-05-24T07:00:00Z") }), says);
    });
  }

  it("refuses what is not there any more", () => {
    assert.equal(drag(analyse(night("")), 3, { kind: "move", to: 0 }).kind, "refused");
  });
});

describe("dragging the end of a bar", () => {
  const sizes: readonly (readonly [written: string, kind: "resize" | "worst", minutes: number, then: string])[] = [
    ["takes 30m", "resize", 45, "takes 45m"],
    ["takes 30m", "resize", 90, "takes 1h30m"],
    ["takes 90m", "resize", 120, "takes 120m"],
    ["takes 1h30m", "resize", 120, "takes 2h"],
    ["takes 120s", "resize", 3, "takes 180s"],
    ["takes 2d", "resize", 72 * 60, "takes 3d"],
    ["takes 1w", "resize", 8 * 24 * 60, "takes 1w1d"],
    ["takes 36h", "resize", 48 * 60, "takes 48h"],
    ["takes 30m", "resize", 0, "takes 0m"],
    ["takes 90 min", "resize", 95, "takes 95m"],
    ["takes 20m at most 1h", "resize", 30, "takes 30m at most 1h"],
    ["takes 20m at most 1h", "worst", 90, "takes 20m at most 1h30m"],
    ["takes 20m at most 20m", "worst", 25, "takes 20m at most 25m"],
    ["takes at most 1h", "resize", 90, "takes at most 1h30m"],
    ["takes at most 1h", "worst", 30, "takes at most 30m"],
    ["takes 30m", "worst", 45, "takes 30m at most 45m"],
  ];
  for (const [written, kind, minutes, then] of sizes) {
    it(`writes ${then} for ${written}`, () => {
      const text = night(`  step one "One" { ${written} run "x" }`);
      const after = dragged(text, "one", { kind, to: minutes * 60 });
      assert.equal(after, text.replace(written, then));
      const takes = analyse(after).plan.runbook?.work.activities[0]?.takes;
      assert.equal(kind === "worst" ? takes?.worst : takes?.planned, minutes * 60);
    });
  }

  it("writes a duration where there is none, as the file is indented", () => {
    const text = 'runbook release "Release" {\n\tstep one "One" {\n\t\trun "x"\n\t}\n}\n';
    const after = dragged(text, "one", { kind: "resize", to: 1800 });
    assert.ok(after.includes('\tstep one "One" {\n\t\ttakes 30m\n\t\trun "x"\n'), after);
  });

  it("lets the plan be no longer than the worst case, and the worst case no shorter than the plan", () => {
    const text = night('  step one "One" { takes 20m at most 1h }\n  step two "Two" { takes 20m }');
    assert.match(refusal(text, "one", { kind: "resize", to: 7200 }), /takes 1h at most.*worst case longer first/);
    assert.match(refusal(text, "one", { kind: "worst", to: 600 }), /takes 20m as planned/);
    assert.match(refusal(text, "two", { kind: "worst", to: 600 }), /takes 20m as planned/);
  });

  it("refuses a duration that is not understood", () => {
    const text = night('  step one "One" { takes 5 bananas }');
    assert.match(refusal(text, "one", { kind: "resize", to: 600 }), /cannot be read/);
  });

  it("refuses a duration with a remark inside", () => {
    const text = night('  step one "One" { takes // so we hope\n 5m }');
    assert.match(refusal(text, "one", { kind: "resize", to: 600 }), /changed from here/);
  });
});

it("the instants in these tests are those meant", () => {
  assert.equal(
    formatZoned(at("2026-05-24T06:30:00Z"), "America/Los_Angeles"),
    "Sat 2026-05-23 23:30 America/Los_Angeles",
  );
});
