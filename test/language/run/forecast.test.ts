/** How a run goes on: the planner's own schedule with the truth in it, what that misses, and how to recover. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { attendanceUntilDecision } from "../../../language/run/attendance.js";
import { concernsOf } from "../../../language/run/concerns.js";
import type { Said } from "../../../language/run/events.js";
import { recoveriesOf } from "../../../language/run/recovery.js";
import { reviewDocument } from "../../../language/run/review-document.js";
import { reviewMarkdown } from "../../../language/run/review-markdown.js";
import { standingOf } from "../../../language/run/standing.js";
import { type StatusDocument, statusDocument } from "../../../language/run/status.js";
import { anyLogFrom } from "../../support/run-logs.js";
import { logOf, runOf, type Telling, utc } from "../../support/runs.js";
import { tries } from "../../support/seed.js";

const text = `
team ops "Operations" { contact "#ops" timezone Europe/London hours 04:00 to 12:00 }
person ana "Ana" { team ops timezone Europe/London contact "#a" }
person ben "Ben" { team ops timezone Europe/London contact "#b" }
person cyd "Cyd" { timezone Europe/London hours 04:00 to 07:30 contact "#c" }
person dee "Dee" { timezone Europe/London hours 04:00 to 12:00 contact "#d" away 2026-06-03 08:20 to 2026-06-03 23:00 because "dentist" }

runbook release "Release" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  decider dee
  owner ana or ben
  step prepare "Prepare" { takes 30m at most 40m rollback none because "nothing changes" }
  parallel {
    step long "Long" { takes 1h at most 1h20m rollback "Long back" { owner ben takes 30m } }
    step short "Short" { owner ben or ana takes 20m rollback "Short back" { owner ben takes 5m } }
  }
  step tidy "Tidy" { owner ben takes 10m deferrable because "it can be done tomorrow" rollback none because "nothing changes" }
  check smoke "Smoke" { owner cyd or ben takes 10m by 07:10 expect "green" otherwise rollback }
  step last "Last" { at 07:00 takes 30m irreversible because "the old one is deleted" }
}`;

const start = utc("2026-06-03 04:00");
const at = (minutes: number): number => start + 60 * minutes;
const opened: Telling = { kind: "opened", at: start };
const begun = (activity: string, minutes: number): Telling => ({ kind: "started", activity, at: at(minutes) });
const done = (activity: string, minutes: number): Telling => ({ kind: "done", activity, at: at(minutes) });
const stand = (minutes: number, said: readonly Telling[]) => {
  const run = runOf(text, logOf(start, [opened, ...said]), at(minutes));
  const { forecast, plan } = run;
  const indexOf = (name: string): number => plan.runbook.work.activities.findIndex(each => each.name === name);
  const nameOf = (index: number): string => plan.runbook.work.activities[index]?.name ?? "";
  const times = (name: string) => {
    const span = forecast.release.schedule.work.activities[indexOf(name)]?.planned;
    return span && [(span.start - start) / 60, (span.end - start) / 60];
  };
  const minutesOf = (moment = Number.NaN): number => (moment - start) / 60;
  return { ...run, times, nameOf, indexOf, minutesOf, standing: standingOf(plan, forecast) };
};
const begin = [begun("prepare", 0), done("prepare", 30)];

describe("a forecast", () => {
  it("knows no end where nothing says how long it takes, before all of it is over", () => {
    const bare = `person ana "Ana" { timezone UTC }
runbook bare "Bare" {
  timezone UTC
  owner ana
  step one "One" { }
  step two "Two" { }
}`;
    const endAfter = (said: readonly Telling[]) => {
      const { forecast } = runOf(bare, logOf(start, [opened, ...said]), at(20));
      return [forecast.end.planned, forecast.end.worst, forecast.later.planned];
    };
    const unknown = [undefined, undefined, undefined];
    assert.deepEqual(endAfter([]), unknown);
    assert.deepEqual(endAfter([begun("one", 5), done("one", 10)]), unknown);
    const [planned] = endAfter([begun("one", 5), done("one", 10), begun("two", 10), done("two", 15)]);
    assert.notEqual(planned, undefined);
  });

  it("is the plan's schedule where nothing has happened", () => {
    const { forecast, schedule } = stand(-60, []);
    assert.equal(JSON.stringify(forecast.release.schedule), JSON.stringify(schedule));
    assert.deepEqual(forecast.later, { planned: 0, worst: 0 });
    assert.ok(forecast.missed.every(({ mode }) => mode === "worst"));
    assert.deepEqual(concernsOf(forecast.plan, forecast), { appear: [], differ: [] });
  });

  it("uses up float, then moves the end, and says what is missed", () => {
    const early = stand(60, [...begin, begun("long", 40), begun("short", 40)]);
    // An hour from 05:40 ends at 06:40; then there is time until 07:00.
    assert.deepEqual(
      [early.times("long"), early.times("last"), early.forecast.later.planned],
      [[40, 100], [120, 150], 0],
    );
    const late = stand(110, [...begin, begun("long", 40), begun("short", 40), done("short", 60)]);
    assert.deepEqual(late.times("long"), [40, 110]);
    assert.equal(late.forecast.later.planned, 10 * 60);
    assert.deepEqual(late.forecast.path.map(late.nameOf), ["long", "tidy", "smoke", "last"]);
    const missed = late.forecast.missed.map(({ kind, item, limit, expected, mode }) => [
      kind,
      late.nameOf(item.index),
      late.minutesOf(limit),
      late.minutesOf(expected),
      mode,
    ]);
    assert.deepEqual(missed, [
      ["by", "smoke", 130, 140, "worst"],
      ["at", "last", 120, 130, "planned"],
    ]);
    assert.equal(late.forecast.slack.planned, (240 - 160) * 60);
  });

  it("asks the rules again: who is outside their hours by then", () => {
    const { plan, forecast } = stand(140, [...begin, begun("long", 40), begun("short", 40), done("short", 60)]);
    const { appear } = concernsOf(plan, forecast);
    assert.ok(
      appear.some(({ code, message }) => code === "owner/quiet-hours" && message.startsWith("Cyd starts")),
      JSON.stringify(appear.map(({ code, message }) => [code, message])),
    );
    assert.ok(
      appear.every(({ message }) => !message.includes('"Prepare"')),
      "what is over is over",
    );
  });

  it("has a latest safe decision of its own, and says who is gone by then", () => {
    const { forecast, minutesOf, plan } = stand(100, [...begin, begun("long", 40)]);
    // "Short" begins now at the earliest, so that "Last" begins at 07:20, from which on nothing can be undone any more.
    assert.equal(minutesOf(forecast.decision.planned?.until), 140);
    assert.deepEqual(forecast.undo.planned?.seconds, 30 * 60);
    assert.deepEqual(
      attendanceUntilDecision(forecast).map(({ without }) => without),
      [[], []],
    );
    const slow = stand(190, [...begin, begun("long", 40), begun("short", 40), done("short", 60)]);
    // Ben has 35 minutes to undo, and the window ends at 09:00.
    assert.equal(slow.minutesOf(slow.forecast.decision.planned?.until), 205);
    const [decide, restore] = attendanceUntilDecision(slow.forecast);
    assert.equal(plan.people[decide?.people[0]?.person ?? -1]?.name, "dee");
    assert.equal(slow.minutesOf(decide?.people[0]?.gone?.at), 200);
    assert.match(decide?.people[0]?.gone?.why ?? "", /^Dee is away until .*dentist/);
    assert.deepEqual(decide?.without, [{ start: at(200), end: at(205) }]);
    assert.deepEqual([restore?.duty, restore?.without], [{ kind: "restore", title: "Long back" }, []]);
  });

  it("asks nobody to be there before anything begins, however early it is asked", () => {
    const [decide] = attendanceUntilDecision(stand(-60 * 24 * 365 * 50, []).forecast);
    assert.deepEqual([decide?.without, decide?.people.map(({ gone }) => gone)], [[], [undefined]]);
  });

  it("gives what was handed over to who has it now", () => {
    const { forecast } = stand(35, [
      ...begin,
      { kind: "handover", from: "ana", to: "ben", activity: "last", at: at(34) },
    ]);
    const owners = forecast.plan.runbook.work.activities.map(({ owners }) => owners?.parties.map(({ name }) => name));
    assert.deepEqual(owners[0], ["ana", "ben"]);
    assert.deepEqual(owners[5], ["ben"]);
    const all = stand(35, [...begin, { kind: "handover", from: "ana", to: "cyd", at: at(34) }]);
    const then = all.forecast.plan.runbook.work.activities.map(({ owners }) => owners?.parties.map(({ name }) => name));
    assert.deepEqual(then, [["cyd", "ben"], ["cyd", "ben"], ["ben", "cyd"], ["ben"], ["cyd", "ben"], ["cyd", "ben"]]);
  });

  it("names who takes over what was not theirs first, and only once", () => {
    const { forecast, indexOf } = stand(35, [
      ...begin,
      { kind: "handover", from: "cyd", to: "ben", activity: "last", at: at(34) },
    ]);
    const { owners } = forecast.plan.runbook.work.activities[indexOf("last")] ?? {};
    assert.deepEqual(
      owners?.parties.map(({ name }) => name),
      ["ben", "ana"],
    );
  });

  it("has no latest safe decision any more once what cannot be undone has begun, or undoing takes too long", () => {
    const until = (minutes: number, said: readonly Telling[]) => {
      const { forecast, plan } = stand(minutes, said);
      return [forecast.decision.planned?.until, statusDocument(plan, forecast, names).decision?.until];
    };
    const names = { file: "release.runbook", log: "release.run.jsonl" };
    const all = [...begin, begun("long", 30), begun("short", 30), done("short", 50), done("long", 90)];
    const before = [...all, begun("tidy", 90), done("tidy", 100), begun("smoke", 100), done("smoke", 110)];
    assert.deepEqual(until(115, before)[0], at(120));
    // It may begin now, and has not.
    assert.deepEqual(until(121, before)[0], at(121));
    assert.deepEqual(until(125, [...before, begun("last", 121)]), [undefined, null]);
    assert.deepEqual(until(235, before), [undefined, null]);
    assert.deepEqual(attendanceUntilDecision(stand(121, before).forecast), [], "nobody has to be there any longer");
    // Nothing has begun: there is nothing to undo.
    assert.ok(until(1, [])[0]);
  });

  it("ends with the rollback once that is called, and less of it is left as it goes on", () => {
    const said: readonly Telling[] = [
      ...begin,
      begun("long", 40),
      { kind: "rollback-called", text: "errors", at: at(60) },
    ];
    const { forecast, minutesOf, nameOf, standing } = stand(60, said);
    assert.equal(minutesOf(forecast.rollback?.ends.planned), 90);
    assert.deepEqual(forecast.rollback?.left.map(nameOf), ["short", "tidy", "smoke", "last"]);
    assert.deepEqual(standing.next, []);
    const later = stand(80, [...said, { kind: "started", activity: "rollback long", at: at(62) }]);
    assert.equal(later.minutesOf(later.forecast.rollback?.ends.planned), 92);
    const over = stand(95, [
      ...said,
      { kind: "started", activity: "rollback long", at: at(62) },
      { kind: "done", activity: "rollback long", at: at(94) },
    ]);
    assert.equal(over.minutesOf(over.forecast.rollback?.ends.planned), 95);
  });

  it("knows when what has begun began, whatever it waits for, and that what was skipped takes no time", () => {
    const bare = `person ana "Ana" { timezone UTC }
runbook release "Release" {
  window 2026-06-03 04:00 to 2026-06-03 09:00 UTC
  owner ana
  step vague "Vague" { }
  step next "Next" { takes 10m }
}
`;
    const inexact = (...said: readonly Telling[]) => {
      const { forecast } = runOf(bare, logOf(start, [opened, ...said]), at(6));
      return forecast.release.schedule.work.activities.map(each => [each.startInexact, each.endInexact]);
    };
    const [exact, open] = [
      [false, false],
      [false, true],
    ];
    assert.deepEqual(inexact(), [open, [true, true]]);
    assert.deepEqual(inexact(begun("vague", 1), begun("next", 5)), [open, exact]);
    assert.deepEqual(inexact({ kind: "skipped", activity: "vague", text: "no need", at: at(2) }), [exact, exact]);
  });

  it("says which step of a rollback is being done, and what is undone after its last one", () => {
    const shared = `person ben "Ben" { timezone UTC contact "#b" }
runbook release "Release" {
  window 2026-06-03 05:00 to 2026-06-03 09:00 UTC
  step first "First" { owner ben takes 10m rollback using early }
  step second "Second" { owner ben takes 10m rollback using later }
  rollback later "Later back" { owner ben step one "One" { takes 5m } step two "Two" { takes 5m } }
  rollback early "Early back" { owner ben step three "Three" { takes 5m } }
}
`;
    const called: readonly Telling[] = [
      { kind: "opened", at: start },
      begun("first", 0),
      done("first", 10),
      begun("second", 10),
      { kind: "rollback-called", text: "errors", at: at(20) },
    ];
    const status = (minute: number, more: readonly Telling[]) => {
      const { plan, forecast } = runOf(shared, logOf(start, [...called, ...more]), at(minute));
      const { running, next } = statusDocument(plan, forecast, { file: "a.runbook", log: "a.run.jsonl" });
      return [running.map(({ name, ends }) => `${name} ${ends.slice(11, 16)}`), next.map(({ name }) => name)];
    };
    const one = begun("one", 21);
    assert.deepEqual(status(22, [one]), [["second 04:22", "one 04:26"], []]);
    const both = [one, done("one", 25), begun("two", 25), done("two", 31)];
    assert.deepEqual(status(32, both), [["second 04:32"], ["early"]]);
    assert.deepEqual(status(34, [...both, begun("three", 33)]), [["second 04:34", "three 04:38"], []]);
  });

  it("says who undoes what next once a rollback is called, what began last first, and nothing of the plan", () => {
    const chain = `person ben "Ben" { timezone UTC contact "#b" }
runbook release "Release" {
  window 2026-06-03 05:00 to 2026-06-03 09:00 UTC
  step first "First" { owner ben takes 10m rollback "First back" { takes 10m } }
  step second "Second" { owner ben takes 10m rollback "Second back" { takes 20m } }
  step third "Third" { owner ben takes 10m rollback "Third back" { takes 20m } }
}
`;
    const called: readonly Telling[] = [
      { kind: "opened", at: start },
      begun("first", 0),
      done("first", 10),
      begun("second", 10),
      { kind: "rollback-called", text: "errors", at: at(20) },
    ];
    const status = (minute: number, more: readonly Telling[] = []) => {
      const { plan, forecast } = runOf(chain, logOf(start, [...called, ...more]), at(minute));
      return statusDocument(plan, forecast, { file: "release.runbook", log: "release.run.jsonl" });
    };
    const nextOf = ({ next }: StatusDocument) => next.map(({ name, title, owner }) => [name, title, owner?.name]);
    const first = status(21);
    assert.deepEqual(nextOf(first), [["rollback second", "Second back", "ben"]]);
    assert.deepEqual(first.findings, []);
    assert.equal(first.end.planned, first.rollback?.ends);
    assert.deepEqual(
      first.running.map(({ name, after }) => [name, after]),
      [["second", []]],
    );
    const begins: Telling = { kind: "started", activity: "rollback second", at: at(22) };
    const undoing = status(30, [begins]);
    assert.deepEqual(undoing.next, []);
    assert.deepEqual(
      undoing.running.map(({ name, ran, takes }) => [name, ran / 60, takes / 60]),
      [
        ["second", 20, 10],
        ["rollback second", 8, 20],
      ],
    );
    const undone = status(45, [
      begins,
      { kind: "done", activity: "rollback second", at: at(40) },
      { kind: "undone", activity: "second", at: at(41) },
    ]);
    assert.deepEqual(nextOf(undone), [["rollback first", "First back", "ben"]]);
  });

  it("moves a rehearsal to when it is done", () => {
    const elsewhere = utc("2026-05-26 10:00");
    const log = logOf(elsewhere, [
      { kind: "opened", rehearsal: "staging" },
      { kind: "started", activity: "prepare" },
    ]);
    const { forecast } = runOf(text, log, elsewhere + 600);
    assert.equal(forecast.now, start + 600);
    assert.equal(forecast.later.planned, 0);
    assert.deepEqual(concernsOf(forecast.plan, forecast), { appear: [], differ: [] });
  });
});

describe("where a run stands", () => {
  it("says what runs, what is next, and for whom that is", () => {
    const { standing, nameOf } = stand(45, [...begin, begun("long", 30)]);
    assert.deepEqual(
      standing.now.map(({ activity, ran, over, isPastWorst }) => [nameOf(activity), ran, over.planned, isPastWorst]),
      [["long", 900, 0, false]],
    );
    assert.deepEqual(
      standing.next.map(({ activity, owner, after }) => [
        nameOf(activity),
        owner?.name,
        after.map(each => nameOf(each.activity)),
      ]),
      [["short", "ben", ["tidy"]]],
    );
    assert.deepEqual([standing.over, standing.all], [1, 6]);
  });

  it("says only 'not before now' past the worst case", () => {
    const { standing } = stand(120, [...begin, begun("long", 30)]);
    assert.deepEqual(
      [standing.now[0]?.over, standing.now[0]?.isPastWorst, standing.now[0]?.ends],
      [{ planned: 30 * 60, worst: 10 * 60 }, true, at(120)],
    );
  });

  it("says what is blocked, who waits, and what it costs", () => {
    const { standing, nameOf } = stand(110, [
      ...begin,
      { kind: "blocked", activity: "long", text: "no password", on: "dee", at: at(40) },
    ]);
    assert.deepEqual(
      standing.blocked.map(({ activity, blocked, hasBegun, waiting, people, costs }) => [
        nameOf(activity),
        blocked.on,
        hasBegun,
        waiting,
        people,
        costs / 60,
      ]),
      // "Short" ends at 07:10 at the earliest; "Long" would be over by then, and now ends at 07:50.
      [["long", "dee", false, 3, 3, 40]],
    );
    assert.deepEqual(
      standing.next.map(({ activity }) => nameOf(activity)),
      ["short"],
    );
  });

  it("says what it costs that something which has begun is blocked", () => {
    const short = [begun("short", 30), done("short", 50)];
    const blocked: Telling = { kind: "blocked", activity: "long", text: "no password", at: at(40) };
    const { standing } = stand(200, [...begin, ...short, begun("long", 30), blocked]);
    // It would be over at 06:30, and the last step would begin at 07:00 as planned; now it begins at 08:40.
    assert.deepEqual(
      standing.blocked.map(({ hasBegun, costs }) => [hasBegun, costs / 60]),
      [[true, 100]],
    );
  });
});

const wayNames = ({ way }: ReturnType<typeof recoveriesOf>[number]): string => way.kind;

describe("ways to recover", () => {
  const late: readonly Telling[] = [...begin, begun("long", 40), begun("short", 40), done("short", 60)];

  it("skips what may be left out, and rolls back", () => {
    const { plan, forecast, minutesOf, nameOf } = stand(110, late);
    const ways = recoveriesOf(plan, forecast);
    assert.equal(ways[0]?.way.kind, "go on");
    assert.equal(minutesOf(ways[0]?.end.planned), 160);
    const skip = ways.find(({ way }) => way.kind === "skip");
    assert.deepEqual(skip?.way.kind === "skip" && skip.way.activities.map(nameOf), ["tidy"]);
    assert.deepEqual([minutesOf(skip?.end.planned), skip?.gains], [150, 600]);
    const back = ways.find(({ way }) => way.kind === "roll back");
    assert.deepEqual([minutesOf(back?.end.planned), back?.slack.planned], [145, (240 - 145) * 60]);
  });

  it("hands over what its owner cannot do then to a cover who is free", () => {
    const { plan, forecast, nameOf } = stand(140, late);
    const over = recoveriesOf(plan, forecast).flatMap(({ way }) => (way.kind === "hand over" ? [way] : []));
    assert.deepEqual(
      over.map(({ activity, from, to }) => [nameOf(activity), from, plan.people[to]?.name]),
      [["smoke", "cyd", "ben"]],
    );
  });

  it("does side by side what does not wait for each other, and nothing else", () => {
    const besides = (minutes: number, said: readonly Telling[]) => {
      const { plan, forecast, nameOf } = stand(minutes, said);
      return recoveriesOf(plan, forecast).flatMap(({ way }) =>
        way.kind === "side by side" ? [[way.activities.map(nameOf), way.beside.map(nameOf)]] : [],
      );
    };
    assert.deepEqual(besides(31, begin), [[["long", "short"], []]]);
    assert.deepEqual(besides(45, [...begin, begun("long", 40)]), [[["short"], ["long"]]]);
    assert.deepEqual(besides(110, late), []);
  });

  it("does nothing side by side that is to begin later", () => {
    const placed = `person ana "Ana" { timezone UTC }
runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 09:00
  owner ana
  parallel { step one "One" { takes 1h } step two "Two" { at 04:30 takes 10m } }
}
`;
    const besides = (minutes: number) => {
      const { plan, forecast } = runOf(placed, logOf(start, [opened, begun("one", 0)]), at(minutes));
      return recoveriesOf(plan, forecast).flatMap(({ way }) => (way.kind === "side by side" ? way.activities : []));
    };
    assert.deepEqual([besides(29), besides(30)], [[], [1]]);
  });

  it("hands over what its owner is away from, off duty for, busy with something else for, or waited for", () => {
    const handedOver = (items: string, said: readonly Telling[] = [], hours = "04:00 to 12:00", away = "") => {
      const ana = `person ana "Ana" { timezone UTC hours ${hours} ${away} }`;
      const runbook = `${ana} person ben "Ben" { timezone UTC hours 04:00 to 12:00 }
runbook release "Release" { timezone UTC window 2026-06-03 04:00 to 2026-06-03 09:00 ${items} }`;
      const { plan, forecast } = runOf(runbook, logOf(start, [opened, ...said]), at(1));
      return recoveriesOf(plan, forecast).flatMap(({ way }) =>
        way.kind === "hand over" ? [`${way.activity} ${way.from} ${plan.people[way.to]?.name}`] : [],
      );
    };
    const one = "step one { owner ana or ben takes 1h }";
    const blocked = (on: string): Telling => ({ kind: "blocked", activity: "one", text: "no key", on, at: at(0) });
    assert.deepEqual(handedOver(one), []);
    assert.deepEqual(handedOver(one, [blocked("ana")]), ["0 ana ben"]);
    assert.deepEqual(handedOver(one, [blocked("ben")]), []);
    assert.deepEqual(handedOver(one, [], "06:00 to 08:00"), ["0 ana ben"]);
    const away = "away 2026-06-03 04:00 to 2026-06-03 06:00";
    assert.deepEqual(handedOver(one, [], undefined, away), ["0 ana ben"]);
    assert.deepEqual(handedOver(`parallel { ${one} step two { owner ana takes 1h } }`), ["0 ana ben"]);
  });

  it("waits for a longer window only where one was asked for", () => {
    const asked: Said = { kind: "note", text: "asked for two hours more", extension: at(360) };
    const { plan, forecast } = stand(110, [...late, { ...asked, at: at(109) }]);
    const longer = recoveriesOf(plan, forecast).find(({ way }) => way.kind === "extension");
    assert.equal(longer?.slack.planned, (360 - 160) * 60);
    assert.ok(!recoveriesOf(...args(stand(110, late))).some(({ way }) => way.kind === "extension"));
  });

  it("offers nothing once it is rolled back or closed", () => {
    assert.deepEqual(
      recoveriesOf(...args(stand(110, [...late, { kind: "rollback-called", text: "errors", at: at(109) }]))),
      [],
    );
    assert.deepEqual(
      recoveriesOf(...args(stand(110, [...late, { kind: "closed", outcome: "partly", at: at(109) }]))),
      [],
    );
    assert.deepEqual(recoveriesOf(...args(stand(-60, []))).map(wayNames), ["go on", "skip"]);
  });

  function args({ plan, forecast }: ReturnType<typeof stand>): Parameters<typeof recoveriesOf> {
    return [plan, forecast];
  }
});

describe("any run", () => {
  const names = ["prepare", "long", "short", "tidy", "smoke", "last", "rollback long", "nobody"];

  it("is forecast, shown and looked back at without a fault, and begins nothing in the past", () => {
    fc.assert(
      fc.property(anyLogFrom(start, names), fc.integer({ min: -100, max: 400 }), (log, minutes) => {
        const now = at(minutes);
        const { plan, schedule, progress, forecast } = runOf(text, log, now);
        const status = statusDocument(plan, forecast, { file: "a", log: "b" });
        assert.deepEqual(JSON.parse(JSON.stringify(status)), status);
        const run = { plan, written: schedule, progress, others: [], now };
        const review = reviewDocument(run, { file: "a", log: "b" });
        assert.ok(reviewMarkdown(review).startsWith("# Review: Release\n"));
        const spent = Object.values(review.time).reduce((sum, each) => sum + each, 0);
        assert.ok(review.took === null || spent <= review.took, "no more than there was");
        for (const [index, { planned }] of forecast.release.schedule.work.activities.entries()) {
          const { state } = progress.subjects[index] ?? {};
          if (state === "waiting") assert.ok(planned && planned.start >= forecast.now);
        }
      }),
      tries(60),
    );
  });
});
