/** Small runbooks that were once a GO, or said the wrong thing, and what is right of people in them. */
import { each } from "./setting.js";

const people = `person ana "Ana" { timezone Europe/London contact "x" }
person ben "Ben" { timezone Europe/London contact "x" }
person cyd "Cyd" { timezone Europe/London contact "x" }
`;
const runbook = (
  body: string,
  head = people,
  window = "Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00",
): string => `${head}
runbook r "R" {
  risk low
  timezone Europe/London
  window ${window}
${body}
}`;
const judged = ["knowledge/", "owner/", "rollback/decider", "accept/"];

describe("people whom a GO had missed", () => {
  each(
    {
      "an accept of what is said at the owner's line": runbook(`
  owner ana
//^^^^^^^^^ accepted knowledge/single-point: "A" and "Undo A"
  step a "A" { takes 30m rollback "Undo A" { takes 5m } }
  accept knowledge/single-point on a because "x" by ana`),
      "an activity inside a shared rollback that acts elsewhere": runbook(
        `
  environment staging
  owner ana or ben
  step a "A" { takes 30m rollback using rb }
  rollback rb "Restore" {
    step x "Stop" { takes 5m }
    step y "Restore prod" { on prod takes 10m }
      // ^ error owner/not-permitted: Ana owns "Restore prod" but may not act in \`prod\`: only cyd may.
      // ^ error knowledge/nobody: None of those named can do "Restore prod"
  }`,
        `${people}environment staging\nenvironment prod { operators cyd }`,
      ),
      "a rule that is off hides no other": runbook(
        `
  step a "A" { owner ana or ben needs s takes 10m rollback none because "x" }
            //       ^^^ error knowledge/unskilled-owner
            //              ^^^ warning knowledge/unskilled-owner`,
        `policy { severity knowledge/nobody off }\nskill s "S"\n${people}person dee "Dee" { knows s timezone UTC contact "x" }`,
      ),
      "a gate whose cover in working hours is on leave": runbook(
        `
  gate go "Go" { owner ana or ben takes 10m requires "x" otherwise rollback }
              // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ana can do "Go" on Sun 2026-05-24 02:00
              //       ^^^ error owner/quiet-hours: Nobody who may decide "Go" is available in working hours`,
        `person ana "Ana" { timezone Europe/London }\nperson ben "Ben" { timezone Asia/Tokyo away 2026-05-20 to 2026-05-27 }`,
        "Sun 2026-05-24 02:00 to Sun 2026-05-24 05:00",
      ),
      "nobody for a step and for its rollback is one finding": runbook(
        `
  step a "A" { owner ana needs s takes 10m rollback "U" { needs s takes 5m } }
            // ^^^^^^^^^ error knowledge/nobody: None of those named can do "A" and "U"`,
        `skill s "S"\n${people}person dee "Dee" { knows s timezone UTC contact "x" }`,
      ),
      "the worst case says its own time": runbook(
        `
  owner ana or ben
  step a "A" { takes 1h at most 3h rollback none because "x" }
    // ^ warning knowledge/nobody: In the worst case, none of those named can do "A" on Sun 2026-05-24 00:00 Europe/London:
    // ^ warning owner/away: In the worst case, Ana is away until Sun 2026-05-24, and not available for "A" on Sun 2026-05-24 00:00 Europe/London.`,
        `person ana "Ana" { timezone Europe/London away 2026-05-24 hours 00:00 to 00:00 }
person ben "Ben" { timezone Europe/London away 2026-05-24 hours 00:00 to 00:00 }`,
        "Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00",
      ),
      "watching all night is no rest": runbook(
        `
  owner ana or ben
  step a "A" { takes 2h rollback none because "x" }
  wait w "Watch all night" { takes 9h until "it is calm" }
    // ^ warning owner/long-shift: 13h without 8 hours off
    // ^ warning owner/quiet-hours: Ana is still working on "Watch all night" at Sat 2026-05-23 23:00 in London, outside working hours (quiet hours are 23:00 to 07:00).
  step b "B" { takes 2h rollback none because "x" }`,
        people,
        "Sat 2026-05-23 20:00 to Sun 2026-05-24 12:00",
      ),
      "a rollback's first owner on leave, with covers": runbook(
        `
  owner ben or cyd
  step b "B" { takes 10m rollback "u" { owner ana or ben or cyd takes 1h } }
            //                                ^^^ warning owner/away: Ana is away until Sat 2026-05-23, and not available for "u", which may be needed from Sat 2026-05-23 10:00 to 14:00 Europe/London. Ben covers`,
        people.replace('"Ana" {', '"Ana" { away 2026-05-23'),
      ),
      "every night without a decider, the cut-over first": runbook(
        `
  decider p or q
       // ^^^^^^ warning rollback/decider-unavailable: No decider is available to call a rollback from Fri 2026-06-12 23:00 to Sat 2026-06-13 04:00 America/New_York
  owner p or q
  step ttl "Lower the TTL" { at Thu 2026-06-11 06:55 takes 10m rollback "Raise" { takes 5m } }
    // ^^^ warning owner/quiet-hours: Primary starts "Lower the TTL"
                                                            // ^^^^^^^^ warning owner/quiet-hours: Primary may be needed for "Raise" from Thu 2026-06-11 23:00
  step records "Update" { at 02:00 takes 5m rollback "Old address" { takes 15m } }
    // ^^^^^^^ warning owner/quiet-hours: Primary starts "Update"`,
        `person p "Primary" { timezone America/New_York contact "x" }\nperson q "Backup" { timezone America/New_York contact "x" }`,
        "Sat 2026-06-13 01:00 to Sat 2026-06-13 04:00",
      ).replace("timezone Europe/London", "timezone America/New_York"),
      "both restorers on leave after the plan, and before the window ends": runbook(
        `
  decider app or app2
  owner app or app2
  step fix "Apply" { takes 1h30m rollback "Restore" { owner rst or rst2 takes 2h expect "x" } }
                  //                                  ^^^^^^^^^^^^^^^^^ error knowledge/nobody: None of those named can do "Restore" from Sat 2025-05-03 00:00 to 03:00 Europe/London
                  //                                        ^^^ error owner/away: Restorer is away
  check test "Test" { takes 50m expect "x" otherwise rollback }`,
        ["app", "app2", "rst", "rst2"]
          .map(name => `person ${name} { timezone Europe/London contact "x" hours 12:00 to 04:00 }`)
          .join("\n")
          .replace(/person rst { /, 'person rst "Restorer" { away 2025-05-03 to 2025-05-10 ')
          .replace(/person rst2 { /, 'person rst2 "Restorer two" { away 2025-05-03 to 2025-05-10 '),
        "Fri 2025-05-02 21:00 to Sat 2025-05-03 03:00",
      ),
    },
    judged,
  );
});
