import type { Analysis, WrittenTime } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { zonesOf } from "../../../language/rules/words.js";
import { formatDay, formatMoment, formatOffset, formatRelative } from "../../../language/time/format.js";
import { offsetAt } from "../../../language/time/offsets.js";
import { lines, plain } from "./markdown.js";

/** The instant of a written time in every zone of the runbook; a zone's offset at the time of the release. */
export function timeHover(time: WrittenTime, { plan, schedule }: Analysis): string | undefined {
  const { runbook } = plan;
  const { at, zone } = time;
  const counted = runbook && !schedule?.dated && contains(runbook.place, time.place);
  if (counted) return at === undefined ? undefined : plain(formatRelative(at));
  if (at === undefined) {
    const then = runbook?.window?.start ?? runbook?.goLive?.at;
    if (zone === undefined || then === undefined) return undefined;
    return plain(`${zone}: UTC${formatOffset(offsetAt(zone, then))} on ${formatDay(then, zone)}`);
  }
  const zones = new Set([zone, runbook?.zone, ...zonesOf(plan)].filter(each => each !== undefined));
  if (zones.size === 0) zones.add("UTC");
  return lines([...zones].map(each => plain(`${formatMoment(at, each)} ${each}`)));
}
