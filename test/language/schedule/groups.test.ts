/** Which activities are undone as one: groups that wait for each other in one direction only, whatever shares a rollback. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { graphOf } from "../../../language/schedule/graph.js";
import { groupsOf } from "../../../language/schedule/undo/groups.js";
import { runPlanOf } from "../../support/runs.js";
import { tries } from "../../support/seed.js";
import { anyPlan, named, written } from "./plans.js";

function assertOrdered(text: string): ReadonlyMap<number, readonly number[]> {
  const { work, rollbacks } = runPlanOf(text).runbook;
  const graph = graphOf(work);
  const { of, joined, rank } = groupsOf(graph, rollbacks);
  const timed = new Set(graph.order);
  const members = new Map<number, number[]>();
  for (const node of Array.from({ length: graph.size }, (_, index) => index)) {
    const group = of(node);
    assert.equal(of(group), group, text);
    members.set(group, [...(members.get(group) ?? []), node]);
    if (!timed.has(node)) continue;
    assert.ok((rank[group] ?? -1) >= 0, text);
    const links = graph.into.nodes.subarray(graph.into.starts[node] ?? 0, graph.into.starts[node + 1] ?? 0);
    for (const before of links)
      if (of(before) !== group) assert.ok((rank[of(before)] ?? 0) < (rank[group] ?? 0), `${before} ${node}\n${text}`);
  }
  const several = [...members].filter(([, nodes]) => nodes.length > 1);
  const sorted = (nodes: readonly number[] = []): readonly number[] => [...nodes].sort((a, b) => a - b);
  assert.equal(joined.size, several.length, text);
  for (const [group, nodes] of several) assert.deepEqual(sorted(joined.get(group)), sorted(nodes), text);
  return joined;
}

describe("what is undone as one", () => {
  it("comes after all it waits for, and stands together wholly or not at all", () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (plan, forward) => {
        assertOrdered(written(named(plan, forward ? "look forward" : "only look back")));
      }),
      tries(150),
    );
  });

  it("is all that waits for each other through shared rollbacks, and what lies between", () => {
    const step = (name: string, shared: string): string => `step ${name} { takes 5m rollback using ${shared} }`;
    const joined = assertOrdered(`runbook plan { timezone UTC window 2026-06-01 10:00 to 2026-06-01 14:00
      check before { takes 1m }
      parallel {
        sequence { ${step("a", "r")} check between { takes 1m } ${step("b", "s")} }
        sequence { ${step("c", "s")} ${step("d", "r")} }
        sequence { check beside { takes 1m } ${step("e", "r")} }
      }
      check after { takes 1m }
      rollback r "R" { takes 20m } rollback s "S" { takes 30m } }`);
    assert.deepEqual(
      [...joined.values()].map(nodes => [...nodes].sort((a, b) => a - b)),
      [[1, 2, 3, 4, 5, 7]],
    );
  });
});
