/**
 * The offsets of zones by this process's own clock, set to a zone for a moment. It answers from the same database as formats do, and
 * without loading what they are made of. Nothing else runs meanwhile.
 */
import type { ZoneSource } from "../../language/time/zone-table.js";

/** Winter and summer: who is at UTC at both may as well not have been understood. */
const probes = [Date.UTC(2026, 0, 15) / 1_000, Date.UTC(2026, 6, 15) / 1_000];

/** Where the system heeds what the clock is set to, and the zones are the runtime's own. */
let heeds: boolean | undefined;

export const processClock: ZoneSource = (zone, work) => {
  heeds ??=
    process.platform !== "win32" &&
    process.versions.tz !== undefined &&
    inZone("Etc/UTC", () => probes.every(at => offsetAt(at) === 0));
  // A name with a digit is taken for a rule of its own, as in `EST5EDT`.
  if (!heeds || /\d/.test(zone)) return undefined;
  return inZone(zone, () => (probes.some(at => offsetAt(at) !== 0) ? work(offsetAt) : undefined));
};

function inZone<T>(zone: string, work: () => T): T {
  const { env } = process;
  const before = env.TZ;
  env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete env.TZ;
    else env.TZ = before;
  }
}

function offsetAt(at: number): number {
  const local = new Date(at * 1_000);
  const wall = new Date(0);
  wall.setUTCFullYear(local.getFullYear(), local.getMonth(), local.getDate());
  wall.setUTCHours(local.getHours(), local.getMinutes(), local.getSeconds());
  return wall.getTime() / 1_000 - at;
}
