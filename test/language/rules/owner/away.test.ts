import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step, undated } from "./setting.js";

describe("owner/away", () => {
  each(
    {
      "away, and no cover": release(`
  notify one { owner ian to "#all" takes 5m }
            //       ^^^ error owner/away: Ian Kerr is away until Fri 2026-05-22 (hiking), and not available for "one" on Wed 2026-05-20 10:00 Europe/Madrid (Wed 2026-05-20 09:00 in London). There is no cover`),
      "a qualified cover makes it a warning": release(`
  check one { owner ian or ana or eva needs failover takes 5m }
           //       ^^^ warning owner/away: Ana Lopez covers: put the cover first`),
      "a cover who lacks the skill is none": release(`
  check one { owner ian or ben needs failover takes 5m }
           //       ^^^ error owner/away: No cover can step in: Ben Okafor does not know \`failover\``),
      "ends as the leave begins, and starts as it ends: [start, end)": release(
        `  notify one { owner ian or ana to "#all" takes 1h }`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "one minute longer": release(
        `  notify one { owner ian or ana to "#all" takes 61m }
          //         ^^^ warning owner/away: on Mon 2026-05-18 01:00 Europe/Madrid (Mon 2026-05-18 00:00 in London)`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "only in the worst case": release(
        `  notify one { owner ian to "#all" takes 1h at most 2h }
          //         ^^^ warning owner/away: In the worst case, Ian Kerr is away until Fri 2026-05-22 (hiking), and not available for "one" on Mon 2026-05-18 01:00 Europe/Madrid (Mon 2026-05-18 00:00 in London).`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "who takes part, whom nobody can cover": release(`
  gate go { owner ana or ben with ian takes 5m }
         //                       ^^^ error owner/away: Ian Kerr is away`),
      "a cover may be away": release(`
  ${step("one", "owner ana or eva or ian")}`),
      "in a phase, said once at the owner its activities share, inside parallel too": release(`
  phase all {
    owner ian or ana or eva
    //    ^^^ warning owner/away: not available for "Do one", "Do two" and "Do three", first on Wed 2026-05-20 10:00
    ${step("one", "")}
    parallel { ${step("two", "")} ${step("three", "")} }
  }`),
      "a single one that inherits is pointed at itself": release(`
  phase all {
    owner ian or ana or eva
    step one { takes 5m rollback none because "nothing" }
      // ^^^ warning owner/away
    ${step("two", "owner ana or eva")}
  }`),
      "accepted by name, it is kept apart from the others": release(`
  phase all {
    owner ian or ana or eva
    //    ^^^ warning owner/away: "Do one" and "Do three"
    ${step("one", "")}
    step two { takes 5m rollback none because "nothing" }
      // ^^^ accepted owner/away: "two"
    ${step("three", "")}
  }
  accept owner/away on two because "Ana does it" by ana`),
      "a team whose every member is away": release(
        `  notify one { owner web to "#all" takes 5m }
          //         ^^^ error owner/away: Everybody in Web is away`,
        {
          people: `team web "Web" { contact "#web" }
person ian { team web timezone Europe/London away 2026-05-18 to 2026-05-22 }`,
        },
      ),
      "such a team that takes part, or that others cover": release(
        `  gate one { owner ana or eva with web takes 5m }
           //                      ^^^ error owner/away: Everybody in Web is away until Fri 2026-05-22, and not available for "one" on Wed 2026-05-20 10:00 Europe/Madrid (Wed 2026-05-20 09:00 in London). Name somebody who is available.
  check two { owner web or ana or eva takes 5m }
           //       ^^^ warning owner/away: Ana Lopez covers
  check three { owner web takes 5m }`,
        {
          people: `${roster}
team web "Web" { contact "#web" }
person pat { team web timezone Europe/London away 2026-05-18 to 2026-05-22 }`,
        },
      ),
      "a team with somebody there, or with a rotation": release(
        `notify one { owner web or dba to "#all" takes 5m } notify two { owner dba or web to "#all" takes 5m }`,
        {
          people: `team web "Web" { contact "#web" rotation "web-primary" }
team dba "Databases" { contact "#dba" }
person ian { team web, dba timezone Europe/London away 2026-05-18 to 2026-05-22 }
person ana { team dba timezone Europe/Madrid }`,
        },
      ),
      "behind a missing duration nobody is judged at a minute": release(`
  check zero { owner ana or eva }
  notify one { owner ian to "#all" takes 5m }`),
      "a rollback's owner, as long as the rollback may be needed": release(
        `
  step one { owner ana or ben takes 30m rollback "Undo one" { owner ian takes 5m } }
          //                                                        ^^^ error owner/away: Ian Kerr is away until Fri 2026-05-22 (hiking), and not available for "Undo one", which may be needed from Mon 2026-05-18 01:00 to 03:00 Europe/Madrid. There is no cover`,
        { during: "2026-05-18 00:00 to 2026-05-18 03:00" },
      ),
      "a rollback's owner with a qualified cover, who takes part in it, or inside a shared one": release(`
  step one { owner ana or ben takes 30m rollback "Undo one" { owner ian or ana or ben takes 5m } }
          //                                                        ^^^ warning owner/away: Ana Lopez covers
  step two { owner ana or ben takes 30m rollback using back }
  rollback back "Back" {
    owner ana or ben with ian
    //                    ^^^ error owner/away: "Back", which may be needed from Wed 2026-05-20 10:30 to 14:00 Europe/Madrid. Name somebody who is available.
    step stop { takes 5m }
    step load { owner ian takes 5m }
             //       ^^^ error owner/away: "load", which may be needed
  }`),
      "a step and its own rollback are said once": release(`
  step one { owner ian or ana or ben takes 30m rollback "Undo one" { takes 5m } }
          //       ^^^ warning owner/away: not available for "one" and "Undo one", first on Wed 2026-05-20 10:00`),
      "covers who take turns": release(
        `
  step one { owner ana or ben takes 30m rollback "Undo one" { owner ian or kit or lea takes 5m } }
          //                                                        ^^^ warning owner/away: No cover is available all the time: Kit is away`,
        {
          people: `${roster}person kit "Kit" { timezone UTC contact "k" away 2026-05-20 10:00 to 2026-05-20 11:00 }
person lea "Lea" { timezone UTC contact "l" away 2026-05-20 08:00 to 2026-05-20 10:00 }`,
        },
      ),
      "away twice while a rollback may be needed": release(
        `
  step one { owner ana or ben takes 30m rollback "Undo one" { owner kit or ana or ben takes 5m } }
          //                                                        ^^^ warning owner/away: from Wed 2026-05-20 10:00 to 10:30 Europe/Madrid and at 1 more time. Ana Lopez covers`,
        {
          people: `${roster}person kit "Kit" { timezone UTC contact "k" away 2026-05-20 08:00 to 2026-05-20 08:30 away 2026-05-20 11:00 to 2026-05-20 11:30 }`,
        },
      ),
      "the first of several leaves, whatever is written first": release(
        `  notify one { owner kit to "#all" takes 4h }
          //         ^^^ error owner/away: Kit is away until Wed 2026-05-20 11:00, and not available for "one" on Wed 2026-05-20 10:30`,
        {
          people:
            'person kit "Kit" { timezone Europe/Madrid away 2026-05-20 13:00 to 2026-05-20 14:00 away 2026-05-20 10:30 to 2026-05-20 11:00 }',
        },
      ),
      "an undated plan has no absences": undated(`  notify one { owner ian to "#all" takes 5m }`),
      "what is in a cycle has no time": release(`
  notify one { owner ian to "#all" takes 5m after two }
  notify two { owner ian to "#all" takes 5m after one }`),
    },
    ["owner/away", "syntax/"],
  );

  const days = [
    { during: "2026-05-17 21:00 to 2026-05-17 23:00", isAway: false },
    { during: "2026-05-18 01:00 to 2026-05-18 02:00", isAway: true },
    { during: "2026-05-22 22:00 to 2026-05-22 23:30", isAway: true },
    { during: "2026-05-23 01:00 to 2026-05-23 02:00", isAway: false },
  ];
  for (const { during, isAway } of days) {
    it(`the first and the last day belong to a leave: ${isAway ? "away" : "there"} on ${during}`, () => {
      const text = release(`notify one { owner ian or ana to "#all" takes 5m }`, { during });
      assert.equal(findingsIn(text, "owner/away").length, isAway ? 1 : 0);
    });
  }

  it("of an imported person it is said where the runbook names them", () => {
    says({
      "main.runbook": release(
        `  notify one { owner ian to "#all" takes 5m }
          //         ^^^ error owner/away`,
        { people: `import "./people.runbook"` },
      ),
      "people.runbook": roster,
    });
  });

  it("silences the night of whoever is away", () => {
    says(
      release(
        `  notify one { owner ian to "#all" takes 5m }
          //         ^^^ error owner/away`,
        { during: "2026-05-20 03:00 to 2026-05-20 05:00" },
      ),
    );
  });

  it("puts a cover first, in its own statement and in a phase's", () => {
    const own = mends(release(step("one", "owner ian or ana or eva with ben")), "owner/away", "Put Eva Novak first");
    assert.ok(own.includes("owner eva or ana or ian with ben"), own);
    const phase = release(`phase all { owner ian or ana or eva ${step("one", "")} ${step("two", "")} }`);
    assert.ok(mends(phase, "owner/away", "Put Ana Lopez first").includes("{ owner ana or ian or eva step"));
    const single = release(`phase all { owner ian or ana or eva ${step("one", "")} }`);
    assert.ok(
      mends(single, "owner/away", "Put Ana Lopez first").includes(`step one "Do one" { owner ana or ian or eva`),
    );
  });

  it("without a cover, offers others who are there and can", () => {
    const text = release(`check one { owner ian or ben needs failover takes 5m }`);
    const [finding] = findingsIn(text, "owner/away");
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ["Give it to Ana Lopez", "Give it to Eva Novak"],
    );
  });

  it("points at the leave", () => {
    const [finding] = findingsIn(release(`notify one { owner ian to "#all" takes 5m }`), "owner/away");
    const [leave] = finding?.related ?? [];
    assert.equal(roster.split("\n")[leave?.place.range.start.line ?? 0]?.trim().slice(0, 4), "away");
  });
});
