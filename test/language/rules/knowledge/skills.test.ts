import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step } from "../owner/setting.js";

const only = ["knowledge/", "syntax/"];

describe("knowledge/nobody", () => {
  each(
    {
      "none of those named knows it; then nothing else is said": release(`
  check one { owner ben or raj needs failover takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/nobody: None of those named can do "one" on Wed 2026-05-20 10:00 Europe/Madrid: Ben Okafor does not know \`failover\` and Raj Iyer does not know \`failover\``),
      "those who know it are away": release(`
  check one { owner ian or ben needs failover takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/nobody: Ian Kerr is away until Fri 2026-05-22 (hiking) and Ben Okafor does not know`),
      "a team whose members are all away": release(
        `
  check one { owner web takes 5m }
           // ^^^^^^^^^ error knowledge/nobody: ian is away`,
        { people: "team web\nperson ian { team web timezone Europe/London away 2026-05-18 to 2026-05-22 }" },
      ),
      "nobody anywhere knows it: once a skill, where it is first needed": release(`
  check one { owner ana or ben needs tuning takes 5m }
           //                        ^^^^^^ error knowledge/nobody: Nobody in this runbook or its imports knows \`tuning\`, which "one", "two" and "three" need.
  parallel {
    check two { owner eva or ben needs tuning takes 5m }
    notify three { owner raj to "#all" needs tuning takes 5m }
  }`),
      "accepted by name, the others stay": release(`
  check one { owner ana or ben needs tuning takes 5m }
           //                        ^^^^^^ accepted knowledge/nobody
           //       ^^^ error knowledge/unskilled-owner
           //              ^^^ warning knowledge/unskilled-owner
  check two { owner eva or ben needs tuning takes 5m }
           //                        ^^^^^^ error knowledge/nobody
  accept knowledge/nobody on one because "the vendor does it" by ana`),
      "a team as such knows it": release(`check one { owner desk takes 5m needs tuning }`, {
        people: roster.replace(`rotation "desk-primary"`, `rotation "desk-primary" knows tuning`),
      }),
      "of an unlisted team nothing is known": release("check one { owner web takes 5m needs tuning }", {
        people: `${roster}team web { contact "#web" }`,
      }),
      "a step's own rollback, where the step has nobody": release(`
  step one { owner ian or ben needs failover takes 5m rollback "Undo one" { takes 5m } }
          // ^^^^^^^^^^^^^^^^ error knowledge/nobody: "one" on Wed`),
      "a step's own rollback that needs the same: once for both": release(`
  step one { owner raj or ben needs failover takes 5m rollback "Undo one" { needs failover takes 5m } }
          // ^^^^^^^^^^^^^^^^ error knowledge/nobody: "one" and "Undo one" on Wed`),
      "a rollback of which nobody is capable": release(`
  step one { owner ana or ben takes 5m rollback "Undo one" { owner ben or raj needs failover takes 5m } }
          //                                                 ^^^^^^^^^^^^^^^^ error knowledge/nobody: None of those named can do "Undo one" from Wed 2026-05-20 10:00`),
      "a phase whose owner cannot: once": release(`
  phase all {
    owner ben or raj
 // ^^^^^^^^^^^^^^^^ error knowledge/nobody: "one" and "two"
    parallel { check one { takes 5m needs failover } check two { takes 5m needs failover } }
  }`),
      "a message needs nobody in particular": release(`notify one { owner ian to "#all" takes 5m }`),
    },
    only,
  );

  it("in the worst case it is a warning", () => {
    const text = release("check one { owner ian takes 1h at most 2h }", {
      during: "2026-05-18 00:00 to 2026-05-18 04:00",
      people: `${roster}policy { least-cover 1 }`,
    });
    assert.deepEqual(
      findingsIn(text, "knowledge/nobody").map(({ severity, message }) => `${severity}: ${message.slice(0, 24)}`),
      ["warning: In the worst case, none "],
    );
  });

  it("of an imported skill it is said at the use", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner ana or ben needs tuning takes 5m }
         //                          ^^^^^^ error knowledge/nobody`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });
});

describe("knowledge/unskilled-owner", () => {
  each(
    {
      "the owner lacks it, the covers do not": release(`
  check one { owner ben or ana or eva needs failover takes 5m }
           //       ^^^ error knowledge/unskilled-owner: Ben Okafor does not know \`failover\`, but owns "one".`),
      "the owner knows it": release("check one { owner ana or eva needs failover takes 5m }"),
      "a cover lacks it, and two are left": release(`
  check one { owner ana or eva or ben needs failover takes 5m }
           //                     ^^^ warning knowledge/unskilled-owner: Ben Okafor does not know \`failover\`, but covers "one". Name a cover who does, or add \`knows …\` to the declaration.`),
      "the owner lacks it and one is left: both are to be mended": release(`
  check one { owner ben or ana needs failover takes 5m }
           // ^^^^^^^^^^^^^^^^ error knowledge/single-point
           //       ^^^ error knowledge/unskilled-owner`),
      "a message or a wait that needs a skill": release(`
  notify all { owner ben to "#all" takes 5m needs failover }
            //       ^^^ error knowledge/unskilled-owner
  wait soak { owner ana takes 5m needs failover }`),
      "a team in which one knows it; one in which nobody does": release(`
  check one { owner dba or eva takes 5m needs failover }
  check two { owner desk or ana or eva takes 5m needs failover }
           //       ^^^^ error knowledge/unskilled-owner: Nobody in Service desk knows \`failover\`, which "two" needs.`),
      "in a phase, once; inside parallel too": release(`
  phase all {
    owner ben or ana or eva
       // ^^^ error knowledge/unskilled-owner: but owns "one" and "two"
    parallel { check one { takes 5m needs failover } check two { takes 5m needs failover } }
  }`),
      "a team in a phase, for several": release(`
  phase all {
    owner desk or ana or eva
       // ^^^^ error knowledge/unskilled-owner: which "one" and "two" need.
    parallel { check one { takes 5m needs failover } check two { takes 5m needs failover } }
  }`),
      "in one of them: pointed at itself": release(`
  phase all {
    owner ben or ana or eva
    check one { takes 5m needs failover }
       // ^^^ error knowledge/unskilled-owner
    check two { takes 5m }
  }`),
      "what is not declared is said by the reference alone": release(`
  check one { owner ben or ana needs magic takes 5m }
           //                        ^^^^^ error syntax/reference`),
    },
    only,
  );

  it("of imported people it is said at the use", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner ben or ana or eva needs failover takes 5m }
         //         ^^^ error knowledge/unskilled-owner`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });

  it("puts a cover first who has it, or somebody else in the place", () => {
    const people = `${roster}person gus { knows failover timezone Europe/Rome contact "g" }`;
    const text = release("check one { owner ben or ana or eva needs failover takes 5m }", { people });
    assert.deepEqual(
      findingsIn(text, "knowledge/unskilled-owner")[0]?.fixes.map(({ title }) => title),
      ["Put Ana Lopez first instead", "Put Eva Novak first instead", "Give it to gus"],
    );
    assert.ok(mends(text, "knowledge/unskilled-owner", "Give it to gus").includes("owner gus or ana or eva"));
    const instead = mends(text, "knowledge/unskilled-owner", "Put Eva Novak first instead");
    assert.ok(instead.includes("owner eva or ana needs"), instead);
    const phase = release(`phase all { owner ana or eva or ben check one { needs failover takes 5m } }`, { people });
    const mended = mends(phase, "knowledge/unskilled-owner", "Make gus the cover");
    assert.ok(mended.includes("check one { owner ana or eva or gus needs"), mended);
  });
});

describe("knowledge/concentrated", () => {
  const medium = (steps: readonly string[], risk = "medium"): string =>
    release(steps.map((owner, index) => `  ${step(`s${index}`, `owner ${owner}`)}`).join("\n")).replace(
      "risk low",
      `risk ${risk}`,
    );
  const carried = (text: string): readonly string[] =>
    findingsIn(text, "knowledge/concentrated").map(({ message }) => message);

  it("more than half of the critical path", () => {
    const [message] = carried(medium(["ana", "ana", "ana", "ana", "ben", "raj"]));
    assert.equal(
      message,
      "Ana Lopez owns 2h of the 3h on the critical path (67%), in 4 activities, so any delay of theirs delays the release. Give some of these to others.",
    );
  });
  const none: Readonly<Record<string, string>> = {
    "half of it": medium(["ana", "ana", "ana", "ben", "ben", "raj"]),
    "a short plan": medium(["ana", "ana", "ana", "ana", "ana"]),
    "low risk": medium(["ana", "ana", "ana", "ana", "ana", "ana"], "low"),
    "a team": medium(["dba", "dba", "dba", "dba", "dba", "dba"]),
  };
  for (const [name, text] of Object.entries(none)) it(`${name} is not`, () => assert.deepEqual(carried(text), []));

  it("what is off the critical path does not count, nor who watches a wait", () => {
    const text = release(`
  ${["ben", "raj", "eva", "ben", "raj"].map((owner, i) => step(`s${i}`, `owner ${owner}`)).join(" ")}
  parallel {
    wait soak { owner ana takes 2h }
    sequence { ${step("a", "owner ana")} ${step("b", "owner ana")} }
  }`).replace("risk low", "");
    assert.deepEqual(carried(text), []);
  });
});
