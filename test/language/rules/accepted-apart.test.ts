import assert from "node:assert/strict";
import { analyse } from "../../support/analyse.js";
import { checkAnnotated } from "../../support/annotated.js";

const runbook = (accept: string): string => `person ana "Ana" { timezone UTC contact "a" }
runbook release "Release" {
  risk low
  timezone UTC
  window 2026-05-23 10:00 to 2026-05-23 14:00
  phase first "First" {
    step a "A" { takes 5m rollback none because "no change" }
    step b "B" { takes 5m rollback none because "no change" }
  }
  step c "C" { takes 5m rollback none because "no change" }
  ${accept}
}`;

const unassigned = (accept: string) => {
  const { findings, accepted } = analyse(runbook(accept));
  const about = (code: string) => (each: { code: string }) => each.code === code;
  return {
    left: findings.filter(about("owner/unassigned")).map(({ message }) => message.split(" has ")[0]),
    accepted: accepted.length,
    unused: findings.filter(about("accept/unused")).length,
  };
};

describe("accepting one of many that lack the same", () => {
  it("says it once for all when nothing is accepted", () => {
    assert.deepEqual(unassigned("").left, ['None of the 3 activities in "Release"']);
  });
  it("accepts it for an activity, and still says it of the others", () => {
    const found = unassigned('accept owner/unassigned on b because "the vendor does it" by ana');
    assert.deepEqual(found, { left: ['None of the 2 activities in "Release"'], accepted: 1, unused: 0 });
  });
  it("accepts it for all in a phase", () => {
    const found = unassigned('accept owner/unassigned on first because "the vendor does it" by ana');
    assert.deepEqual(found, { left: ['"C"'], accepted: 2, unused: 0 });
  });
});

/** What one finding says of several is accepted only for the one that is named. */
describe("accepting one of several that a finding joins", () => {
  const only = ["owner/quiet-hours", "window/", "accept/"];
  const none = 'rollback none because "no change"';
  const undone = 'rollback "Undo it" { owner ana takes 5m }';
  const night = (body: string): string => `person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
runbook release "Release" {
  risk low
  timezone UTC
  window 2026-05-23 01:00 to 2026-05-23 05:00
${body}
}`;
  const frozen = (body: string): string => `environment production { protected }
freeze "Sale" 2026-05-22 to 2026-05-22 in UTC
person ana "Ana" { timezone UTC hours 00:00 to 24:00 }
runbook release "Release" {
  risk low
  timezone UTC
  environment production
  window 2026-05-23 10:00 to 2026-05-23 15:00
  owner ana
${body}
}`;
  const cases: Readonly<Record<string, string>> = {
    "the night of a step, but not of a gate that nobody awake decides": night(`
  step a { owner ana takes 10m ${none} }
          //     ^^^ accepted owner/quiet-hours: Ana starts "a"
  gate b { owner ana or ben takes 10m requires "x" otherwise "y" }
          //     ^^^ error owner/quiet-hours: Nobody who may decide "b" is in working time
  step c { owner ana takes 10m ${none} }
  accept owner/quiet-hours on a because "agreed" by ana`),
    "the night of a gate, but not of a step": night(`
  step a { owner ana takes 10m ${none} }
          //     ^^^ warning owner/quiet-hours: outside working time: quiet hours are 23:00 to 07:00. A cover
  gate b { owner ana or ben takes 10m requires "x" otherwise "y" }
          //     ^^^ accepted owner/quiet-hours
  accept owner/quiet-hours on b because "agreed" by ana`),
    "the night of all in a phase": night(`
  phase p {
    step a { owner ana takes 10m ${none} }
            //     ^^^ accepted owner/quiet-hours: then "b"
    step b { owner ana takes 10m ${none} }
  }
  step c { owner ana takes 10m ${none} }
          //     ^^^ warning owner/quiet-hours: Ana starts "c"
  accept owner/quiet-hours on p because "agreed" by ana`),
    "a step that one accept names, the rest that another takes": night(`
  step a { owner ana takes 10m ${none} }
          //     ^^^ accepted owner/quiet-hours: Ana starts "a"
  step b { owner ana takes 10m ${none} }
          //     ^^^ accepted owner/quiet-hours: Ana starts "b"
  accept owner/quiet-hours on a because "agreed" by ana
  accept owner/quiet-hours because "so is that" by ana`),
    "what is accepted as planned does not hide what is so only in the worst case": night(`
  check watch { owner ana takes 1h at most 2h }
             //       ^^^ warning owner/quiet-hours: In the worst case Ana is still at "watch"
  check late { owner ana takes 5m at 23:00 }
            //       ^^^ accepted owner/quiet-hours: Ana starts "late"
  accept owner/quiet-hours on late because "agreed" by ana`)
      .replace("01:00", "22:00")
      .replace("2026-05-23 05:00", "2026-05-24 05:00"),
    "a step outside the window and in a freeze": frozen(`
  phase p {
    at 2026-05-22 10:00
 // ^^^^^^^^^^^^^^^^^^^ accepted window/outside: "a" changes production
 // ^^^^^^^^^^^^^^^^^^^ error window/outside: "b" and 1 more step change production
    step a { takes 10m ${undone} }
      // ^ accepted window/in-freeze: "a" (Fri 2026-05-22 10:00 UTC) falls into the freeze
    step b { takes 10m ${undone} }
      // ^ error window/in-freeze: "b" (Fri 2026-05-22 10:10 UTC) and 1 more step fall into the freeze
    step c { takes 10m ${undone} }
  }
  accept window/outside on a because "harmless" by ana
  accept window/in-freeze on a because "harmless" by ana`),
    "a step that another finding began with": frozen(`
  phase p {
    at 2026-05-22 10:00
 // ^^^^^^^^^^^^^^^^^^^ error window/outside: "a" changes production
 // ^^^^^^^^^^^^^^^^^^^ accepted window/outside: "b" changes production
    step a { takes 10m ${undone} }
      // ^ error window/in-freeze: "a"
    step b { takes 10m ${undone} }
      // ^ accepted window/in-freeze: "b"
  }
  accept window/outside on b because "harmless" by ana
  accept window/in-freeze on b because "harmless" by ana`),
    "all steps of a phase outside the window and in a freeze": frozen(`
  phase p {
    at 2026-05-22 10:00
 // ^^^^^^^^^^^^^^^^^^^ accepted window/outside: "a" and 1 more step
    step a { takes 10m ${undone} }
      // ^ accepted window/in-freeze: and 1 more step
    step b { takes 10m ${undone} }
  }
  accept window/outside on p because "harmless" by ana
  accept window/in-freeze on p because "harmless" by ana`),
  };
  const backs = (accept: string, back: string): string =>
    frozen(`
  step a { takes 5m rollback "Undo a" { ${back} } }
                 // ^^^^^^^^ accepted ${accept}
  step b { takes 5m rollback "Undo b" { ${back} } }
  step c { takes 5m rollback "Undo c" { ${back} } }
  accept ${accept} on a because "we look" by ana`).replace(
      /runbook release .*/,
      `$&\n     // ^^^^^^^ ${accept === "time/missing-duration" ? "error" : "warning"} ${accept}: None of the 2 rollbacks`,
    );
  const further: Readonly<Record<string, string>> = {
    "a rollback without a duration": backs("time/missing-duration", 'run "undo"'),
    "a rollback that nobody verifies": backs("rollback/unverified", "takes 5m").replace("risk low", "risk medium"),
    "the first step that ends too late to go back": frozen(`
  step a { takes 2h rollback "Undo a" { takes 4h } }
    // ^ accepted rollback/too-late: "a" ends
  step b { takes 1h rollback "Undo b" { takes 4h } }
    // ^ error rollback/too-late: "b" ends
  step c { takes 1h rollback "Undo c" { takes 4h } }
  accept rollback/too-late on a because "we know" by ana`),
  };
  const moreOf = ["time/missing-duration", "rollback/unverified", "rollback/too-late", "accept/"];
  for (const [what, text] of Object.entries(further)) it(what, () => checkAnnotated(text, moreOf));
  for (const [what, text] of Object.entries(cases)) it(what, () => checkAnnotated(text, only));
});
