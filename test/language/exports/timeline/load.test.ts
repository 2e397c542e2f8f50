/** Who has how much to do when: any plan, and what is said of a night that is too long. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { inkOf } from "../../../../language/exports/timeline/ink.js";
import { type Load, type LoadRole, loadRoles, loadsOf } from "../../../../language/exports/timeline/load.js";
import { loadTable, shortShiftTexts } from "../../../../language/exports/timeline/load-words.js";
import { pagesOf } from "../../../../language/exports/timeline/pages.js";
import { pictureOf, svgText } from "../../../../language/exports/timeline/picture.js";
import { layRows } from "../../../../language/exports/timeline/rows.js";
import { type GroupRow, type Scene, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import type { Analysis } from "../../../../language/index.js";
import type { Owners } from "../../../../language/plan/plan.js";
import { releaseOf } from "../../../../language/schedule/release.js";
import { dutiesOf } from "../../../../language/staffing/bookings.js";
import { shiftsOf } from "../../../../language/staffing/shifts.js";
import { analyse } from "../../../support/analyse.js";
import { anyPlan, named, written } from "../../schedule/plans.js";

const people = ["ana", "ben", "cy"];
const roster = `team ops "Operations" { contact "#ops" }
${people.map(name => `person ${name} "${name}" { timezone UTC contact "${name}" hours 00:00 to 24:00 }`).join("\n")}
policy { longest-shift 2h }
`;

const anyOwners: fc.Arbitrary<string> = fc
  .record({
    parties: fc.uniqueArray(fc.constantFrom(...people, "ops"), { minLength: 1, maxLength: 3 }),
    taking: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
  })
  .map(({ parties, taking }) =>
    [`owner ${parties.join(" or ")}`, ...(taking.length > 0 ? [`with ${taking.join(", ")}`] : [])].join(" "),
  );

interface Planned {
  readonly analysis: Analysis;
  readonly data: TimelineData;
}

/** A plan in which each activity says who does it, or nobody does. */
const anyLoad: fc.Arbitrary<Planned> = fc
  .tuple(anyPlan, fc.array(fc.option(anyOwners), { minLength: 40, maxLength: 40 }))
  .map(([plan, owners]) => {
    let next = 0;
    const text = written(named(plan, "look forward")).replace(/^( *(?:step|check|gate|wait) \S+ \{)$/gm, head => {
      const owner = owners[next++ % owners.length];
      return owner ? `${head} ${owner}` : head;
    });
    return plannedIn(roster + text);
  })
  // Where most durations are missing nothing is drawn by time, and so nobody's load.
  .filter(({ data }) => data.waiting === undefined);

function plannedIn(text: string): Planned {
  const analysis = analyse(text);
  const data = timelineData(analysis);
  assert.ok(data);
  return { analysis, data };
}

const keyOf = (data: TimelineData, owner: number): string => data.owners[owner]?.key ?? "nobody";

/** As it is written: by whom, and as what. */
function rolesIn(owners: Owners | undefined): ReadonlyMap<string, LoadRole> {
  const key = ({ kind, name }: Owners["parties"][number]): string => `${kind} ${name}`;
  const [first, ...covers] = owners?.parties ?? [];
  return new Map<string, LoadRole>([
    ...covers.map(each => [key(each), "covers"] as const),
    ...(owners?.with ?? []).map(each => [key(each), "takes part"] as const),
    [first ? key(first) : "nobody", "owns"],
  ]);
}

/** How long at least one of some stretches lasts, minute by minute. */
function minutesIn(spans: readonly { readonly start: number; readonly end: number }[]): number {
  const minutes = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at += 60) minutes.add(at);
  return minutes.size;
}

const runs = { numRuns: 80 };

describe("who has how much to do in any plan", () => {
  it("is each activity's time in the row of each who has a part in it, in their role, and nothing else", () => {
    fc.assert(
      fc.property(anyLoad, ({ analysis, data }) => {
        const { activities = [] } = analysis.plan.runbook?.work ?? {};
        const asked = activities.flatMap(({ index, owners }) => {
          const times = analysis.schedule?.work.activities[index]?.planned;
          return times
            ? [...rolesIn(owners)].map(([who, role]) => `${who} ${role} ${index} ${times.start}–${times.end}`)
            : [];
        });
        const told = [...loadsOf(data)].flatMap(([owner, { parts }]) =>
          parts.map(({ activity, role, start, end }) => `${keyOf(data, owner)} ${role} ${activity} ${start}–${end}`),
        );
        assert.deepEqual(told.sort(), asked.sort());
      }),
      runs,
    );
  });

  it("sums up: what all own is the whole plan, and what overlaps counts once for each", () => {
    fc.assert(
      fc.property(anyLoad, ({ data }) => {
        const loads = [...loadsOf(data).values()];
        const owned = loads.flatMap(({ parts }) => parts.filter(({ role }) => role === "owns"));
        const sum = (spans: readonly { readonly start: number; readonly end: number }[]): number =>
          spans.reduce((all, { start, end }) => all + end - start, 0);
        assert.equal(sum(owned), sum(data.activities.flatMap(({ times }) => times ?? [])));
        for (const { parts, booked } of loads)
          assert.equal(booked / 60, minutesIn(parts.filter(({ role }) => role !== "covers")));
      }),
      runs,
    );
  });

  it("has the shifts that owner/long-shift judges, and marks those it finds", () => {
    let tooLong = 0;
    fc.assert(
      fc.property(anyLoad, ({ analysis, data }) => {
        const release = releaseOf(analysis.plan, analysis.schedule);
        assert.ok(release);
        for (const mode of ["planned", "worst"] as const) {
          const judged: readonly (readonly [string, unknown])[] = [...dutiesOf(release)[mode]].map(
            ([person, { bookings }]) => [
              `person ${analysis.plan.people[person]?.name}`,
              shiftsOf(bookings, 7_200).map(({ first, end, over }) => [first.span.start, end, over !== undefined]),
            ],
          );
          const told = [...loadsOf(data)].flatMap(([owner, load]): readonly (readonly [string, unknown])[] => {
            const shifts = load[mode].map(({ start, end, isTooLong }) => [start, end, isTooLong]);
            return shifts.length > 0 ? [[keyOf(data, owner), shifts]] : [];
          });
          assert.deepEqual(new Map(told), new Map(judged));
        }
        const found = analysis.findings.filter(({ code }) => code === "owner/long-shift");
        tooLong += found.length;
        const isMarked = ({ planned, worst }: Load): boolean =>
          [...planned, ...worst].some(({ isTooLong }) => isTooLong);
        assert.equal(found.length > 0, [...loadsOf(data).values()].some(isMarked));
      }),
      runs,
    );
    assert.ok(tooLong > 10, `${tooLong}`);
  });

  it("gives and takes the same: whoever hands over has somebody who takes over", () => {
    fc.assert(
      fc.property(anyLoad, ({ data }) => {
        const pairs = (kind: "gives" | "takes"): readonly string[] => [
          ...new Set(
            [...loadsOf(data)].flatMap(([owner, { handOvers }]) =>
              handOvers
                .filter(each => each.kind === kind)
                .flatMap(({ others }) =>
                  others.map(other => (kind === "gives" ? [owner, other] : [other, owner]).join()),
                ),
            ),
          ),
        ];
        assert.deepEqual([...pairs("gives")].sort(), [...pairs("takes")].sort());
        for (const pair of pairs("gives")) assert.notEqual(...(pair.split(",") as [string, string]));
      }),
      runs,
    );
  });

  it("is drawn in one row each, one below the other, whatever the width, the zoom and the filter", () => {
    const anyView = fc.record({
      width: fc.integer({ min: 60, max: 1_600 }),
      zoom: fc.constantFrom(1, 4),
      density: fc.constantFrom("comfortable" as const, "compact" as const),
      filter: fc.constantFrom({}, { owners: ["person ana"] }),
    });
    fc.assert(
      fc.property(anyLoad, anyView, ({ data }, chosen) => {
        const view: TimelineView = { ...wholeView(0), rows: "load", ...chosen };
        const scene = sceneOf(data, view);
        const rows = loadRows(scene);
        assert.equal(rows.length, scene.rows.length);
        let y = 0;
        for (const row of rows) {
          assert.equal(row.y, y);
          y += row.height;
          const ends = row.load?.end;
          if (ends) assert.ok(ends.anchor === "end" ? ends.x <= scene.width : ends.x + ends.width <= scene.width);
        }
        const drawn = rows.flatMap(({ load }) => load?.parts ?? []);
        const shown = layRows(data, view).groups.flatMap(({ load }) => load?.parts ?? []);
        assert.equal(drawn.length, shown.length);
        for (const [index, part] of drawn.entries()) assert.equal(part.x, scene.scale.x(shown[index]?.start ?? 0));
      }),
      runs,
    );
  });
});

function loadRows({ rows }: Scene): readonly GroupRow[] {
  return rows.flatMap(row => (row.kind === "group" && row.load ? [row] : []));
}

const night = `person ana "Ana Lopez" { timezone Europe/Madrid contact "a" hours 00:00 to 24:00 }
person ben "Ben Okafor" { timezone Europe/London contact "b" hours 00:00 to 24:00 away 2026-05-23 to 2026-05-24 }
team desk "Service desk" { contact "#desk" }
runbook night "Night" {
  timezone Europe/London
  window 2026-05-22 08:00 to 2026-05-23 08:00
  step prepare "Prepare" { owner ana or ben at 2026-05-22 08:00 takes 1h at most 2h rollback none because "x" }
  step load "Load" { owner ana with ben takes 11h rollback none because "x" }
  check look "Look" { owner desk or ben takes 30m }
  step late "Late" { owner ben at 2026-05-23 06:00 takes 30m rollback none because "x" }
}
`;

describe("who has how much to do in a night", () => {
  const { data } = plannedIn(night);
  const scene = sceneOf(data, { ...wholeView(1_200), rows: "load" });
  const rowOf = (title: string): GroupRow => {
    const row = loadRows(scene).find(each => each.title === title);
    assert.ok(row, title);
    return row;
  };

  it("says how long each is needed at the end of the row, with a mark where that is too long", () => {
    const { load, detail } = rowOf("Ana Lopez");
    assert.deepEqual([load?.end?.text, load?.end?.tooLong], ["12h, worst 13h > 10h", 1]);
    assert.deepEqual(
      load?.shifts.map(({ isTooLong }) => isTooLong),
      [true],
    );
    assert.equal(detail, "owns 2 · Madrid, UTC+02:00 · 12h, 13h in the worst case");
    assert.ok(load?.words.includes("Too long: the longest shift may be 10h"), load?.words.join("\n"));
  });

  it("says of the worst case alone that it is too long, however little room there is", () => {
    const text = night.replace("takes 11h", "takes 8h at most 10h");
    const { data: shorter } = plannedIn(text);
    const ana = loadsOf(shorter).get(shorter.owners.findIndex(({ key }) => key === "person ana"));
    assert.deepEqual(shortShiftTexts(shorter, ana ?? assert.fail()), ["9h, worst 12h > 10h", "worst 12h > 10h"]);
  });

  it("has the row of a team as well, which has no shift of its own", () => {
    const { load, detail } = rowOf("Service desk");
    assert.equal(load?.end, undefined);
    assert.equal(detail, "owns 1");
    assert.deepEqual(
      load?.handOvers.map(({ kind, title }) => [kind, title]),
      [
        ["takes", "Takes over from Ana Lopez Fri 20:00"],
        ["gives", "Hands over to Ben Okafor Fri 20:30"],
      ],
    );
  });

  it("tells a shift from the next by the rest between them, and shows leave", () => {
    const { load, shades } = rowOf("Ben Okafor");
    assert.equal(load?.shifts.length, 2);
    assert.ok(shades.some(({ kind }) => kind === "away"));
    assert.deepEqual([...new Set(load?.parts.map(({ role }) => role))].sort(), [...loadRoles].sort());
  });

  it("is the same in a table", () => {
    const groups = layRows(data, { ...wholeView(1_200), rows: "load" }).groups;
    const { columns, rows } = loadTable(data, scene.clock, groups);
    const ana = Object.fromEntries(columns.map((column, index) => [column, rows[0]?.[index]]));
    assert.deepEqual(ana, {
      Who: "Ana Lopez",
      What: "owns 2",
      Needed: "Fri 08:00 – 20:00",
      Shift: "12h, 13h in the worst case; the longest shift may be 10h",
      Booked: "12h",
      "Hands over to": "Service desk Fri 20:00",
      "Takes over from": "",
      Away: "",
    });
    assert.match(rows.find(([who]) => who === "Ben Okafor")?.at(-1) ?? "", /^Sat 00:00 – /);
  });

  it("has a key for each shape there is, and none for what there is not", () => {
    const view = { ...wholeView(1_200), rows: "load" as const };
    const svg = svgText(pictureOf(data, { width: 1_280, ink: inkOf("light"), source: "", view }));
    for (const label of [
      "owns",
      "takes part",
      "covers",
      "hands over",
      "takes over",
      "shift that is too long",
      "owner is away",
    ])
      assert.ok(svg.includes(`>${label}</text>`), label);
    for (const label of ["step", "critical path", "float: can slip this long"])
      assert.ok(!svg.includes(`>${label}</text>`), label);
  });

  it("fills pages to their end", () => {
    const many = Array.from({ length: 60 }, (_, i) => `person p${i} "P ${i}" { timezone UTC contact "${i}" }`).join(
      "\n",
    );
    const steps = Array.from({ length: 60 }, (_, i) => `check c${i} { owner p${i} takes 5m }`).join("\n");
    const crowd = plannedIn(
      `${many}\nrunbook crowd "Crowd" { timezone UTC window 2026-05-22 08:00 to 20:00 ${steps} }`,
    );
    const view = { ...wholeView(1_280), rows: "load" as const };
    const pages = pagesOf(crowd.data, { ink: inkOf("light"), view }).map(draw => draw());
    const perPage = pages.map(page => svgText(page).split('class="gonogo-load"').length - 1);
    assert.equal(
      perPage.reduce((a, b) => a + b, 0),
      60,
    );
    assert.ok(
      perPage.slice(0, -1).every(count => count === perPage[0]),
      perPage.join(),
    );
  });
});
