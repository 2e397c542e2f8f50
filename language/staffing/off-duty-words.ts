/** Why somebody is not at work at a moment, in messages: a holiday, a day on which they never work, or the hour. */
import { keptFor } from "../plan/kept.js";
import type { Instant } from "../plan/plan.js";
import { dateOfDay } from "../time/calendar.js";
import { formatClock, formatLocalDate, formatWeekdays, weekdayNames, zoneCity } from "../time/format.js";
import { allDays } from "../time/words.js";
import { offDutyIn, type Staff } from "./staff.js";
import { type OffDuty, type Reason, reasonAt } from "./working-time.js";

/**
 * What follows on "Ana starts X at …, ": "outside their hours (09:00 to 17:00)", "but does not work on Saturdays (their hours are …)",
 * "but 2026-12-25 is a holiday (Christmas Day)".
 */
export function whyOff(off: OffDuty, at: Instant, zone: string): string {
  const reason = reasonAt(off, at);
  switch (reason.kind) {
    case "holiday":
      return `but ${dateOf(reason)} is a holiday${called(reason)}`;
    case "weekday":
      return `but does not work on ${weekdays(reason)} (${whoseHours(off)} are ${hoursInWords(off, zone)})`;
    case "hour":
      return `outside ${hoursText(off, zone)}`;
  }
}

/** Of one of several, whose names say who they are: "Ana does not work on Saturdays", "it is outside Ana's hours (09:00 to 17:00)". */
export function notWorking(staff: Staff, index: number, at: Instant, zone: string): string {
  const [title, off] = [staff.roster.people[index]?.title ?? "", offDutyIn(staff, index)];
  if (!off) return "it is outside working hours";
  const reason = reasonAt(off, at);
  switch (reason.kind) {
    case "holiday":
      return `${dateOf(reason)} is a holiday for ${title}${called(reason)}`;
    case "weekday":
      return `${title} does not work on ${weekdays(reason)}`;
    case "hour":
      return `it is outside ${hoursText(off, zone, `${title}'s`)}`;
  }
}

function hoursText(off: OffDuty, zone: string, whose = "their"): string {
  const hours = hoursInWords(off, zone);
  return off.by === "quiet-hours" ? `working hours (quiet hours are ${hours})` : `${whoseHours(off, whose)} (${hours})`;
}

function whoseHours({ by }: OffDuty, whose = "their"): string {
  return by === "team" ? `${whose} team's hours` : `${whose} hours`;
}

/** The zone of the hours is said where it is not the one that times beside them are in. */
function hoursInWords(off: OffDuty, zone: string): string {
  return `${hoursOf(off)}${off.zone === zone ? "" : ` in ${zoneCity(off.zone)}`}`;
}

const hoursOf = keptFor(({ shifts, by }: OffDuty) =>
  shifts
    .map(({ from, to, days }) => {
      const [start, end] = by === "quiet-hours" ? [to, from] : [from, to];
      const hours = `${formatClock(start, "UTC")} to ${formatClock(end, "UTC")}`;
      return days.length === allDays.length ? hours : `${hours} ${formatWeekdays(days)}`;
    })
    .join(", "),
);

/** Whether all that somebody has off are nights. */
export function hasNightsOnly({ shifts, holidays }: OffDuty): boolean {
  return !holidays && shifts.length === 1 && shifts.every(({ days }) => days.length === allDays.length);
}

type Of<K extends Reason["kind"]> = Extract<Reason, { kind: K }>;

function dateOf({ day }: Of<"holiday">): string {
  return formatLocalDate(dateOfDay(day));
}

function called({ title }: Of<"holiday">): string {
  return title === undefined ? "" : ` (${title})`;
}

function weekdays({ weekday }: Of<"weekday">): string {
  return `${weekdayNames[weekday - 1]}s`;
}
