/** Any plan's schedule against the letter of the language (letter.ts). */

import assert from "node:assert/strict";
import fc from "fast-check";
import { nodeCount } from "../../../language/plan/order.js";
import { planEnd as endOfPlan } from "../../../language/schedule/due-end.js";
import type { Schedule } from "../../../language/schedule/schedule.js";
import { modes } from "../../../language/schedule/schedule.js";
import { analyse } from "../../support/analyse.js";
import { tries } from "../../support/seed.js";
import { planEnd, timesOf } from "./letter.js";
import { anyPlan, everything, type Item, isActivity, named, T, windowMinutes, written } from "./plans.js";
import { turnBack } from "./turning-back.js";

const runs = tries(100);

function scheduleOf(tree: readonly Item[], window?: number): Schedule {
  const { schedule } = analyse(written(tree, window));
  assert.ok(schedule);
  return schedule;
}

function isOneAfterTheOther(tree: readonly Item[]): boolean {
  return everything(tree).every(({ after }) => after.every(({ start, lag }) => !start && lag >= 0));
}

const minutesFromT = (at: number): number => (at - T) / 60;

function beside(part: Item, kind: "wait" | "check"): Item {
  const nothing = { minutes: undefined, worst: undefined, at: undefined, undoes: undefined, takenBackBy: undefined };
  const place = { index: -1, around: undefined, above: [], items: [], after: [], keeps: [] };
  return { ...nothing, ...place, kind, name: "added", answer: { kind: "none" }, during: part };
}

type Analysed = ReturnType<typeof analyse>;

/** All that is known of each activity and phase, but for how it is undone: that is told by positions. */
function timesByName({ plan, schedule }: Analysed) {
  const { activities = [], blocks = [] } = plan.runbook?.work ?? {};
  const plain = (index: number) => {
    const { undo, ...times } = schedule?.work.activities[index] ?? {};
    const undoing = modes.map(mode => undo && [undo[mode].seconds, undo[mode].inexact, undo[mode].decideBy]);
    return { ...times, undoing, afterWindow: schedule?.afterWindow[index] };
  };
  return new Map<string, Partial<ReturnType<typeof plain>>>([
    ...activities.map(({ name, index }) => [name, plain(index)] as const),
    ...blocks.map(({ name, index }) => [`${index} ${name}`, { ...schedule?.work.blocks[index] }] as const),
  ]);
}

/** The same of the plan as a whole, by names. */
function planTimes({ plan, schedule }: Analysed) {
  const nameOf = (index: number): string | undefined => plan.runbook?.work.activities[index]?.name;
  return {
    path: schedule?.work.criticalPath.map(nameOf),
    whole: modes.map(mode => schedule?.work[mode]),
    decisions: modes.map(mode => {
      const decision = schedule?.safeDecision[mode];
      return decision && { ...decision, activity: nameOf(decision.activity) };
    }),
    undoing: schedule?.undoMoments.map(({ after, planned, worst }) => [after, planned.seconds, worst.seconds]),
    end: schedule && endOfPlan(schedule, "planned")?.at,
  };
}

describe("any plan's schedule", () => {
  it("starts and ends everything when the language says", () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (plan, forward) => {
        const tree = named(plan, forward ? "look forward" : "only look back");
        const { work } = scheduleOf(tree);
        for (const mode of modes) {
          const times = timesOf(tree, mode);
          for (const item of everything(tree).filter(isActivity)) {
            const span = work.activities[item.index]?.[mode];
            const expected = times.get(item);
            assert.deepEqual(
              span && { start: minutesFromT(span.start), end: minutesFromT(span.end) },
              expected && { start: expected.start, end: expected.end },
              `${mode} ${item.name}\n${written(tree)}`,
            );
          }
        }
      }),
      runs,
    );
  });

  it("knows what is only a lower bound", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const tree = named(plan, "only look back");
        const { work } = scheduleOf(tree);
        const times = timesOf(tree, "planned");
        for (const item of everything(tree).filter(isActivity)) {
          const { startInexact, endInexact } = work.activities[item.index] ?? {};
          const expected = times.get(item);
          if (!expected) continue;
          assert.deepEqual([startInexact, endInexact], [expected?.startInexact, expected?.endInexact], item.name);
        }
      }),
      runs,
    );
  });

  it("has no cycle when nothing looks forward, and one for every knot when something cannot be scheduled", () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (plan, forward) => {
        const tree = named(plan, forward ? "look forward" : "only look back");
        const { work } = scheduleOf(tree);
        const isStuck = everything(tree).some(item => !item.during && !timesOf(tree, "planned").has(item));
        assert.equal(work.cycles.length > 0, isStuck, written(tree));
      }),
      tries(100),
    );
  });

  it("reports cycles in which each node waits for the next, the last for the first", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const { plan: resolved, schedule } = analyse(written(named(plan, "look forward")));
        const edges = new Set(resolved.runbook?.work.edges.map(({ from, to }) => `${from} ${to}`));
        const seen = new Set<number>();
        for (const cycle of schedule?.work.cycles ?? []) {
          for (const [index, node] of cycle.entries()) {
            assert.ok(edges.has(`${cycle[(index + 1) % cycle.length]} ${node}`));
            assert.ok(!seen.has(node), "no node is in two cycles");
            seen.add(node);
          }
        }
      }),
      runs,
    );
  });

  it("has floats that can be used up, and not a minute more", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (plan, pick) => {
        const tree = named(plan, "only look back");
        const activities = everything(tree).filter(each => isActivity(each) && !each.during);
        const item = activities[pick % Math.max(1, activities.length)];
        if (!item) return;
        const times = scheduleOf(tree).work.activities[item.index];
        const float = (times?.float ?? -60) / 60;
        assert.ok(float >= 0);
        assert.equal(times?.critical, float === 0);
        const end = planEnd(timesOf(tree, "planned"));
        assert.equal(planEnd(timesOf(tree, "planned", new Map([[item, float]]))), end, written(tree));
        assert.ok(planEnd(timesOf(tree, "planned", new Map([[item, float + 1]]))) > end, written(tree));
      }),
      runs,
    );
  });

  it("is not changed by what lasts as long as a part of it, and that has the very times of the part", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.nat(), fc.constantFrom("wait", "check"), (plan, pick, where, kind) => {
        const tree = named(plan, "look forward");
        const parts = everything(tree).filter(each => each.kind !== "parallel" && each.kind !== "sequence");
        const part = parts[pick % Math.max(1, parts.length)];
        if (!part) return;
        const before = analyse(written(tree));
        const lists = [tree as Item[], ...everything(tree).flatMap(each => (isActivity(each) ? [] : [each.items]))];
        const list = lists[where % lists.length] ?? [];
        list.splice(where % (list.length + 1), 0, beside(part, kind));
        const after = analyse(written(tree));
        const text = written(tree);
        const times = timesByName(after);
        const added = times.get("added");
        times.delete("added");
        assert.deepEqual(times, timesByName(before), text);
        assert.deepEqual(planTimes(after), planTimes(before), text);
        const { blocks = [], activities = [] } = after.plan.runbook?.work ?? {};
        const itself =
          blocks.find(({ name }) => name === part.name) ?? activities.find(({ name }) => name === part.name);
        assert.ok(itself, text);
        const works = after.schedule?.work;
        const spans = ("items" in itself ? works?.blocks : works?.activities)?.[itself.index];
        for (const mode of modes) assert.deepEqual(added?.[mode], spans?.[mode], text);
      }),
      runs,
    );
  });

  it("has a critical path without a pause, without float, up to the end", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const tree = named(plan, "only look back");
        const { work } = scheduleOf(tree);
        const path = work.criticalPath.map(index => work.activities[index]);
        assert.equal(path.at(-1)?.planned?.end, work.planned?.end);
        for (const [index, each] of path.entries()) {
          assert.equal(each?.critical, true);
          const next = path[index + 1];
          const side = isOneAfterTheOther(tree) ? "end" : "start";
          if (next) assert.ok((each?.planned?.[side] ?? 0) <= (next.planned?.start ?? 0));
        }
      }),
      runs,
    );
  });

  it("is never earlier in the worst case", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        for (const { planned, worst } of scheduleOf(named(plan, "look forward")).work.activities) {
          assert.equal(planned === undefined, worst === undefined);
          if (planned && worst) assert.ok(worst.start >= planned.start && worst.end >= planned.end);
        }
      }),
      runs,
    );
  });

  it("turns back at any activity's end as people would, and a minute after its latest safe decision is too late", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.constantFrom(...modes), (plan, pick, mode) => {
        const tree = named(plan, "only look back");
        const activities = everything(tree).filter(isActivity);
        const item = activities[pick % Math.max(1, activities.length)];
        if (!item || !timesOf(tree, mode).has(item)) return;
        const { afterWindow, work } = scheduleOf(tree);
        const undo = work.activities[item.index]?.undo?.[mode];
        const shown = `${mode} ${item.name}\n${written(tree)}`;
        const { takes, knotted } = turnBack(tree, mode, timesOf(tree, mode).get(item)?.end ?? 0, item);
        assert.equal(undo?.final, takes === undefined, shown);
        if (takes === undefined || !undo) return;
        const minutes = undo.seconds / 60;
        assert.ok(knotted ? minutes >= takes : minutes === takes, `${takes}, not ${minutes}: ${shown}`);
        if (afterWindow[item.index] || undo.decideBy === undefined) return;
        const decideBy = minutesFromT(undo.decideBy);
        assert.ok(decideBy + takes <= windowMinutes, shown);
        assert.ok(knotted || decideBy + 1 + takes > windowMinutes, shown);
      }),
      tries(500),
    );
  });

  it("can always turn back up to the plan's latest safe decision, and not a minute later", () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...modes), fc.integer({ min: 30, max: 600 }), (plan, mode, window) => {
        const tree = named(plan, "only look back");
        const decision = scheduleOf(tree, window).safeDecision[mode];
        if (!decision) return;
        const until = minutesFromT(decision.until);
        const shown = `${mode}, until ${until}\n${written(tree, window)}`;
        const endsInside = (moment: number): boolean => {
          const { takes } = turnBack(tree, mode, moment);
          return takes !== undefined && moment + takes <= window;
        };
        const starts = [...timesOf(tree, mode).values()].map(({ start }) => start).filter(Number.isFinite);
        for (const moment of [...starts, until])
          if (moment <= until) assert.ok(endsInside(moment), `${moment}: ${shown}`);
        const { knotted } = turnBack(tree, mode, until + 1);
        assert.ok(knotted || !endsInside(until + 1), shown);
        for (const { start, end } of decision.again) {
          for (const moment of [minutesFromT(start) + 1, minutesFromT(end)]) assert.ok(endsInside(moment), shown);
        }
      }),
      tries(500),
    );
  });

  it("rests on no more edges than grow with the text", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const tree = named(plan, "look forward");
        const work = analyse(written(tree)).plan.runbook?.work;
        assert.ok(work);
        const afters = everything(tree).reduce((sum, { after }) => sum + after.length, 0);
        assert.ok(work.edges.length <= 2 * nodeCount(work) + afters);
      }),
      runs,
    );
  });

  it("rests on few edges even between wide parallel blocks", () => {
    const wide = (name: string): string =>
      `parallel { ${Array.from({ length: 200 }, (_, index) => `check ${name}${index} { takes 1m }`).join(" ")} }`;
    const work = analyse(`runbook wide { ${wide("a")} ${wide("b")} ${wide("c")} }`).plan.runbook?.work;
    assert.ok(work && work.edges.length < 3 * nodeCount(work), `${work?.edges.length} edges`);
  });
});
