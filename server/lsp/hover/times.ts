import type { Analysis, Instant, WrittenTime } from "../../../language/index.js";
import { comparePlaces, contains } from "../../../language/plan/place.js";
import { zonesOf } from "../../../language/plan/zones.js";
import { formatDay, formatExactMoment, formatOffset, formatRelative } from "../../../language/time/format.js";
import { offsetAt } from "../../../language/time/offsets.js";
import { fallbackName } from "../../../language/wording/fallbacks.js";
import { lines, plain } from "./markdown.js";

/**
 * The instant of a written time in every zone of the runbook; a zone's offset at the time of the release.
 * @param reader the reader's zone
 */
export function timeHover(
  time: WrittenTime,
  { plan, schedule, fallbacks }: Analysis,
  reader: string | undefined,
): string | undefined {
  const { runbook } = plan;
  const { at, zone } = time;
  const counted = runbook && !schedule?.dated && contains(runbook.place, time.place);
  if (counted) return at === undefined ? undefined : plain(formatRelative(at));
  if (at === undefined) {
    const then = runbook?.window?.start ?? runbook?.goLive?.at;
    if (zone === undefined || then === undefined) return undefined;
    return plain(`${zone}: UTC${formatOffset(offsetAt(zone, then))} on ${formatDay(then, zone)}`);
  }
  const zones = new Set([zone, runbook?.zone, ...zonesOf(plan), reader].filter(each => each !== undefined));
  if (zones.size === 0) zones.add("UTC");
  const zero = counted === false && schedule?.dated ? runbook?.zero : undefined;
  return lines([
    ...[...zones].map(each => {
      const own = each === reader ? ", yours" : "";
      return plain(`${formatExactMoment(at, each)} ${each} (UTC${formatOffset(offsetAt(each, at))}${own})`);
    }),
    zero === undefined || !contains(runbook?.place ?? time.place, time.place)
      ? undefined
      : plain(formatRelative(at - zero, "hours")),
    ...onFallbacks(time, at, fallbacks),
  ]);
}

/** What the same words come to on each fallback, where that is another time. */
function onFallbacks({ place, zone }: WrittenTime, at: Instant, fallbacks: readonly Analysis[]): readonly string[] {
  return fallbacks.flatMap(({ plan: { times, runbook } }, number) => {
    const then = times.find(each => comparePlaces(each.place, place) === 0)?.at;
    const shown = zone ?? runbook?.zone;
    if (then === undefined || then === at || shown === undefined) return [];
    return [plain(`${fallbackName(fallbacks, number)}: ${formatExactMoment(then, shown)} ${shown}`)];
  });
}
