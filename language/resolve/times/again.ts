/** The same time said again in another zone: whether it is the same instant. */
import type { Moment } from "../../generated/ast.js";
import type { Place } from "../../plan/place.js";
import type { Instant, TimeProblem } from "../../plan/plan.js";
import { formatLocalDate, formatLocalTime, formatRelative } from "../../time/format.js";
import { compareDates, type LocalMoment, nextDate, toInstant, toLocal } from "../../time/local.js";
import type { Notes, TimeFrame, ZoneScope } from "../context.js";
import { placeOf, textOf } from "../places.js";
import { zoneName, zoneProblems } from "../zones.js";
import { missingZone, possibleInstants, secondsOfDay, usable } from "./instant.js";
import { isRelative, type ReadOptions, relativeText, writtenZone, zonePlace } from "./moment.js";
import type { TimeReading } from "./reading.js";
import { relativeInstant } from "./relative.js";
import { checkWeekday, readWeekday, sameWeekday, weekdayName } from "./weekday.js";
import { readWritten } from "./written.js";

interface Again {
  readonly moment: Moment;
  readonly zone: string;
  /** How it should read, where it does not say the first time's instant. */
  readonly expected: string | undefined;
  /** The instant it says itself. */
  readonly at: Instant | undefined;
  readonly problems: TimeProblem[];
}

export function readAgain(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  said: { readonly at: Instant | undefined; readonly latest: Instant | undefined },
  options: ReadOptions,
): Again {
  const problems: TimeProblem[] = [];
  const place = placeOf(moment);
  const scope = writtenZone(moment) ?? options.zone;
  const zone = usable(scope) ?? (isRelative(moment) ? "UTC" : undefined);
  const reading: TimeReading = { notes, frame, moment, zone: scope, edge: "start", from: undefined, problems, place };
  if (!zone && scope.kind === "none") missingZone(reading);
  const isRead = zone !== undefined && (isRelative(moment) || readWeekday(notes, moment));
  const differences = [said.at, said.latest].map(each =>
    isRead && each !== undefined ? differenceFrom(notes, frame, moment, each, zone) : undefined,
  );
  // Of a time that happens twice it may say either.
  const isSecond = differences[0] !== undefined && differences[1] === undefined;
  const first = isSecond ? said.latest : said.at;
  const expected = isSecond ? undefined : differences[0];
  if (moment.zone) {
    const wrong = zoneProblems(moment.zone, zonePlace(moment), frame, first, options.zone);
    const contradiction = expected === undefined ? undefined : `by the time next to it, it is ${expected} there`;
    // What says the same moment contradicts nothing, whatever the offset of the zone around it.
    const isJudged = first !== undefined;
    for (const each of wrong)
      problems.push(each.code === "time/fixed-offset" && isJudged ? { ...each, contradiction } : each);
  }
  if (expected === undefined && first !== undefined && moment.weekday && moment.date && zone)
    checkWeekday(reading, moment.weekday, toLocal(first, zone).date);
  const at =
    expected === undefined ? first : zone && first !== undefined ? nearestTo(notes, moment, first, zone) : undefined;
  notes.times.push({ text: textOf(moment), place, at, zone: zoneName(scope), problems });
  const offsetSaid = problems.some(each => each.code === "time/fixed-offset");
  return { moment, zone: zone ?? "", expected: offsetSaid ? undefined : expected, at, problems };
}

/** Where two times or more say the same again, and not what the first says, the first is the odd one: the instant it should be. */
export function oddFirst(again: readonly Again[]): Instant | undefined {
  const [one, another] = again;
  if (!one || !another || one.at === undefined) return undefined;
  return again.every(each => each.expected !== undefined && each.at === one.at) ? one.at : undefined;
}

export function disagreement(moment: Moment, zone: string, expected: string, other: Place): TimeProblem {
  const place = placeOf(moment);
  const named = moment.zone ?? (writtenZone(moment) ? zone : undefined);
  const newText = [expected, named].filter(Boolean).join(" ");
  return {
    code: "time/zones-disagree",
    place,
    text: textOf(moment),
    correct: { title: `Write ${newText}`, newText, place },
    expected: isRelative(moment) ? expected : `${expected} ${zone}`,
    other,
  };
}

/** The instant nearest to `near` that a date or clock time says. */
function nearestTo(notes: Notes, moment: Moment, near: Instant, zone: string): Instant | undefined {
  const { date, time } = readWritten(notes, moment) ?? {};
  if (!time) return undefined;
  const local = toLocal(near, zone).date;
  const dates = date ? [date] : [nextDate(local, -1), local, nextDate(local)];
  const instants = dates.flatMap(each => possibleInstants(toInstant(each, time, zone), moment));
  return instants.reduce<Instant | undefined>(
    (best, each) => (best === undefined || Math.abs(each - near) < Math.abs(best - near) ? each : best),
    undefined,
  );
}

/** How the instant reads in the zone, in as many words as the moment has, when that is not what the moment says. */
export function differenceFrom(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  instant: Instant,
  zone: string,
): string | undefined {
  const relative = relativeText(moment);
  if (relative) {
    const problems: TimeProblem[] = [];
    const place = placeOf(moment);
    const scope: ZoneScope = { kind: "zone", name: zone };
    const reading: TimeReading = { notes, frame, moment, zone: scope, edge: "start", from: undefined, problems, place };
    const said = relativeInstant(reading, relative);
    return said === undefined || said === instant || frame.zero === undefined
      ? undefined
      : formatRelative(instant - frame.zero, "hours");
  }
  const written = readWritten(notes, moment);
  if (!written) return undefined;
  const { date, time, endsDay } = written;
  const local = toLocal(instant, zone);
  const sameDate = !date || compareDates(date, local.date) === 0;
  // With a date, a wrong weekday is a slip of its own.
  const sameDay =
    !moment.weekday || date !== undefined || sameWeekday(moment.weekday, nextDate(local.date, endsDay ? -1 : 0));
  const sameTime = !time || secondsOfDay(time) === secondsOfDay(local.time);
  const fold = time && moment.fold && otherFold(moment.fold, instant, local, zone);
  if (sameDate && sameDay && sameTime && !fold) return undefined;
  const words = [
    moment.weekday && weekdayName(local.date, moment.weekday),
    date && formatLocalDate(local.date),
    time && formatLocalTime(local.time),
    fold,
  ];
  return words.filter(Boolean).join(" ");
}

/** Which of the two readings of a fold an instant is, where that is not the one written. */
function otherFold(
  written: string,
  instant: Instant,
  { date, time }: Pick<LocalMoment, "date" | "time">,
  zone: string,
): "first" | "second" | undefined {
  const local = toInstant(date, time, zone);
  if (local.kind !== "two") return undefined;
  const actual = instant === local.first ? "first" : "second";
  return actual === written ? undefined : actual;
}
