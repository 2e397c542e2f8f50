import assert from "node:assert/strict";
import { each, findingsIn, mends, release, roster, says, step, undated } from "./setting.js";

const only = ["owner/double-booked", "syntax/"];

describe("owner/double-booked", () => {
  each(
    {
      "two side by side": release(`
  parallel {
    ${step("one", "owner ana")}
    check two { owner ana takes 10m }
           //         ^^^ error owner/double-booked: Ana Lopez is needed by "Do one" and "two" at the same time from Wed 2026-05-20 10:00 Europe/Madrid until 10:10.
  }`),
      "the same, one after the other": release(`
  sequence {
    ${step("one", "owner ana")}
    check two { owner ana takes 10m }
  }`),
      "a qualified cover who is free makes it a warning": release(`
  parallel {
    ${step("one", "owner ana")}
    check two { owner ana or ben takes 10m }
           //         ^^^ warning owner/double-booked: Ben Okafor covers and is free: make ben the owner of one of them.
  }`),
      "a cover who is booked, away or unable is no help": release(`
  parallel {
    ${step("zero", "owner ben or raj")}
    ${step("one", "owner ana or ben")}
    check two { owner ana or ben or ian or raj needs failover takes 10m }
           //         ^^^ error owner/double-booked
  }`),
      "a rotation that covers is always free": release(`
  parallel {
    ${step("one", "owner ana or desk")}
    check two { owner ana takes 10m }
           //         ^^^ warning owner/double-booked: Service desk covers
  }`),
      "whoever takes part is booked, and cannot be covered": release(`
  parallel {
    ${step("one", "owner ana")}
    gate go { owner ben or raj with ana takes 10m }
           //                       ^^^ error owner/double-booked
  }`)
        .replace('"Do one" { owner ana or ben', '"Do one" { owner ana or ben with eva')
        .replace("ana or ben with eva", "ana"),
      "teams and waits book nobody": release(`
  parallel {
    ${step("one", "owner dba")}
    ${step("two", "owner dba")}
    wait soak { owner ana takes 1h }
    check three { owner ana takes 10m }
  }`),
      "an end and a start at the same minute, and an event without length": release(`
  parallel {
    check one { owner ana at 10:00 takes 30m }
    check two { owner ana at 10:30 takes 30m }
    notify event { owner ana to "#all" at 10:15 takes 0m }
  }`),
      "only in the worst case": release(`
  parallel {
    check one { owner ana at 10:00 takes 30m at most 40m }
    check two { owner ana at 10:30 takes 30m }
           //         ^^^ warning owner/double-booked: In the worst case, Ana Lopez is needed by "one" and "two" at the same time from Wed 2026-05-20 10:30 Europe/Madrid until 10:40.
  }`),
      "phases that overlap": release(`
  check before { owner ben takes 5m }
  phase first { owner ana check one { takes 1h } }
  phase second {
    after before
    check two { owner ana takes 10m }
           //         ^^^ error owner/double-booked
  }`),
      "the phase's owner, in parallel: said once at the owner they share": release(`
  phase all {
    owner ana
       // ^^^ error owner/double-booked: Ana Lopez is needed by "one", "two" and "three" at the same time, first from Wed 2026-05-20 10:00 Europe/Madrid until 10:10.
    parallel { check one { takes 10m } check two { takes 10m } check three { takes 10m } }
  }`),
      "of a rollback nobody is booked": release(`
  parallel {
    step one { owner ana or ben takes 30m rollback "Undo one" { owner raj takes 1h } }
    step two { owner raj takes 30m rollback "Undo two" { owner ana takes 1h } }
  }`),
      "side by side inside a rollback": release(`
  step one { owner ben or raj takes 30m rollback using back }
  rollback back "Restore" {
    owner ben or raj
    check look { takes 5m }
    parallel {
      step stop { owner ana or ben takes 10m }
      step load { owner ana takes 20m }
               //       ^^^ warning owner/double-booked: Ana Lopez is needed by "stop" and "load" at the same time from 5m to 15m into "Restore". Ben Okafor covers and is free:
      check watch { owner eva takes 5m }
      wait settle { owner eva takes 5m }
    }
  }`),
      "inside a rollback, where the cover is away while it may be needed": release(`
  step one { owner ben or raj takes 30m rollback using back }
  rollback back "Restore" {
    parallel {
      step stop { owner ana or ian takes 10m }
      step load { owner ana or ben takes 10m at most 20m needs failover }
               //       ^^^ error owner/double-booked
    }
  }`),
      "in an undated plan as well, where nobody is known to be away": undated(`
  parallel {
    check one { owner ana takes 30m }
    check two { owner ana takes 10m }
           //         ^^^ error owner/double-booked: Ana Lopez is needed by "one" and "two" at the same time from T until T+10m.
    check three { owner ben takes 30m }
    check four { owner ben or ian takes 10m }
            //         ^^^ warning owner/double-booked: Ian Kerr covers and is free
  }`),
      "behind a missing duration nobody is judged": release(`
  check zero { owner ben }
  parallel { check one { owner ana takes 10m } check two { owner ana takes 10m } }`),
      "in a cycle nobody is judged": release(`
  parallel {
    check one { owner ana takes 10m after two }
    check two { owner ana takes 10m after one }
  }`),
    },
    only,
  );

  it("is said once a booking, against the one that runs longest", () => {
    const text = release(`parallel {
  check long { owner ana takes 1h }
  sequence { check one { owner ana takes 10m } check two { owner ana takes 10m } }
}`);
    assert.equal(findingsIn(text, "owner/double-booked").length, 2);
  });

  it("points at the other booking", () => {
    const text = release(`parallel { check one { owner ana takes 1h }
 check two { owner ana takes 10m } }`);
    const [finding] = findingsIn(text, "owner/double-booked");
    const [other] = finding?.related ?? [];
    assert.equal(text.split("\n")[other?.place.range.start.line ?? 0]?.includes("check one"), true);
  });

  it("gives one to its cover", () => {
    const text = release(`parallel {
  check one { owner ana or eva takes 1h }
  check two { owner ana or raj takes 10m }
  check three { owner ben or raj takes 5m }
}`);
    const mended = mends(text, "owner/double-booked", 'Give "two" to Raj Iyer');
    assert.ok(mended.includes("check two { owner raj or ana takes 10m }"), mended);
  });

  it("of imported people it is said at their use", () => {
    says(
      {
        "main.runbook": release(
          `parallel { check one { owner ana takes 1h } check two {
    owner ana takes 10m
       // ^^^ error owner/double-booked
  } }`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": roster,
      },
      only,
    );
  });
});
