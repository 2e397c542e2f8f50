import assert from "node:assert/strict";
import { each, findingOf, release } from "../setting.js";

const shift = `step shift "Shift" { takes 2h at most 3h rollback "Shift back" { takes 10m } }`;
const leave = (name: string, dates: string, zone = "Europe/London"): string =>
  `person ${name} "${name.toUpperCase()}" { timezone ${zone} away ${dates} because "on leave" }\n`;

describe("rollback/no-decider", () => {
  const only = ["rollback/no-decider"];
  const medium = { risk: "medium" } as const;
  const head = (body: string, found: string, setting: object = medium): string =>
    release(body, setting).replace(/(runbook shop .*\n)/, `$1${found}`);
  each(only, {
    "on medium risk a warning": head(`  ${shift}`, "     // ^^^^ warning rollback/no-decider: Nobody is named\n"),
    "on high risk an error": head(`  ${shift}`, "     // ^^^^ error rollback/no-decider\n", { risk: "high" }),
    "off on low risk": release(`  ${shift}`),
    "one is named": release(`  ${shift}`, { ...medium, whole: "decider ana" }),
    "there is nothing to go back from": release(
      `  step one { takes 5m rollback none because "nothing changes" }`,
      medium,
    ),
    "a phase's default is a way back too": head(
      `  phase all { rollback using restore parallel { step one { takes 5m } } }\n  rollback restore { takes 5m }`,
      "     // ^^^^ warning rollback/no-decider\n",
    ),
    "silent where the line may be what could not be read": release(`  ${shift}`, { ...medium, whole: "decidr ana" }),
    accepted: head(
      `  ${shift}\n  accept rollback/no-decider because "the bridge decides" by ana`,
      "     // ^^^^ accepted rollback/no-decider\n",
    ),
  });
});

describe("a fix of rollback/no-decider", () => {
  it("names those who decide at a gate, no placeholder and no team without people", () => {
    const { fixes } = findingOf(
      release(`  ${shift}\n  gate go { owner ana or TBD or web takes 5m }\n  gate on { owner TBD or web takes 5m }`, {
        risk: "medium",
        head: "team web",
      }),
      "rollback/no-decider",
    );
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ["Add `decider ana`", "Add a decider"],
    );
  });
});

describe("rollback/decider-unavailable", () => {
  const only = ["rollback/decider-unavailable"];
  each(only, {
    "away all the time": release(`  ${shift}`, {
      head: leave("cho", "2026-05-18 to 2026-05-29"),
      whole: `decider cho
        //^^^ error rollback/decider-unavailable: No decider is available to call a rollback from Sat 2026-05-23 10:00 to 14:00 Europe/London: CHO is away.`,
    }),
    "a cover is there": release(`  ${shift}`, {
      head: leave("cho", "2026-05-18 to 2026-05-29"),
      whole: "decider cho or ben",
    }),
    "one leaves before the other is back": release(`  ${shift}`, {
      head: leave("cho", "2026-05-23 10:00 to 2026-05-23 11:10") + leave("dee", "2026-05-23 11:00 to 2026-05-23 18:00"),
      whole: `decider cho or dee
        //^^^^^^^^^^ error rollback/decider-unavailable: from Sat 2026-05-23 11:00 to 11:10 Europe/London: CHO is away and DEE is away`,
    }),
    "one leaves when the other is back": release(`  ${shift}`, {
      head: leave("cho", "2026-05-23 10:00 to 2026-05-23 11:00") + leave("dee", "2026-05-23 11:00 to 2026-05-23 18:00"),
      whole: "decider cho or dee",
    }),
    "away three times: the longest first, then in order of time, whatever is written first": release(`  ${shift}`, {
      head: `person cho "CHO" {
  timezone Europe/London
  away 2026-05-23 11:00 to 2026-05-23 11:10 because "the bank"
  away 2026-05-23 10:30 to 2026-05-23 10:40 because "the dentist"
  away 2026-05-23 11:30 to 2026-05-23 11:50 because "school"
}
`,
      whole: `decider cho
        //^^^ error rollback/decider-unavailable: No decider is available to call a rollback from Sat 2026-05-23 11:30 to 11:50 Europe/London: CHO is away. No decider is available from Sat 2026-05-23 10:30 to 10:40 Europe/London and from Sat 2026-05-23 11:00 to 11:10 Europe/London either.`,
    }),
    "away only in the worst case": release(`  ${shift}`, {
      during: "go-live Sat 2026-05-23 10:00",
      head: leave("cho", "2026-05-23 12:30 to 2026-05-23 18:00"),
      whole: `decider cho
        //^^^ warning rollback/decider-unavailable: In the worst case, no decider is available to call a rollback from Sat 2026-05-23 12:30 to 13:10 Europe/London:`,
    }),
    "away at the end of the window, when the plan is over": release(`  ${shift}`, {
      head: leave("cho", "2026-05-23 13:50 to 2026-05-23 18:00"),
      whole: `decider cho
        //^^^ error rollback/decider-unavailable: from Sat 2026-05-23 13:50 to 14:00`,
    }),
    "away when the window is over": release(`  ${shift}`, {
      head: leave("cho", "2026-05-23 14:00 to 2026-05-23 18:00"),
      whole: "decider cho",
    }),
    "without a window, until all is undone": release(`  ${shift}`, {
      during: "go-live Sat 2026-05-23 10:00",
      head: leave("cho", "2026-05-23 12:10 to 2026-05-23 12:30"),
      whole: `decider cho
        //^^^ warning rollback/decider-unavailable: In the worst case`,
    }),
    "every such time, the gravest first: all away, in the window, the longest": release(
      `  step early { at 2026-05-21 06:30 takes 5m rollback "Back" { takes 5m } }\n  ${shift}`,
      {
        during: "window Fri 2026-05-22 22:00 to Sat 2026-05-23 04:00",
        head:
          leave("cho", "2026-05-22 12:00 to 2026-05-22 12:30") + leave("dee", "2026-05-22 11:00 to 2026-05-22 13:00"),
        whole: `decider cho or dee
        //^^^^^^^^^^ error rollback/decider-unavailable: No decider is available to call a rollback from Fri 2026-05-22 12:00 to 12:30 Europe/London: CHO is away and DEE is away. No decider is available from Fri 2026-05-22 23:00 to Sat 2026-05-23 04:00 Europe/London, from Thu 2026-05-21 23:00 to Fri 2026-05-22 07:00 Europe/London and at 1 more time either. Name a decider who is available then:`,
      },
    ),
    "what is graver in the worst case is said apart": release(`  ${shift}`, {
      during: "go-live Sat 2026-05-23 21:30",
      head: leave("cho", "2026-05-24 00:00 to 2026-05-24 02:00"),
      whole: `decider cho
        //^^^ warning rollback/decider-unavailable: No decider is available to call a rollback from Sat 2026-05-23 23:00 to 23:40
        //^^^ warning rollback/decider-unavailable: In the worst case, no decider is available to call a rollback from Sun 2026-05-24 00:00 to 00:40 Europe/London:`,
    }),
    "in the middle of the night": release(`  ${shift}`, {
      head: `person cho "Cho" { timezone America/Los_Angeles }\n`,
      whole: `decider cho
        //^^^ warning rollback/decider-unavailable: No decider is available to call a rollback from Sat 2026-05-23 10:00 to 14:00 Europe/London: it is outside working hours (quiet hours are 23:00 to 07:00 in Los Angeles).`,
    }),
    "but within the hours somebody keeps": release(`  ${shift}`, {
      head: `person cho "Cho" { timezone America/Los_Angeles hours 22:00 to 06:00 }\n`,
      whole: "decider cho",
    }),
    "and one sleeps while the other is away": release(`  ${shift}`, {
      head: `person cho "Cho" { timezone America/Los_Angeles }\n${leave("dee", "2026-05-23 11:00 to 2026-05-23 18:00")}`,
      whole: `decider cho or dee
        //^^^^^^^^^^ warning rollback/decider-unavailable: it is outside working hours (quiet hours are 23:00 to 07:00 in Los Angeles) and DEE is away.`,
    }),
    "one of a team is there": release(`  ${shift}`, {
      head: `team deciders { contact "#d" }\n${leave("cho", "2026-05-18 to 2026-05-29").replace("{", "{ team deciders")}person dee { team deciders timezone Europe/London }\n`,
      whole: "decider deciders",
    }),
    "nobody of a team is": release(`  ${shift}`, {
      head: `team deciders { contact "#d" }\n${leave("cho", "2026-05-18 to 2026-05-29").replace("{", "{ team deciders")}`,
      whole: `decider deciders
        //^^^^^^^^ error rollback/decider-unavailable`,
    }),
    "a rotation is always covered": release(`  ${shift}`, {
      head: `team deciders { contact "#d" rotation "deciders" }\n`,
      whole: "decider deciders",
    }),
    "also where it lists members, and they are away": release(`  ${shift}`, {
      head: `team deciders { contact "#d" rotation "deciders" }\n${leave("cho", "2026-05-18 to 2026-05-29").replace("{", "{ team deciders")}`,
      whole: "decider deciders",
    }),
    "but not one that cannot be reached": release(`  ${shift}`, {
      head: `team deciders { rotation "deciders" }\n${leave("cho", "2026-05-18 to 2026-05-29").replace("{", "{ team deciders")}`,
      whole: `decider deciders
        //^^^^^^^^ error rollback/decider-unavailable`,
    }),
    "silent without a zone": release(`  ${shift}`, { head: "person cho { }\n", whole: "decider cho" }),
    "silent when there is nothing to go back from": release(
      `  step one { takes 2h rollback none because "nothing changes" }`,
      { head: leave("cho", "2026-05-18 to 2026-05-29"), whole: "decider cho" },
    ),
    "nobody decides behind a point of no return": release(
      `  ${shift}\n  gate go { takes 5m }\n  step drop { takes 5m irreversible because "it is gone" }\n  check look { takes 10m }`,
      {
        head: leave("cho", "2026-05-23 12:05 to 2026-05-23 12:30"),
        whole: "decider cho",
        during: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 16:00",
      },
    ).replace("at most 3h", "at most 2h"),
    "nor before the first step": release(`  check look { takes 30m }\n  ${shift}`, {
      head: leave("cho", "2026-05-18 to 2026-05-23 10:30"),
      whole: "decider cho",
    }),
    "nor while there is nothing to go back from": release(
      `  step prepare { at 2026-05-22 10:00 takes 5m rollback none because "nothing changes" }\n  ${shift}`,
      { head: leave("cho", "2026-05-22 to 2026-05-23 10:00"), whole: "decider cho" },
    ),
    "silent behind a missing duration": release(`  check look\n  ${shift}`, {
      head: leave("cho", "2026-05-18 to 2026-05-29"),
      whole: "decider cho",
    }),
    "across an import it lands on the use": {
      "main.runbook": `import "./cho.runbook"\n${release(`  parallel { ${shift} }`, {
        whole: `decider cho
        //^^^ error rollback/decider-unavailable: CHO is away`,
      })}`,
      "cho.runbook": leave("cho", "2026-05-18 to 2026-05-29"),
    },
  });
});
