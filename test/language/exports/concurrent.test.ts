import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { concurrentWithEach, fewOf } from "../../../language/exports/book/concurrent.js";
import { printed } from "../../../language/exports/markdown/words.js";
import type { Work } from "../../../language/plan/plan.js";
import { graphOf } from "../../../language/schedule/graph.js";
import { type Groups, groupsOf } from "../../../language/schedule/undo/groups.js";
import { analyse } from "../../support/analyse.js";
import { anyPlan, named, written } from "../schedule/plans.js";

type Grouping = Pick<Groups, "of" | "joined">;

/** What is beside an activity by the letter: neither reached from it, nor it from there. */
function besideByWalking(work: Work, some: readonly number[], groups: Grouping, activity: number): readonly number[] {
  const { before, after } = graphOf(work);
  const membersOf = (node: number): readonly number[] => groups.joined.get(groups.of(node)) ?? [node];
  const start = membersOf(activity);
  const reached = (next: (node: number) => readonly number[]): ReadonlySet<number> => {
    const seen = new Set(start);
    for (const node of seen) for (const each of next(node).flatMap(membersOf)) seen.add(each);
    return seen;
  };
  const earlier = reached(node => (before[node] ?? []).map(({ from }) => from));
  const later = reached(node => (after[node] ?? []).map(({ to }) => to));
  return some.filter(each => !earlier.has(each) && !later.has(each));
}

describe("what is beside an activity", () => {
  it("is what neither waits for it nor is waited for, in any plan", () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (plan, isGrouped) => {
        const { runbook } = analyse(written(named(plan, "look forward"))).plan;
        assert.ok(runbook);
        const { work, rollbacks } = runbook;
        const groups: Grouping = isGrouped
          ? groupsOf(graphOf(work), rollbacks)
          : { of: node => node, joined: new Map() };
        const some = work.activities.map(({ index }) => index);
        const beside = concurrentWithEach(work, some, groups);
        for (const activity of some) {
          const expected = besideByWalking(work, some, groups, activity);
          assert.deepEqual(beside.get(activity), { first: expected.slice(0, 5), count: expected.length });
        }
      }),
    );
  });

  it("is found for twenty thousand, in order and side by side", () => {
    const size = 20_000;
    const { runbook } = analyse('runbook r "R" { step one "One" { takes 5m } }').plan;
    const [one] = runbook?.work.activities ?? [];
    assert.ok(runbook && one);
    const activities = Array.from({ length: size }, (_, index) => ({ ...one, index }));
    const [, edge] = runbook.work.edges;
    const edges = activities.slice(1).map(({ index }) => ({ lag: 0, ...edge, from: index - 1, to: index }));
    const some = activities.map(({ index }) => index);
    const inOrder = concurrentWithEach(
      { ...runbook.work, activities, blocks: [], edges: edges as Work["edges"] },
      some,
    );
    assert.ok([...inOrder.values()].every(({ count }) => count === 0));
    const apart = concurrentWithEach({ ...runbook.work, activities, blocks: [], edges: [] }, some);
    assert.ok([...apart.values()].every(({ count }) => count === size - 1));
    assert.deepEqual(apart.get(2)?.first, [0, 1, 3, 4, 5]);
  });

  it("names a few and counts the rest", () => {
    assert.equal(printed(fewOf(["A", "B"], 0), undefined), "A, B");
    assert.equal(printed(fewOf(["A", "B", "C", "D", "E"], 3), undefined), "A, B, C, D, E and 3 more");
    assert.equal(printed(fewOf([], 0), undefined), "");
  });
});
