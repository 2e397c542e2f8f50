/** Once a gate keeps a step, nobody is needed any more to undo it, or to decide on that. */
import * as people from "../owner/setting.js";
import { each, release } from "../setting.js";

const gate = (name: string, keeps: string): string =>
  `gate ${name} "Keep" { takes 10m requires "all is well" otherwise rollback keeps ${keeps} }`;
const step = (name: string, minutes: number): string =>
  `step ${name} "${name}" { takes ${minutes}m rollback "Undo ${name}" { takes 5m } }`;
const cho = (away: string): string => `person cho "CHO" { timezone Europe/London away ${away} because "on leave" }\n`;

describe("deciders, once a gate keeps what is done", () => {
  each(["rollback/decider-unavailable", "gate/keeps"], {
    "are not needed after it": release(`  ${step("one", 30)}\n  ${gate("go", "one")}\n  wait watch { takes 1h }`, {
      head: cho("2026-05-23 10:40 to 2026-05-23 18:00"),
      whole: "decider cho",
    }),
    "are needed until it has ended": release(`  ${step("one", 30)}\n  ${gate("go", "one")}`, {
      head: cho("2026-05-23 10:35 to 2026-05-23 18:00"),
      whole: `decider cho
        //^^^ error rollback/decider-unavailable: from Sat 2026-05-23 10:35 to 10:40 Europe/London: CHO is away.`,
    }),
    "are needed as long as a step is not kept": release(
      `  parallel { ${step("one", 30)} ${step("two", 20)} }\n  ${gate("go", "one")}`,
      {
        head: cho("2026-05-23 11:00 to 2026-05-23 11:30"),
        whole: `decider cho
        //^^^ error rollback/decider-unavailable: from Sat 2026-05-23 11:00 to 11:30`,
      },
    ),
    "are needed again from the next step on": release(
      `  ${step("one", 30)}\n  ${gate("go", "one")}\n  wait night { takes 1h }\n  ${step("two", 20)}`,
      {
        head: cho("2026-05-23 10:50 to 2026-05-23 11:50"),
        whole: `decider cho
        //^^^ error rollback/decider-unavailable: from Sat 2026-05-23 11:40 to 11:50 Europe/London`,
      },
    ),
    "in the worst case it may be passed later": release(
      `  step one "One" { takes 30m at most 1h rollback "Undo" { takes 5m } }\n  ${gate("go", "one")}`,
      {
        head: cho("2026-05-23 10:45 to 2026-05-23 18:00"),
        whole: `decider cho
        //^^^ warning rollback/decider-unavailable: In the worst case, no decider is available to call a rollback from Sat 2026-05-23 10:45 to 11:10 Europe/London`,
      },
    ),
    "what it does not wait for is not kept": release(
      `  parallel {\n    ${step("one", 30)}\n    gate go "Keep" { takes 10m requires "x" otherwise rollback keeps one }
                                                                  // ^^^ error gate/keeps-unfinished\n  }`,
      {
        head: cho("2026-05-23 13:00 to 2026-05-23 18:00"),
        whole: `decider cho
        //^^^ error rollback/decider-unavailable: from Sat 2026-05-23 13:00 to 14:00`,
      },
    ),
  });
});

describe("whoever would undo a step, once a gate keeps it", () => {
  const undone = (by: string, rest: string, head = ""): string =>
    people.release(
      `${head}  step one "One" { owner ana or ben takes 30m rollback "Undo one" { owner ${by} takes 5m } }\n${rest}`,
      { people: people.roster.replace("away 2026-05-18 to 2026-05-22", "away 2026-05-20 12:00 to 2026-05-20 20:00") },
    );
  people.each(
    {
      "may be away after it": undone(
        "ian",
        `  gate go "Go" { owner ana or ben takes 5m requires "x" otherwise "x" keeps one }`,
      ),
      "may not without it": undone("ian", "").replace(
        "owner ian takes 5m } }",
        `owner ian takes 5m } }
                                                                       // ^^^ error owner/away: "Undo one", which may be needed from Wed 2026-05-20 13:00 to 14:00`,
      ),
      "of a rollback that several share, may be away when all of them are kept": people.release(
        `  step one "One" { owner ana or ben takes 30m rollback using back }
  step two "Two" { owner ana or ben takes 10m rollback using back }
  gate go "Go" { owner ana or ben takes 5m requires "x" otherwise "x" keeps one, two }
  rollback back "Back" { owner ian takes 5m }`,
        { people: people.roster.replace("away 2026-05-18 to 2026-05-22", "away 2026-05-20 12:00 to 2026-05-20 20:00") },
      ),
      "of a rollback that several share, may not while one is not kept": people.release(
        `  step one "One" { owner ana or ben takes 30m rollback using back }
  step two "Two" { owner ana or ben takes 10m rollback using back }
  gate go "Go" { owner ana or ben takes 5m requires "x" otherwise "x" keeps one }
  rollback back "Back" { owner ian takes 5m }
                      //       ^^^ error owner/away: Ian Kerr is away`,
        { people: people.roster.replace("away 2026-05-18 to 2026-05-22", "away 2026-05-20 12:00 to 2026-05-20 20:00") },
      ),
    },
    ["owner/away", "syntax/"],
  );
});
