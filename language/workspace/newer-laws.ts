/** Where somebody else's zone data are newer than ours and read the clocks of a runbook otherwise. */
import { zonesOf } from "../plan/zones.js";
import { formatExactMoment, formatOffset } from "../time/format.js";
import { offsetAt } from "../time/offsets.js";
import { zoneDataVersion } from "../time/zone-version.js";
import type { Analysis } from "./analysis.js";

/** The zone data of a runtime. */
export interface OtherZones {
  readonly version: string;
  /** Seconds east of UTC; undefined for a zone that it does not know. */
  readonly offsetAt: (zone: string, at: number) => number | undefined;
}

/** What is to be said of a runbook of which they read a moment otherwise; undefined where they do not. */
export function newerLawText(
  { plan, schedule }: Pick<Analysis, "plan" | "schedule">,
  other: OtherZones,
): string | undefined {
  const { runbook, freezes } = plan;
  if (!runbook || !schedule?.dated || other.version <= zoneDataVersion) return undefined;
  const zones = new Set([runbook.zone, ...freezes.map(({ zone }) => zone), ...zonesOf(plan)]);
  const spans = [
    runbook.window,
    ...schedule.work.activities.flatMap(({ planned, worst }) => [planned, worst]),
    ...freezes.map(({ from, to }) => ({ start: from, end: to })),
  ].flatMap(span => span ?? []);
  const moments = new Set([
    ...(runbook.zero === undefined ? [] : [runbook.zero]),
    ...spans.flatMap(({ start, end }) => [start, end]),
  ]);
  for (const zone of zones)
    for (const at of moments) {
      const [ours, theirs] = [offsetAt(zone, at), other.offsetAt(zone, at)];
      if (theirs === undefined || theirs === ours) continue;
      return `${zone} is UTC${formatOffset(theirs)} at ${formatExactMoment(at, zone)} by newer time zone data (${other.version}) on this machine, and UTC${formatOffset(ours)} by the data of gonogo (${zoneDataVersion}), which is used here: update gonogo, or check that time by hand`;
    }
  return undefined;
}
