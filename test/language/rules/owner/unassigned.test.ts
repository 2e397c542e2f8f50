import assert from "node:assert/strict";
import { each, findingsIn, mends, release, step } from "./setting.js";

describe("owner/unassigned", () => {
  each(
    {
      "nobody on it or around it": release(`
  ${step("one", "owner ana or ben")}
  step two "Do two" { takes 5m rollback none because "nothing" }
    // ^^^ error owner/unassigned: "Do two" has no owner, so nobody will do it. Add \`owner NAME or COVER\`.`),
      "a wait needs somebody who watches, a gate somebody who decides": release(`
  ${step("one", "owner ana or ben")}
  wait soak { takes 5m }
    // ^^^^ error owner/unassigned
  gate go { takes 5m }
    // ^^ error owner/unassigned`),
      "the phase's owner serves, inside parallel too": release(`
  phase all "All of it" {
    owner ana or ben
    parallel {
      step one { takes 5m rollback none because "nothing" }
      sequence { check two { takes 5m } }
    }
  }`),
      "one line less: said once for the phase": release(`
  ${step("first", "owner ana or ben")}
  phase all "All of it" {
     // ^^^ error owner/unassigned: None of the 2 activities in "All of it" has an owner
    parallel {
      step one { takes 5m rollback none because "nothing" }
      sequence { check two { takes 5m } }
    }
  }`),
      "nothing in the runbook has one: said once, with its rollbacks and contingencies": `runbook all "Everything" {
     // ^^^ error owner/unassigned: None of the 4 activities in "Everything" has an owner
  risk low
  step one { takes 5m rollback using back }
  step two { takes 5m rollback using back }
  rollback back "Back" { takes 5m }
  contingency stuck "Stuck" { trigger "it hangs" then rollback }
}`,
      "a shared rollback, what is inside one, and a contingency": release(`
  step one { owner ana or ben takes 5m rollback using back }
  step two { owner ana or ben takes 5m rollback using again }
  rollback back "Back" { takes 5m }
        // ^^^^ error owner/unassigned: "Back" has no owner
  rollback again "Again" {
        // ^^^^^ error owner/unassigned: None of the 2 activities in "Again"
    step stop { takes 5m }
    step start { takes 5m }
  }
  contingency stuck "Stuck" { trigger "it hangs" then rollback }
           // ^^^^^ error owner/unassigned: "Stuck" has no owner`),
      "a step's own rollback inherits, or lacks an owner because the step does": release(`
  ${step("zero", "owner ana or ben")}
  step one { takes 5m rollback "Undo one" { takes 5m } }
    // ^^^ error owner/unassigned
  step two { owner ana or ben takes 5m rollback "Undo two" { takes 5m } }`),
      "an owner of the whole runbook serves rollbacks and contingencies": release(
        `
  step one { takes 5m rollback using back }
  rollback back { step stop { takes 5m } }
  contingency stuck { trigger "it hangs" then rollback }`,
        { head: "  owner ana or ben" },
      ),
      "what is not declared is said by the reference alone": release(`
  check one { owner bob takes 5m }
         //         ^^^ error syntax/reference`),
    },
    ["owner/unassigned", "owner/placeholder", "knowledge/", "syntax/"],
  );

  it("a broken line silences only the activity it stands in", () => {
    const text = release(`
  ${step("zero", "owner ana or ben")}
  step one { owner takes 5m rollback none because "nothing" }
  step two { takes 5m rollback none because "nothing" }`);
    assert.deepEqual(
      findingsIn(text, "owner/unassigned").map(({ message }) => message.slice(0, 5)),
      ['"two"'],
    );
  });

  it("offers those who qualify, best available first, with a cover", () => {
    const text = release(`
  ${step("zero", "owner ana or ben")}
  ${step("one", "needs failover")}`);
    const [finding] = findingsIn(text, "owner/unassigned");
    assert.deepEqual(
      finding?.fixes.map(({ kind, title }) => `${kind}: ${title}`),
      [
        "choice: Give it to Ana Lopez, with Eva Novak as cover",
        "choice: Give it to Eva Novak, with Ana Lopez as cover",
        "scaffold: Add an owner and a cover",
      ],
    );
    const mended = mends(text, "owner/unassigned", "Give it to Ana Lopez, with Eva Novak as cover");
    assert.ok(mended.includes(`step one "Do one" { owner ana or eva needs failover`), mended);
  });

  it("offers one line for a whole phase, indented as it is", () => {
    const text = release(`
  ${step("zero", "owner ana or ben")}
  phase all {
    check one { takes 5m }
    check two { takes 5m }
  }`);
    const mended = mends(text, "owner/unassigned", "Give it to Ana Lopez, with Ben Okafor as cover");
    assert.ok(mended.includes("phase all {\n    owner ana or ben\n    check one"), mended);
  });

  it("related locations name what is folded", () => {
    const text = release(`
  ${step("zero", "owner ana or ben")}
  phase all { check one { takes 5m } check two { takes 5m } }`);
    const [finding] = findingsIn(text, "owner/unassigned");
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      ['"one" has no owner', '"two" has no owner'],
    );
  });
});
