import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step } from "./setting.js";

const only = ["owner/not-permitted", "syntax/"];
const head = "  environment production";

describe("owner/not-permitted", () => {
  each(
    {
      "no operator, nor in a team that is": release(
        `
  step one { owner ben or ana takes 5m rollback none because "nothing" }
          //       ^^^ error owner/not-permitted: Ben Okafor owns "one" but may not act in \`production\`: only dba may. Put an operator first`,
        { head },
      ),
      "a member of a team that is": release(step("one", "owner ana or ben"), { head }),
      "an environment without operators is everybody's": release(step("one", "owner ben or ana on staging"), {
        head,
        people: `${roster}environment staging`,
      }),
      "its own rollback has the same owner: once": release(
        `
  step one { owner ben or ana takes 5m rollback "Undo one" { takes 5m } }
          //       ^^^ error owner/not-permitted: "one" and "Undo one"`,
        { head },
      ),
      "a shared rollback, and a step in one": release(
        `
  step one { owner ana or eva takes 5m rollback using back }
  step two { owner ana or eva takes 5m rollback using again }
  rollback back { owner ben or ana takes 5m }
               //       ^^^ error owner/not-permitted
  rollback again { owner ana or ben step stop { owner eva takes 5m } check look { owner ben takes 5m } }
                //                                    ^^^ error owner/not-permitted`,
        { head },
      ),
      "what changes nothing needs no permission": release(
        `check one { owner ben takes 5m } gate go { owner ben takes 5m } notify all { owner ben to "#all" takes 5m }`,
        { head },
      ),
      "in a phase that says where, and for whom, inside parallel too": release(`
  phase all {
    on production
    owner eva or ana
       // ^^^ error owner/not-permitted: Eva Novak owns "Do one" and "Do two"
    parallel { ${step("one", "")} ${step("two", "")} }
  }`),
      "one line in it": release(`
  phase all {
    owner ana or eva
    on production
    parallel { ${step("one", "")} ${step("two", "")} }
  }`),
      "a team: one member who may is enough; a desk must be named itself": release(
        `
  step one { owner desk or ana takes 5m rollback none because "nothing" }
          //       ^^^^ error owner/not-permitted: Service desk owns "one" but may not act
  ${step("two", "owner dba or ana")}`,
        { head },
      ),
    },
    only,
  );

  it("needs no time: an undated plan is judged as well", () => {
    const text = release(step("one", "owner ben or ana"), { head }).replace(/ {2}window .*/, "");
    assert.equal(findingsIn(text, "owner/not-permitted").length, 1);
  });

  it("of imported people and environments it is said at the use", () => {
    says(
      {
        "main.runbook": release(
          `  step one { owner ben or ana takes 5m rollback none because "nothing" }
          //       ^^^ error owner/not-permitted`,
          { head, people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });

  it("puts an operator first who qualifies, or somebody new", () => {
    const text = release(step("one", "owner ben or ian or ana"), { head });
    assert.deepEqual(
      findingsIn(text, "owner/not-permitted")[0]?.fixes.map(({ title }) => title),
      ["Put Ian Kerr first", "Put Ana Lopez first"],
    );
    const people = `${roster}person gus { team dba timezone Europe/Rome contact "g" }`;
    const other = release(step("one", "owner ben or ana or gus"), { head, people });
    const mended = mends(other, "owner/not-permitted", "Put Ana Lopez first");
    assert.ok(mended.includes("owner ana or ben or gus"), mended);
  });
});
