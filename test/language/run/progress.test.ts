/** What a run has come to: a fold of its events that no log breaks. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { NewEvent, RunEvent, Said } from "../../../language/run/events.js";
import { progressOf, whyRefused } from "../../../language/run/fold.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import { anyLogFrom } from "../../support/run-logs.js";
import { logOf, runPlanOf, type Telling, utc } from "../../support/runs.js";
import { tries } from "../../support/seed.js";

const people = `
team ops "Operations" { contact "#ops" }
person ana "Ana" { team ops timezone Europe/London contact "#a" }
person dan "Dan" { team ops timezone Europe/London contact "#d" }
person ben "Ben" { timezone Europe/London contact "#b" }
person cyd "Cyd" { timezone Europe/London contact "#c" }
`;
const plan = runPlanOf(`${people}
runbook release "Release" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  decider ops
  owner ana or ben
  phase first "First" {
    step prepare "Prepare" { takes 10m rollback none because "nothing changes" }
    parallel {
      step left "Left" { takes 10m rollback "Left back" { takes 5m } }
      step right "Right" { takes 20m rollback using shared }
    }
  }
  gate go "Go" { takes 5m requires "green" otherwise rollback }
  phase second "Second" {
    step last "Last" { takes 10m rollback using shared }
    check watch "Watch" { takes 10m expect "green" }
  }
  rollback shared "Back" {
    owner ben
    step back-one "Back one" { takes 5m }
    step back-two "Back two" { takes 5m }
  }
}`);

const start = utc("2026-06-03 04:00");
const positionOf = (name: string): number => {
  const named = subjectsOf(plan.runbook).byName.get(name);
  assert.ok(named?.kind === "one", name);
  return named.position;
};
const folded = (said: readonly Telling[]) => {
  const progress = progressOf(plan, logOf(start, said));
  return {
    progress,
    of: (name: string) => progress.subjects[positionOf(name)],
    unfit: progress.unfit.map(({ event, reason }) => `${event.seq} ${reason}`),
  };
};
const opened: Said = { kind: "opened" };
const begun = (activity: string, text?: string): Said => ({ kind: "started", activity, text });
const done = (activity: string): Said => ({ kind: "done", activity });
const refused = (said: readonly Telling[], next: Telling): string | undefined => {
  const log = logOf(start, said);
  const at = next.at ?? start + 3600;
  const event: NewEvent = { id: "new", plan: "plan-1", by: "ana", ...next, at, recorded: at };
  return whyRefused(plan, log, event);
};

describe("a run's progress", () => {
  it("says of each activity what has happened", () => {
    const { of, unfit, progress } = folded([opened, begun("prepare"), done("prepare"), begun("left"), begun("right")]);
    assert.deepEqual(unfit, []);
    assert.equal(progress.state, "open");
    assert.deepEqual(
      ["prepare", "left", "right", "last"].map(name => of(name)?.state),
      ["done", "running", "running", "waiting"],
    );
    assert.equal(of("prepare")?.ended?.at, start + 120);
    assert.equal(of("left")?.early, false);
  });

  it("counts how long something was blocked, and for whom it waits", () => {
    const said: readonly Telling[] = [
      opened,
      begun("prepare"),
      { kind: "blocked", activity: "prepare", text: "no password", on: "cyd" },
    ];
    assert.deepEqual(
      [folded(said).of("prepare")?.blocked?.on, folded(said).of("prepare")?.state],
      ["cyd", "running, blocked"],
    );
    const later = folded([...said, { kind: "note", text: "called Cyd" }, { kind: "unblocked", activity: "prepare" }]);
    assert.deepEqual([later.of("prepare")?.wasBlocked, later.of("prepare")?.blocked], [120, undefined]);
  });

  it("skips what is left of a phase", () => {
    const { of } = folded([opened, { kind: "skipped", activity: "first", text: "done last week" }, begun("left")]);
    assert.deepEqual([of("prepare")?.state, of("right")?.state, of("left")?.state], ["skipped", "skipped", "running"]);
  });

  it("takes what was corrected as it should have been said", () => {
    const at = start + 600;
    const { of, progress } = folded([
      opened,
      begun("prepare"),
      done("prepare"),
      { kind: "corrected", of: 3, instead: { kind: "failed", activity: "prepare", text: "exit code 1", at } },
      begun("left"),
      { kind: "corrected", of: 5 },
    ]);
    assert.deepEqual([of("prepare")?.state, of("prepare")?.ended?.at, of("left")?.state], ["failed", at, "waiting"]);
    assert.equal(progress.lastSeq, 6);
  });

  it("lists what does not fit, with the reason", () => {
    const { unfit } = folded([
      begun("prepare"),
      opened,
      done("prepare"),
      begun("nothing"),
      { ...begun("prepare"), plan: "plan-2" },
      { kind: "done", activity: "go" },
      { kind: "decision", activity: "left", verdict: "go" },
      { kind: "corrected", of: 2 },
      { kind: "corrected", of: 99 },
      { kind: "handover", from: "ana", to: "zoe" },
      { kind: "resumed" },
    ]);
    assert.deepEqual(unfit, [
      "1 the run has not been opened: open it first",
      '3 "Prepare" has not begun: record its start first',
      "4 there is no `nothing` in the plan: use the name that stands in the runbook",
      "5 it is of another plan than the run: record first that the run goes on by that plan",
      '6 "Go" is a gate: record the decision, go or no-go',
      '7 "Left" is no gate, so there is nothing to decide: record its start or its end',
      "8 event 2 opened the run, and cannot be corrected: open another run instead",
      "9 there is no event 99 before it that could be corrected",
      "10 `zoe` is no person and no team of the runbook: declare them, or use the name that is declared",
      "11 the run is not held",
    ]);
  });

  it("goes on by another plan once that is recorded", () => {
    const said: readonly Telling[] = [
      opened,
      begun("prepare"),
      { kind: "replanned", to: "plan-2" },
      { ...done("prepare"), plan: "plan-2" },
    ];
    assert.deepEqual(folded(said).unfit, []);
    assert.equal(folded(said).progress.plan, "plan-2");
  });

  it("rolls back: nothing of the plan begins, what undoes it does", () => {
    const { of, unfit, progress } = folded([
      opened,
      begun("prepare"),
      done("prepare"),
      begun("right"),
      { kind: "rollback-called", text: "lag", activity: "right" },
      begun("left"),
      begun("back-one"),
      done("back-one"),
      begun("rollback left", "to be sure"),
      { kind: "undone", activity: "right" },
    ]);
    assert.equal(progress.state, "rolling back");
    assert.equal(progress.rollback?.from, "right");
    assert.deepEqual(
      [of("back-one")?.state, of("rollback left")?.state, of("right")?.state],
      ["done", "running", "undone"],
    );
    assert.equal(unfit.length, 1);
    assert.match(unfit[0] ?? "", /^6 the run is being rolled back, and nothing more of the plan begins \(by ana, /);
  });
});

describe("what may follow what", () => {
  it("asks for a reason before something begins out of order", () => {
    assert.equal(
      refused([opened], begun("left")),
      '"Left" waits for "Prepare", which is not done: to begin all the same, give the reason as a text',
    );
    assert.equal(refused([opened], begun("left", "Prepare was done in the afternoon")), undefined);
    assert.equal(
      refused([opened, begun("prepare"), done("prepare")], { kind: "decision", activity: "go", verdict: "go" }),
      '"Go" waits for "Left" and "Right", which are not done: to begin all the same, give the reason as a text',
    );
    assert.equal(folded([opened, begun("left", "why not")]).of("left")?.early, true);
  });

  it("asks for no reason before what belongs to a rollback begins", () => {
    const called: readonly Telling[] = [opened, begun("prepare"), { kind: "rollback-called", text: "errors" }];
    for (const activity of ["rollback left", "shared", "back-one", "back-two"])
      assert.equal(refused(called, begun(activity)), undefined, activity);
  });

  it("skips a phase only while something in it is left, and nothing in it runs", () => {
    const skip: Said = { kind: "skipped", activity: "second", text: "no time" };
    const last = [opened, begun("last", "to be sure")];
    assert.equal(refused([...last, done("last")], skip), undefined);
    assert.equal(
      refused(last, skip),
      '"Last" in "Second" has begun: record that it is done or that it failed, then skip the rest',
    );
    const all = [...last, done("last"), begun("watch"), done("watch")];
    assert.equal(refused(all, skip), 'nothing in "Second" is left to skip');
  });

  it("lets anybody hold, and only the coordinator or a decider resume", () => {
    const held: readonly Telling[] = [opened, { kind: "held", text: "wait", by: "cyd" }];
    assert.equal(refused([opened], { kind: "held", text: "wait", by: "somebody" }), undefined);
    assert.match(refused(held, begun("prepare")) ?? "", /^the run is held, and nothing begins until/);
    assert.match(
      refused(held, { kind: "resumed", by: "ben" }) ?? "",
      /only the coordinator or a decider .*ask ana or ops$/,
    );
    assert.equal(refused(held, { kind: "resumed", by: "ana" }), undefined);
    assert.equal(folded([...held, { kind: "resumed", by: "ana" }]).progress.state, "open");
  });

  it("tells who is second who was first", () => {
    const said: readonly Telling[] = [opened, begun("prepare"), { ...done("prepare"), by: "ben" }];
    assert.match(
      refused(said, done("prepare")) ?? "",
      /^"Prepare" is done already.* \(done by ben, Wed 2026-06-03 05:02\)$/,
    );
    assert.match(
      refused(said, { kind: "undone", activity: "prepare", expects: 2 }) ?? "",
      /^somebody was first: of "Prepare" there is \(done by ben/,
    );
    assert.equal(refused(said, { kind: "undone", activity: "prepare", expects: 3 }), undefined);
    assert.equal(
      refused(said, { ...begun("left"), expects: 0 }),
      undefined,
      "people on different steps never conflict",
    );
  });

  it("tells of whatever was last of a phase that somebody was first", () => {
    const blocked = (activity: string): Said => ({ kind: "blocked", activity, text: "no key" });
    const skip = (expects: number): Telling => ({ kind: "skipped", activity: "second", text: "no time", expects });
    for (const said of [
      [opened, blocked("last"), blocked("watch")],
      [opened, blocked("watch"), blocked("last")],
    ]) {
      assert.match(refused(said, skip(2)) ?? "", /^somebody was first: of "Second" there is \(blocked by ana/);
      assert.equal(refused(said, skip(3)), undefined);
    }
    const begins = [opened, begun("prepare"), done("prepare"), begun("left")];
    assert.match(refused(begins, { ...blocked("left"), expects: 0 }) ?? "", /^somebody was first: of "Left" there is/);
    assert.match(refused(begins, { ...blocked("right"), expects: 3 }) ?? "", /of "Right" there is nothing yet\. Look/);
  });

  it("is resumed by the coordinator, and by whoever is in a deciding team", () => {
    const held: readonly Telling[] = [opened, { kind: "held", text: "the queue grows" }];
    for (const by of ["ana", "dan", "ops"]) assert.equal(refused(held, { kind: "resumed", by }), undefined, by);
    for (const by of ["ben", "cyd", "nobody"])
      assert.match(refused(held, { kind: "resumed", by }) ?? "", /^only the/, by);
  });

  it("says when what failed was skipped, and what of a rollback began is never early", () => {
    const failed: Said = { kind: "failed", activity: "left", text: "disk full" };
    const skipped: Said = { kind: "skipped", activity: "left", text: "no time" };
    const { of } = folded([opened, begun("prepare"), done("prepare"), begun("left"), failed, skipped]);
    assert.deepEqual([of("left")?.state, of("left")?.ended?.at], ["skipped", start + 300]);
    const called: Said = { kind: "rollback-called", text: "errors" };
    const back = folded([opened, begun("prepare"), called, begun("back-one"), begun("rollback left")]);
    assert.deepEqual([back.of("back-one")?.early, back.of("rollback left")?.early], [false, false]);
  });

  it("does nothing for the same id again", () => {
    const said: readonly Telling[] = [opened, begun("prepare")];
    assert.equal(refused(said, { ...begun("prepare"), id: "event-2" }), undefined);
    const log = logOf(start, [...said, { ...begun("prepare"), id: "event-2" }]);
    assert.deepEqual(progressOf(plan, log).unfit, []);
  });

  it("takes no end before the start, and nothing that is still to come", () => {
    const said: readonly Telling[] = [opened, begun("prepare")];
    assert.match(refused(said, { ...done("prepare"), at: start }) ?? "", /before it began/);
    const event: NewEvent = {
      id: "n",
      plan: "plan-1",
      by: "ana",
      ...done("prepare"),
      at: start + 600,
      recorded: start,
    };
    assert.match(whyRefused(plan, logOf(start, said), event) ?? "", /is still to come: say when it happened$/);
  });

  it("takes no hand-over from somebody who does not have it", () => {
    const handover = (from: string, to: string, activity?: string): Said => ({ kind: "handover", from, to, activity });
    const why = (said: Said, ...before: readonly Said[]) => refused([opened, ...before], said);
    assert.equal(
      why(handover("cyd", "ana", "last")),
      '"Last" belongs to ana and ben, so cyd cannot hand it over: name who has it now',
    );
    assert.match(why(handover("cyd", "ana", "second")) ?? "", /^"Second" belongs to ana and ben, so cyd/);
    assert.match(why(handover("ana", "cyd", "back-one")) ?? "", /^"Back one" belongs to ben, so ana/);
    for (const activity of ["last", "second", "back-one", "shared"])
      assert.equal(why(handover("ben", "cyd", activity)), undefined, activity);
    // Who has taken it may hand it on, and who gave it away no more.
    const given = handover("ana", "cyd", "last");
    assert.equal(why(handover("cyd", "ben", "last"), given), undefined);
    assert.match(why(handover("ana", "ben", "last"), given) ?? "", /^"Last" belongs to cyd and ben, so ana/);
    // Of a log that is there already nothing becomes unfit.
    assert.deepEqual(folded([opened, handover("cyd", "ben", "last")]).unfit, []);
  });

  it("refuses a correction after which something else would not fit", () => {
    const said: readonly Telling[] = [opened, begun("prepare"), done("prepare")];
    assert.match(
      refused(said, { kind: "corrected", of: 2 }) ?? "",
      /^event 3 would no longer fit: "Prepare" has not begun/,
    );
    assert.equal(refused(said, { kind: "corrected", of: 3 }), undefined);
  });
});

const names = [
  "prepare",
  "left",
  "right",
  "go",
  "last",
  "watch",
  "first",
  "second",
  "rollback left",
  "back-one",
  "shared",
  "nobody",
];
const anyLog = anyLogFrom(start, names);

describe("any log", () => {
  it("is folded without a fault: cut, shuffled, doubled, foreign", () => {
    fc.assert(
      fc.property(anyLog, fc.nat(30), fc.infiniteStream(fc.nat()), (log, cut, chance) => {
        const shuffled = [...log].map(each => [chance.next().value, each] as const).sort(([a], [b]) => a - b);
        const foreign = log.map(event => ({ ...event, id: `other ${event.id}`, plan: "other" }));
        for (const each of [
          log.slice(0, cut),
          log.slice(cut),
          shuffled.map(([, event]) => event),
          [...log, ...log],
          [...foreign, ...log],
        ]) {
          const progress = progressOf(plan, each);
          assert.deepEqual(JSON.parse(JSON.stringify(progress)), JSON.parse(JSON.stringify(progressOf(plan, each))));
          assert.ok(progress.unfit.every(({ reason }) => reason !== ""));
        }
        assert.deepEqual(
          progressOf(
            plan,
            shuffled.map(([, event]) => event),
          ),
          progressOf(plan, log),
          "the order of lines means nothing",
        );
        assert.deepEqual(progressOf(plan, [...log, ...log]), progressOf(plan, log), "the same again does nothing");
      }),
      tries(200),
    );
  });

  it("has only fitting events when each was asked about before", () => {
    fc.assert(
      fc.property(anyLog, tried => {
        const log: RunEvent[] = [];
        for (const each of tried) {
          const event = { ...each, seq: log.length + 1, plan: progressOf(plan, log).plan ?? "plan-1" };
          if (whyRefused(plan, log, event) === undefined && !log.some(({ id }) => id === event.id)) log.push(event);
        }
        assert.deepEqual(progressOf(plan, log).unfit, []);
      }),
      tries(100),
    );
  });

  it("says the same in whatever order independent things are recorded", () => {
    const pairs: readonly (readonly [Telling, Telling])[] = [
      [begun("left"), begun("right")],
      [
        { kind: "blocked", activity: "left", text: "x" },
        { kind: "note", activity: "right", text: "y" },
      ],
      [{ kind: "skipped", activity: "watch", text: "x" }, begun("right")],
      [{ kind: "handover", from: "ana", to: "ben", activity: "last" }, begun("left")],
    ];
    for (const [a, b] of pairs) {
      const at = start + 3600;
      const states = ([first, second]: readonly Telling[]) => {
        const said = [opened, begun("prepare"), done("prepare"), { ...first, at }, { ...second, at }] as Telling[];
        const { subjects, handovers, state } = progressOf(plan, logOf(start, said));
        const plain = subjects.map(each => [each.state, each.began?.at, each.ended?.at, each.early, each.blocked?.at]);
        return { plain, state, handovers: handovers.map(({ from, to, activity }) => ({ from, to, activity })) };
      };
      assert.deepEqual(states([a, b]), states([b, a]));
    }
  });
});
