/** What lasts as long as a part of the plan: its contradictions, and what other rules see of it. */
import assert from "node:assert/strict";
import * as people from "../owner/setting.js";
import { each, findingOf, mended, release } from "../setting.js";

const cut = `phase cut "Cut over" {
    step one "One" { takes 1h at most 2h rollback none because "x" }
    step two "Two" { takes 30m rollback none because "x" }
  }`;

describe("during/own-time", () => {
  each(["during/", "syntax/", "time/"], {
    "takes, at and after": release(`
  wait all "Watch" { during cut takes 1h }
                             // ^^^^^^^^ error during/own-time: "Watch" is there for as long as "Cut over", so how long that takes counts, and its own \`takes\` does not. Remove the \`takes\`, or \`during cut\`.
  check at "Look" { during cut at 10:15 }
                            // ^^^^^^^^ error during/own-time: so when that begins counts, and its own \`at\` does not.
  step first "First" { takes 5m }
  notify after "Say" { during cut after first to "#all" }
                               // ^^^^^^^^^^^ error during/own-time: and its own \`after\` does not.
  ${cut}`),
    "a deadline is no contradiction": release(`
  wait all "Watch" { during cut by 13:00 }
  ${cut}`),
    "inside a rollback": release(`
  step one "One" { takes 5m rollback using back }
  rollback back "Back" {
    step undo "Undo" { takes 10m }
    wait watch "Watch" { during undo takes 5m }
                                  // ^^^^^^^^ error during/own-time
  }`),
  });

  it("is removed on either side", () => {
    const text = release(`  wait all "Watch" {\n    during cut\n    takes 1h\n  }\n  ${cut}`);
    const { fixes } = findingOf(text, "during/own-time");
    assert.deepEqual(
      fixes.map(({ title, kind }) => [title, kind]),
      [
        ["Remove the `takes`", "choice"],
        ["Remove `during cut`", "choice"],
      ],
    );
    for (const { title } of fixes) mended(text, "during/own-time", title);
  });
});

describe("during/no-time", () => {
  each(["during/", "syntax/", "time/missing-duration"], {
    "the phase around it": release(`
  phase cut "Cut over" {
    step one "One" { takes 1h }
    wait all "Watch" { during cut }
                           // ^^^ error during/no-time: "Watch" is part of "Cut over", so each would last as long as the other.
  }`),
    "a phase further out": release(`
  phase cut "Cut over" {
    step one "One" { takes 1h }
    parallel { phase in "Inside" { wait all "Watch" { during cut } } }
                                                          // ^^^ error during/no-time: "Watch" is part of "Cut over"
  }`),
    itself: release(`
  wait all "Watch" { during all }
                         // ^^^ error during/no-time: "Watch" cannot last as long as itself`),
    "each other, said once, and not of what only leads there": release(`
  wait lead "Lead" { during one }
  wait one "One" { during two }
                       // ^^^ error during/no-time: "One" lasts as long as "Two", "Two" as long as "Three", "Three" as long as "One", so none of them has a time.
  wait two "Two" { during three }
  wait three "Three" { during one }`),
    "an empty phase": release(`
  wait all "Watch" { during cut }
                         // ^^^ error during/no-time: "Watch" lasts as long as "Cut over", in which nothing happens
  phase cut "Cut over" { wait too "Too" { during one } }
  step one "One" { takes 5m }`),
    "what lasts as long as something with a time has one": release(`
  wait all "Watch" { during too }
  wait too "Too" { during cut }
  ${cut}`),
    "a phase whose activities could not be read": release(`
  wait all "Watch" { during cut }
  phase cut "Cut over" {
    stpe one "One" { takes 5m }
 // ^^^^ error syntax/parse
  }`),
  });
});

describe("during/interval", () => {
  each(["during/", "syntax/"], {
    "once only": release(`
  notify all "Say" { to "#all" during one every 2h }
                                             // ^^ warning during/interval: "One" takes 1h, less than 2h, so "Say" is done once, when that begins.
  step one "One" { takes 1h }`),
    "no interval at all": release(`
  notify all "Say" { to "#all" during one every 0m }
                                             // ^^ warning during/interval: \`0m\` is no interval
  step one "One" { takes 1h }`),
    "twice, as it is done again at the end": release(`
  notify all "Say" { to "#all" during one every 1h }
  step one "One" { takes 1h }`),
    "twice in the worst case": release(`
  notify all "Say" { to "#all" during one every 2h }
  step one "One" { takes 1h at most 3h }`),
    "silent where nobody knows how long": release(`
  notify all "Say" { to "#all" during one every 2h }
  step one "One"`),
  });
});

describe("where `during` may stand", () => {
  each(["syntax/"], {
    "not in a step or a gate": release(`
  step one "One" { takes 5m }
  step all "All" { during one }
                // ^^^^^^ error syntax/parse: \`during\` belongs in a check, a notify or a wait, not in a step
  gate go "Go" { during one }
              // ^^^^^^ error syntax/parse: \`during\` belongs in a check, a notify or a wait, not in a gate`),
    "not with what is not there, or part of another plan": release(`
  step zero "Zero" { takes 5m rollback using back }
  rollback back "Back" { step undo "Undo" { takes 5m } }
  wait all "All" { during cutt }
                       // ^^^^ error syntax/reference: nothing in this runbook is called \`cutt\`: did you mean \`cut\`?
  wait other "Other" { during undo }
                           // ^^^^ error syntax/kind: \`undo\` is part of another plan
  wait lag "Lag" { during lag-plan }
                       // ^^^^^^^^ error syntax/kind: \`lag-plan\` is a contingency, but an activity or a phase is expected here
  ${cut}
  contingency lag-plan "Lag" { then rollback }`),
  });
});

describe("the order beside what lasts as long as something else", () => {
  each(["order/", "window/", "outage/"], {
    "who waits for it waits for what it lasts as long as": release(`
  wait watch "Watch" { during cut }
  ${cut}
  check late "Late" { at 10:45 takes 5m after watch }
                   // ^^^^^^^^ error order/late-start: "Late" cannot start at Sat 2026-05-23 10:45 Europe/London: it waits for "Two", which ends at 11:30`),
    "and may not be part of that": release(`
  wait watch "Watch" { during cut }
  phase cut "Cut over" {
    step one "One" { takes 5m after watch }
                           //       ^^^^^ error order/cycle: "One" can never start: "One" waits for "Watch", "Watch" lasts as long as "Cut over", "Cut over" contains "One". Remove \`after watch\`.
  }`),
    "a deadline of its own is that of what it lasts as long as": release(`
  wait watch "Watch" { during cut by 11:00 }
                               // ^^^^^^^^ error order/deadline: "Watch" ends at Sat 2026-05-23 11:30 Europe/London, 30m after its deadline, Sat 2026-05-23 11:00 Europe/London. Critical path: "One" (1h, \`at\` 10:00) → "Two" (30m).
  ${cut.replace("takes 1h", "at 10:00 takes 1h")}`),
    "an overrun is that of what takes its time": release(
      `
  wait watch "Watch" { during cut }
  ${cut.replace("30m", "4h")}`,
      {
        during: `window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error window/overrun: Critical path: "One" (1h) → "Two" (4h).`,
      },
    ),
    "its own phase is no longer for it": release(`
  phase talk "Talk" {
    by 10:15
    notify start "Start" { takes 5m to "#all" }
    wait watch "Watch" { during cut }
  }
  ${cut}`),
  });
});

describe("whoever does what lasts as long as something else", () => {
  people.each(
    {
      "is needed from beginning to end, also again and again": people.release(`
  ${people.step("one", "owner ana")}
  notify status "Say" { owner ana during one every 10m to "#all" }
                     //       ^^^ error owner/double-booked: Ana Lopez is needed by "Do one" and "Say" at the same time from Wed 2026-05-20 10:00 Europe/Madrid until 10:30.`),
      "does other work beside a wait": people.release(`
  wait watch "Watch" { owner ana during one }
  ${people.step("one", "owner ana")}`),
      "must not be away": people.release(`
  check watch "Watch" { owner ian during one expect "x" }
                     //       ^^^ error owner/away: Ian Kerr is away
  ${people.step("one", "owner ana or ben")}`),
      "must not be asleep": people.release(`
  check watch "Watch" { owner cleo during one expect "x" }
                     //       ^^^^ warning owner/quiet-hours: Cleo Diaz
  ${people.step("one", "owner ana or ben")}`),
    },
    ["owner/", "syntax/"],
  );
});
