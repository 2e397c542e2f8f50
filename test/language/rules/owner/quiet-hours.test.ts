import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step, undated } from "./setting.js";

const night = "2026-05-20 01:00 to 2026-05-20 05:00";

describe("owner/quiet-hours", () => {
  each(
    {
      "local night, in the runbook's zone and in theirs": release(`
  check one { owner cleo takes 5m }
           //       ^^^^ warning owner/quiet-hours: Cleo Diaz starts "one" at Wed 2026-05-20 01:00 in Los Angeles (Wed 2026-05-20 10:00 Europe/Madrid), outside working hours (quiet hours are 23:00 to 07:00).`),
      "day for whom it is day, at the same minute": release(`
  check one { owner raj takes 5m }`),
      "ends as the night begins, [start, end)": release("  check one { owner ana takes 1h }", {
        during: "2026-05-20 22:00 to 2026-05-20 23:50",
      }),
      "a minute into it": release(
        `  check one { owner ana takes 61m }
         //         ^^^ warning owner/quiet-hours: Ana Lopez is still working on "one" at Wed 2026-05-20 23:00 in Madrid, outside working hours (quiet hours are 23:00 to 07:00).`,
        { during: "2026-05-20 22:00 to 2026-05-20 23:50" },
      ),
      "only in the worst case": release(
        `  check one { owner ana takes 1h at most 61m }
         //         ^^^ warning owner/quiet-hours: In the worst case, Ana Lopez is still working on "one" at Wed 2026-05-20 23:00 in Madrid, outside working hours (quiet hours are 23:00 to 07:00).`,
        { during: "2026-05-20 22:00 to 2026-05-20 23:50" },
      ),
      "one finding a person and night, listing what is in it": release(
        `
  check one { owner ana takes 5m }
           //       ^^^ warning owner/quiet-hours: Ana Lopez starts "one" at Wed 2026-05-20 01:00 in Madrid, outside working hours (quiet hours are 23:00 to 07:00); then "two" and "three".
  notify tell { owner desk to "#all" takes 1h }
  parallel { check two { owner ana takes 5m } }
  phase all { owner ana check three { takes 5m } }`,
        { during: night },
      ),
      "two nights are two findings": release(
        `
  check one { owner ana takes 5m }
           //       ^^^ warning owner/quiet-hours
  check two { owner ana at Thu 2026-05-21 01:00 takes 5m }
           //       ^^^ warning owner/quiet-hours`,
        { during: "2026-05-20 01:00 to 2026-05-21 05:00" },
      ),
      "one that runs through the day joins them": release(
        `
  check one { owner ana takes 24h }
           //       ^^^ warning owner/quiet-hours: then "two"
  check two { owner ana takes 5m }`,
        { during: "2026-05-20 01:00 to 2026-05-21 05:00" },
      ),
      "their own hours, which may cross midnight": release(
        `
  check one { owner owl takes 5m }
  check two { owner owl at 06:30 takes 5m }
           //       ^^^ warning owner/quiet-hours: outside their hours (22:00 to 06:00)`,
        {
          during: "2026-05-20 01:00 to 2026-05-20 08:00",
          people: `person owl { timezone Europe/Madrid hours 22:00 to 06:00 }`,
        },
      ),
      "a team's hours, in the team's zone or else the person's": release(
        `
  check one { owner bo takes 5m }
           //       ^^ warning owner/quiet-hours: bo starts "one" at Wed 2026-05-20 09:00 in London (Wed 2026-05-20 10:00 Europe/Madrid), outside their team's hours (10:00 to 18:00)
  check two { owner cy takes 5m }
           //       ^^ warning owner/quiet-hours: cy starts "two" at Wed 2026-05-20 11:05 in Athens (Wed 2026-05-20 10:05 Europe/Madrid), outside their team's hours (10:00 to 18:00 in London)
  check three { at 11:00 owner cy takes 5m }
  check four { owner di takes 5m }`,
        {
          during: "2026-05-20 10:00 to 2026-05-20 12:00",
          people: `team web { timezone Europe/London hours 10:00 to 18:00 }
team app { hours 12:00 to 18:00 }
person bo { team web }
person cy { team web timezone Europe/Athens }
person di { team app timezone Europe/Athens }`,
        },
      ),
      "no zone, no judgement": release("  check one { owner bo takes 5m }", { during: night, people: "person bo" }),
      "an undated plan has no nights": undated(`  check one { owner ana takes 10h }`),
      "a policy's quiet hours": release(
        `  check one { owner ana takes 5m }
         //         ^^^ warning owner/quiet-hours: quiet hours are 09:00 to 12:00`,
        { people: `${roster}\npolicy { quiet-hours 09:00 to 12:00 }` },
      ),
      "who takes part works too, and who watches; a cover does not": release(
        `
  gate go { owner desk with ana takes 5m }
         //                 ^^^ warning owner/quiet-hours
  wait soak { owner eva takes 5m }
           //       ^^^ warning owner/quiet-hours: Eva Novak starts "soak"
  check two { owner desk or ben takes 5m }`,
        { during: night },
      ),
      "a gate with nobody in working hours to decide": release(
        `  gate go { owner ana or ben takes 5m }
       //         ^^^ error owner/quiet-hours: Nobody who may decide "go" is available in working hours`,
        { during: night },
      ),
      "a gate whose cover in working hours is away": release(
        `  gate go { owner ana or ian takes 5m }
       //         ^^^ error owner/quiet-hours: Ana Lopez starts "go" at Wed 2026-05-20 01:00 in Madrid, outside working hours (quiet hours are 23:00 to 07:00). Nobody who may decide "go" is available in working hours. Name a decider who is, or move the gate.`,
        { during: night, people: roster.replace('person ian "Ian Kerr" {', "$& hours 00:00 to 24:00") },
      ),
      "a gate whose owner is away and whose cover is asleep": release(
        `  gate go { owner ian or ana or ben takes 5m }
       //   ^^^^^^^^^^^^^^^^^^^^^^^ error owner/quiet-hours: Nobody who may decide "go" is available in working hours on Wed 2026-05-20 01:00 Europe/Madrid: Ian Kerr is away until Fri 2026-05-22 (hiking), it is outside working hours (quiet hours are 23:00 to 07:00) and it is outside working hours (quiet hours are 23:00 to 07:00 in London).`,
        { during: night },
      ),
      "a gate of a team that is asleep": release(
        `  gate go { owner web takes 5m }
       //   ^^^^^^^^^ error owner/quiet-hours: Nobody who may decide "go" is available in working hours`,
        {
          during: night,
          people:
            'team web { contact "w" }\nperson ana { team web timezone Europe/Madrid }\nperson ben { team web timezone Europe/Madrid }',
        },
      ),
      "a gate whose owner sleeps and a team that always has somebody": release(
        `  gate go { owner ana or desk takes 5m }
       //         ^^^ warning owner/quiet-hours`,
        { during: night },
      ),
      "a gate that only in the worst case is decided at night": release(
        `
  check one { owner desk takes 30m at most 4h }
  gate go { owner ian or ana or ben takes 5m }
         // ^^^^^^^^^^^^^^^^^^^^^^^ warning owner/quiet-hours: In the worst case, nobody who may decide "go" is available in working hours on Thu 2026-05-21 00:00 Europe/Madrid:`,
        { during: "2026-05-20 20:00 to 2026-05-21 05:00" },
      ),
      "of deciders who are all away, that is said alone": release(`gate go { owner ian takes 5m }`, { during: night }),
      "a rollback that may be needed at night": release(
        `
  step one { owner ana or ben takes 30m rollback "Undo one" { takes 5m } }
                                     // ^^^^^^^^ warning owner/quiet-hours: Ana Lopez may be needed for "Undo one" and "Undo two" from Wed 2026-05-20 23:00 in Madrid, outside working hours (quiet hours are 23:00 to 07:00). Name a cover who is on shift then.
  step two { owner ana or ben takes 30m rollback "Undo two" { takes 5m } }`,
        { during: "2026-05-20 20:00 to 2026-05-21 02:00" },
      ),
      "whoever works that night anyway is spoken of once": release(
        `
  step one { owner ana or ben takes 3h rollback "Undo one" { takes 5m } }
  check two { owner ana or ben takes 30m }
           //       ^^^ warning owner/quiet-hours: Ana Lopez starts "two" at Wed 2026-05-20 23:00`,
        { during: "2026-05-20 20:00 to 2026-05-21 02:00" },
      ),
      "on several nights, and in a shared rollback with an owner of its own": release(
        `
  step one { owner raj or ben takes 30m rollback using back }
  rollback back "Back" { owner desk step stop { takes 5m owner ana or ben } step load { takes 5m } }
                                                            // ^^^ warning owner/quiet-hours: Ana Lopez may be needed for "stop" from Wed 2026-05-20 23:00 in Madrid, and on 1 more night, outside`,
        { during: "2026-05-20 12:00 to 2026-05-22 02:00" },
      ),
      "a gate with a cover in working hours": release(
        `  gate go { owner ana or raj takes 5m }
       //         ^^^ warning owner/quiet-hours`,
        { during: "2026-05-20 04:00 to 2026-05-20 06:00" },
      ),
      "who is away is said to be away, no more": release(`  notify one { owner ian or desk to "#all" takes 5m }`, {
        during: night,
      }),
      "behind a missing duration nobody is judged": release(
        `
  check zero { owner desk }
  check one { owner ana takes 5m }`,
        { during: night },
      ),
    },
    ["owner/quiet-hours", "syntax/"],
  );

  it("knows the nights in which clocks change", () => {
    // On 2026-10-25 Madrid goes back from 03:00 to 02:00: working time begins nine hours after 23:00, not eight.
    const text = (takes: string): string =>
      release(`check one { owner owl takes ${takes} }`, {
        during: "2026-10-24 23:00 to 2026-10-25 08:00",
        people: "person owl { timezone Europe/Madrid hours 23:00 to 07:00 }",
      });
    assert.equal(findingsIn(text("9h"), "owner/quiet-hours").length, 0);
    assert.equal(findingsIn(text("9h1m"), "owner/quiet-hours").length, 1);
  });

  it("of imported people it is said at their use", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner cleo takes 5m }
         //         ^^^^ warning owner/quiet-hours`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      ["owner/quiet-hours"],
    );
  });

  it("puts a cover first for whom it is day", () => {
    const mended = mends(release(step("one", "owner cleo or ben")), "owner/quiet-hours", "Put Ben Okafor first");
    assert.ok(mended.includes("owner ben or cleo"), mended);
    const text = release(`phase all { owner cleo or ben ${step("one", "")} ${step("two", "")} }`);
    const both = mends(text, "owner/quiet-hours", "Put Ben Okafor first for 2 activities");
    assert.equal(both.split("{ owner ben or cleo").length, 3, both);
  });

  it("says which of several activities a cover could take over", () => {
    const text = release(`${step("one", "owner cleo or ben")} ${step("two", "owner cleo")}`);
    const [finding] = findingsIn(text, "owner/quiet-hours");
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Put Ben Okafor first for "Do one"'],
    );
  });

  it("offers others for whom it is day, where no cover is", () => {
    const [finding] = findingsIn(release(step("one", "owner cleo needs tuning")), "owner/quiet-hours");
    assert.deepEqual(finding?.fixes, []);
    const [other] = findingsIn(release("check one { owner cleo takes 5m }"), "owner/quiet-hours");
    assert.deepEqual(
      other?.fixes.map(({ title }) => title),
      ["Give it to Ana Lopez", "Give it to Ben Okafor", "Give it to Eva Novak"],
    );
  });
});
