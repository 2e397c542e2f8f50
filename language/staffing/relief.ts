/** Who could take over what somebody cannot do beside something else. */
import type { Booking } from "./bookings.js";
import { capableOf } from "./capable.js";
import type { OwnedTask } from "./owned.js";
import type { Staff } from "./staff.js";

export interface Relief {
  readonly task: OwnedTask;
  /** Position of the cover among the parties. */
  readonly index: number;
}

/** The first of those who cover that can do it and is free; undefined where nobody is. */
export function reliefOf(
  staff: Staff,
  person: number,
  { task, responsible }: Pick<Booking, "task" | "responsible">,
  isFree: (person: number) => boolean,
): Relief | undefined {
  if (!responsible) return undefined;
  const capable = capableOf(staff, task);
  const able = new Set(capable.people);
  const canTake = (each: number): boolean => each !== person && able.has(each) && isFree(each);
  const index = task.owners.parties.findIndex((party, position) => {
    if (position === 0 || party.kind === "nobody") return false;
    if (party.kind === "person") return canTake(party.person);
    return capable.rotation || (staff.members[party.team] ?? []).some(canTake);
  });
  return index < 0 ? undefined : { task, index };
}
