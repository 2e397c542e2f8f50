/** The zone data of the runtime. They decide nothing: they only tell where ours are behind. */
import { zoneDataVersion } from "../../language/time/zone-version.js";
import type { OtherZones } from "../../language/workspace/newer-laws.js";

/** Where they are newer than ours. A browser does not say of which version its own are. */
export function newerZones(): OtherZones | undefined {
  const version = typeof process === "undefined" ? undefined : process.versions?.tz;
  if (version === undefined || version <= zoneDataVersion) return undefined;
  return { version, offsetAt };
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** By the names of offsets in formatted times: `GMT-03:30`, or `GMT` at UTC. */
function offsetAt(zone: string, at: number): number | undefined {
  if (!formats.has(zone)) formats.set(zone, formatOf(zone));
  const text = formats.get(zone)?.format(at * 1_000);
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  const size = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60;
  return sign === "-" ? -size : size;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}
