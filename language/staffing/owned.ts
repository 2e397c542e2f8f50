/** Tasks that have owners, and whom their statements name. */
import type { Owners, PartyUse } from "../plan/plan.js";
import type { Task } from "./tasks.js";

/** A task that has owners. */
export type OwnedTask = Task & { readonly owners: Owners };

export function isOwned(task: Task): task is OwnedTask {
  return task.owners !== undefined;
}

/** The people named among parties, by position; those in teams are not. */
export function peopleAmong(parties: readonly PartyUse[]): ReadonlySet<number> {
  return new Set(parties.flatMap(party => (party.kind === "person" ? [party.person] : [])));
}

/** The same of all a statement names: who takes part in something cannot own it as well. */
export function peopleNamed({ parties, with: taking }: Owners): ReadonlySet<number> {
  return peopleAmong([...parties, ...taking]);
}

/** Whether somebody named takes part: a cover may, until they are put first. */
export function takesPart({ with: taking }: Owners, party: PartyUse): boolean {
  return party.kind === "person" && peopleAmong(taking).has(party.person);
}
