/** A run, looked back at, and what it has measured. */
import assert from "node:assert/strict";
import { applyEdits } from "../../../language/edits/apply.js";
import { measuredBy, rehearsalStatement } from "../../../language/run/measured.js";
import { reviewOf } from "../../../language/run/review.js";
import { analyse } from "../../support/analyse.js";
import { logOf, runOf, type Telling, utc } from "../../support/runs.js";

const text = `person ana "Ana" { timezone UTC contact "#a" }
person ben "Ben" { timezone UTC contact "#b" }
environment staging

runbook release "Release" {
  window 2026-06-03 04:00 to 2026-06-03 09:00 UTC
  coordinator ana
  owner ana or ben
  step prepare "Prepare" { takes 30m at most 40m rollback none because "nothing changes" }
  step long "Long" {
    owner ben
    takes 1h
    rollback "Long back" { takes 30m }
  }
  gate go "Go" { owner ana takes 5m requires "green" otherwise rollback }
  step last "Last" { takes 20m rollback none because "nothing changes" }
}
`;
const start = utc("2026-06-03 04:00");
const at = (minutes: number): number => start + 60 * minutes;
const said = (kind: "started" | "done", activity: string, minutes: number): Telling => ({
  kind,
  activity,
  at: at(minutes),
});

const night: readonly Telling[] = [
  { kind: "opened", at: start },
  said("started", "prepare", 0),
  said("done", "prepare", 45),
  { kind: "held", text: "queue grows", at: at(46) },
  { kind: "resumed", at: at(56) },
  said("started", "long", 60),
  { kind: "blocked", activity: "long", text: "no password", on: "ana", at: at(70) },
  { kind: "unblocked", activity: "long", at: at(85) },
  said("done", "long", 130),
  { kind: "decision", activity: "go", verdict: "no-go", text: "red", at: at(132) },
  { kind: "decision", activity: "go", verdict: "go", at: at(140), criteria: [{ text: "green", met: true }] },
  { kind: "skipped", activity: "last", text: "tomorrow", at: at(141) },
  { kind: "closed", outcome: "partly", at: at(142) },
];

describe("a review", () => {
  const { plan, schedule, progress } = runOf(text, logOf(start, night), at(150));
  const review = reviewOf(plan, schedule, progress, at(150));

  it("says what was planned and what happened", () => {
    const minutes = review.steps.map(({ planned, actual, took, blocked, state }) => [
      planned && [planned.start, planned.end].map(each => (each - start) / 60),
      actual && [actual.start, actual.end].map(each => (each - start) / 60),
      took === undefined ? undefined : took / 60,
      blocked / 60,
      state,
    ]);
    assert.deepEqual(minutes, [
      [[0, 30], [0, 45], 45, 0, "done"],
      [[30, 90], [60, 130], 70, 15, "done"],
      [[90, 95], [132, 140], 8, 0, "done"],
      [[95, 115], undefined, undefined, 0, "skipped"],
    ]);
  });

  it("says where the time went, and it all comes to the whole", () => {
    const { chain, ...spent } = review.time;
    assert.deepEqual(chain, [0, 1, 2]);
    const inMinutes = Object.fromEntries(Object.entries(spent).map(([what, seconds]) => [what, seconds / 60]));
    assert.deepEqual(inMinutes, { planned: 30 + 55 + 5, longer: 15 + 3, blocked: 15, held: 10, idle: 1 + 4 + 2 });
    const sum = Object.values(spent).reduce((all, each) => all + each, 0);
    assert.equal(sum, (review.span?.end ?? 0) - (review.span?.start ?? 0));
  });

  it("knows that nobody waits any more for what was decided, or skipped with its phase", () => {
    const blocked = `person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
runbook release "Release" {
  window 2026-06-03 04:00 to 2026-06-03 09:00 UTC
  owner ana
  gate go "Go" { takes 5m requires "green" otherwise rollback }
  phase later "Later" { step tidy "Tidy" { takes 5m } step sweep "Sweep" { takes 5m } }
}
`;
    const log = logOf(start, [
      { kind: "opened", at: start },
      { kind: "blocked", activity: "tidy", text: "no key", on: "ben", at: at(1) },
      { kind: "started", activity: "go", at: at(2) },
      { kind: "blocked", activity: "go", text: "he is not there", on: "ben", at: at(3) },
      { kind: "decision", activity: "go", verdict: "go", at: at(7) },
      { kind: "skipped", activity: "later", text: "tomorrow", at: at(21) },
    ]);
    const { plan, schedule, progress } = runOf(blocked, log, at(60));
    assert.deepEqual(progress.unfit, []);
    const waits = reviewOf(plan, schedule, progress, at(60)).waits;
    assert.deepEqual(
      waits.map(({ activity, on, seconds, why }) => [activity, on, seconds / 60, why]),
      [
        [0, "ben", 4, "blocked"],
        [1, "ben", 20, "blocked"],
      ],
    );
  });

  it("ends one wait where the next begins, and lists holds in the order they happened", () => {
    const blocked = (on: string, minutes: number): Telling => {
      return { kind: "blocked", activity: "prepare", text: "no key", on, at: at(minutes) };
    };
    const log = logOf(start, [
      { kind: "opened", at: start },
      blocked("ben", 1),
      blocked("ana", 11),
      { kind: "held", text: "second", at: at(40) },
      { kind: "resumed", at: at(41) },
      { kind: "held", text: "first", at: at(20) },
      { kind: "resumed", at: at(20) },
    ]);
    const { plan, schedule, progress } = runOf(text, log, at(60));
    const { waits, holds } = reviewOf(plan, schedule, progress, at(60));
    assert.deepEqual(
      waits.map(({ on, seconds }) => [on, seconds / 60]),
      [
        ["ben", 10],
        ["ana", 49],
      ],
    );
    assert.deepEqual(
      holds.map(({ text: why, seconds }) => [why, seconds / 60]),
      [
        ["first", 0],
        ["second", 1],
      ],
    );
  });

  it("says of nobody that they waited for themselves, for no one, or for what somebody before had made late", () => {
    const step = (name: string, owner: string): string =>
      `step ${name} { ${owner} takes 10m rollback none because "no" }`;
    const chain = `person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
runbook release "Release" {
  window 2026-06-03 04:00 to 2026-06-03 09:00 UTC
  ${step("a", "owner ana")}
  ${step("b", "owner ana")}
  ${step("c", "owner ben")}
  ${step("d", "")}
  ${step("e", "owner ana")}
  ${step("f", "owner ben")}
}
`;
    const ends = Object.entries({ a: 15, b: 25, c: 40, d: 55, e: 70, f: 80 });
    const steps = ends.flatMap(([name, end], index) => {
      return [said("started", name, ends[index - 1]?.[1] ?? 0), said("done", name, end)];
    });
    const { plan, schedule, progress } = runOf(chain, logOf(start, [{ kind: "opened", at: start }, ...steps]), at(90));
    // "a" is 5 minutes late, "b" adds nothing, and the others 5 minutes each.
    assert.deepEqual(
      reviewOf(plan, schedule, progress, at(90)).waits.map(({ who, on, activity, seconds }) => [
        who,
        on,
        activity,
        seconds / 60,
      ]),
      [["ben", "ana", 5, 5]],
    );
  });

  it("says who waited for whom, and what was held, skipped, decided", () => {
    assert.deepEqual(
      review.waits.map(({ who, on, activity, seconds, why }) => [who, on, activity, seconds / 60, why]),
      [
        ["ben", "ana", 1, 15, "blocked"],
        ["ben", "ana", 1, 15, "late"],
        ["ana", "ben", 2, 25, "late"],
      ],
    );
    assert.deepEqual(
      review.holds.map(({ seconds, text: why, resumed }) => [seconds, why, resumed?.by]),
      [[600, "queue grows", "ana"]],
    );
    assert.deepEqual(
      review.skipped.map(({ activity, text: why }) => [activity, why]),
      [[3, "tomorrow"]],
    );
    assert.deepEqual(
      review.decisions.map(({ verdict, criteria }) => [verdict, criteria.length]),
      [
        ["no-go", 0],
        ["go", 1],
      ],
    );
  });
});

describe("what runs have measured", () => {
  const took = (minutes: readonly number[]) =>
    minutes.map(each => {
      const log = logOf(start, [{ kind: "opened", at: start }, said("started", "long", 0), said("done", "long", each)]);
      const { plan, schedule, progress } = runOf(text, log, at(300));
      return { plan, review: reviewOf(plan, schedule, progress, at(300)) };
    });

  it("is offered as a text, and is right once it is written", () => {
    const runs = took([80, 70, 130]);
    const [long] = measuredBy(
      runs[0]?.plan.runbook ?? assert.fail(),
      runs.map(({ review }) => review),
    );
    assert.deepEqual([long?.activity, long?.runs, long?.median, long?.worst], [1, 3, 80 * 60, 130 * 60]);
    assert.equal(long?.fix?.title, '"Long": 3 runs, median 1h20m, worst 2h10m: write `takes 1h20m at most 2h10m`');
    const applied = applyEdits(text, long?.fix?.edits ?? []);
    assert.ok(applied.kind === "text" && applied.text.includes("    takes 1h20m at most 2h10m\n"));
    const again = analyse(applied.text).plan.runbook ?? assert.fail();
    assert.equal(
      measuredBy(
        again,
        runs.map(({ review }) => review),
      )[0]?.fix,
      undefined,
    );
  });

  it("says nothing where what is written holds", () => {
    const runs = took([60]);
    assert.equal(
      measuredBy(
        runs[0]?.plan.runbook ?? assert.fail(),
        runs.map(({ review }) => review),
      )[0]?.fix,
      undefined,
    );
  });

  it("records a rehearsal once it is closed", () => {
    const elsewhere = utc("2026-05-26 10:00");
    const log = logOf(elsewhere, [
      { kind: "opened", rehearsal: "staging" },
      { kind: "closed", outcome: "rehearsal passed", at: elsewhere + 95 * 60 },
    ]);
    const { plan, progress } = runOf(text, log, elsewhere);
    const fix = rehearsalStatement(plan.runbook, progress);
    const applied = applyEdits(text, fix?.edits ?? []);
    assert.ok(applied.kind === "text");
    assert.ok(applied.text.includes("  rehearsal 2026-05-26 on staging passed in 1h35m\n"), applied.text);
    assert.equal(analyse(applied.text).plan.runbook?.rehearsals.length, 1);
    assert.equal(rehearsalStatement(plan.runbook, runOf(text, log.slice(0, 1), elsewhere).progress), undefined);
  });

  it("takes no measure of what failed, and of what was undone none of how long that took", () => {
    const undone: readonly Telling[] = [
      { kind: "opened", at: start },
      said("started", "prepare", 0),
      said("done", "prepare", 30),
      said("started", "long", 30),
      { kind: "failed", activity: "long", text: "no", at: at(120) },
      { kind: "rollback-called", text: "no", at: at(121) },
      { kind: "undone", activity: "long", at: at(150) },
      { kind: "undone", activity: "prepare", at: at(200) },
    ];
    const { plan, schedule, progress } = runOf(text, logOf(start, undone), at(210));
    const review = reviewOf(plan, schedule, progress, at(210));
    assert.deepEqual(
      review.steps.map(({ took }) => took && took / 60),
      [30, 90, undefined, undefined],
    );
    assert.deepEqual(measuredBy(plan.runbook, [review]), []);
    const [prepare] = progress.subjects;
    assert.deepEqual([prepare?.ended?.at, prepare?.undone?.at], [at(30), at(200)]);
  });
});
