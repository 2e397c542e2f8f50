import assert from "node:assert/strict";
import { each, findingOf, findingsOf, fixOf, mended, release } from "../setting.js";

const only = ["rollback/missing"];
const answered = `step other "Other" { takes 5m rollback none because "nothing changes" }`;

describe("rollback/missing", () => {
  each(only, {
    "one of several": release(`
  ${answered}
  step deploy "Deploy" { takes 5m }
    // ^^^^^^ error rollback/missing: "Deploy" has no rollback. If it fails, nobody knows how to undo it.`),
    "each of the five answers": release(`
  step one { takes 5m rollback "Back" { takes 5m } }
  step two { takes 5m rollback using restore }
  step three { takes 5m }
  step four { takes 5m undoes three }
  step five { takes 5m rollback none because "nothing changes" }
  gate go { takes 5m }
  step six { takes 5m irreversible because "it is gone" }
  rollback restore { takes 5m }`),
    "the later step begins before the earlier one ends": release(`
  parallel {
    sequence { wait lull { takes 30m } step on "Show the page" { takes 5m } }
    step off "Take it down" { takes 5m undoes on }
                                    // ^^^^^^^^^ error rollback/missing: "Take it down", which undoes "Show the page", starts at Sat 2026-05-23 10:00 Europe/London, 35m before that ends, so the change would stay.
  }`),
    "the same, at worst": release(`
  parallel {
    step on "Show the page" { takes 5m at most 20m }
    step off "Take it down" { at 10:15 takes 5m undoes on }
                                             // ^^^^^^^^^ warning rollback/missing: In the worst case, "Take it down", which undoes "Show the page", starts at Sat 2026-05-23 10:15 Europe/London, 5m before that ends, so the change would stay.
  }`),
    "the same, by the clock": release(`
  parallel {
    step on "Show the page" { takes 5m }
    step off "Take it down" { at 10:05 takes 5m undoes on }
  }`),
    "silent behind a missing duration": release(`
  parallel {
    step on "Show the page" { takes 5m }
    sequence { wait lull step off "Take it down" { takes 5m undoes on } }
  }`),
    "only steps need an answer": release(`
  check one { takes 5m }
  notify two { takes 5m }
  gate three { takes 5m }
  wait four { takes 5m }`),
    "a default of the phase answers": release(`
  phase all { rollback using restore step one { takes 5m } step two { takes 5m } }
  rollback restore { takes 5m }`),
    "a default of the runbook answers": release(
      `  phase all { parallel { step one { takes 5m } step two { takes 5m } } }
  rollback restore { takes 5m }`,
      { whole: "rollback using restore" },
    ),
    "a default may be that there is nothing to undo": release(`
  phase all { rollback none because "only reads" parallel { step one { takes 5m } step two { takes 5m } } }`),
    "of the runbook, too": release(`  phase all { step one { takes 5m } }`, {
      whole: 'rollback none because "only reads"',
    }),
    "the nearest default counts": release(`
  phase all { rollback none because "only reads" step one { takes 5m } }
  step two { takes 5m }
    // ^^^ error rollback/missing`),
    "a default of another phase does not": release(`
  phase all { rollback using restore step one { takes 5m } }
  step two { takes 5m }
    // ^^^ error rollback/missing
  rollback restore { takes 5m }`),
    "nothing in a phase has one: said once": release(`
  ${answered}
  phase all "All" {
     // ^^^ error rollback/missing: None of the 2 steps in "All" has a rollback.
    step one { takes 5m }
    parallel { step two { takes 5m } check three { takes 5m } }
  }`),
    "nearly nothing in a phase has one: said once, with how many": release(`
  ${answered}
  step two { takes 5m rollback none because "nothing changes" }
  phase all "All" {
     // ^^^ error rollback/missing: 5 of the 6 steps in "All" have no rollback. If one fails, nobody knows how to undo it.
    step a { takes 5m } step b { takes 5m } step c { takes 5m } step d { takes 5m } step e { takes 5m }
    step f { takes 5m rollback none because "nothing changes" }
  }`),
    "some in a parallel block": release(`
  parallel {
    step one { takes 5m }
      // ^^^ error rollback/missing
    ${answered}
  }`),
    "what is inside a rollback needs none": release(`
  step one { takes 5m rollback using restore }
  rollback restore { step back { takes 5m } }`),
    "a step that could not be read is left alone": release(`
  step one { takes 5m rollbak none because "nothing changes" }
  ${answered}`),
    "so is one whose phase could not be read, which may hold the default": release(`
  phase all { rollback usng restore
    step one { takes 5m }
    ${answered}
  }
  rollback restore { takes 5m }`),
    "but not one beside a broken step": release(`
  step one { takes 5m ownr ana rollback none because "nothing changes" }
  step two { takes 5m }
    // ^^^ error rollback/missing`),
    "and a broken rollback or contingency breaks no step": release(`
  ${answered}
  step two { takes 5m }
    // ^^^ error rollback/missing
  rollback restore { %% }
  contingency slow { %% }`),
    "an answer that names nothing is an answer": release(`
  step one { takes 5m rollback using restor }
  rollback restore { takes 5m }`),
    "accepted by name": release(`
  ${answered}
  step one { takes 5m }
    // ^^^ accepted rollback/missing
  step two { takes 5m }
    // ^^^ error rollback/missing
  accept rollback/missing on one because "the vendor undoes it" by ana`),
  });

  it("names the runbook when nothing in it has an answer", () => {
    const finding = findingOf(
      release("  step one { takes 5m }\n  phase all { step two { takes 5m } }"),
      "rollback/missing",
    );
    assert.match(finding.message, /^None of the 2 steps in "Release 4.2"/);
    assert.equal(finding.related.length, 2);
  });

  it("offers a scaffold of each of the five answers", () => {
    const text = release(`  ${answered}\n  step deploy "Deploy" {\n    takes 5m\n  }`);
    const titles = ["of its own", "several steps share", "later step", "nothing to undo", "point of no return"];
    assert.equal(findingOf(text, "rollback/missing").fixes.length, titles.length);
    for (const title of titles) mended(text, "rollback/missing", title);
  });

  it("keeps the file's formatting", () => {
    const text = release(`  ${answered}\n  step deploy "Deploy" {\n    takes 5m\n  }`);
    assert.ok(
      mended(text, "rollback/missing", "of its own").includes(`  step deploy "Deploy" {
    rollback "how it is undone" {
      takes 10m
      expect "what is seen when it is undone"
    }
    takes 5m
  }`),
    );
  });

  it("offers the shared rollbacks there are", () => {
    const text = release(
      `  step one { takes 5m rollback using restore }\n  step two { takes 5m }\n  rollback restore "Restore" { takes 5m }`,
    );
    assert.ok(
      mended(text, "rollback/missing", 'by "Restore"').includes("step two { rollback using restore takes 5m }"),
    );
  });

  it("offers to take back a step above that has no answer: one line answers for both", () => {
    const text = release(`  step on { takes 5m }\n  ${answered}\n  step off { takes 5m }`);
    const [, second] = findingsOf(text, "rollback/missing");
    assert.ok(second);
    assert.match(fixOf(second, "undoes an earlier step").edits[0]?.newText ?? "", /undoes \$\{1:on\}/);
  });
});
