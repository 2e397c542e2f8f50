import type { Instant } from "../../plan/plan.js";
import { meets, merged } from "../../schedule/spans.js";
import { zoneCity } from "../../time/format.js";
import { type OffsetChange, offsetAt, offsetChanges } from "../../time/offsets.js";
import type { Span, TimelineActivity, TimelineData, ZoneOffsets } from "../timeline/data.js";

const day = 86_400;
/** Beyond the period by so much. */
const margin = 14 * day;

/** No undoing is followed further: see drawn.ts. */
const furthest = 50 * 365 * day;

type Timed = Pick<
  TimelineData,
  "period" | "zero" | "window" | "goLive" | "freezes" | "pointOfNoReturn" | "latestSafeDecision"
> & {
  readonly activities: readonly Pick<TimelineActivity, "times" | "by" | "undo">[];
};

/**
 * The offsets of some zones, each zone once: over all that is drawn, until the last undoing ends, and around the further
 * moments that are only read in words. Nobody reads a clock at any other time.
 */
export function zonesOver(names: readonly string[], data: Timed): readonly ZoneOffsets[] {
  const { start, end } = data.period;
  const undone = data.activities.reduce(
    (latest, { times, undo }) => Math.max(latest, (times?.end ?? latest) + (undo?.worst ?? 0)),
    end,
  );
  const drawn = { start: start - margin, end: Math.min(undone, end + furthest) + margin };
  const beyond = momentsOf(data).filter(at => at < drawn.start || at > drawn.end);
  const stretches = merged([drawn, ...beyond.map(at => ({ start: at - day, end: at + day }))]);
  return [...new Set(names)].map(name => ({ name, city: zoneCity(name), offsets: offsetsOver(name, stretches) }));
}

/** Of freezes those that are drawn are read. */
function momentsOf({
  period,
  zero,
  window,
  goLive,
  freezes,
  pointOfNoReturn,
  latestSafeDecision,
  activities,
}: Timed): readonly Instant[] {
  const decisions = [pointOfNoReturn, latestSafeDecision].flatMap(each => (each ? [each.at, each.worst] : []));
  const spans = [
    ...(window ? [window] : []),
    ...(latestSafeDecision?.again ?? []),
    ...freezes.filter(each => meets(each, period)),
  ];
  return [
    zero,
    goLive,
    ...decisions,
    ...spans.flatMap(({ start, end }) => [start, end]),
    ...activities.flatMap(({ times, by, undo }) => [
      times?.start,
      times?.end,
      times?.worstStart,
      times?.worstEnd,
      by,
      undo?.decideBy?.planned,
      undo?.decideBy?.worst,
    ]),
  ].filter(at => at !== undefined);
}

function offsetsOver(zone: string, stretches: readonly Span[]): readonly OffsetChange[] {
  const offsets: OffsetChange[] = [];
  for (const { start, end } of stretches) {
    const offset = offsetAt(zone, start);
    if (offset !== offsets.at(-1)?.offset) offsets.push({ at: start, offset });
    for (const change of offsetChanges(zone, start, end)) offsets.push(change);
  }
  return offsets;
}
