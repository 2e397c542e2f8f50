import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step } from "../owner/setting.js";

const only = ["knowledge/", "owner/unassigned", "syntax/"];

describe("knowledge/single-point", () => {
  each(
    {
      "one name": release(`
  step one { owner ana takes 5m rollback none because "nothing" }
          // ^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one": there is no cover. Name one more: \`owner ana or NAME\`.`),
      "two names": release(step("one", "owner ana or ben")),
      "a check and a gate count, a notify and a wait do not": release(`
  check one { owner ana takes 5m }
           // ^^^^^^^^^ error knowledge/single-point
  gate go { owner ben takes 5m }
         // ^^^^^^^^^ error knowledge/single-point
  notify all { owner ana to "#all" takes 5m }
  wait soak { owner ana takes 5m }`),
      "a cover who is away, with the day and the reason": release(`
  check one { owner ana or ian takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one" on Wed 2026-05-20 10:00 Europe/Madrid: Ian Kerr is away until Fri 2026-05-22 (hiking).`),
      "a cover who lacks the skill, said once": release(`
  check one { owner ana or ben needs failover takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one" on Wed 2026-05-20 10:00 Europe/Madrid: Ben Okafor does not know \`failover\``),
      "a cover who may not act there": release(
        `
  step one { owner ana or ben takes 5m rollback none because "nothing" }
          // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Ben Okafor may not act in production
  check two { owner ana or ben takes 5m }`,
        { head: "  environment production" },
      ),
      "a skill of the team is its members'": release(`check one { owner ana or ben needs failover takes 5m }`, {
        people: `skill failover
team dba { contact "#dba" knows failover }
person ana { team dba timezone Europe/Madrid }
person ben { team dba timezone Europe/London }`,
      }),
      "a team is as good as its members who qualify then": release(`
  check one { owner dba takes 5m }
           // ^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one" and "three": Ian Kerr is away
  check two { owner dba or eva takes 5m }
  check three { owner dba or ana takes 5m }`),
      "row by row, once for each who is alone and each reason, wherever they are named": release(`
  check one { owner ana takes 5m }
           // ^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one", "three" and "Undo four":
  check two { owner ben or ian takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ben Okafor can do "two" on Wed 2026-05-20 10:05
  phase all { owner ana parallel { check three { takes 5m } } }
  step four { owner ana or eva takes 5m rollback "Undo four" { owner ana takes 5m } }
  check five { owner ian or ben takes 5m needs failover }
            // ^^^^^^^^^^^^^^^^ error knowledge/nobody
  check six { owner ben takes 5m }
           // ^^^^^^^^^ error knowledge/single-point: Only Ben Okafor can do "six":`),
      "row by row, at different times": release(`
  check one { owner ana or ian takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "one" and "two", first on Wed 2026-05-20 10:00 Europe/Madrid: Ian Kerr is away
  check two { owner ian or ana takes 5m }`),
      "a rotation that can be reached is enough; of one that cannot, nothing is known": release(
        `check one { owner desk takes 5m } check two { owner bell takes 5m }`,
        {
          people: `${roster}team bell { rotation "bell" }`,
        },
      ),
      "a name twice is one person": release(`
  check one { owner ana or ana takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point`),
      "somebody still to be found or declared cannot be judged": release(`
  check one { owner ana or TBD takes 5m }
  check two { owner ana or bob takes 5m }
           //              ^^^ error syntax/reference`),
      "only in the worst case": release(
        `
  check one { owner ben or ian takes 1h at most 2h }
           // ^^^^^^^^^^^^^^^^ warning knowledge/single-point: In the worst case, only Ben Okafor can do "one" on Mon 2026-05-18 01:00 Europe/Madrid:`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "back by then, a minute later": release(
        `
  check one { owner ben or ian takes 61m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "in a phase, said once at the owner its activities share, inside parallel too": release(`
  phase all {
    owner ana
 // ^^^^^^^^^ error knowledge/single-point: Only Ana Lopez can do "Do one", "Do two" and "Do three"
    ${step("one", "")}
    parallel { ${step("two", "")} ${step("three", "")} }
  }`),
      "one that needs more than the others is pointed at itself": release(`
  phase all {
    owner ana or ben
    step one { takes 5m rollback none because "nothing" needs failover }
      // ^^^ error knowledge/single-point
    ${step("two", "")}
  }`),
      "a step's own rollback rests on the same line: once": release(`
  step one { owner ana takes 5m rollback "Undo one" { takes 5m } }
          // ^^^^^^^^^ error knowledge/single-point: "one" and "Undo one"`),
      "a rollback with an owner of its own, and a shared one": release(`
  step one { owner ana or ben takes 5m rollback "Undo one" { owner eva takes 5m } }
          //                                                 ^^^^^^^^^ error knowledge/single-point: "Undo one"
  step two { owner ana or ben takes 5m rollback using back }
  rollback back "Back" { owner raj takes 5m }
                     //  ^^^^^^^^^ error knowledge/single-point: "Back"`),
      "inside a rollback: what says for itself who does it or what it takes": release(`
  step two { owner ana or ben takes 5m rollback using back }
  rollback back "Back" {
    owner ana or ben
    step stop { takes 5m }
    step load { takes 5m needs failover }
      // ^^^^ error knowledge/single-point: Only Ana Lopez can do "load"
    check look { owner raj takes 5m }
              // ^^^^^^^^^ error knowledge/single-point
  }`),
      "a rollback may be needed until the end of the window": release(
        `
  step one { owner ana or ben takes 1h rollback "Undo one" { owner ben or ian takes 5m } }
          //                                                 ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ben Okafor can do "Undo one" from Mon 2026-05-18 01:00 to 04:00 Europe/Madrid: Ian Kerr is away
  check two { owner ana or ben takes 1h }`,
        { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
      ),
      "and no longer": release(
        `
  step one { owner ana or ben takes 30m rollback "Undo one" { owner ben or ian takes 5m } }
  check late { owner ana or ben at Tue 2026-05-19 10:00 takes 1h }`,
        { during: "2026-05-17 20:00 to 2026-05-18 01:00" },
      ),
      "without a time, skills and permission still count; leave does not": release(`
  check zero { owner ana or ben }
  check one { owner ana or ian takes 5m }
  check two { owner ana or ben needs failover takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point`),
      "accepted by name": release(`
  phase all {
    owner ana
 // ^^^^^^^^^ error knowledge/single-point: "Do one" and "Do three"
    ${step("one", "")}
    step two { takes 5m rollback none because "nothing" }
      // ^^^ accepted knowledge/single-point
    ${step("three", "")}
  }
  accept knowledge/single-point on two because "two is not needed" by ben`),
      "nobody named is another matter": release(`
  ${step("zero", "owner ana or ben")}
  check one { takes 5m }
     // ^^^ error owner/unassigned`),
    },
    only,
  );

  it("without a window, a rollback may be needed until all is undone again", () => {
    const found = (undo: number): readonly string[] =>
      findingsIn(
        release(
          `step one { owner ana or ben takes 30m rollback "Undo one" { owner ben or ian takes ${undo}m } }`,
        ).replace(/window .*/, "go-live 2026-05-18 00:00"),
        "knowledge/single-point",
      ).map(({ message }) => message);
    assert.deepEqual(found(30), []);
    assert.match(
      found(31)[0] ?? "",
      /^Only Ben Okafor can do "Undo one" from Mon 2026-05-18 01:00 to 01:01 Europe\/Madrid: Ian Kerr is away/,
    );
  });

  it("a rollback is needed no longer once there is no way back", () => {
    const found = (drop: string): number =>
      findingsIn(
        release(
          `step one { owner ana or ben takes 30m rollback "Undo one" { owner ben or ian takes 5m } }
  gate go { owner ana or ben takes 5m }
  step drop { owner ana or ben at ${drop} takes 5m irreversible because "it is gone" }`,
          { during: "2026-05-18 00:00 to 2026-05-18 04:00" },
        ),
        "knowledge/single-point",
      ).length;
    assert.equal(found("01:00"), 0);
    assert.equal(found("01:01"), 1);
  });

  it("stretch by stretch: now one, now the other is there for a rollback", () => {
    const people = `person ana "Ana" { timezone UTC contact "a" }
person ben "Ben" { timezone UTC contact "b" away 2026-05-18 10:00 to 2026-05-18 11:00 away 2026-05-18 12:30 to 2026-05-18 15:00 }
person cleo "Cleo" { timezone UTC contact "c" away 2026-05-18 11:00 to 2026-05-18 12:00 away 2026-05-18 13:00 to 2026-05-18 13:20 }`;
    const text = release(`step one { owner ana or ana takes 30m rollback "Undo one" { owner ben or cleo takes 5m } }`, {
      people,
      during: "2026-05-18 10:00 to 2026-05-18 14:00",
    }).replace("Europe/Madrid", "UTC");
    assert.match(
      findingsIn(text, "knowledge/nobody")[0]?.message ?? "",
      /^None of those named can do "Undo one" from Mon 2026-05-18 13:00 to 13:20 UTC: Ben is away until Mon 2026-05-18 15:00 and Cleo is away until Mon 2026-05-18 13:20/,
    );
    const covered = text.replace("owner ben or cleo", "owner ben or cleo or ana");
    assert.deepEqual(findingsIn(covered, "knowledge/nobody"), []);
    assert.match(
      findingsIn(covered, "knowledge/single-point").at(-1)?.message ?? "",
      /^Only Ana can do "Undo one" from Mon 2026-05-18 13:00 to 13:20 UTC: Ben is away .* and Cleo is away/,
    );
    const thrice = covered.replace(
      "away 2026-05-18 13:00",
      "away 2026-05-18 10:20 to 2026-05-18 10:30 away 2026-05-18 13:00",
    );
    assert.match(
      findingsIn(thrice, "knowledge/single-point").at(-1)?.message ?? "",
      /^Only Ana can do "Undo one" from Mon 2026-05-18 10:20 to 10:30 UTC and at 1 more time: /,
    );
  });

  it("in a broken statement what seems missing may be that line", () => {
    const text = release(`check one { owner ana or takes 5m } check two { owner eva takes 5m }`);
    assert.deepEqual(
      findingsIn(text, "knowledge/single-point").map(({ message }) => message.slice(0, 32)),
      ['Only Eva Novak can do "two": the'],
    );
  });

  it("a policy sets the least cover", () => {
    const people = (cover: number): string => `${roster}policy { least-cover ${cover} }`;
    says(release("check one { owner ana takes 5m }", { people: people(1) }), only);
    says(
      release(
        `  check one { owner ana or ben takes 5m }
         //   ^^^^^^^^^^^^^^^^ error knowledge/single-point: Only Ana Lopez and Ben Okafor can do "one". Name one more`,
        { people: people(3) },
      ),
      only,
    );
  });

  it("of imported people it is said at the use", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner ana or ian takes 5m }
         //   ^^^^^^^^^^^^^^^^ error knowledge/single-point`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });

  it("adds qualified people as cover: in its own line, or in a phase's", () => {
    const own = release(`check one { owner ana needs failover takes 5m }`);
    assert.deepEqual(
      findingsIn(own, "knowledge/single-point")[0]?.fixes.map(({ title }) => title),
      ["Add Eva Novak as cover"],
    );
    assert.ok(mends(own, "knowledge/single-point", "Add Eva Novak as cover").includes("owner ana or eva needs"));
    const phase = release(`phase all { owner ana with raj ${step("one", "")} ${step("two", "")} }`);
    assert.ok(mends(phase, "knowledge/single-point", "Add Ben Okafor as cover").includes("owner ana or ben with raj"));
    const single = release(`phase all { owner ana ${step("one", "")} }`);
    assert.ok(mends(single, "knowledge/single-point", "Add Ben Okafor as cover").includes("{ owner ana or ben "));
  });

  it("leaves a team as it is and adds to it", () => {
    const text = release("check one { owner dba takes 5m }");
    assert.ok(mends(text, "knowledge/single-point", "Add Ben Okafor as cover").includes("owner dba or ben"));
  });
});
