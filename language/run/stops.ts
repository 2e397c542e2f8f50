/** When something that was blocked goes on. */
import type { Runbook } from "../plan/plan.js";
import type { RunEvent } from "./events.js";
import { subjectsOf } from "./subjects.js";

/** Whatever else is said of it shows that nothing is in its way any more, or that nobody waits. */
export function endsStop(kind: RunEvent["kind"]): boolean {
  return ["unblocked", "started", "done", "failed", "skipped", "decision", "undone"].includes(kind);
}

/** What an event is about, by name: of a phase, everything in it. */
export function namesIn(runbook: Runbook, event: RunEvent): readonly string[] {
  if (!("activity" in event) || event.activity === undefined) return [];
  const { all, byName } = subjectsOf(runbook);
  const of = byName.get(event.activity);
  return of?.kind === "phase" ? of.positions.flatMap(position => all[position]?.name ?? []) : [event.activity];
}
