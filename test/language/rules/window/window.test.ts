import assert from "node:assert/strict";
import { each, findingOf, mended, release } from "../setting.js";

const production = `environment staging\nenvironment production "Production" { protected }\n`;
const on = { head: production, whole: "environment production" };
const change = `step change "Change" { takes 30m rollback none because "nothing to undo" }`;

/** The line that carries the window, with what is found at it. */
const window = (to: string, found: string): string =>
  `window 2026-05-23 10:00 to 2026-05-23 ${to}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${found}`;

describe("window/missing", () => {
  const only = ["window/missing"];
  const during = "go-live 2026-05-23 10:00";
  each(only, {
    "a protected environment": release(`  ${change}`, {
      head: production,
      during,
      whole: `environment production
         //   ^^^^^^^^^^ error window/missing: 1 step changes Production, which is protected, but the runbook has no window.`,
    }),
    "one that is not protected": release(`  ${change}`, { head: production, during, whole: "environment staging" }),
    "a step's own": release(
      `  ${change}
  step two { on production takes 5m rollback none because "nothing to undo" }
           //   ^^^^^^^^^^ error window/missing`,
      { head: production, during },
    ),
    "a phase's, inside parallel": release(
      `  phase all {
    on production
    // ^^^^^^^^^^ error window/missing: 2 steps change Production
    parallel { ${change} step two { takes 5m rollback none because "nothing to undo" } }
  }`,
      { head: production, during },
    ),
    "a check changes nothing": release("  check look { takes 5m }", { ...on, during }),
    "undated as well": release(`  ${change}`, {
      head: production,
      during: "",
      whole: `environment production
         //   ^^^^^^^^^^ error window/missing`,
    }),
    "there is one": release(`  ${change}`, on),
    "there is one that is not understood": release(`  ${change}`, {
      ...on,
      during: "window 2026-05-23 10:00 to 12:00 PST",
    }),
    "it may be what could not be read": release(`  ${change}`, { ...on, during: "windw 2026-05-23 10:00 to 12:00" }),
    accepted: release(`  ${change}\n  accept window/missing because "agreed by phone" by ana`, {
      head: production,
      during,
      whole: `environment production
         //   ^^^^^^^^^^ accepted window/missing`,
    }),
    "across an import": {
      "main.runbook": `import "./places.runbook"\n${release(`  ${change}`, {
        during,
        whole: `environment production
         //   ^^^^^^^^^^ error window/missing`,
      })}`,
      "places.runbook": production,
    },
  });

  it("adds one", () => {
    mended(release(`  ${change}`, { ...on, during }), "window/missing", "Add a window");
  });
});

describe("window/overrun and window/no-slack", () => {
  const only = ["window/overrun", "window/no-slack"];
  each(only, {
    "to the minute there is no slack": release(`  check one { takes 2h }`, {
      during: window(
        "12:00",
        "warning window/no-slack: The plan ends at Sat 2026-05-23 12:00 Europe/London, exactly when the window ends. For delays, 10% of the window (12m) should stay free.",
      ),
    }),
    "a tenth is left": release(`  check one { takes 1h48m }`, {
      during: "window 2026-05-23 10:00 to 2026-05-23 12:00",
    }),
    "a minute less than a tenth": release(`  check one { takes 1h49m }`, {
      during: window(
        "12:00",
        "warning window/no-slack: The plan ends at Sat 2026-05-23 11:49 Europe/London, only 11m before the window ends.",
      ),
    }),
    "the policy asks for more": release(`  check one { takes 1h48m }`, {
      head: "policy { least-slack 20% }\n",
      during: window("12:00", "warning window/no-slack: For delays, 20% of the window (24m) should stay free."),
    }),
    "the policy asks for none": release(`  check one { takes 2h }`, {
      head: "policy { least-slack 0% }\n",
      during: "window 2026-05-23 10:00 to 2026-05-23 12:00",
    }),
    "an imported policy asks for more": {
      "main.runbook": `import "./policy.runbook"\n${release(`  check one { takes 1h48m }`, {
        during: window("12:00", "warning window/no-slack: 20%"),
      })}`,
      "policy.runbook": "policy for risk low { least-slack 20% }\n",
    },
    "a minute over": release(`  check one "One" { takes 2h }\n  check two "Two" { takes 1m }`, {
      during: window(
        "12:00",
        `error window/overrun: The plan ends at Sat 2026-05-23 12:01 Europe/London, 1m after the window. Critical path: "One" (2h) → "Two" (1m).`,
      ),
    }),
    "over as planned, and more in the worst case": release(
      `  check one { takes 2h at most 3h }\n  check two { takes 1m }`,
      {
        during: window(
          "12:00",
          "error window/overrun: The plan ends at Sat 2026-05-23 12:01 Europe/London, 1m after the window (1h1m in the worst case).",
        ),
      },
    ),
    "only in the worst case": release(`  check one { takes 1h at most 3h }`, {
      during: window(
        "12:00",
        "warning window/overrun: In the worst case, the plan ends at Sat 2026-05-23 13:00 Europe/London, 1h after the window.",
      ),
    }),
    "the longest of a parallel block": release(
      `  parallel { check one "One" { takes 1h } check two "Two" { takes 3h } }\n  check three "Three" { takes 1h }`,
      { during: window("12:00", `error window/overrun: "Two" (3h) → "Three" (1h).`) },
    ),
    "a pause begins the path": release(
      `  check one "One" { takes 10m }\n  phase late { at 11:30 check two "Two" { takes 20m } check three "Three" { takes 1h } }`,
      { during: window("12:00", `error window/overrun: "Two" (20m, \`at\` 11:30) → "Three" (1h).`) },
    ),
    "a lag and a wait are named": release(
      `  step one "One" { takes 5m rollback none because "x" }\n  wait two "Two" { after one + 2h takes 5m }\n  step three "Three" { takes 5m rollback none because "x" }`,
      {
        during: window("12:00", `error window/overrun: "One" (5m) → a lag of 2h → the wait "Two" (5m) → "Three" (5m).`),
      },
    ),
    "a long path is clipped, but for what is longest in it": release(
      Array.from({ length: 8 }, (_, index) => `  check c${index} { takes ${index === 5 ? 40 : 20}m }`).join("\n"),
      {
        during: window("12:00", `error window/overrun: "c0" (20m) → "c1" (20m) → "c5" (40m) → "c7" (20m), and 4 more.`),
      },
    ),
    "what is placed after the window, and what follows it, does not count": release(
      `  check one { takes 1h }\n  check tidy { at 2026-05-24 10:00 takes 5m }\n  check again { takes 5m }`,
      { during: "window 2026-05-23 10:00 to 2026-05-23 12:00" },
    ),
    "what was to be inside and slipped out does": release(
      `  check one { takes 3h }\n  check tidy { after one takes 5m }`,
      {
        during: window("12:00", "error window/overrun"),
      },
    ),
    "a missing duration proves it all the same": release(`  check one\n  check two { takes 3h }`, {
      during: window("12:00", "error window/overrun"),
    }),
    "without a window": release(`  check one { takes 99h }`, { during: "go-live 2026-05-23 10:00" }),
    "accepted, it hides nothing else": release(
      `  check one { takes 3h }\n  accept window/overrun because "agreed" by ana`,
      {
        during: `${window("12:00", "accepted window/overrun")}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning window/no-slack: The plan ends at Sat 2026-05-23 13:00 Europe/London, 1h after the window.`,
      },
    ),
  });
});

describe("window/overrun and the watch after the last change", () => {
  const only = ["window/overrun", "window/no-slack"];
  const deploy = (takes = "1h"): string => `  step deploy "Deploy" { takes ${takes} rollback "Undo it" { takes 5m } }`;
  const smoke = `  check smoke "Smoke" { takes 10m }`;
  each(only, {
    "hypercare goes on for days": release(
      `${deploy()}\n${smoke}\n  wait hypercare { takes 3d }\n  check report { takes 30m }\n  notify done { takes 5m }`,
    ),
    "a long watch written as a check": release(`${deploy()}\n${smoke}\n  check watch { takes 1d }`),
    "a watch right after the last change": release(
      `${deploy()}\n  wait watch { takes 1d }\n  notify done { takes 5m }`,
    ),
    "the first check has to end with the window": release(`${deploy()}\n  wait soak { takes 55m }\n${smoke}`, {
      during: window(
        "12:00",
        `warning window/overrun: "Smoke" ends at Sat 2026-05-23 12:05 Europe/London, 5m after the window. It is the first check after the last change`,
      ),
    }),
    "the first of several, wherever it stands": release(
      `${deploy()}\n  parallel { check long { takes 3h } sequence { wait soak { takes 30m } check smoke { takes 5m } } }`,
      { during: "window 2026-05-23 10:00 to 2026-05-23 12:00" },
    ),
    "and only in the worst case": release(`${deploy()}\n  check smoke { takes 10m at most 2h }`, {
      during: window(
        "12:00",
        `warning window/overrun: In the worst case, "smoke" ends at Sat 2026-05-23 13:00 Europe/London, 1h after the window.`,
      ),
    }),
    "a check that takes no time verifies nothing": release(
      `${deploy()}\n  wait soak { takes 2h }\n  parallel { check event { takes 0m } notify done { takes 5m } }`,
      { during: "window 2026-05-23 10:00 to 2026-05-23 12:00" },
    ),
    "what a step waits for is no watch": release(
      `${deploy()}\n  wait soak { takes 2h }\n${deploy("5m").replace("deploy", "again")}`,
      {
        during: window("12:00", "error window/overrun: 1h5m after the window"),
      },
    ),
    "nor what a gate waits for": release(`${deploy()}\n  wait soak { takes 2h }\n  gate keep { takes 5m }`, {
      during: window("12:00", "error window/overrun: 1h5m after the window"),
    }),
    "nor a check that may mean rollback": release(`${deploy()}\n  check smoke { takes 2h otherwise rollback }`, {
      during: window("12:00", "error window/overrun: 1h after the window"),
    }),
    "nor what runs beside the last change": release(`  parallel { ${deploy().trim()} check watch { takes 3h } }`, {
      during: window("12:00", "error window/overrun: 1h after the window"),
    }),
    "the slack is that of the last change and its first check": release(
      `${deploy()}\n  check smoke { takes 49m }\n  wait soak { takes 9h }`,
      {
        during: window(
          "12:00",
          `warning window/no-slack: The first check, "smoke", ends at Sat 2026-05-23 11:49 Europe/London, only 11m before the window ends.`,
        ),
      },
    ),
    "a decision that may mean rollback is no epilogue": release(
      `${deploy()}\n  gate keep { at 12:00 takes 5m otherwise rollback }\n  check look { at T+2d takes 5m otherwise rollback }`,
      { during: window("12:00", "error window/overrun: 46h5m after the window") },
    ),
    "a gate that decides nothing about it is one": release(
      `${deploy()}\n  gate close { at T+2d takes 5m otherwise "write down why" }`,
    ),
  });
});

describe("window/outside", () => {
  const only = ["window/outside", "window/overrun"];
  const undone = `rollback "Undo it" { takes 5m }`;
  each(only, {
    "before the window": release(
      `  step early "Early" { at 2026-05-23 08:00 takes 5m ${undone} }
                    // ^^^^^^^^^^^^^^^^^^^ error window/outside: "Early" changes Production (protected) at Sat 2026-05-23 08:00 Europe/London, 2h before the window. Nothing may change outside the window. Move it into the window, or extend the window. If it leaves nothing to undo, add \`rollback none because "…"\`.`,
      on,
    ),
    "as the window begins": release(`  step early "Early" { at 2026-05-23 10:00 takes 5m ${undone} }`, on),
    "a backup, which leaves nothing to undo, may come before it": release(
      `  phase before {
    at T-2h
    step backup { takes 5m rollback none because "a backup changes nothing" }
    check listed { takes 5m }
    step copy { takes 5m rollback none because "a copy changes nothing" }
  }`,
      on,
    ),
    "and may not come after it": release(
      `  step late { at 2026-05-23 14:00 takes 5m rollback none because "nothing" }
           // ^^^^^^^^^^^^^^^^^^^ error window/outside: Nothing may change outside the window. Move it into the window, or extend the window.`,
      on,
    ),
    "what cannot be undone, or undoes something, may not come before it": release(
      `  phase early {
    at T-2h
 // ^^^^^^^ error window/outside: "one" and 2 more steps change Production
    step one { takes 5m }
    step two { takes 5m undoes one }
    step three { takes 5m irreversible because "it is gone" }
  }`,
      on,
    ),
    "what follows it is the same cause": release(
      `  check wait { at 2026-05-23 15:00 takes 5m }
            // ^^^^^^^^^^^^^^^^^^^ error window/outside: "late" and 1 more step change Production (protected) at Sat 2026-05-23 15:05 Europe/London, 1h5m after the window.
  step late { takes 5m rollback none because "nothing" }
  step later { takes 5m rollback none because "nothing" }`,
      on,
    ),
    "an `at` at the very end of the window makes no epilogue of the steps that follow it": release(
      `  step a "Stop the writers" { takes 30m rollback "start" { takes 10m } }
  step b "Migrate" { at 14:00 takes 3h rollback "restore" { takes 5h } }
                  // ^^^^^^^^ error window/outside: "Migrate" and 1 more step are scheduled at Sat 2026-05-23 14:00 Europe/London, when the window has ended. Nothing may change outside the window. Move them into the window, or extend the window.
  step c "Start the writers" { takes 30m rollback none because "x" }`,
    ),
    "a phase's `at`, inside parallel": release(
      `  phase early {
    at T-1d
 // ^^^^^^^ error window/outside: "one" and 1 more step change Production
    parallel {
      step one { takes 5m ${undone} }
      step two { takes 5m ${undone} }
    }
  }`,
      on,
    ),
    "where it is not protected": release(
      `  step early { on staging at 2026-05-23 08:00 takes 5m ${undone} }
                       // ^^^^^^^^^^^^^^^^^^^ error window/outside: "early" changes staging at Sat`,
      on,
    ),
    "what is not a step": release(
      `  notify early { at T-7d takes 5m }
  check list { takes 1h }
  gate go { at T-1d takes 5m }
  step do { takes 5m ${undone} }
  check look { at T+2d takes 5m }
  notify done { takes 5m }`,
      on,
    ),
    "what slips out is an overrun": release(
      `  check one { takes 3h50m }\n  step late { takes 30m rollback none because "nothing" }`,
      { ...on, during: window("14:00", "error window/overrun") },
    ),
    "without a window": release(`  step early { at T-7d takes 5m ${undone} }`, { during: "go-live 2026-05-23 10:00" }),
    "accepted by name": release(
      `  step early "Early" { at 2026-05-23 08:00 takes 5m ${undone} }
                    // ^^^^^^^^^^^^^^^^^^^ accepted window/outside
  accept window/outside on early because "nobody sees it" by ana`,
      on,
    ),
  });
});

describe("window/in-freeze", () => {
  const only = ["window/in-freeze"];
  const freeze = (dates: string): string => `freeze "Spring sale" ${dates} in Europe/London\n`;
  const frozen = (dates: string): typeof on => ({ ...on, head: production + freeze(dates) });
  each(only, {
    "the window": release(`  ${change}`, {
      ...frozen("2026-05-20 to 2026-05-23"),
      during: window(
        "14:00",
        `error window/in-freeze: The window overlaps the freeze "Spring sale" (Wed 2026-05-20 00:00 to Sun 2026-05-24 00:00 Europe/London), when nothing protected may change.`,
      ),
    }),
    "of one day": release(`  ${change}`, {
      ...frozen("2026-05-23"),
      during: window("14:00", "error window/in-freeze"),
    }),
    "of one day, the day before": release(`  ${change}`, frozen("2026-05-22")),
    "it ends the day before": release(`  ${change}`, frozen("2026-05-20 to 2026-05-22")),
    "it begins when the window ends": release(`  ${change}`, frozen("2026-05-23 14:00 to 2026-05-25 00:00")),
    "nothing is protected": release(`  ${change}`, {
      ...frozen("2026-05-20 to 2026-05-25"),
      whole: "environment staging",
    }),
    "a step beside the window": release(
      `  step early { takes 5m rollback none because "nothing" }
  step late { at 2026-05-25 10:00 takes 5m rollback none because "nothing" }
    // ^^^^ error window/in-freeze: "late" (Mon 2026-05-25 10:00 Europe/London) is scheduled during the freeze "Spring sale" (Mon 2026-05-25 00:00 to Wed 2026-05-27 00:00 Europe/London), when nothing protected may change.`,
      frozen("2026-05-25 to 2026-05-26"),
    ),
    "steps without a window, inside parallel": release(
      `  parallel {
    step one { takes 5m rollback none because "nothing" }
      // ^^^ error window/in-freeze: "one" (Sat 2026-05-23 10:00 Europe/London) and 1 more step are scheduled during the freeze "Spring sale" (Sat 2026-05-23 00:00 to Sun 2026-05-24 00:00 Europe/London), when nothing protected may change.
    step two { takes 5m rollback none because "nothing" }
  }`,
      { ...frozen("2026-05-23 to 2026-05-23"), during: "go-live 2026-05-23 10:00" },
    ),
    "only in the worst case": release(
      `  check one { takes 10m at most 3h }
  step two { takes 5m rollback none because "nothing" }
    // ^^^ warning window/in-freeze: In the worst case`,
      { ...frozen("2026-05-23 12:00 to 2026-05-23 18:00"), during: "go-live 2026-05-23 10:00" },
    ),
    "silent behind a missing duration": release(
      `  check one\n  step two { takes 5m rollback none because "nothing" }`,
      { ...frozen("2026-05-23 to 2026-05-23"), during: "go-live 2026-05-23 10:00" },
    ),
    "silent when nothing is dated": release(`  ${change}`, { ...frozen("2026-05-23 to 2026-05-23"), during: "" }),
    "across an import": {
      "main.runbook": `import "./freezes.runbook"\n${release(`  ${change}`, {
        ...on,
        during: window("14:00", "error window/in-freeze"),
      })}`,
      "freezes.runbook": freeze("2026-05-20 to 2026-05-25"),
    },
    accepted: release(`  ${change}\n  accept window/in-freeze because "the sale was called off" by ana`, {
      ...frozen("2026-05-20 to 2026-05-23"),
      during: window("14:00", "accepted window/in-freeze"),
    }),
  });

  it("shows the freeze, also in another file", () => {
    const files = {
      "main.runbook": `import "./freezes.runbook"\n${release(`  ${change}`, on)}`,
      "freezes.runbook": freeze("2026-05-20 to 2026-05-25"),
    };
    assert.match(findingOf(files, "window/in-freeze").related[0]?.place.uri ?? "", /freezes\.runbook$/);
  });
});
