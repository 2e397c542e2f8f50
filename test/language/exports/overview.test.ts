import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Overview, type OverviewPart, overviewOf } from "../../../language/exports/overview.js";
import type { Finding, Severity } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";

const people = `team ops "Operations" { contact "#ops" timezone Europe/London hours 07:00 to 23:00 }
person ana "Ana" { team ops timezone Europe/Lisbon hours 08:00 to 18:00 contact "+351" }
person ben "Ben" { team ops timezone Asia/Kolkata }
`;

function overview(body: string): Overview {
  const found = overviewOf(analyse(`${people}\nrunbook r "Release" {\n${body}\n}\n`));
  assert.ok(found);
  return found;
}

const night = overview(`
  timezone Europe/London
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00
  step first "First" { owner ana takes 10m }
  phase cut "Cut over" {
    owner ben or ana
    parallel {
      step left "Left" { takes 1h rollback "Back" { takes 5m } }
      step right "Right" { owner ana with ben takes 2h }
    }
    phase inner { step deep "Deep" { owner nobody-known takes 30m } }
    wait soak "Soak" { takes 30m until "quiet" }
  }
`);

/** Keys, indented by depth, with start and owner. */
function outline(parts: readonly OverviewPart[], depth = ""): readonly string[] {
  return parts.flatMap(part => [
    `${depth}${part.key}, ${part.starts}, ${part.kind === "phase" ? "" : part.owner}`,
    ...(part.kind === "phase" ? outline(part.parts, `${depth}  `) : []),
  ]);
}

describe("the overview of a runbook", () => {
  it("has the phases and what happens in them, in order, without the blocks that have no name", () => {
    assert.deepEqual(outline(night.parts), [
      "activity first, Sat 22:00, Ana",
      "phase cut, Sat 22:10, ",
      "  activity left, Sat 22:10, Ben or Ana",
      "  activity right, Sat 22:10, Ana with Ben",
      "  phase inner, Sun 00:10, ",
      "    activity deep, Sun 00:10, nobody-known",
      "  activity soak, Sun 00:40, Ben or Ana",
    ]);
  });

  it("counts what is found in an activity there and in the phases around it, and what is found in a phase in those", () => {
    const analysis = analyse(`runbook r "R" {
      phase outer {
        phase inner { step deep "Deep" { } }
        step own "Own" { }
      }
    }`);
    const [model] = analysis.findings;
    assert.ok(model);
    const at = (line: number, character: number, severity: Severity): Finding => {
      const range = { start: { line, character }, end: { line, character: character + 1 } };
      return { ...model, severity, place: { uri: analysis.file.uri, range } };
    };
    const inDeep = at(2, 30, "error");
    const inInner = at(2, 14, "warning");
    const inOwn = at(3, 14, "error");
    const outside = at(0, 8, "error");
    const [outer] = overviewOf({ ...analysis, findings: [outside, inDeep, inInner, inOwn] })?.parts ?? [];
    assert.ok(outer?.kind === "phase");
    const [inner, own] = outer.parts;
    assert.deepEqual(
      [outer, inner, own].map(part => [part?.counts.errors, part?.counts.warnings]),
      [
        [2, 1],
        [1, 1],
        [1, 0],
      ],
    );
  });

  it("says when and in which zone", () => {
    assert.equal(night.period, "Sat 2026-05-23 22:00 to Sun 2026-05-24 01:10");
    assert.equal(night.zone, "Europe/London");
    const [first] = night.parts;
    assert.ok(first && first.kind !== "phase");
    assert.equal(first.period, "Sat 2026-05-23 22:00 to 22:10 (10m)");
    assert.equal(first.critical, true);
  });

  it("has who does something, on their own clocks, what overlaps counted once, and who only covers", () => {
    assert.deepEqual(
      night.people.map(({ title, zone, used, uses, covers }) => [
        title,
        zone?.city,
        used,
        uses.map(use => `${use.starts} ${use.title}`),
        covers,
      ]),
      [
        ["Ana", "Lisbon", "2h10m", ["Sat 22:00 First", "Sat 22:10 Right"], ["Left", "Soak"]],
        ["Ben", "Kolkata", "2h", ["Sun 02:40 Left", "Sun 02:40 Right", "Sun 05:10 Soak"], []],
        ["nobody-known", undefined, "30m", ["Sun 00:10 Deep"], []],
      ],
    );
    const [ana] = night.people;
    assert.equal(ana?.hours, "08:00 to 18:00");
    assert.deepEqual(ana?.contacts, ["+351"]);
    assert.equal(ana?.place.range.start.line, 1);
  });

  it("counts from T where nothing is dated", () => {
    const undated = overview('step a "A" { owner ops takes 10m } step b "B" { owner ops or ana takes 20m }');
    assert.deepEqual(
      undated.parts.map(({ starts }) => starts),
      ["T", "T+10m"],
    );
    assert.equal(undated.period, "T to T+30m");
    assert.deepEqual(
      undated.people.map(({ kind, title, used }) => [kind, title, used]),
      [
        ["team", "Operations", "30m"],
        ["person", "Ana", undefined],
      ],
    );
  });

  it("names the day of what is far from T", () => {
    const early = overview(`timezone UTC window 2026-05-23 22:00 to 2026-05-24 04:00
      notify tell "Tell" { owner ana at T-8d takes 5m }`);
    assert.equal(early.parts[0]?.starts, "Fri 2026-05-15 22:00");
  });

  it("has no time for what waits in a circle", () => {
    const circle = overview('step a "A" { owner ana after b takes 5m } step b "B" { owner ana after a takes 5m }');
    assert.deepEqual(
      circle.parts.map(({ starts }) => starts),
      [undefined, undefined],
    );
  });

  it("is nothing for a roster, and empty for an empty runbook", () => {
    assert.equal(overviewOf(analyse(people)), undefined);
    assert.deepEqual([overview("").parts, overview("").people, overview("").period], [[], [], undefined]);
  });
});
