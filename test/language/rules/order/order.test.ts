import assert from "node:assert/strict";
import { each, findingOf, findingsOf, fixOf, mended, people, release } from "../setting.js";

describe("order/cycle", () => {
  each(["order/cycle"], {
    "two that wait for each other": release(`
  parallel {
    check one "One" { after two takes 5m }
                   //       ^^^ error order/cycle: "One" can never begin: "One" waits for "Two", "Two" waits for "One". Drop \`after two\`
    check two "Two" { after one takes 5m }
  }`),
    "one that waits for itself": release(`
  check one "One" { after one takes 5m }
                 //       ^^^ error order/cycle: "One" waits for itself. Drop`),
    "what stands below": release(`
  check one "One" { after two takes 5m }
                 //       ^^^ error order/cycle: "One" waits for "Two", "Two" stands below "One"
  check two "Two" { takes 5m }`),
    "the phase around it": release(`
  phase all "All" {
    check one "One" { after all takes 5m }
                   //       ^^^ error order/cycle: "One" waits for "All", "All" contains "One"
  }`),
    "something inside itself": release(`
  phase all "All" {
    after one
       // ^^^ error order/cycle: "All" waits for "One", "One" is part of "All"
    check one "One" { takes 5m }
  }`),
    "phases that wait for each other, and what is inside does not matter": release(`
  phase a "A" {
    after b
       // ^ error order/cycle: "A" can never begin: "A" waits for "B", "B" waits for "A"
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
    assert.ok(mended(several, "order/cycle", "not wait for").includes("    after one\n    takes 5m\n"));
    const first = several.replace("after one, three + 5m", "after three + 5m, one");
    assert.ok(mended(first, "order/cycle", "not wait for").includes("    after one\n    takes 5m\n"));
    const whole = several.replace("after one, three + 5m", "after three");
    assert.ok(mended(whole, "order/cycle", "not wait for").includes("  check two {\n    takes 5m\n"));
  });

  it("offers only links whose loss opens the circle", () => {
    const finding = findingOf(
      release(`  check one { after three takes 5m }\n  check two { takes 5m }\n  check three { after one takes 5m }`),
      "order/cycle",
    );
    assert.deepEqual(
      finding.fixes.map(({ title }) => title),
      ['Let "one" not wait for "three"'],
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
                 // ^^^^^^^^ error order/late-start: "Two" cannot start at Sat 2026-05-23 10:30 Europe/London: "One" in front of it ends 1m after that, at Sat 2026-05-23 10:31 Europe/London`),
    "only in the worst case": release(`
  check one { takes 30m at most 31m }
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ warning order/late-start: In the worst case "two" cannot start`),
    "inside parallel it waits for nothing": release(`
  parallel {
    check one { takes 31m }
    check two { at 10:30 takes 5m }
  }`),
    "inside parallel, after another": release(`
  parallel {
    check one "One" { takes 31m }
    check two { after one at 10:30 takes 5m }
                       // ^^^^^^^^ error order/late-start: "One" in front of it ends 1m
  }`),
    "a lag counts": release(`
  check one { takes 10m }
  check two { after one + 21m at 10:30 takes 5m }
                           // ^^^^^^^^ error order/late-start: 1m after that`),
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
           // ^^^^^^^^ error order/late-start: "Long" in front of it ends 10m after that`),
    "a missing duration before it is a lower bound, and proves it": release(`
  check one { takes 31m }
  check look
  check two { at 10:30 takes 5m }
           // ^^^^^^^^ error order/late-start`),
    "in T, when nothing is dated": release(
      `
  check one { takes 31m }
  check two { at T+30m takes 5m }
           // ^^^^^^^^ error order/late-start: "two" cannot start at T+30m: "one" in front of it ends 1m after that, at T+31m`,
      { during: "" },
    ),
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
                 // ^^^^^^^^ error order/deadline: "One" ends at Sat 2026-05-23 10:31 Europe/London, 1m after its deadline, Sat 2026-05-23 10:30 Europe/London`),
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
