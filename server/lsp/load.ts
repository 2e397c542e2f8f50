/** What is asked of a person in a runbook, as planned. */
import type { PartyUse, Seconds } from "../../language/index.js";
import { keptFor } from "../../language/plan/kept.js";
import type { Release } from "../../language/schedule/release.js";
import type { Span } from "../../language/schedule/schedule.js";
import { hullOf, merged } from "../../language/schedule/spans.js";
import { type Booking, diariesOf } from "../../language/staffing/bookings.js";
import { tasksOf } from "../../language/staffing/tasks.js";

export interface Load {
  /** By start. */
  readonly bookings: readonly Booking[];
  /** How long they are needed, what overlaps counted once. */
  readonly seconds: Seconds;
  /** From the first to the last. */
  readonly from: Span;
}

/** Undefined where nothing is asked of them at a known time. @param person a position in the plan's people */
export function loadOf(release: Release, person: number): Load | undefined {
  const bookings = diariesOf(release).planned.get(person)?.bookings ?? [];
  const spans = bookings.map(({ span }) => span);
  const from = hullOf(spans);
  if (!from) return undefined;
  const seconds = merged(spans).reduce((sum, { start, end }) => sum + end - start, 0);
  return { bookings, seconds, from };
}

/** By position of a person: where they are named as cover. Activities and rollbacks, in order. */
export const coversOf: (release: Release) => ReadonlyMap<number, readonly PartyUse[]> = keptFor(release => {
  const covers = new Map<number, PartyUse[]>();
  for (const { owners } of tasksOf(release)) {
    for (const use of owners?.parties.slice(1) ?? []) {
      if (use.kind !== "person") continue;
      const others = covers.get(use.person);
      if (others) others.push(use);
      else covers.set(use.person, [use]);
    }
  }
  return covers;
});
