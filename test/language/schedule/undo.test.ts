/** How long undoing takes, and until when a rollback can be decided, as the language's section Rollback has it. */
import assert from "node:assert/strict";
import type { Schedule } from "../../../language/schedule/schedule.js";
import { analyse } from "../../support/analyse.js";

const window = "timezone UTC window 2026-06-01 10:00 to 2026-06-01 14:00";
const end = Date.UTC(2026, 5, 1, 14) / 1000;

function scheduled(body: string): { readonly schedule: Schedule; readonly names: readonly string[] } {
  const { plan, schedule } = analyse(`runbook plan {\n${window}\n${body}\n}`);
  assert.ok(plan.runbook && schedule);
  return { schedule, names: plan.runbook.work.activities.map(({ name }) => name) };
}

/** By name: minutes that undoing takes once it has begun, planned and (where it differs) in the worst case. */
function undo(body: string): Record<string, number | string> {
  const { schedule, names } = scheduled(body);
  return Object.fromEntries(
    names.map((name, index) => {
      const { planned, worst } = schedule.work.activities[index]?.undo ?? {};
      const [minutes, most] = [(planned?.seconds ?? 0) / 60, (worst?.seconds ?? 0) / 60];
      return [name, minutes === most ? minutes : `${minutes} or ${most}`];
    }),
  );
}

const step = (name: string, back: string, takes = "10m"): string =>
  `step ${name} { takes ${takes} rollback "Back" { takes ${back} } }`;

const cases: Readonly<Record<string, readonly [string, Readonly<Record<string, number | string>>]>> = {
  "a begun step counts whole": [step("a", "20m"), { a: 20 }],
  "one behind the other": [`${step("a", "20m")} ${step("b", "5m")}`, { a: 20, b: 25 }],
  "what is not a step has nothing to undo, and does not forget": [
    `${step("a", "20m")} check b { takes 5m } ${step("c", "5m")}`,
    { a: 20, b: 20, c: 25 },
  ],
  "side by side": [`parallel { ${step("a", "20m")} ${step("b", "5m")} } ${step("c", "1m")}`, { a: 20, b: 20, c: 21 }],
  "only what has begun": [
    `parallel { sequence { ${step("a", "1m", "30m")} ${step("b", "50m")} } sequence { ${step("c", "2m")} ${step("d", "2m")} } }`,
    { a: 4, c: 2, d: 4, b: 51 },
  ],
  "nothing to undo": [`step a { takes 5m rollback none because "no" } ${step("b", "5m")}`, { a: 0, b: 5 }],
  "a shared counterpart runs once, with its first user": [
    `step a { takes 5m rollback using r } ${step("b", "5m")} step c { takes 5m rollback using r } rollback r { takes 40m }`,
    { a: 40, b: 45, c: 45 },
  ],
  "the earliest user by the clock, not in the text": [
    `parallel { sequence { wait w { takes 30m } step a { takes 5m rollback using r } } step b { takes 5m rollback using r } } rollback r { takes 40m }`,
    { w: 40, a: 40, b: 40 },
  ],
  "a shared counterpart with activities is as long as they are": [
    `step a { takes 5m rollback using r } rollback r { parallel { step x { takes 10m } step y { takes 20m } } check z { takes 5m } }`,
    { a: 25 },
  ],
  "a temporary change is undone by the later step, until that begins": [
    `step a { takes 5m } ${step("b", "5m")} step c { takes 15m undoes a } ${step("d", "1m")}`,
    { a: 15, b: 20, c: 5, d: 6 },
  ],
  "temporary changes inside each other": [
    `step a { takes 5m } step b { takes 5m } ${step("m", "1m")} step y { takes 7m undoes b } step z { takes 9m undoes a }`,
    { a: 9, b: 16, m: 17, y: 10, z: 1 },
  ],
  "a later step that begins before a temporary change is made does not take it back": [
    `parallel { sequence { wait w { takes 30m } step a { takes 5m } } step b { takes 15m undoes a } }`,
    { w: 0, a: 15, b: 0 },
  ],
  "nor one that begins while it is made, though only at worst": [
    `parallel { step a { takes 5m at most 30m } step b { at T+10m takes 15m undoes a } }`,
    { a: 15, b: "0 or 15" },
  ],
  "an `undoes` that begins at that very moment has not happened yet": [
    `step a { takes 0m } step b { takes 15m undoes a } ${step("c", "1m")}`,
    { a: 15, b: 0, c: 1 },
  ],
  "what runs beside it and has begun by its end": [
    `parallel { gate g { takes 1h } sequence { wait w { takes 10m } ${step("b", "200m")} } }`,
    { g: 200, w: 0, b: 200 },
  ],
  "a gate of no length does not count the step after it": [
    `${step("a", "10m")} gate g { takes 0m } ${step("b", "100m")}`,
    { a: 10, g: 10, b: 110 },
  ],
  "of what takes no time at the same moment, only what it waits for": [
    `parallel { sequence { ${step("a", "5m", "0m")} gate g { takes 0m } } sequence { ${step("b", "50m", "0m")} gate h { takes 0m } } }`,
    { a: 5, g: 5, b: 50, h: 50 },
  ],
  "users of a shared counterpart that do not wait for each other stand for it together": [
    `parallel { sequence { step a { takes 5m rollback using r } ${step("b", "5m", "5m")} }
                sequence { step c { takes 6m rollback using r } ${step("d", "50m", "4m")} } } rollback r { takes 60m }`,
    { a: 60, b: 110, c: 65, d: 110 },
  ],
  "of users in one chain the earliest stands for it": [
    `step a { takes 5m rollback using r } parallel { ${step("b", "7m")} step c { takes 5m rollback using r } } ${step("d", "5m")} rollback r { takes 60m }`,
    { a: 60, b: 67, c: 67, d: 72 },
  ],
  "shared counterparts that would have to wait for each other run one after the other": [
    `parallel { sequence { step a { takes 5m rollback using r } step b { takes 5m rollback using s } }
                sequence { step c { takes 5m rollback using s } step d { takes 5m rollback using r } } }
     rollback r { takes 20m } rollback s { takes 30m }`,
    { a: 50, b: 50, c: 50, d: 50 },
  ],
  "the worst case has worst durations": [
    `step a { takes 5m rollback "Back" { takes 10m at most 30m } } ${step("b", "5m")}`,
    { a: "10 or 30", b: "15 or 35" },
  ],
};

describe("how long undoing takes", () => {
  for (const [what, [body, expected]] of Object.entries(cases)) it(what, () => assert.deepEqual(undo(body), expected));

  it("is a lower bound when a counterpart's length, or an answer, is missing", () => {
    const inexact = (body: string): readonly (boolean | undefined)[] =>
      scheduled(body).schedule.work.activities.map(each => each.undo?.planned.inexact);
    assert.deepEqual(inexact(`${step("a", "5m")} step b { takes 5m rollback "Back" } check c { takes 5m }`), [
      false,
      true,
      true,
    ]);
    assert.deepEqual(inexact(`${step("a", "5m")} step b { takes 5m } check c { takes 5m }`), [false, true, true]);
    assert.deepEqual(inexact(`step a { takes 5m } step b { undoes a }`), [true, true]);
  });
});

describe("the latest safe decision", () => {
  const decideBy = (body: string): readonly (number | undefined)[] =>
    scheduled(body).schedule.work.activities.map(
      ({ undo }) => undo?.planned.decideBy && (end - undo.planned.decideBy) / 60,
    );

  it("is the window's end less what undoing takes at the start", () => {
    assert.deepEqual(decideBy(`${step("a", "20m")} ${step("b", "5m")} check c { takes 5m }`), [20, 25, 25]);
  });

  it("does not exist once an irreversible step has begun, even beside it", () => {
    const gone = `irreversible because "it is gone"`;
    assert.deepEqual(decideBy(`${step("a", "20m")} step b { takes 5m ${gone} } ${step("c", "5m")}`), [
      20,
      undefined,
      undefined,
    ]);
    assert.deepEqual(
      decideBy(
        `parallel { sequence { check w { takes 10m } step b { takes 5m ${gone} } } sequence { ${step("a", "1m", "15m")} ${step("c", "1m")} } }`,
      ),
      [1, undefined, undefined, undefined],
    );
  });

  it("does not exist for what is placed after the window, nor for what follows that", () => {
    const later = `step c { at 2026-06-02 10:00 takes 5m rollback "Back" { takes 5m } }`;
    assert.deepEqual(decideBy(`${step("a", "20m")} ${step("b", "5m")} ${later} check d { takes 5m }`), [
      20,
      25,
      undefined,
      undefined,
    ]);
  });

  it("does not exist without a window", () => {
    const { schedule } = analyse(`runbook plan { go-live 2026-06-01 10:00 UTC ${step("a", "20m")} }`);
    assert.equal(schedule?.work.activities[0]?.undo?.planned.seconds, 1200);
    assert.equal(schedule?.work.activities[0]?.undo?.planned.decideBy, undefined);
  });

  it("knows the first point of no return by the clock", () => {
    const gone = `irreversible because "it is gone"`;
    const { schedule } = scheduled(
      `parallel { sequence { wait w { takes 30m at most 1h } step a { takes 5m ${gone} } } sequence { wait v { takes 20m } step b { takes 5m ${gone} } } }`,
    );
    const start = Date.UTC(2026, 5, 1, 10) / 1000;
    assert.deepEqual(schedule.pointOfNoReturn, { activity: 3, at: start + 1200, worst: start + 1200 });
  });

  it("leaves out what stands in a cycle", () => {
    const { schedule } = scheduled(`step a { after b takes 5m rollback none because "no" } ${step("b", "5m")}`);
    assert.deepEqual(
      schedule.work.activities.map(each => each.undo),
      [undefined, undefined],
    );
  });
});

describe("what is placed after the window", () => {
  it("is told from what slips out of it", () => {
    const { schedule, names } = scheduled(`
      check a { takes 3h59m }
      check slips { takes 1h }
      phase later { at 2026-06-02 10:00 check b { takes 5m } parallel { check c { takes 5m } } }
      check d { takes 5m }
      check beside { after a takes 5m }`);
    assert.deepEqual(
      names.filter((_, index) => schedule.afterWindow[index]),
      ["b", "c", "d"],
    );
  });
});
