import assert from "node:assert/strict";
import { each, findingOf, findingsOf, fixOf, mended, people, release } from "../setting.js";

describe("order/cycle", () => {
  each(["order/cycle"], {
    "two that wait for each other": release(`
  parallel {
    check one "One" { after two takes 5m }
                   //       ^^^ error order/cycle: "One" can never start: "One" waits for "Two", "Two" waits for "One".
    check two "Two" { after one takes 5m }
  }`),
    "one that waits for itself": release(`
  check one "One" { after one takes 5m }
                 //       ^^^ error order/cycle: "One" waits for itself.`),
    "what stands below": release(`
  check one "One" { after two takes 5m }
                 //       ^^^ error order/cycle: "One" waits for "Two", "Two" comes after "One" in the plan.
  check two "Two" { takes 5m }`),
    "the phase around it": release(`
  phase all "All" {
    check one "One" { after all takes 5m }
                   //       ^^^ error order/cycle: "One" waits for "All", "All" contains "One"
  }`),
    "the start of the phase around it": release(`
  phase all "All" {
    check one "One" { after start of all takes 5m }
                   //       ^^^^^^^^^^^^ error order/cycle: "One" can never start: "One" waits for the start of "All", "All" contains "One". Remove \`after start of all\`.
    check two "Two" { after start of all takes 5m }
  }`),
    "a start, and a lead on a phase": release(`
  parallel {
    check one "One" { after start of two takes 5m }
                   //       ^^^^^^^^^^^^ error order/cycle: "One" can never start: "One" waits for the start of "Two", "Two" waits for "One".
    check two "Two" { after one takes 5m }
    check three "Three" { after all - 5m takes 5m }
                       //       ^^^ error order/cycle: "Three" waits for "All"
    phase all "All" { after three check four { takes 5m } }
  }`),
    "what the end of something waits for may wait for its start": release(`
  phase all "All" {
    check one "One" { takes 5m }
    check two "Two" { takes 5m after beside }
  }
  check beside "Beside" { after start of all takes 5m }`),
    "something inside itself": release(`
  phase all "All" {
    after one
       // ^^^ error order/cycle: "All" waits for "One", "One" is part of "All"
    check one "One" { takes 5m }
  }`),
    "phases that wait for each other, and what is inside does not matter": release(`
  phase a "A" {
    after b
       // ^ error order/cycle: "A" can never start: "A" waits for "B", "B" waits for "A".
    parallel { check one { takes 5m } check two { takes 5m } }
  }
  phase b "B" {
    after a
    check three { takes 5m }
  }`),
    "each circle once": release(`
  parallel {
    check one { after two takes 5m }
             //       ^^^ error order/cycle
    check two { after one takes 5m }
    check three { after four takes 5m }
               //       ^^^^ error order/cycle
    check four { after three takes 5m }
  }`),
    "a knot of several circles is one finding": release(`
  parallel {
    check one { after two, three takes 5m }
             //       ^^^ error order/cycle
    check two { after one takes 5m }
    check three { after one takes 5m }
  }`),
    "an `after` that looks back is none": release(`
  check one { takes 5m }
  check two { takes 5m }
  check three { after one takes 5m }`),
    "nor does `after` of a phase that stands above": release(
      `
  phase a { check one { takes 5m } }
  phase b { after a check two { takes 5m } }`,
    ),
    "inside a rollback": release(`
  step one { takes 5m rollback using restore }
  rollback restore {
    step stop { after load takes 5m }
             //       ^^^^ error order/cycle
    step load { takes 5m }
  }`),
    accepted: release(`
  check one "One" { after two takes 5m }
                 //       ^^^ accepted order/cycle
  check two "Two" { takes 5m }
  accept order/cycle on one because "they talk to each other" by ana`),
  });

  it("shows the path through several, clipped when it is long", () => {
    const names = Array.from({ length: 9 }, (_, index) => `c${index}`);
    const chain = names.map((name, index) => `check ${name} { after ${names[(index + 1) % 9]} takes 5m }`);
    const { message, related } = findingOf(release(`  parallel {\n${chain.join("\n")}\n  }`), "order/cycle");
    assert.match(message, /"c0" waits for "c1", .* … \(4 more\), "c8" waits for "c0"\./);
    assert.equal(related.length, 8);
  });

  it("drops one name of several with its comma, or the whole line", () => {
    const several = release(
      `  check one { takes 5m }\n  check two {\n    after one, three + 5m\n    takes 5m\n  }\n  check three { takes 5m }`,
    );
    assert.ok(mended(several, "order/cycle", "Remove `after").includes("    after one\n    takes 5m\n"));
    const first = several.replace("after one, three + 5m", "after three + 5m, one");
    assert.ok(mended(first, "order/cycle", "Remove `after").includes("    after one\n    takes 5m\n"));
    const whole = several.replace("after one, three + 5m", "after three");
    assert.ok(mended(whole, "order/cycle", "Remove `after").includes("  check two {\n    takes 5m\n"));
  });

  it("offers only links whose loss opens the circle", () => {
    const finding = findingOf(
      release(`  check one { after three takes 5m }\n  check two { takes 5m }\n  check three { after one takes 5m }`),
      "order/cycle",
    );
    assert.deepEqual(
      finding.fixes.map(({ title }) => title),
      ['Remove `after three` from "one"'],
    );
  });

  it("silences the times of its members and of what follows them", () => {
    const text = release(`
  check one { after two takes 9h }
  check two { takes 9h }
  check three { at 10:00 by 10:01 takes 9h }`);
    assert.deepEqual(
      ["order/late-start", "order/deadline", "window/overrun"].flatMap(code => findingsOf(text, code)),
      [],
    );
  });
});

describe("order/late-start", () => {
  const only = ["order/late-start"];
  each(only, {
    "to the minute": release(`
  check one { takes 30m }
  check two { at 10:30 takes 5m }`),
    "a minute too late": release(`
  check one "One" { takes 31m }
  check two "Two" { at 10:30 takes 5m }
                 // ^^^^^^^^ error order/late-start: "Two" cannot start at Sat 2026-05-23 10:30 Europe/London: it waits for "One", which ends at 10:31, 1m later. Set a later \`at\`, or start the work before it earlier.`),
    "only in the worst case": release(`
  check one { takes 30m at most 31m }
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ warning order/late-start: In the worst case, "two" cannot start at Sat 2026-05-23 10:30 Europe/London:`),
    "inside parallel it waits for nothing": release(`
  parallel {
    check one { takes 31m }
    check two { at 10:30 takes 5m }
  }`),
    "inside parallel, after another": release(`
  parallel {
    check one "One" { takes 31m }
    check two { after one at 10:30 takes 5m }
                       // ^^^^^^^^ error order/late-start: it waits for "One", which ends at 10:31, 1m later.
  }`),
    "a lag counts": release(`
  check one { takes 10m }
  check two { after one + 21m at 10:30 takes 5m }
                           // ^^^^^^^^ error order/late-start: it waits for "one", which ends at 10:10, and then for a lag of 21m until 10:31. Set a later \`at\`, shorten the lag, or start the work before it earlier.`),
    "a phase": release(`
  check one { takes 31m }
  phase cut "Cut over" {
    at 10:30
 // ^^^^^^^^ error order/late-start: "Cut over" cannot start
    check two { takes 5m }
    check three { takes 5m }
  }`),
    "what follows inside a phase is not placed by its `at`": release(`
  phase cut {
    at 10:30
    check two { takes 5m }
    check three { takes 5m }
  }`),
    "the last of several": release(`
  parallel { check one "One" { takes 31m } check long "Long" { takes 40m } }
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ error order/late-start: it waits for "Long", which ends at 10:40, 10m later.`),
    "a missing duration before it is a lower bound, and proves it": release(`
  check one { takes 31m }
  check look
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ error order/late-start`),
    "in T, when nothing is dated": release(
      `
  check one { takes 31m }
  check two { at T+30m takes 5m }
           // ^^^^^^^^ error order/late-start: "two" cannot start at T+30m: it waits for "one", which ends at T+31m, 1m later.`,
      { during: "" },
    ),
    "names the wait, the `at` and the day that hold it": release(`
  check one { at 10:20 takes 10m }
  wait two "Soak" { after one + 1d takes 5m }
  check three { at 11:00 takes 5m }
             // ^^^^^^^^ error order/late-start: it waits for the wait "Soak", which ends at Sun 2026-05-24 10:35, 23h35m later.
  phase rest {
    wait four { at 2026-05-25 10:00 takes 1h }
    check five { at 2026-05-25 10:30 takes 5m }
              // ^^^^^^^^^^^^^^^^^^^ error order/late-start: it waits for the wait "four", which starts at 10:00 by its \`at\` and ends at 11:00, 30m later.
  }`),
    "names the window, for which a step before it waits": release(`
  notify one { at T-7d takes 5m }
  step two "Back up" { takes 10m rollback none because "x" }
  notify three { at T-1d takes 5m }
              // ^^^^^^^ error order/late-start: it waits for "Back up", which starts with the window and ends at Sat 2026-05-23 10:10, 24h10m later.`),
    "names every lag on the way": release(`
  phase one "One" { check inner "Inner" { takes 10m } }
  phase two { after one + 1h check three { at 10:30 takes 5m } }
                                        // ^^^^^^^^ error order/late-start: it waits for "Inner", which ends at 10:10, and then for a lag of 1h until 11:10.`),
    "accepted by name": release(`
  check one { takes 31m }
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ accepted order/late-start
  accept order/late-start on two because "it is a minute" by ana`),
  });

  it("moves `at` to when it can start, as planned or in the worst case", () => {
    const text = release(
      "  check one { takes 31m at most 1h }\n  check two { at 10:30 also 11:30 Europe/Madrid takes 5m }",
    );
    assert.match(
      fixOf(findingOf(text, "order/late-start"), "10:31").edits[0]?.newText ?? "",
      /^at 2026-05-23 10:31 Europe\/London$/,
    );
    assert.ok(
      mended(text, "order/late-start", "11:00").includes("check two { at 2026-05-23 11:00 Europe/London takes 5m }"),
    );
    const undated = release("  check one { takes 31m }\n  check two { at T+30m takes 5m }", { during: "" });
    assert.ok(mended(undated, "order/late-start", "T+31m").includes("check two { at T+31m takes 5m }"));
  });
});

describe("order/deadline", () => {
  each(["order/deadline"], {
    "to the minute": release(`
  check one { by 10:30 takes 30m }`),
    "a minute too late": release(`
  check one "One" { by 10:30 takes 31m }
                 // ^^^^^^^^ error order/deadline: "One" ends at Sat 2026-05-23 10:31 Europe/London, 1m after its deadline, Sat 2026-05-23 10:30 Europe/London. Critical path: "One" (31m). Start earlier, shorten one of these, or set a later \`by\`.`),
    "names the lag, the wait and the `at` that lead there": release(`
  step one "One" { at 10:30 takes 10m rollback none because "x" }
  wait two "Two" { after one + 20m takes 5m }
  check three "Three" { by 11:00 takes 10m }
                     // ^^^^^^^^ error order/deadline: "One" (10m, \`at\` 10:30) → a lag of 20m → the wait "Two" (5m) → "Three" (10m).`),
    "only in the worst case": release(`
  check one { by 10:30 takes 30m at most 31m }
           // ^^^^^^^^ warning order/deadline: In the worst case`),
    "a phase, with a parallel block inside": release(`
  phase all "All" {
    by 10:30
 // ^^^^^^^^ error order/deadline: "All" ends at Sat 2026-05-23 10:40
    parallel { check one { takes 5m } check two { takes 40m } }
  }`),
    "a date alone is met until it is over": release(`
  check one { by 2026-05-23 takes 3h }`),
    "behind a missing duration it is a lower bound, and proves it": release(`
  check look
  check one { by 10:30 takes 31m }
           // ^^^^^^^^ error order/deadline`),
    "a deadline that is not understood is another matter": release(`
  check one { by 25:30 takes 31m }`),
    "accepted by name": release(`
  check one { by 10:30 takes 31m }
           // ^^^^^^^^ accepted order/deadline
  accept order/deadline on one because "the market waits" by ana`),
    "across an import": {
      "main.runbook": `import "./people.runbook"\n${release(`
  check one { by 10:30 takes 31m }
           // ^^^^^^^^ error order/deadline`).replace(people, "")}`,
      "people.runbook": people,
    },
  });
});

describe("what is late for one reason", () => {
  const only = ["order/late-start", "order/deadline", "window/overrun"];
  const until = (to: string, found = ""): string =>
    `window 2026-05-23 10:00 to 2026-05-23 ${to}${found && `\n//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${found}`}`;
  each(only, {
    "is said at the first of a chain of starts": release(`
  check one { takes 40m }
  check two "Two" { at 10:30 takes 30m }
                 // ^^^^^^^^ error order/late-start: "Two" cannot start at Sat 2026-05-23 10:30 Europe/London: it waits for "one", which ends at 10:40, 10m later. Set a later \`at\`, or start the work before it earlier. For the same reason 2 more activities start late.
  check three { at 11:00 takes 30m }
  check four { at 11:35 takes 30m }`),
    "with what it means for deadlines and the window": release(
      `
  step one { takes 4h rollback none because "x" }
  step two { at 11:00 takes 20m by 11:30 rollback none because "x" }
          // ^^^^^^^^ error order/late-start: For the same reason 1 more activity starts late, 2 deadlines are missed and the plan ends after the window.
  phase rest {
    by 13:00
    step three { at 11:30 takes 30m rollback none because "x" }
  }`,
      { during: until("14:00") },
    ),
    "starts with a deadline": release(
      `
  phase one {
    by 11:00
 // ^^^^^^^^ error order/deadline: For the same reason 1 more activity starts late and the plan ends after the window.
    step a { takes 2h30m rollback none because "x" }
  }
  step two { at 11:15 takes 20m rollback none because "x" }`,
      { during: until("12:00") },
    ),
    "does not hide that more is late than for that reason": release(`
  check one { takes 31m }
  check two { at 10:30 takes 31m }
           // ^^^^^^^^ error order/late-start: it waits for "one", which ends at 10:31, 1m later. Set a later \`at\`, or start the work before it earlier.
  check three { at 11:00 takes 31m }
             // ^^^^^^^^ error order/late-start: it waits for "two", which ends at 11:02, 2m later. Set a later \`at\`, or start the work before it earlier.`),
    "does not reach further than an `at` in between lets it": release(`
  check one { takes 1h }
  check two { at 10:30 takes 30m }
           // ^^^^^^^^ error order/late-start: For the same reason 1 more activity starts late.
  check three { at 11:25 takes 50m }
  check four { at 12:00 takes 1h }
            // ^^^^^^^^ error order/late-start: it waits for "three", which ends at 12:20, 20m later. Set a later \`at\`, or start the work before it earlier.`),
    "side by side is said once, of the latest": release(`
  check one { takes 2h }
  parallel {
    check two { at 11:30 takes 5m }
    check three { at 11:00 takes 5m }
               // ^^^^^^^^ error order/late-start: For the same reason 1 more activity starts late.
  }`),
    "of an activity and its phase, once": release(`
  check one { takes 31m }
  phase two "Two" {
    at 10:30
    check three { at 10:30 takes 5m }
               // ^^^^^^^^ error order/late-start: it waits for "one", which ends at 10:31, 1m later. Set a later \`at\`, or start the work before it earlier. For the same reason 1 more activity starts late.
  }`),
    "only in the worst case": release(`
  check one { takes 30m at most 40m }
  check two { at 10:30 takes 30m }
           // ^^^^^^^^ warning order/late-start: In the worst case, "two" cannot start at Sat 2026-05-23 10:30 Europe/London: it waits for "one", which ends at 10:40, 10m later. Set a later \`at\`, or start the work before it earlier. For the same reason 1 more activity starts late.
  check three { at 11:00 takes 30m }`),
    "and more of it in the worst case, which is another judgement": release(`
  check one { takes 31m at most 40m }
  check two { at 10:30 takes 30m }
           // ^^^^^^^^ error order/late-start: it waits for "one", which ends at 10:31, 1m later. Set a later \`at\`, or start the work before it earlier.
  check three { at 11:05 takes 30m }
             // ^^^^^^^^ warning order/late-start: In the worst case, "three" cannot start at Sat 2026-05-23 11:05 Europe/London: it waits for "two", which ends at 11:10, 5m later. Set a later \`at\`, or start the work before it earlier. For the same reason 1 more activity starts late.
  check four { at 11:35 takes 30m }`),
    "accepted, leaves the next to be said": release(`
  check one { takes 40m }
  check two { at 10:30 takes 30m }
           // ^^^^^^^^ accepted order/late-start
  check three { at 11:00 takes 30m }
             // ^^^^^^^^ error order/late-start: For the same reason 1 more activity starts late.
  check four { at 11:35 takes 30m }
  accept order/late-start on two because "known" by ana`),
    "accepted in the middle, is still said of the others": release(`
  check one { takes 40m }
  check two { at 10:30 takes 30m }
           // ^^^^^^^^ error order/late-start: For the same reason 1 more activity starts late.
  check three { at 11:00 takes 30m }
             // ^^^^^^^^ accepted order/late-start
  check four { at 11:35 takes 30m }
  accept order/late-start on three because "known" by ana`),
    "an accepted window is not unused": release(
      `
  step one { takes 4h30m rollback none because "x" }
  step two { at 11:00 takes 20m rollback none because "x" }
          // ^^^^^^^^ error order/late-start: Set a later \`at\`, or start the work before it earlier.
  accept window/overrun because "known" by ana`,
      { during: until("14:00", "accepted window/overrun") },
    ),
    "off, hides nothing": release(
      `
  step one { takes 4h30m rollback none because "x" }
  step two { at 11:00 takes 20m rollback none because "x" }`,
      { head: "policy { severity order/late-start off }\n", during: until("14:00", "error window/overrun") },
    ),
    "milder, hides nothing that is graver": release(
      `
  step one { takes 4h30m rollback none because "x" }
  step two { at 11:00 takes 20m rollback none because "x" }
          // ^^^^^^^^ warning order/late-start: 3h30m later. Set a later \`at\`, or start the work before it earlier.`,
      { head: "policy { severity order/late-start warning }\n", during: until("14:00", "error window/overrun") },
    ),
  });

  it("that overruns the window has no slack to speak of, and its steps are no later than that", () => {
    const text = release(`
  step one { takes 4h30m rollback "Undo it" { takes 1h } }
  step two { at 11:00 takes 20m rollback "Undo it" { takes 1h } }`);
    const codes = (body: string): readonly string[] =>
      [...findingsOf(body, "window/no-slack"), ...findingsOf(body, "rollback/too-late")].map(({ code }) => code);
    assert.deepEqual(codes(text), []);
  });

  it("names each that is late, so that one more is something new", () => {
    const chain = release(`
  step one { takes 4h30m rollback none because "x" }
  step two { at 11:00 takes 20m rollback none because "x" }
  step three { at 12:00 takes 20m rollback none because "x" }`);
    const { concerns, related, fixes } = findingOf(chain, "order/late-start");
    assert.equal(concerns.length, 3);
    assert.deepEqual(
      related.map(({ message }) => message),
      ['"one" ends last', '"three" starts late by 2h50m', "the plan ends after the window by 1h10m"],
    );
    assert.equal(fixes.length, 1);
    assert.equal(
      findingOf(release("  check one { takes 31m }\n  check two { at 10:30 takes 5m }"), "order/late-start").concerns
        .length,
      0,
    );
  });

  it("is found among a thousand", () => {
    const steps = Array.from(
      { length: 1000 },
      (_, index) => `  check c${index} { at T+${index + 1}m takes 1m by T+${index + 2}m }`,
    );
    const { message } = findingOf(
      release(`  check first { takes 2m }\n${steps.join("\n")}`, { during: "go-live 2026-05-23 10:00" }),
      "order/late-start",
    );
    assert.match(message, /For the same reason 999 more activities start late and 1000 deadlines are missed\./);
  });
});

describe("order/long-lead", () => {
  const longLead = ["order/long-lead"];
  each(longLead, {
    "as long as a phase takes": release(`
  phase all "All" { check one { takes 5m } check two { takes 5m } }
  check three "Three" { takes 5m after all - 10m }`),
    "longer than a phase takes": release(`
  phase all "All" { check one { takes 5m } check two { takes 5m } }
  check three "Three" { takes 5m after all - 11m }
                                         //  ^^^ error order/long-lead: "Three" cannot start so early: "All" takes 10m, and nothing starts before what it waits for. Write \`- 10m\` or less, or wait for something earlier.`),
    "before a start": release(`
  check one "One" { takes 5m }
  check two "Two" { takes 5m after start of one - 1m }
                                             //   ^^ error order/long-lead: "Two" cannot start before "One" and wait for its start. Count from the end, \`after one - …\`, or set an \`at\`.`),
    "it is not known how long it takes": release(`
  check one "One" {}
  check two "Two" { takes 5m after one - 1m }`),
    "it takes no time": release(`
  check one "One" { takes 0m }
  check two "Two" { takes 5m after one - 1m }
                                     //  ^^ error order/long-lead: "One" takes 0m, and nothing starts before what it waits for. Remove the lead, or wait`),
  });

  it("can be made as long as it may be", () => {
    const text = release(`  check one { takes 5m }\n  check two { takes 5m after one - 7m }`);
    assert.ok(mended(text, "order/long-lead", "Write").includes("after one - 5m"));
  });
});
