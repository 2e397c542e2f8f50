/** Order and time as the language's sections of these names have them, case by case. */

import assert from "node:assert/strict";
import { nodeAt } from "../../../language/plan/order.js";
import type { Mode, Schedule } from "../../../language/schedule/schedule.js";
import { formatDuration } from "../../../language/time/duration.js";
import { analyse } from "../../support/analyse.js";

interface Planned {
  readonly schedule: Schedule;
  /** By name: `10m-20m` from T, in minutes; "never" in or after a cycle. */
  readonly spans: Readonly<Record<string, string>>;
  readonly worst: Readonly<Record<string, string>>;
}

function planned(body: string): Planned {
  const { plan, schedule } = analyse(`runbook plan {\n${body}\n}`);
  assert.ok(plan.runbook && schedule);
  const zero = plan.runbook.zero ?? 0;
  const { activities } = plan.runbook.work;
  const spans = (mode: Mode): Record<string, string> =>
    Object.fromEntries(
      activities.map(({ name, index }) => {
        const span = schedule.work.activities[index]?.[mode];
        const at = (instant: number): string => formatDuration(instant - zero);
        return [name, span ? `${at(span.start)} ${at(span.end)}` : "never"];
      }),
    );
  return { schedule, spans: spans("planned"), worst: spans("worst") };
}

const window = "timezone UTC window 2026-06-01 10:00 to 2026-06-01 14:00";

const cases: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  "one after the other": [
    "wait a { takes 10m } wait b { takes 5m } wait c { takes 1m }",
    { a: "0m 10m", b: "10m 15m", c: "15m 16m" },
  ],
  "side by side": [
    "parallel { wait a { takes 10m } wait b { takes 5m } } wait c { takes 1m }",
    { a: "0m 10m", b: "0m 5m", c: "10m 11m" },
  ],
  "a sequence inside parallel": [
    "parallel { wait a { takes 10m } sequence { wait b { takes 5m } wait c { takes 7m } } } wait d { takes 1m }",
    { a: "0m 10m", b: "0m 5m", c: "5m 12m", d: "12m 13m" },
  ],
  "parallel waits for everything above it": [
    "wait a { takes 10m } parallel { wait b { takes 5m } wait c { takes 5m } }",
    { a: "0m 10m", b: "10m 15m", c: "10m 15m" },
  ],
  "`after` replaces the order of writing": [
    "wait a { takes 10m } wait b { takes 20m } wait c { after a takes 5m }",
    { a: "0m 10m", b: "10m 30m", c: "10m 15m" },
  ],
  "what stands below waits for it too, and for what it went round": [
    "wait a { takes 10m } wait b { takes 20m } wait c { after a takes 5m } wait d { takes 1m }",
    { b: "10m 30m", c: "10m 15m", d: "30m 31m" },
  ],
  "`after` several": [
    "wait a { takes 10m } parallel { wait b { takes 5m } wait c { takes 8m } } wait d { after b, c takes 1m }",
    { b: "10m 15m", c: "10m 18m", d: "18m 19m" },
  ],
  "a lag": ["wait a { takes 10m } wait b { after a + 30m takes 5m }", { b: "40m 45m" }],
  "the start of something": [
    "wait a { takes 10m } wait b { takes 1m } wait c { after start of b takes 5m } wait d { after start of a + 3m takes 1m } wait e",
    { b: "10m 11m", c: "10m 15m", d: "3m 4m", e: "15m 15m" },
  ],
  "the start of a phase is that of the first activity in it": [
    "phase p { sequence { wait a { at T+7m takes 10m } } wait b { after start of p + 1m takes 1m } } wait c { after start of p takes 1m }",
    { a: "7m 17m", b: "8m 9m", c: "7m 8m" },
  ],
  "the start of an empty phase is when it could start": [
    "wait a { takes 10m } phase p {} wait b { after start of p + 1m takes 1m }",
    { b: "11m 12m" },
  ],
  "a lead": [
    "wait a { takes 10m } wait b { after a - 3m takes 5m } phase p { wait c { takes 5m } wait d { takes 5m } } wait e { after p - 7m }",
    { b: "7m 12m", c: "12m 17m", e: "15m 15m" },
  ],
  "a lead, but not before what it waits for starts": [
    "wait a { at T+5m takes 10m } wait b { after a - 30m takes 5m } phase p { wait c { takes 5m } } wait d { after p - 1d }",
    { b: "5m 10m", c: "15m 20m", d: "15m 15m" },
  ],
  "nor before what else it waits for": [
    "wait a { takes 10m } wait b { takes 10m } wait c { after b - 5m, a + 8m takes 5m }",
    { b: "10m 20m", c: "18m 23m" },
  ],
  "a lead of a phase, before what the blocks around it wait for": [
    "wait a { takes 10m } wait b { takes 20m } phase p { phase q { after a - 5m wait c { takes 5m } } }",
    { c: "30m 35m" },
  ],
  "what the blocks around it wait for still holds": [
    "wait a { takes 10m } wait b { takes 20m } phase p { wait c { after a takes 5m } }",
    { b: "10m 30m", c: "30m 35m" },
  ],
  "`after` inside parallel": [
    "parallel { wait a { takes 10m } wait b { after a takes 5m } wait c { takes 1m } }",
    { a: "0m 10m", b: "10m 15m", c: "0m 1m" },
  ],
  "phases overlap by an `after` on the phase": [
    "phase p { wait a { takes 10m } wait b { takes 20m } } phase q { after a wait c { takes 5m } } phase r { wait d { takes 1m } }",
    { a: "0m 10m", b: "10m 30m", c: "10m 15m", d: "30m 31m" },
  ],
  "`after` a phase waits for all of it": [
    "phase p { parallel { wait a { takes 10m } wait b { takes 20m } } } wait c { takes 60m } wait d { after p takes 1m }",
    { c: "20m 1h20m", d: "20m 21m" },
  ],
  "what stands after an `after` phase waits for the phase before it too": [
    "phase p { wait a { takes 30m } } phase q { after early wait b { takes 5m } } phase early { after a wait c { takes 1m } } ",
    { a: "0m 30m", c: "30m 31m", b: "31m 36m" },
  ],
  "`at` is never earlier": [`${window} wait a { takes 10m } wait b { at 11:00 takes 5m }`, { b: "1h 1h5m" }],
  "and later when what it waits for ends later": [
    `${window} wait a { takes 90m } wait b { at 11:00 takes 5m }`,
    { b: "1h30m 1h35m" },
  ],
  "what follows an `at` follows it": [
    `${window} wait a { at 11:00 takes 10m } wait b { takes 5m }`,
    { a: "1h 1h10m", b: "1h10m 1h15m" },
  ],
  "an `at` may come before the window, and what only looks or tells follows it": [
    `${window} wait a { at T-7d takes 10m } check b { takes 5m } notify c { takes 1h } wait d { takes 5m }`,
    { a: "-7d -6d23h50m", b: "-6d23h50m -6d23h45m", c: "-6d23h45m -6d22h45m", d: "-6d22h45m -6d22h40m" },
  ],
  "what changes or decides waits for the window, and what follows that as well": [
    `${window} wait a { at T-7d takes 10m } step b { takes 5m } check c { takes 5m }`,
    { b: "0m 5m", c: "5m 10m" },
  ],
  "a gate before the window waits for it, unless its `at` says otherwise": [
    `${window} notify a { at T-7d takes 10m } gate b { takes 5m } gate c { at T-1d takes 5m }`,
    { b: "0m 5m" },
  ],
  "before the window there are lags, blocks and an `at` in between": [
    `${window} notify a { at T-7d takes 10m } parallel { check b { takes 5m } check c { after a + 2h takes 5m } }
    phase p { check d { takes 5m } notify e { at T-1d takes 5m } check f { takes 5m } } step g { takes 5m }`,
    { b: "-6d23h50m -6d23h45m", c: "-6d21h50m -6d21h45m", d: "-6d21h45m -6d21h40m", f: "-23h55m -23h50m", g: "0m 5m" },
  ],
  "what waits for nothing begins with the window": [
    `${window} parallel { notify a { at T-7d takes 10m } check b { takes 5m } } check c { takes 5m }`,
    { a: "-7d -6d23h50m", b: "0m 5m", c: "5m 10m" },
  ],
  "what follows into the window is in it": [
    `${window} check a { at T-1h takes 2h } check b { takes 5m } step c { takes 5m }`,
    { b: "1h 1h5m", c: "1h5m 1h10m" },
  ],
  "before a go-live without a window, and before T without a date, it is the same": [
    "notify a { at T-7d takes 10m } check b { takes 5m } step c { takes 5m }",
    { b: "-6d23h50m -6d23h45m", c: "0m 5m" },
  ],
  "a phase's `at` holds for what is inside": [
    `${window} phase p { at 11:00 parallel { wait a { takes 10m } wait b { takes 20m } } wait c { takes 5m } }`,
    { a: "1h 1h10m", b: "1h 1h20m", c: "1h20m 1h25m" },
  ],
  "the nearest phase's `at` holds": [
    `${window} phase p { at 12:00 phase q { at 11:00 wait a { takes 10m } } wait b { takes 5m } }`,
    { a: "1h 1h10m", b: "2h 2h5m" },
  ],
  "its own `at` goes before the phase's": [
    `${window} phase p { at 12:00 wait a { at 11:00 takes 10m } }`,
    { a: "1h 1h10m" },
  ],
  "T is the go-live, and the plan still begins with the window": [
    `${window} go-live 2026-06-01 12:00 UTC wait a { takes 10m } wait b { at T+5m takes 5m }`,
    { a: "-2h -1h50m", b: "5m 10m" },
  ],
  "without a window it begins at T": ["go-live 2026-06-01 12:00 UTC wait a { takes 10m }", { a: "0m 10m" }],
  "undated, it begins at T = 0": ["wait a { takes 10m } wait b { at T+1h takes 5m }", { a: "0m 10m", b: "1h 1h5m" }],
  "an empty block hands on what it waits for": [
    "wait a { takes 10m } phase p { } parallel { } wait b { takes 5m } wait c { after p takes 5m }",
    { b: "10m 15m", c: "10m 15m" },
  ],
  "conditional activities count as if they happen": [
    `wait a { when "it rains" takes 10m } wait b { takes 5m }`,
    { b: "10m 15m" },
  ],
  "a missing duration counts nothing": ["wait a wait b { takes 5m }", { a: "0m 0m", b: "0m 5m" }],
};

describe("order and time", () => {
  for (const [what, [body, expected]] of Object.entries(cases)) {
    it(what, () => {
      const { spans } = planned(body);
      const shown = Object.fromEntries(Object.keys(expected).map(name => [name, spans[name]]));
      assert.deepEqual(shown, expected);
    });
  }

  it("has a worst case of its own", () => {
    const { spans, worst } = planned("wait a { takes 10m at most 1h } wait b { takes at most 5m }");
    assert.deepEqual(
      [spans, worst],
      [
        { a: "0m 10m", b: "10m 15m" },
        { a: "0m 1h", b: "1h 1h5m" },
      ],
    );
  });

  it("counts a worst case that is shorter than the plan as the plan", () => {
    assert.deepEqual(planned("wait a { takes 1h at most 10m }").worst, { a: "0m 1h" });
  });

  it("plans in whole seconds", () => {
    assert.deepEqual(planned("wait a { takes 45s } wait b { takes 1m30s }").spans, { a: "0m 45s", b: "45s 2m15s" });
  });

  it("knows what the plan can spare", () => {
    const { schedule } = planned("parallel { wait a { takes 10m } wait b { takes 30m } } wait c { takes 5m }");
    assert.deepEqual(
      schedule.work.activities.map(({ float, critical }) => [float, critical]),
      [
        [1200, false],
        [0, true],
        [0, true],
      ],
    );
    assert.deepEqual(schedule.work.criticalPath, [1, 2]);
  });

  it("does not count what is placed after the window, an epilogue, as the end that others have to meet", () => {
    const { schedule } = planned(
      `${window} parallel { wait a { takes 10m } wait b { takes 30m } } wait c { takes 5m }
      wait d { at T+2d takes 10m } parallel { wait e { takes 5m } wait f { takes 1m } }`,
    );
    assert.deepEqual(
      schedule.work.activities.map(({ float }) => float),
      [1200, 0, 0, 0, 0, 240],
    );
    assert.deepEqual(schedule.work.criticalPath, [1, 2]);
  });

  it("counts it where there is nothing else", () => {
    const { schedule } = planned(`${window} parallel { wait a { at T+2d takes 10m } wait b { at T+2d takes 5m } }`);
    assert.deepEqual(
      schedule.work.activities.map(({ float }) => float),
      [0, 300],
    );
    assert.deepEqual(schedule.work.criticalPath, [0]);
  });

  it("counts `d` and `w` of T in calendar days, and `takes 1d` in hours, over a change of the clocks", () => {
    const { spans } = planned(
      "window 2026-03-28 12:00 to 2026-03-30 12:00 Europe/London wait a { at T+1d takes 1d } wait b { at T+24h takes 0m }",
    );
    assert.equal(spans.a, "23h 47h");
    assert.equal(
      planned("window 2026-03-28 12:00 to 2026-03-30 12:00 Europe/London wait b { at T+24h takes 0m }").spans.b,
      "1d 1d",
    );
  });

  it("counts `d` and `w` of a lag in calendar days, too, in the zone of the runbook", () => {
    const over = "window 2026-03-28 12:00 to 2026-04-06 12:00 Europe/London";
    const lags = "wait a { takes 1h } wait b { after a + 1d takes 5m } wait c { after a + 24h takes 0m }";
    const more = "wait d { after a + 1w2h takes 5m } wait e { after a + 1.5d takes 5m } wait f { after d takes 5m }";
    const { spans, schedule } = planned(`${over} ${lags} ${more}`);
    assert.deepEqual(spans, {
      a: "0m 1h",
      b: "1d 24h5m",
      c: "25h 25h",
      d: "7d2h 7d2h5m",
      // Half days are read, and answered, as hours.
      e: "37h 37h5m",
      f: "7d2h5m 7d2h10m",
    });
    assert.deepEqual(schedule.work.criticalPath, [0, 3, 5]);
    assert.equal(schedule.work.activities[0]?.float, 0);
    const undated = planned("wait a { takes 1h } wait b { after a + 1d takes 5m }");
    assert.deepEqual(undated.spans, { a: "0m 1h", b: "25h 25h5m" });
  });

  it("does not take times inside a rollback for times of the plan", () => {
    const { schedule } = planned(
      `${window} step a { takes 5m rollback using back } rollback back { step b { at 11:00 takes 10m } step c { takes 5m } }`,
    );
    assert.deepEqual([schedule.rollbacks[0]?.planned, schedule.rollbacks[0]?.inexact], [900, false]);
  });
});

describe("what an activity waits for, apart from its own `at`", () => {
  const table: Readonly<Record<string, readonly [body: string, ready: Readonly<Record<string, string>>]>> = {
    "ends early as planned and late at worst": [
      "wait a { takes 10m at most 20m } wait b { takes 5m at most 10m } wait c { takes 1m }",
      { a: "nothing", b: "10m 20m", c: "15m 30m" },
    ],
    "has an `at`": [
      "wait a { takes 10m } wait b { at T+2h takes 5m } wait c { takes 1m }",
      { a: "nothing", b: "10m 10m", c: "2h5m 2h5m" },
    ],
    "with a pause": ["wait a { takes 10m at most 15m } wait b { after a + 1h takes 5m }", { b: "1h10m 1h15m" }],
    "several, each last in one case": [
      "parallel { wait a { takes 10m at most 20m } wait b { takes 15m } } wait c { after a, b takes 5m }",
      { a: "nothing", b: "nothing", c: "15m 20m" },
    ],
    "nothing, at the beginning of blocks": [
      "phase p { parallel { wait a { takes 5m } sequence { wait b { takes 5m } } } }",
      { a: "nothing", b: "nothing" },
    ],
    "each other": [
      "parallel { wait a { after b takes 5m } wait b { after a takes 5m } }",
      { a: "nothing", b: "nothing" },
    ],
  };
  for (const [what, [body, expected]] of Object.entries(table)) {
    it(what, () => {
      const { plan, schedule } = analyse(`runbook plan {\n${body}\n}`);
      const shown = (plan.runbook?.work.activities ?? []).map(({ name, index }) => {
        const ready = schedule?.work.activities[index]?.ready;
        return [name, ready ? `${formatDuration(ready.planned)} ${formatDuration(ready.worst)}` : "nothing"] as const;
      });
      const ready = Object.fromEntries(shown);
      assert.deepEqual({ ...ready, ...expected }, ready);
    });
  }
});

describe("lower bounds", () => {
  /** By name: whether its start, and its end, is only a lower bound. */
  const inexact = (body: string): Record<string, string> => {
    const { plan, schedule } = analyse(`runbook plan {\n${body}\n}`);
    return Object.fromEntries(
      (plan.runbook?.work.activities ?? []).map(({ name, index }) => {
        const times = schedule?.work.activities[index];
        return [name, `${times?.startInexact} ${times?.endInexact}`];
      }),
    );
  };

  it("come from a missing duration, and reach what follows", () => {
    assert.deepEqual(inexact("wait a { takes 5m } wait b wait c { takes 5m } "), {
      a: "false false",
      b: "false true",
      c: "true true",
    });
  });

  it("do not reach what runs beside it", () => {
    assert.equal(inexact("parallel { wait a wait b { takes 5m } }").b, "false false");
    assert.equal(inexact("parallel { wait a wait b { takes 5m } } wait c { takes 5m }").c, "true true");
    assert.equal(inexact("wait x { takes 5m } wait a wait b { after x takes 5m }").b, "false false");
  });

  it("come from an `at` that is not understood, its own or a phase's", () => {
    assert.equal(inexact(`${window} wait a { at 25:00 takes 5m }`).a, "true true");
    assert.equal(inexact(`${window} phase p { at 25:00 wait a { takes 5m } }`).a, "true true");
    assert.equal(inexact(`${window} phase p { at 25:00 wait a { at 11:00 takes 5m } }`).a, "false false");
  });
});

describe("cycles", () => {
  /** The titles along each cycle. */
  const cycles = (body: string): readonly string[] => {
    const { plan, schedule } = analyse(`runbook plan {\n${body}\n}`);
    const work = plan.runbook?.work;
    assert.ok(work && schedule);
    return schedule.work.cycles.map(nodes =>
      nodes
        .map(node => {
          const { kind, index } = nodeAt(work, node);
          return kind === "activity" ? work.activities[index]?.name : `${kind} of ${work.blocks[index]?.name}`;
        })
        .join(", "),
    );
  };

  const table: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    itself: ["wait a { after a takes 5m }", ["a"]],
    two: ["parallel { wait a { after b takes 5m } wait b { after a takes 5m } }", ["a, b"]],
    "what stands below": ["wait a { after b takes 5m } wait b { takes 5m }", ["a, b"]],
    "the block around it": ["phase p { wait a { after p takes 5m } }", ["a, end of p"]],
    "a phase after what is in it": ["phase p { after a wait a { takes 5m } }", ["a, begin of p"]],
    "two phases": [
      "phase p { after q wait a { takes 5m } } phase q { after p wait b { takes 5m } }",
      ["begin of p, end of q, b, begin of q, end of p, a"],
    ],
    "two knots": [
      "parallel { wait a { after b takes 5m } wait b { after a takes 5m } wait c { after c takes 5m } }",
      ["a, b", "c"],
    ],
    none: ["wait a { takes 5m } wait b { after a takes 5m }", []],
  };
  for (const [what, [body, expected]] of Object.entries(table)) {
    it(what, () => {
      const found = cycles(body).map(each => each.split(", ").sort());
      assert.deepEqual(
        found,
        expected.map(each => each.split(", ").sort()),
      );
    });
  }

  it("leave their members and what follows them without a time, and nothing else", () => {
    const { spans, schedule } = planned(
      "wait a { takes 5m } parallel { wait b { after c takes 5m } wait c { after b takes 5m } wait x { takes 5m } } wait d { takes 5m }",
    );
    assert.deepEqual(spans, { a: "0m 5m", b: "never", c: "never", x: "5m 10m", d: "never" });
    assert.deepEqual(
      schedule.work.activities.map(({ float }) => float === undefined),
      [false, true, true, false, true],
    );
  });

  it("are found in rollbacks too", () => {
    const { schedule } = analyse(
      "runbook plan { step s { rollback using r } rollback r { wait a { after b takes 5m } wait b { takes 5m } } }",
    );
    assert.equal(schedule?.rollbacks[0]?.work?.cycles.length, 1);
    assert.equal(schedule?.rollbacks[0]?.inexact, true);
  });
});
