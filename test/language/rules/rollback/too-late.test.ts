import assert from "node:assert/strict";
import { each, findingOf, people, release } from "../setting.js";

const only = ["rollback/too-late", "rollback/gate-too-late", "window/overrun"];

/** 10:00 to 14:00 in London. */
const shift = (takes: string, back: string): string =>
  `step shift "Shift" { takes ${takes} rollback "Shift back" { takes ${back} } }`;

describe("rollback/too-late", () => {
  each(only, {
    "to the minute": release(`
  ${shift("2h", "2h")}`),
    "a minute later": release(`
  step shift "Shift" { takes 2h1m rollback "Shift back" { takes 2h } }
    // ^^^^^ error rollback/too-late: "Shift" ends at Sat 2026-05-23 12:01 Europe/London. A rollback of everything started by then takes 2h. That is 1m longer than the rest of the window. Latest safe decision from here: Sat 2026-05-23 12:00 Europe/London.`),
    "only in the worst case": release(`
  step shift "Shift" { takes 2h at most 2h1m rollback "Shift back" { takes 2h } }
    // ^^^^^ warning rollback/too-late: In the worst case, "Shift" ends at Sat 2026-05-23 12:01 Europe/London.`),
    "only in the worst case of the way back": release(`
  step shift "Shift" { takes 2h rollback "Shift back" { takes 2h at most 2h1m } }
    // ^^^^^ warning rollback/too-late`),
    "the first such step only": release(`
  ${shift("1h", "1h")}
  step two { takes 1h rollback "Back" { takes 1h30m } }
    // ^^^ error rollback/too-late: A rollback of everything started by then takes 2h30m. That is 30m longer than the rest of the window.
  step three { takes 30m rollback "Back" { takes 1h } }`),
    "the one that starts first, whatever is written first": release(`
  parallel {
    sequence {
      step before { takes 1h rollback none because "nothing changes" }
      step written-first { takes 2h30m rollback "Back" { takes 2h } }
    }
    step starts-first { takes 3h45m rollback "Back" { takes 2h } }
      // ^^^^^^^^^^^^ error rollback/too-late: "starts-first" ends at Sat 2026-05-23 13:45
  }`),
    "the one that is written first, of two that start together": release(`
  parallel {
    step one { takes 2h30m rollback "Back" { takes 2h } }
      // ^^^ error rollback/too-late: "one" ends at Sat 2026-05-23 12:30
    step two { takes 3h rollback "Back" { takes 2h } }
  }`),
    "planned goes before the worst case": release(`
  step one { takes 1h at most 2h15m rollback "Back" { takes 2h } }
  step two { takes 1h30m rollback "Back" { takes 1h } }
    // ^^^ error rollback/too-late`),
    "what ran side by side is undone side by side": release(`
  parallel { ${shift("2h", "2h")} step two { takes 2h rollback "Back" { takes 2h } } }`),
    "one behind the other is undone one behind the other": release(`
  ${shift("1h", "2h")}
  step two { takes 1h rollback "Back" { takes 1h } }
    // ^^^ error rollback/too-late: A rollback of everything started by then takes 3h. That is 1h longer than the rest of the window.`),
    "two that one person has to undo": release(
      `
  parallel {
    step one { takes 1h rollback "Back" { owner ben takes 2h } }
      // ^^^ error rollback/too-late: A rollback of everything started by then takes 4h, as Ben Okafor alone has to do it. That is 1h longer than the rest of the window.
    step two { takes 1h rollback "Back" { owner ben takes 2h } }
  }`,
    ),
    "two that two people undo beside each other": release(`
  parallel {
    step one { takes 1h rollback "Back" { owner ben or ana takes 2h } }
    step two { takes 1h rollback "Back" { owner ana or ben takes 2h } }
  }`),
    "a longer worst case that is beyond the point of no return hides nothing planned": release(`
  parallel {
    sequence {
      gate g { takes 5m }
      wait w { at 11:00 takes 5m }
      step i { takes 5m irreversible because "it is gone" }
    }
    sequence {
      step p { takes 30m at most 2h rollback none because "nothing changes" }
      step a { takes 20m rollback "Back" { takes 4h } }
        // ^ error rollback/too-late
    }
  }`),
    "a shared rollback runs once": release(`
  step one { takes 1h rollback using restore }
  step two { takes 1h rollback using restore }
  rollback restore { takes 2h }`),
    "what is taken back needs no undoing any more": release(`
  step on { takes 1h }
  step off { takes 2h undoes on }
  ${shift("30m", "30m")}`),
    "what is not yet taken back does": release(`
  step on { takes 1h }
  step shift { takes 1h rollback "Back" { takes 1h } }
    // ^^^^^ error rollback/too-late: A rollback of everything started by then takes 2h30m. That is 30m longer than the rest of the window.
  step off { takes 1h30m undoes on }`),
    "after a point of no return there is nothing to be too late for": release(`
  ${shift("1h", "2h")}
  gate go { takes 5m }
  step drop { takes 5m irreversible because "it is gone" }
  step two { takes 2h rollback "Back" { takes 2h } }`),
    "behind the window's end the overrun says it": release(
      `
  ${shift("1h", "10m")}
  step two { takes 4h rollback "Back" { takes 10m } }`.trimEnd(),
      {
        during: `window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error window/overrun`.replace("  // ", "//"),
      },
    ),
    "a clean-up placed after the window does not count": release(`
  ${shift("1h", "1h")}
  step tidy { at 2026-05-24 10:00 takes 5m rollback "Back" { takes 5m } }`),
    "silent behind a missing duration, whose minutes are not known": release(`
  ${shift("2h", "1h")}
  check look
  step two { takes 1h30m rollback "Back" { takes 1h } }`),
    "a way back of unknown length proves it all the same": release(`
  step one { takes 1h rollback "Back" }
  step two { takes 2h rollback "Back" { takes 2h } }
    // ^^^ error rollback/too-late: A rollback of everything started by then takes at least 2h. That is at least 1h longer than the rest of the window.`),
    "accepted by name": release(`
  step shift { takes 3h rollback "Shift back" { takes 2h } }
    // ^^^^^ accepted rollback/too-late
  accept rollback/too-late on shift because "the shop stays closed" by ana`),
  });

  each(only, {
    "without a window there is no latest decision": release(`  ${shift("3h", "3h")}`, {
      during: "go-live Sat 2026-05-23 10:00",
    }),
  });

  it("says the decider's own time where it differs", () => {
    const text = release(`  ${shift("3h", "2h")}`, { whole: "decider ana or ben" });
    assert.match(
      findingOf(text, "rollback/too-late").message,
      /decision from here: Sat 2026-05-23 12:00 Europe\/London \(Sat 2026-05-23 13:00 in Madrid for Ana Lopez\)/,
    );
    const same = release(`  ${shift("3h", "2h")}`, { whole: "decider ben" });
    assert.doesNotMatch(findingOf(same, "rollback/too-late").message, /Ben Okafor/);
  });

  it("stays in the runbook when people and policies are imported", () => {
    const files = {
      "main.runbook": `import "./people.runbook"\n${release(`  ${shift("3h", "2h")}`).replace(people, "")}`,
      "people.runbook": people,
    };
    const finding = findingOf(files, "rollback/too-late");
    assert.match(finding.place.uri, /main\.runbook$/);
  });
});

describe("rollback/gate-too-late", () => {
  const gate = (at: string): string => `gate keep "Keep it" { at ${at} takes 30m }`;
  each(only, {
    "to the minute": release(`
  ${shift("1h", "2h")}
  ${gate("11:30")}`),
    "a minute later": release(`
  ${shift("1h", "2h")}
  gate keep "Keep it" { at 11:31 takes 30m }
    // ^^^^ error rollback/gate-too-late: "Keep it" ends at Sat 2026-05-23 12:01 Europe/London.`),
    "only in the worst case": release(`
  ${shift("1h", "2h")}
  gate keep "Keep it" { at 11:30 takes 30m at most 31m }
    // ^^^^ warning rollback/gate-too-late: In the worst case`),
    "each gate, also in parallel": release(`
  ${shift("1h", "2h")}
  parallel {
    gate one { at 12:00 takes 30m }
      // ^^^ error rollback/gate-too-late
    gate two { at 12:00 takes 31m }
      // ^^^ error rollback/gate-too-late
  }`),
    "a gate in a phase that is placed late": release(`
  ${shift("1h", "2h")}
  phase decide {
    at 12:00
    gate keep { takes 10m }
      // ^^^^ error rollback/gate-too-late
  }`),
    "before anything has begun there is nothing to undo": release(`
  gate go { at 11:50 takes 10m }
  ${shift("1h", "1h")}`),
    "what runs beside it and has begun by its end": release(`
  parallel {
    gate go { takes 1h }
      // ^^ error rollback/gate-too-late: A rollback of everything started by then takes 3h20m. That is 20m longer than the rest of the window.
    step b { at 10:10 takes 10m rollback "Back" { takes 3h20m } }
  }`),
    "a gate of no length does not count the step after it": release(`
  ${shift("10m", "10m")}
  gate go { takes 0m otherwise rollback }
  step b { takes 10m rollback "Back" { takes 3h30m } }`),
    "a check that means to roll back": release(`
  ${shift("10m", "2h")}
  wait soak { takes 3h }
  check smoke "Smoke" { takes 10m otherwise rollback }
    //  ^^^^^ error rollback/gate-too-late: Hold this check earlier`),
    "not a check that means something else": release(`
  ${shift("10m", "2h")}
  wait soak { takes 3h }
  check smoke { takes 10m otherwise "call the vendor" }`),
    "a way back that is none after the point of no return": release(`
  gate go { takes 5m otherwise rollback }
  step drop "Drop" { takes 10m irreversible because "it is gone" }
  check look { takes 5m otherwise rollback }
    //  ^^^^ error rollback/gate-too-late: "look" ends at Sat 2026-05-23 10:20 Europe/London and says \`otherwise rollback\`, but "Drop" has started by then and cannot be undone, so no rollback is possible any more.
  gate keep { takes 5m otherwise rollback }
    // ^^^^ error rollback/gate-too-late: no rollback is possible any more
  gate shown { takes 5m otherwise "the old page stays" }`),
    "the point of no return beside it, only in the worst case": release(`
  gate sure { takes 5m }
  parallel {
    gate keep { takes 5m at most 1h otherwise rollback }
      // ^^^^ warning rollback/gate-too-late: In the worst case, "keep"
    step drop { at 10:30 takes 10m irreversible because "it is gone" }
  }`),
    "silent behind a point of no return": release(`
  ${shift("1h", "1h")}
  gate go { takes 5m }
  step drop { takes 5m irreversible because "it is gone" }
  ${gate("13:20")}`),
  });
});
