/** What has changed between two versions: effects before causes, and nothing where the text alone is another. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Change } from "../../../language/diff/changes.js";
import { type Diff, diffOf, isNothing } from "../../../language/diff/diff.js";
import { sectionsOf, textOf } from "../../../language/diff/words.js";
import { analyse, type Files } from "../../support/analyse.js";
import { corpus, firstText, withFirstText } from "../../support/corpus.js";
import { formatted, formatting } from "../../support/formatted.js";
import { anyRelease } from "../releases/any.js";
import { plain, type Style, written } from "../releases/written.js";
import { anyPlan, named, written as writtenPlan } from "../schedule/plans.js";

function diff(before: Files, after: Files): Diff {
  const result = diffOf(analyse(before), analyse(after));
  assert.ok(result, "one has no runbook");
  return result;
}

/** All that is said, with its headings; what is inside of a line is indented. */
function said(before: Files, after: Files): readonly string[] {
  return sectionsOf(diff(before, after), undefined).flatMap(({ title, lines }) => [
    `# ${title}`,
    ...lines.flatMap(({ words, inside }) => [textOf(words), ...inside.map(each => `  ${textOf(each.words)}`)]),
  ]);
}

function causes(before: Files, after: Files): readonly string[] {
  const all = said(before, after);
  const at = all.indexOf("# What was changed");
  return at < 0 ? [] : all.slice(at + 1);
}

function assertNothing(before: Files, after: Files): void {
  const result = diff(before, after);
  assert.ok(isNothing(result), `${JSON.stringify(result, undefined, 1)}\n${JSON.stringify(after)}`);
}

/** An order that depends on nothing but a number. */
function shuffled(seed: number): Style["order"] {
  return all =>
    all
      .map((each, index) => ({ each, rank: Math.imul(seed ^ (index + 1), 0x9e3779b1) >>> 0 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ each }) => each);
}

const runs = { numRuns: 40 };

const people = `person ana "Ana" { timezone UTC hours 00:00 to 24:00 contact "#ana" }
person ben "Ben" { timezone UTC hours 00:00 to 24:00 contact "#ben" }
`;

/** A runbook of one line a part, so that parts can be put elsewhere. */
function release(parts: readonly string[], head = "window 2026-05-23 10:00 to 2026-05-23 12:00"): string {
  return `${people}runbook shop "Shop" {\n  timezone UTC\n  ${head}\n  owner ana or ben\n${parts.map(each => `  ${each}`).join("\n")}\n}\n`;
}

const step = (name: string, minutes: number, more = ""): string =>
  `step ${name} "Do ${name}" { takes ${minutes}m rollback none because "x" ${more} }`;

describe("nothing has changed", () => {
  it("in a runbook and itself, nor where it is formatted or has comments, whichever of all there are", () => {
    let seen = 0;
    for (const [name, files] of corpus) {
      const analysis = analyse(files);
      const same = diffOf(analysis, analysis);
      if (!same) continue;
      assert.ok(isNothing(same), name);
      const text = firstText(files);
      if (formatting(text).kind !== "edits") continue;
      seen++;
      const commented = formatted(text).replaceAll(/\{$/gm, "{ // as agreed");
      const result = diffOf(analysis, analyse(withFirstText(files, `// Tuesday\n${commented}`)));
      assert.ok(result && isNothing(result), `${name}\n${JSON.stringify(result, undefined, 1)}`);
    }
    assert.ok(seen > 80);
  });

  it("in any release, whatever the order of its declarations and fields, its layout, or the file its people are in", () => {
    fc.assert(
      fc.property(anyRelease, fc.integer(), fc.boolean(), (any, seed, isImported) => {
        assertNothing(written(any), written(any, { ...plain, order: shuffled(seed), isImported, comment: " // x" }));
      }),
      runs,
    );
  });

  it("in any plan that is formatted", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const text = writtenPlan(named(plan, "look forward"));
        assertNothing(text, formatted(text));
      }),
      runs,
    );
  });

  it("in what stands side by side, in whatever order it is written", () => {
    const parallel = (...steps: readonly string[]): string =>
      release([`parallel { ${steps.join(" ")} }`, step("c", 5)]);
    const result = diff(parallel(step("a", 5), step("b", 10)), parallel(step("b", 10), step("a", 5)));
    assert.deepEqual([result.effects, result.moves, result.changes], [[], [], []]);
    // Only which of them is the first step.
    assert.deepEqual([result.findings.fresh, result.findings.solved, result.findings.otherwise.length], [[], [], 1]);
  });
});

describe("what has changed", () => {
  it("of two steps that changed places: the new end, every finding gained or lost, and which was moved", () => {
    const [a, b, c] = [step("a", 10, "at 10:30"), step("b", 20), step("c", 60)];
    assert.deepEqual(said(release([a, b, c]), release([b, a, c])), [
      "# What it comes to",
      "Start: Sat 2026-05-23 10:30 → Sat 2026-05-23 10:00 (30m earlier)",
      "End: Sat 2026-05-23 12:00 → Sat 2026-05-23 11:40 (20m earlier)",
      "End in the worst case: Sat 2026-05-23 12:00 → Sat 2026-05-23 11:40 (20m earlier)",
      "Slack in the window: 0m → 20m (20m more)",
      "Slack in the worst case: 0m → 20m (20m more)",
      "Critical path: no longer with Do b",
      "Moved: 2 of 3 activities:",
      "  Do b: 40m earlier",
      "  Do c: 20m earlier",
      "# Findings",
      "Solved warning window/no-slack: The plan ends at Sat 2026-05-23 12:00 UTC, exactly when the window ends. For delays, 10% of the window (12m) should stay free. Shorten the plan, start earlier or ask for a longer window.",
      'Otherwise warning comms/no-announcement: No `notify` comes before "Do b", the first step, so nobody is told in advance. Add a `notify` before it.',
      '  Before: warning comms/no-announcement: No `notify` comes before "Do a", the first step, so nobody is told in advance. Add a `notify` before it.',
      "# What was changed",
      'step b "Do b"',
      "  order: after a → waits for nothing",
    ]);
  });

  it("is told of what is moved, and not of all that it has passed", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map(name => step(name, 5)) as [string, string, string, string];
    assert.deepEqual(causes(release([a, b, c, d]), release([b, c, d, a])), [
      'step a "Do a"',
      "  order: waits for nothing → after d",
    ]);
    const more = step("more", 5);
    assert.deepEqual(causes(release([a, b]), release([a, more, b])), ['New: step more "Do more"']);
    assert.deepEqual(causes(release([a, b, c]), release([a, `parallel { ${b} ${c} }`])), [
      'step c "Do c"',
      "  order: after b → after a",
    ]);
  });

  it("of a rename is told as that where title and place are the same, and changes nothing that names it", () => {
    const before = release([step("a", 5), step("b", 5, "after a"), step("c", 5, "after b")]);
    const after = before.replaceAll(/\ba\b(?! or)/g, "first").replace('"Do first"', '"Do a"');
    assert.deepEqual(causes(before, after), ['step first "Do a", before a']);
    const person = before.replaceAll("ana", "anna").replace("#anna", "#ana");
    assert.deepEqual(causes(before, person), ['person anna "Ana", before ana']);
    const twins = release(['step a "Same" { takes 5m }', 'step b "Same" { takes 5m }']);
    assert.deepEqual(causes(twins, twins.replace("step a", "step x").replace("step b", "step y")), [
      'Gone: step a "Same"',
      'Gone: step b "Same"',
      'New: step x "Same"',
      'New: step y "Same"',
    ]);
  });

  it("of an owner of a phase is told once, and what moves with the window is an effect", () => {
    const phase = `phase p "P" { owner ana ${step("a", 5)} ${step("b", 5, "at T+1h")} }`;
    assert.deepEqual(causes(release([phase]), release([phase.replace("owner ana", "owner ben")])), [
      'phase p "P"',
      "  owner: Ana → Ben",
    ]);
    const later = "window 2026-05-30 10:00 to 2026-05-30 12:00";
    const moved = said(release([phase]), release([phase], later));
    assert.deepEqual(causes(release([phase]), release([phase], later)), [
      'runbook shop "Shop"',
      "  window: Sat 2026-05-23 10:00 to 12:00 → Sat 2026-05-30 10:00 to 12:00",
    ]);
    assert.ok(moved.includes("Moved: all 2 activities, 7d later"), moved.join("\n"));
  });

  /** What is written instead of what, and what is said of it. */
  const told: readonly (readonly [what: string, was: string, is: string, says: readonly string[]])[] = [
    ["a duration", "takes 5m ", "takes 5m at most 10m ", ['step a "Do a"', "  duration: 5m → 5m, at most 10m"]],
    ["a time", "takes 5m ", "takes 5m at 10:30 ", ['step a "Do a"', "  at: none → Sat 2026-05-23 10:30"]],
    ["a deadline", "takes 5m ", "takes 5m by T+1h ", ['step a "Do a"', "  by: none → Sat 2026-05-23 11:00"]],
    [
      "owner, cover and with",
      "takes 5m ",
      'takes 5m owner ben with ana as "eyes" ',
      ['step a "Do a"', "  owner: Ana → Ben", "  cover: Ben → none", "  with: none → Ana (eyes)"],
    ],
    ["a command", "takes 5m ", 'takes 5m run "make" ', ['step a "Do a"', "  commands"]],
    [
      "a zone",
      'ben "Ben" { timezone UTC',
      'ben "Ben" { timezone Asia/Kolkata',
      ['person ben "Ben"', "  time zone: UTC → Asia/Kolkata"],
    ],
    [
      "hours",
      'hours 00:00 to 24:00 contact "#ben"',
      'hours 08:00 to 16:00 Mon to Fri contact "#ben"',
      ['person ben "Ben"', "  hours: 00:00 to 24:00 → 08:00 to 16:00 Mon to Fri"],
    ],
    [
      "leave",
      'contact "#ben"',
      'contact "#ben" away 2026-06-01 to 2026-06-02 because "rest"',
      ['person ben "Ben"', "  leave: none → Mon 2026-06-01 00:00 to Wed 2026-06-03 00:00 (rest)"],
    ],
    [
      "a freeze",
      "runbook shop",
      'freeze "Year end" 2026-12-20 to 2027-01-02 in UTC runbook shop',
      ['New: freeze "Year end"'],
    ],
    [
      "a fallback",
      "owner ana or ben",
      "fallback 2026-05-30 10:00 to 2026-05-30 12:00 owner ana or ben",
      ['runbook shop "Shop"', "  fallbacks: none → Sat 2026-05-30 10:00 to 12:00"],
    ],
    ["an outage", "owner ana or ben", 'outage "Shop" from a to b at most 1h owner ana or ben', ['New: outage "Shop"']],
    [
      "a contingency",
      "owner ana or ben",
      'contingency slow "Slow" { trigger "x" then rollback } owner ana or ben',
      ['New: contingency slow "Slow"'],
    ],
    [
      "what it waits for",
      "takes 7m ",
      "takes 7m after start of a + 5m ",
      ['step b "Do b"', "  after: none → start of a + 5m"],
    ],
  ];
  for (const [what, was, is, says] of told)
    it(`tells of ${what}`, () => {
      const before = release([step("a", 5), step("b", 7)]);
      assert.ok(before.includes(was));
      assert.deepEqual(causes(before, before.replace(was, is)), says);
      assert.ok(causes(before.replace(was, is), before).length > 0);
    });

  it("tells of rollback answers, gate conditions and lines of commands", () => {
    const before = release([step("a", 5), 'gate g "Go" { takes 5m requires "green" run "one" run "two" }']);
    const after = before
      .replace('rollback none because "x"', 'irreversible because "wiped"')
      .replace('"green"', '"green", "signed"')
      .replace('run "two"', 'run "three"');
    assert.deepEqual(causes(before, after), [
      'step a "Do a"',
      "  rollback: none: x → irreversible: wiped",
      'gate g "Go"',
      "  commands",
      "  gate conditions: green → green; signed",
    ]);
    const gate = diff(before, after).changes.find(({ name }) => name === "g") as Change;
    assert.deepEqual(gate.facts.find(({ what }) => what === "run")?.lines, { removed: ["two"], added: ["three"] });
  });

  it("tells of an accepted risk as such, and not as solved alone", () => {
    const before = release([step("a", 5), step("b", 60), step("c", 55)]);
    const after = before.replace(
      "owner ana or ben\n",
      'owner ana or ben\n  accept window/no-slack because "short" by ana\n',
    );
    const result = diff(before, after);
    assert.deepEqual(
      result.accepted.fresh.map(({ code }) => code),
      ["window/no-slack"],
    );
    assert.deepEqual(
      result.findings.solved.map(({ code }) => code),
      ["window/no-slack"],
    );
  });

  it("in a finding that only says other times is counted, and one about somebody else is told", () => {
    const away = (who: string, start: string): string =>
      release([`step a "Do a" { takes 5m owner ${who} at ${start} rollback none because "x" }`]).replaceAll(
        " contact",
        " away 2026-05-23 contact",
      );
    const moved = diff(away("ana", "10:10"), away("ana", "10:20")).findings;
    assert.ok(moved.moved > 0 && moved.otherwise.length === 0 && moved.fresh.length === 0);
    const other = diff(away("ana", "10:10"), away("ben", "10:10")).findings;
    assert.ok(other.otherwise.length > 0);
  });

  it("is undefined without a runbook, and sets no times from T against dates", () => {
    assert.equal(diffOf(analyse(people), analyse(release([]))), undefined);
    const [undated, dated] = [release([step("a", 5)], ""), release([step("a", 5)])];
    const result = diff(undated, dated);
    assert.deepEqual(result.moves, []);
    assert.ok(said(undated, dated).includes("End: T+5m → Sat 2026-05-23 10:05"));
  });

  it("comes to the opposite the other way round", () => {
    fc.assert(
      fc.property(anyRelease, anyRelease, (one, other) => {
        const [a, b] = [written(one), written(other)];
        const [there, back] = [diff(a, b), diff(b, a)];
        assert.deepEqual(back.findings.solved.length, there.findings.fresh.length);
        assert.equal(back.effects.length, there.effects.length);
        assert.equal(back.moves.length, there.moves.length);
        const count = (of: Diff, what: Change["change"]): number =>
          of.changes.filter(each => each.change === what).length;
        assert.equal(count(back, "added"), count(there, "removed"));
      }),
      runs,
    );
  });
});
