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
          //     ^^^ error owner/quiet-hours: Nobody who may decide "b" is available in working hours
  step c { owner ana takes 10m ${none} }
  accept owner/quiet-hours on a because "agreed" by ana`),
    "the night of a gate, but not of a step": night(`
  step a { owner ana takes 10m ${none} }
          //     ^^^ warning owner/quiet-hours: Ana starts "a" at Sat 2026-05-23 01:00 in UTC, outside working hours (quiet hours are 23:00 to 07:00). Name a cover who is on shift then.
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
             //       ^^^ warning owner/quiet-hours: In the worst case, Ana is still working on "watch" at Sat 2026-05-23 23:00 in UTC, outside working hours (quiet hours are 23:00 to 07:00).
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
      // ^ accepted window/in-freeze: "a" (Fri 2026-05-22 10:00 UTC) is scheduled during the freeze "Sale" (Fri 2026-05-22 00:00 to Sat 2026-05-23 00:00 UTC), when nothing protected may change.
    step b { takes 10m ${undone} }
      // ^ error window/in-freeze: "b" (Fri 2026-05-22 10:10 UTC) and 1 more step are scheduled during the freeze "Sale" (Fri 2026-05-22 00:00 to Sat 2026-05-23 00:00 UTC), when nothing protected may change.
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

/** What is said once of many, at an owner's line, a person, a team or the runbook, is accepted for what is named; the others keep it. */
describe("accepting one of many that share an owner", () => {
  const none = 'rollback none because "no change"';
  const shared = (owner: string, code: string, on: string, head = ""): string => `${head}
person ana "Ana" { timezone UTC contact "a" }
person ben "Ben" { timezone UTC contact "b" }
person cleo "Cleo" { timezone UTC contact "c" }
skill sql "SQL"
environment staging { operators cleo }
runbook r "R" {
  timezone UTC
  window 2026-05-23 10:00 to 2026-05-23 14:00
  owner ${owner}
  step a "A" { takes 5m ${none} }
  step b "B" { takes 5m ${none} }
  step c "C" { takes 5m ${none} }
  accept ${code} on ${on} because "agreed" by ana
}`;
  const away = 'person ian "Ian" { timezone UTC contact "i" away 2026-05-23 }';
  const cases: Readonly<Record<string, string>> = {
    "knowledge/single-point": shared("ana", "knowledge/single-point", "b"),
    "knowledge/nobody": shared("ian", "knowledge/nobody", "b", away),
    "knowledge/unskilled-owner": shared("ana or ben or cleo", "knowledge/unskilled-owner", "b")
      .replaceAll("takes 5m", "takes 5m needs sql")
      .replace('"Ben" {', '"Ben" { knows sql')
      .replace('"Cleo" {', '"Cleo" { knows sql'),
    "owner/away": shared("ian or ana or ben", "owner/away", "b", away),
    "owner/not-permitted": shared("ana or cleo", "owner/not-permitted", "b").replaceAll("5m", "5m on staging"),
    "owner/placeholder": shared("TBD or ana or ben", "owner/placeholder", "b"),
    "owner/repeated": shared("ana or ana or ben", "owner/repeated", "b"),
    "owner/no-contact": shared("ian or ana or ben", "owner/no-contact", "b", 'person ian "Ian" { timezone UTC }'),
    "owner/empty-team": shared("web or ana or ben", "owner/empty-team", "b", 'team web "Web"'),
    "owner/unlisted-team": shared("web or ana or ben", "owner/unlisted-team", "b", 'team web "Web" { contact "w" }'),
  };
  const about = (text: string, code: string) => {
    const { findings, accepted } = analyse(text);
    const of = (all: typeof findings): number => all.filter(each => each.code === code).length;
    return { found: of(findings), accepted: of(accepted), unused: findings.filter(isUnused).length };
  };
  const isUnused = ({ code }: { readonly code: string }): boolean => code === "accept/unused";
  for (const [code, text] of Object.entries(cases)) {
    it(`${code}: accepted for what is named, and still there for the others`, () => {
      assert.deepEqual(about(text, code), { found: 1, accepted: 1, unused: 0 });
    });
    it(`${code}: a person or team of an import, too`, () => {
      const [head, body] = text.split(/^(?=runbook)/m);
      const { findings, accepted } = analyse({
        "main.runbook": `import "./people.runbook"\n${body}`,
        "people.runbook": head ?? "",
      });
      const of = (all: typeof findings): number => all.filter(each => each.code === code).length;
      assert.deepEqual([of(findings), of(accepted), findings.filter(isUnused).length], [1, 1, 0]);
    });
    it(`${code}: gone when all are named`, () => {
      const all = ["a", "b", "c"].map(each => `accept ${code} on ${each} because "agreed" by ana`).join("\n");
      assert.deepEqual(about(text.replace(/accept .*/, all), code), { found: 0, accepted: 3, unused: 0 });
      assert.deepEqual(about(text.replace(/ on b because/, " because"), code), { found: 0, accepted: 1, unused: 0 });
    });
  }

  const inPlan = (body: string, code: string, when = ""): string => `environment prod { protected }
person ana "Ana" { timezone UTC contact "a" }
runbook r "R" {
  timezone UTC
  ${when}
  owner ana
${body}
  accept ${code} on b because "agreed" by ana
}`;
  const further: Readonly<Record<string, string>> = {
    "window/missing": inPlan(
      `environment prod step a { takes 5m ${none} } step b { takes 5m ${none} } step c { takes 5m ${none} }`,
      "window/missing",
    ),
    "time/no-zero": inPlan(
      `check a { takes 5m at T-2h } check b { takes 5m at T-1h } check c { takes 5m at T by 2026-05-23 12:00 }`,
      "time/no-zero",
    ),
    "text/placeholder": inPlan(
      `check a { takes 5m note "TBD" } check b { takes 5m note "TBD" } check c { takes 5m note "TBD" }`,
      "text/placeholder",
    ),
  };
  for (const [code, text] of Object.entries(further)) {
    it(`${code}: accepted for what is named, and still there for the others`, () => {
      assert.deepEqual(about(text, code), { found: 1, accepted: 1, unused: 0 });
    });
  }

  it("owner/double-booked, by either of the two", () => {
    const text = inPlan(
      "parallel { check a { takes 5m } check b { takes 5m } check c { at 12:00 takes 5m } check d { at 12:00 takes 5m } }",
      "owner/double-booked",
      "window 2026-05-23 10:00 to 2026-05-23 14:00",
    );
    for (const on of ["a", "b", "c", "d"]) {
      const accepting = text.replace(" on b ", ` on ${on} `);
      assert.deepEqual(about(accepting, "owner/double-booked"), { found: 1, accepted: 1, unused: 0 }, on);
    }
  });

  it("a step with its own rollback, on the owner's line of the runbook", () => {
    const text = shared("ana", "knowledge/single-point", "a").replace(none, 'rollback "Undo A" { takes 5m }');
    assert.deepEqual(about(text, "knowledge/single-point"), { found: 1, accepted: 1, unused: 0 });
    const alone = text.replace(/ {2}step [bc] .*\n/g, "");
    assert.deepEqual(about(alone, "knowledge/single-point"), { found: 0, accepted: 1, unused: 0 });
  });

  it("a contingency, and what is inside a rollback, when nothing in the runbook has an owner", () => {
    const text = `person ana "Ana" { timezone UTC contact "a" }
runbook r "R" {
  timezone UTC
  window 2026-05-23 10:00 to 2026-05-23 14:00
  step a "A" { takes 5m rollback using back }
  check b "B" { takes 5m expect "x" }
  rollback back "Back" { step stop "Stop" { takes 5m } step load "Load" { takes 5m } }
  contingency slow "Slow" { trigger "it is slow" then rollback }
`;
    const accept = (on: string): string => `${text}accept owner/unassigned on ${on} because "agreed" by ana\n}`;
    const said = (body: string): readonly number[] =>
      analyse(body).findings.flatMap(({ code, concerns }) => (code === "owner/unassigned" ? [concerns.length] : []));
    assert.deepEqual(said(`${text}}`), [5]);
    for (const on of ["slow", "stop"]) {
      assert.equal(about(accept(on), "owner/unassigned").accepted, 1, on);
      assert.equal(about(accept(on), "owner/unassigned").unused, 0, on);
    }
    assert.deepEqual(said(accept("slow")), [4]);
    assert.deepEqual(said(accept("back")), [3]);
  });
});

/** What is written in several places may be accepted in one of them; what speaks of several at once is accepted where it always was. */
describe("accepting one of several places", () => {
  const around = (body: string, accept: string, head = "window 2026-05-23 10:00 to 2026-05-23 14:00"): string =>
    `person ana "Ana" { timezone UTC contact "a" }
person ben "Ben" { timezone UTC contact "b" }
runbook r "R" {
  timezone UTC
  ${head}
  owner ana or ben
  ${body}
  accept ${accept} because "agreed" by ana
}`;
  const none = 'rollback none because "no change"';
  const steps = (fields: string): string =>
    ["a", "b", "c"].map(name => `step ${name} "${name}" { takes 10m ${fields} ${none} }`).join("\n");
  const booked = `parallel { ${steps("owner ana or ben")} }`;
  const circle = `parallel { step a "A" { after b takes 10m ${none} } step b "B" { after a takes 10m ${none} } }`;
  const cases: Readonly<Record<string, readonly [text: string, code: string, found: number, accepted: number]>> = {
    "a placeholder": [around(steps('run "deploy TBD"'), "text/placeholder on b"), "text/placeholder", 1, 1],
    "all its places": [around(steps('run "deploy TBD"'), "text/placeholder"), "text/placeholder", 0, 1],
    "a time from T": [
      around(`${steps("at T+1h")} step d { at 2026-05-23 10:00 takes 1m ${none} }`, "time/no-zero on b", ""),
      "time/no-zero",
      1,
      1,
    ],
    "a runbook without a date": [around(steps("at 10:00"), "time/undated", ""), "time/undated", 0, 1],
    "no step of it": [around(steps("at 10:00"), "time/undated on a", ""), "time/undated", 1, 0],
    "the later of two bookings": [around(booked, "owner/double-booked on c"), "owner/double-booked", 1, 1],
    "the step at whose `after` a cycle is said": [around(circle, "order/cycle on a"), "order/cycle", 0, 1],
  };
  for (const [what, [text, code, found, accepted]] of Object.entries(cases)) {
    it(what, () => {
      const analysis = analyse(text);
      const of = (all: readonly { readonly code: string }[]): number => all.filter(each => each.code === code).length;
      assert.deepEqual([of(analysis.findings), of(analysis.accepted)], [found, accepted]);
    });
  }
});
