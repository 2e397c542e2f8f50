/** What if a contingency strikes: any plan, struck at any moment, against the schedule of the plan that is struck there. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Analysis, Instant, Mode, Runbook, Schedule } from "../../../language/index.js";
import { schedule as scheduleOf, scheduleStruck } from "../../../language/schedule/compute.js";
import { dueActivities } from "../../../language/schedule/due-end.js";
import type { Release } from "../../../language/schedule/release.js";
import { endsThen, overBy, type WhatIf, whatIf } from "../../../language/schedule/what-if/what-if.js";
import { analyse } from "../../support/analyse.js";
import { tries } from "../../support/seed.js";
import { anyPlan, contingency, everything, type Item, isActivity, named, written } from "./plans.js";

const runs = tries(150);
const someWindow = fc.integer({ min: 60, max: 900 });
const someLength = fc.integer({ min: 0, max: 120 });

interface Case {
  readonly analysis: Analysis;
  readonly release: Release;
}

function caseOf(text: string): Case {
  const analysis = analyse(text);
  const { plan, schedule } = analysis;
  assert.ok(plan.runbook && schedule, text);
  return { analysis, release: { runbook: plan.runbook, schedule } };
}

function struckBy({ release }: Case): WhatIf | undefined {
  const [first] = release.runbook.contingencies;
  return first && whatIf(release, first);
}

function struckSchedule({ runbook }: Release, { strike }: WhatIf): Schedule {
  return scheduleStruck(runbook, () => undefined, strike);
}

/** With people, one of whom is away for a while. */
function owned(text: string): string {
  const people = "person ana { timezone UTC away 2026-06-01 04:00 to 2026-06-01 06:00 } person ben { timezone UTC } ";
  return people + text.replace("{\n", "{\n  owner ana or ben\n  decider ana\n");
}

const noOne = (): undefined => undefined;

/** When the last of what has to end with the window ends. */
function lastDue(release: Release, { work }: Schedule, mode: Mode): Instant {
  const due = dueActivities(release, mode);
  return Math.max(...work.activities.flatMap((times, index) => (due[index] ? (times[mode]?.end ?? []) : [])));
}

function afterOne(tree: readonly Item[], pick: number): string {
  const activities = everything(tree).filter(isActivity);
  const item = activities[pick % Math.max(1, activities.length)];
  return item && pick % 3 > 0 ? `after ${item.name} ` : "";
}

function endLimited(release: Release, schedule: Schedule, { limit, mode }: WhatIf): Instant | undefined {
  switch (limit.kind) {
    case "window":
    case "plan-end":
      return lastDue(release, schedule, mode);
    case "decision":
      return schedule.work.activities[limit.activity]?.[mode]?.end;
    case "deadline":
      return undefined;
  }
}

describe("what if a contingency strikes", () => {
  it("changes nothing in the plan", () => {
    fc.assert(
      fc.property(anyPlan, someWindow, someLength, fc.nat(), (plan, window, length, pick) => {
        const tree = named(plan, "look forward");
        const says = `${afterOne(tree, pick)}then ${pick % 2 ? "continue" : "rollback"}`;
        const textWith = (each: string): string => owned(written(tree, window, [each]));
        const without = caseOf(textWith(`contingency c { trigger "it shows" then "call" }`));
        const text = textWith(contingency("c", length, says));
        const { analysis, release } = caseOf(text);
        const { contingencies: _, ...before } = without.release.schedule;
        const { contingencies: __, ...now } = release.schedule;
        assert.deepEqual(now, before);
        const [struck] = release.runbook.contingencies;
        const line = struck?.place.range.start.line;
        const isOutside = ({ about, concerns }: Analysis["findings"][number]): boolean =>
          (concerns.length > 0 ? concerns : [about]).some(({ range }) => range.start.line !== line);
        const said = (of: Analysis): readonly string[] =>
          of.findings.filter(isOutside).map(({ code, message, severity }) => `${severity} ${code} ${message}`);
        assert.deepEqual(said(analysis), said(without.analysis), text);
      }),
      runs,
    );
  });

  it("is the plan itself where it takes no time", () => {
    fc.assert(
      fc.property(anyPlan, someWindow, fc.nat(), (plan, window, pick) => {
        const tree = named(plan, "look forward");
        const each = caseOf(written(tree, window, [contingency("c", 0, `${afterOne(tree, pick)}then continue`)]));
        const struck = struckBy(each);
        if (!struck) return;
        assert.equal(overBy(struck), 0);
        assert.deepEqual(struckSchedule(each.release, struck), scheduleOf(each.release.runbook, noOne));
      }),
      runs,
    );
  });

  it("says when what it may miss ends, as the struck plan's schedule does, and no other moment is worse", () => {
    fc.assert(
      fc.property(anyPlan, someWindow, someLength, fc.nat(), (plan, window, length, pick) => {
        const tree = named(plan, "only look back");
        const text = written(tree, window, [contingency("c", length, `${afterOne(tree, pick)}then continue`)]);
        const each = caseOf(text);
        const struck = struckBy(each);
        if (!struck?.moment) return;
        const { mode, limit, strike } = struck;
        const then = struckSchedule(each.release, struck);
        assert.equal(endsThen(struck), endLimited(each.release, then, struck), text);
        if (limit.kind === "decision") return;
        const from = momentFrom(each.release.runbook, each.release.schedule, mode);
        for (const times of each.release.schedule.work.activities) {
          const at = times[mode]?.start;
          if (at === undefined || at < from) continue;
          const other = scheduleStruck(each.release.runbook, noOne, {
            at: { planned: at, worst: at },
            lasts: strike.lasts,
          });
          assert.ok(lastDue(each.release, other, mode) <= Math.max(limit.at + overBy(struck), endsThen(struck)), text);
        }
      }),
      tries(300),
    );
  });

  it("never ends earlier for taking longer", () => {
    fc.assert(
      fc.property(anyPlan, someWindow, someLength, someLength, fc.nat(), (plan, window, length, more, pick) => {
        const tree = named(plan, "only look back");
        const says = `${afterOne(tree, pick)}then ${pick % 2 ? "continue" : "rollback"}`;
        const [short, long] = [length, length + more].map(minutes =>
          struckBy(caseOf(written(tree, window, [contingency("c", minutes, says)]))),
        );
        assert.equal(short === undefined, long === undefined);
        if (!short || !long || short.mode !== long.mode) return;
        assert.ok(endsThen(long) >= endsThen(short));
        assert.ok(overBy(long) >= overBy(short));
      }),
      runs,
    );
  });

  it("rolls back at a moment from which it would have ended in time by itself", () => {
    fc.assert(
      fc.property(anyPlan, someWindow, someLength, (plan, window, length) => {
        const each = caseOf(
          written(named(plan, "only look back"), window, [contingency("c", length, "then rollback")]),
        );
        const struck = struckBy(each);
        if (!struck) return;
        const { moment, mode, undo, strike, limit } = struck;
        const end = each.release.schedule.work.activities[moment?.activity ?? -1]?.[mode]?.end;
        assert.equal(end, strike.at[mode]);
        assert.equal(endsThen(struck), (end ?? 0) + strike.lasts[mode] + (undo?.seconds ?? 0));
        if (limit.kind !== "window") return;
        for (const { undo: other, ...times } of each.release.schedule.work.activities) {
          const [at, from] = [times[mode]?.end, other?.[mode]];
          if (at === undefined || from?.decideBy === undefined || at > from.decideBy || from.seconds === 0) continue;
          assert.ok(at + strike.lasts[mode] + from.seconds <= endsThen(struck));
        }
      }),
      runs,
    );
  });
});

function momentFrom({ contingencies }: Runbook, { work }: Schedule, mode: Mode): Instant {
  const [awaited] = contingencies[0]?.after ?? [];
  return (awaited && work.activities[awaited.item.index]?.[mode]?.end) ?? Number.NEGATIVE_INFINITY;
}
