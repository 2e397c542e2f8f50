import { activitiesIn } from "../../plan/all-work.js";
import { keptFor } from "../../plan/kept.js";
import type { Activity, Keep, Work } from "../../plan/plan.js";
import { graphOf, linked } from "../../schedule/graph.js";
import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";

export const keepsUnfinished: Rule = {
  code: "gate/keeps-unfinished",
  severity: "error",
  *check({ release }) {
    const { work, keeps } = release?.runbook ?? {};
    if (!work || !keeps) return;
    const waitedFor = keptFor((gate: Activity) => waitedForBy(work, gate.index));
    for (const keep of keeps) {
      const gate = work.activities[keep.gate];
      const later = gate && stepsOf(work, keep).find(step => !waitedFor(gate).has(step));
      const step = work.activities[later ?? -1];
      if (!gate || !step) continue;
      yield {
        message: `${quoted(gate.title)} cannot keep ${quoted(step.title)}: it does not wait for that to end, so it may not be done yet. Move the gate after it, or remove \`${keep.name}\` from \`keeps\`.`,
        place: keep.place,
        about: gate.place,
        acceptedAt: [gate.place],
        related: [{ message: "is kept", place: step.head }],
      };
    }
  },
};

function stepsOf(work: Work, { item }: Keep): readonly number[] {
  const named = item.kind === "activity" ? [item.index] : activitiesIn(work, item.index);
  return named.filter(each => work.activities[each]?.kind === "step");
}

/** The nodes that are over when a gate starts. */
function waitedForBy(work: Work, gate: number): ReadonlySet<number> {
  const { into } = graphOf(work);
  const over = new Set<number>();
  const begun = new Set([gate]);
  for (const node of begun) {
    const from = into.starts[node] ?? 0;
    for (const [position, before] of linked(into, node).entries()) {
      const edge = work.edges[into.edges[from + position] ?? -1];
      const isWhole = edge?.since === "end" && edge.lag.days >= 0 && edge.lag.seconds >= 0;
      if (isWhole) over.add(before);
      // What waits for the start of something waits for all that this waited for.
      if (isWhole || edge?.since === "start") begun.add(before);
    }
  }
  return over;
}
