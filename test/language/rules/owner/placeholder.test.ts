import { each, mends, release, step } from "./setting.js";

describe("owner/placeholder", () => {
  each(
    {
      "as owner, and nothing else is said of it": release(`
  step one { owner TBD takes 5m rollback none because "nothing" }
          //       ^^^ error owner/placeholder: \`TBD\` names nobody, so nobody will do "one".`),
      "as cover, in any of its spellings": release(`
  check one { owner ana or ??? takes 5m }
           //              ^^^ error owner/placeholder: \`???\` names nobody, so this cover of "one" is missing.
  check two { owner ana or someone takes 5m }
           //              ^^^^^^^ error owner/placeholder
  check three { owner ana or <name> takes 5m }
             //              ^^^^^^ error owner/placeholder`),
      "in a phase, once for all that inherit it": release(`
  phase all {
    owner ana or TBC
             //  ^^^ error owner/placeholder
    check one { takes 5m }
    parallel { check two { takes 5m } check three { takes 5m } }
  }`),
      "taking part, deciding, running the release, being told, answering": release(
        `
  gate go { owner ana or ben with TBD takes 5m }
         //                       ^^^ error owner/placeholder: \`TBD\` names nobody, so this participant of "go" is missing.
  notify all { owner ana or ben to unknown takes 5m }
            //                     ^^^^^^^ error owner/placeholder: nobody is told by "all"
  accept owner/long-shift because "short night" by TBA
     //                                            ^^^ error owner/placeholder: \`TBA\` names nobody, so nobody is responsible for accepting owner/long-shift.`,
        {
          head: `  decider TODO or ben
      //  ^^^^ error owner/placeholder: nobody can call a rollback
  coordinator TBD
           // ^^^ error owner/placeholder: nobody runs the release`,
        },
      ),
      "a shared rollback's and a contingency's owner": release(`
  step one { owner ana or ben takes 5m rollback using back }
  rollback back { owner TBD takes 5m }
               //       ^^^ error owner/placeholder
  contingency stuck { owner TBD trigger "it hangs" then rollback }
                   //       ^^^ error owner/placeholder`),
      "a person of that name is a person": release(step("one", "owner todo or ana"), {
        people: `person todo "Todo Rossi" { timezone Europe/Rome contact "t" }
person ana { timezone Europe/Madrid contact "a" }`,
      }),
    },
    ["owner/unassigned", "owner/placeholder", "knowledge/", "syntax/"],
  );

  it("offers those who qualify and are not there yet", () => {
    mends(release(step("one", "owner ana or TBD needs failover")), "owner/placeholder", "Change to Eva Novak");
  });
});
