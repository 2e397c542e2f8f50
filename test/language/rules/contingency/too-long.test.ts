import assert from "node:assert/strict";
import { each, findingOf, findingsOf, release } from "../setting.js";

const only = ["contingency/too-long"];
const plan = `
  step deploy "Deploy" { takes 30m rollback "Back" { takes 20m } }
  check smoke "Smoke-test" { takes 10m }
  notify done "Say so" { takes 5m to "#all" }`;
const contingency = (inside: string, name = "slow"): string =>
  `contingency ${name} "Slow" { trigger "it is slow" ${inside} }`;

describe("contingency/too-long", () => {
  each(only, {
    "it fits": release(`${plan}
  ${contingency("step fix { takes 30m } then continue")}`),
    "what was there before is not asked": release(`${plan}
  ${contingency("takes 9h then rollback")}
  ${contingency('takes 9h then "call the vendor"', "slower")}`),
    "a length without activities, once the plan is said to go on": release(`${plan}
  contingency slow "Slow" { takes 9h then continue }
           // ^^^^ warning contingency/too-long: "Slow" takes 9h.`),
    "only in the worst case": release(`${plan}
  contingency slow "Slow" { step fix { takes 30m at most 9h } }
           // ^^^^ warning contingency/too-long: In the worst case, "Slow" takes 9h.`),
    "with what cannot be read, nothing": release(`${plan}
  contingency slow "Slow" { step fix { takes 9h } then }`),
    "a duration missing, what is known at the least": release(`${plan}
  contingency slow "Slow" { step fix { takes 9h } step wait {} }
           // ^^^^ warning contingency/too-long: "Slow" takes at least 9h.`),
    "rolled back after it, too late": release(`${plan}
  contingency slow "Slow" { check look { takes 9h } then rollback }
           // ^^^^ warning contingency/too-long: "Slow" takes 9h. If it strikes when "Smoke-test" has ended`),
    "the deadline of a phase": release(`
  phase work "Work" { by 10:50
    step deploy "Deploy" { takes 30m rollback none because "x" }
    check smoke "Smoke-test" { takes 10m }
  }
  contingency slow "Slow" { step fix { takes 15m } }
           // ^^^^ warning contingency/too-long: "Slow" takes 15m. If it strikes right before "Smoke-test" begins (Sat 2026-05-23 10:30 Europe/London), "Work" ends at Sat 2026-05-23 10:55 Europe/London, 5m after its deadline.`),
    "of equally bad moments the last": release(`
  step deploy "Deploy" { takes 10m rollback none because "x" }
  step later "Later" { at 10:40 takes 10m by 10:50 rollback none because "x" }
  contingency slow "Slow" { after start of deploy step fix { takes 15m } }
           // ^^^^ warning contingency/too-long: "Slow" takes 15m. If it strikes right before "Later" begins (Sat 2026-05-23 10:40 Europe/London), "Later" ends at Sat 2026-05-23 11:05 Europe/London, 15m after its deadline.`),
    "when nothing that is due follows, the rest of the window": release(`${plan}
  contingency slow "Slow" { after done step fix { takes 9h } }
           // ^^^^ warning contingency/too-long: "Slow" takes 9h. If it strikes as soon as it may`),
  });

  it("names the window, the deadline or what is decided too late", () => {
    const text = release(`${plan}
  ${contingency("step fix { takes 9h } then continue")}`);
    const { related } = findingOf(text, "contingency/too-long");
    assert.deepEqual(
      related.map(({ message }) => message),
      ["would be decided too late"],
    );
  });

  it("is silent where the plan itself is too long", () => {
    const text = release(`
  step deploy "Deploy" { takes 30h rollback none because "x" }
  ${contingency("step fix { takes 1h } then continue")}`);
    assert.deepEqual(
      findingsOf(text, "contingency/too-long").map(({ code }) => code),
      [],
    );
  });
});

describe("a contingency", () => {
  each(
    ["syntax/duplicate", "syntax/kind", "syntax/parse", "order/cycle", "time/sum-disagrees", "owner/double-booked"],
    {
      "either goes on or rolls back": release(`${plan}
  contingency slow "Slow" { trigger "x" then continue then "call" then rollback }
                                                               // ^^^^^^^^^^^^^ error syntax/duplicate: a contingency either goes on with the plan or rolls it back`),
      "strikes after what is in the plan": release(`${plan}
  contingency other { step fix { takes 5m } }
  contingency slow "Slow" { after fix then continue }
                               // ^^^ error syntax/kind: \`fix\` is a step, but an activity or phase of the plan is expected here`),
      "has an order of its own": release(`${plan}
  contingency slow { step fix { takes 5m after deploy } }
                                            // ^^^^^^ error syntax/kind: \`deploy\` is part of another plan`),
      "is not waited for": release(`
  contingency slow { step fix { takes 5m } }
  step deploy "Deploy" { takes 5m after fix rollback none because "x" }
                                     // ^^^ error syntax/kind: \`fix\` is part of another plan`),
      "may wait for itself in vain": release(`${plan}
  contingency slow { step a { takes 5m after b } step b { takes 5m after a } }
                                          // ^ error order/cycle`),
      "has no phases": release(`${plan}
  contingency slow { phase p { } }
                  // ^^^^^ error syntax/parse: \`phase\` belongs in`),
      "says how long it takes, if it does, as its activities do": release(`${plan}
  contingency slow "Slow" { takes 5m step fix { takes 10m } }
                         // ^^^^^^^^ warning time/sum-disagrees: "Slow" says it takes 5m, but its contents take 10m`),
    },
  );
});
