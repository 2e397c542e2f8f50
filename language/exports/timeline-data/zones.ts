import type { Instant, Seconds } from "../../plan/plan.js";
import { zoneCity } from "../../time/format.js";
import { changeBetween } from "../../time/local.js";
import { offsetAt } from "../../time/offsets.js";
import type { Span, ZoneOffsets } from "../timeline/data.js";

const day = 86_400;
/** Beyond the period by so much: undoing may end later than anything planned. */
const margin = 14 * day;
/** A period of many years is looked at in longer strides; no clock was ever changed twice within ten days and stayed of use. */
const mostStrides = 4_000;

/** The offsets of some zones over a period, each zone once. */
export function zonesOver(names: readonly string[], { start, end }: Span): readonly ZoneOffsets[] {
  const from = start - margin;
  const to = end + margin;
  const stride = Math.max(day, Math.ceil((to - from) / mostStrides));
  return [...new Set(names)].map(name => ({
    name,
    city: zoneCity(name),
    offsets: offsetsOver(name, from, to, stride),
  }));
}

function offsetsOver(zone: string, from: Instant, to: Instant, stride: Seconds): ZoneOffsets["offsets"] {
  const offsets = [{ at: from, offset: offsetAt(zone, from) }];
  let before = offsetAt(zone, from);
  for (let at = from; at < to; at += stride) {
    const after = offsetAt(zone, at + stride);
    if (after === before) continue;
    offsets.push({ at: changeBetween(at, at + stride, zone), offset: after });
    before = after;
  }
  return offsets;
}
