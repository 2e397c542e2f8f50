/** A runbook with its schedule. */

import { createNotes } from "../plan/kept.js";
import type { Plan, Runbook } from "../plan/plan.js";
import type { Schedule } from "./schedule.js";

/** A runbook and when it all happens: what rules judge and exports show. */
export interface Release {
  readonly runbook: Runbook;
  readonly schedule: Schedule;
}

/** The zone a plan's days are counted in; undefined where it has no date, and a day is 24 hours. */
export function dayZoneOf({ zero, zone }: Runbook): string | undefined {
  return zero === undefined ? undefined : zone;
}

/** Undefined for a file without a runbook (a roster). */
export function releaseOf({ runbook }: Pick<Plan, "runbook">, schedule: Schedule | undefined): Release | undefined {
  if (!runbook || !schedule) return undefined;
  const known = releases.get(runbook);
  if (known?.schedule === schedule) return known;
  const release = { runbook, schedule };
  releases.set(runbook, release);
  return release;
}

/** The same object each time, so that what is worked out of it is kept. */
const releases = createNotes<Runbook, Release>();
