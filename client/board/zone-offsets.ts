/** The reader's own zone for the timeline, which brings only those of the runbook and its people along. No browser in here. */
import type { Instant, TimelineData, ZoneOffsets } from "../../language/exports/timeline/data.js";
import { zoneCity } from "../../language/time/words.js";
import { localOf } from "./moments.js";

export function withZone(data: TimelineData, zone: string): TimelineData {
  if (!data.dated || data.zones.some(({ name }) => name === zone)) return data;
  return { ...data, zones: [...data.zones, offsetsOf(zone, data.period)] };
}

const day = 86_400;

/** From before the drawn period on until after it: looked at day by day, and where a change lies between two, to the minute. */
function offsetsOf(zone: string, { start, end }: TimelineData["period"]): ZoneOffsets {
  const first = start - 2 * day;
  const offsets = [{ at: first, offset: offsetAt(zone, first) }];
  for (let at = first; at < end + 2 * day; at += day) {
    const [before, after] = [offsetAt(zone, at), offsetAt(zone, at + day)];
    if (before !== after) offsets.push({ at: changeBetween(zone, at, at + day), offset: after });
  }
  return { name: zone, city: zoneCity(zone), offsets };
}

function changeBetween(zone: string, from: Instant, to: Instant): Instant {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > 60) {
    const middle = Math.floor((low + high) / 120) * 60;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Seconds east of UTC, to the minute. */
function offsetAt(zone: string, at: Instant): number {
  const { date, clock } = localOf(at, zone);
  return Math.floor(Date.parse(`${date}T${clock}:00Z`) / 1_000) - Math.floor(at / 60) * 60;
}
