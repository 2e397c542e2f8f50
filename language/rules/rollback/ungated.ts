import { anchorOf, insertBefore, ownerLines, snippetPlaceholder, unusedNameIn } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import { type Place, startOf } from "../../plan/place.js";
import type { Activity, Edge, Runbook, Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import { isLead } from "../../schedule/lag.js";
import { quoted } from "../../wording/titles.js";
import { isReadWhole } from "../read-whole.js";
import type { Rule } from "../rule.js";

export const ungated: Rule = {
  code: "rollback/ungated",
  severity: "error",
  *check({ plan, release }) {
    if (!release) return;
    const { runbook } = release;
    const { work } = runbook;
    const steps = work.activities.filter(({ answer, broken }) => answer?.kind === "irreversible" && !broken);
    if (steps.length === 0 || !isReadWhole(plan, runbook)) return;
    const gated = gatedNodes(work);
    const afters = new Map(work.edges.flatMap(({ to, place }) => (place ? [[to, place] as const] : [])));
    for (const step of steps) {
      if (gated[step.index] !== 0) continue;
      yield {
        message: `${quoted(step.title)} cannot be undone, but it waits for no gate, so nobody decides whether to go on. Add a \`gate\` before it, and say what it requires.`,
        place: step.head,
        fixes: () => [gateBefore(runbook, step, afters.get(step.index))],
      };
    }
  },
};

/** By node: 1 when a gate is among what it waits for, 0 when none is, -1 in a cycle or after one. Linear. */
function gatedNodes(work: Work): Int8Array {
  const graph = graphOf(work);
  const gated = new Int8Array(graph.size).fill(-1);
  for (const node of graph.order) {
    const isGated = (graph.before[node] ?? []).some(
      edge => !isLead(edge.lag) && (gated[edge.from] === 1 || isAfterGate(work, edge)),
    );
    gated[node] = isGated ? 1 : 0;
  }
  return gated;
}

/** What begins with a gate begins before it has decided. */
function isAfterGate(work: Work, { from, since }: Edge): boolean {
  return since === "end" && work.activities[from]?.kind === "gate";
}

/** A step with an `after` of its own does not wait for what stands above it: the gate goes into its `after` as well. */
function gateBefore(runbook: Runbook, step: Activity, after: Place | undefined): Fix {
  const anchor = anchorOf(runbook.work, step);
  const name = unusedNameIn(runbook, "go");
  const deciders = runbook.deciders.map(each => each.name);
  const gate = insertBefore(anchor, [
    `gate ${name} "${snippetPlaceholder(1, "Go or no-go")}" {`,
    ...ownerLines(deciders.length > 0 ? undefined : step.owners, anchor, 2, deciders),
    `  takes ${snippetPlaceholder(3, "10m")}`,
    `  requires "${snippetPlaceholder(4, "what must be true")}"`,
    `  otherwise ${runbook.rollbacks.length > 0 ? "rollback" : `"${snippetPlaceholder(5, "what a no-go means")}"`}`,
    "}",
  ]);
  const edits = after ? [gate, { place: startOf(after), newText: `${name}, ` }] : [gate];
  return { kind: "scaffold", title: "Add a gate before it", edits };
}
