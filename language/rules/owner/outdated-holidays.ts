import type { Holidays } from "../../plan/plan.js";
import { agendasOf } from "../../staffing/agendas.js";
import type { Booking } from "../../staffing/bookings.js";
import { holidayLists, offDutyIn } from "../../staffing/staff.js";
import { dateOfDay } from "../../time/calendar.js";
import { toLocal } from "../../time/local.js";
import { localTime, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule, Subject } from "../rule.js";
import type { RunbookContext } from "../runbook-context.js";
import { whereOwned } from "./statements.js";

export const outdatedHolidays: Rule = {
  code: "owner/outdated-holidays",
  severity: "warning",
  check,
};

function* check({ plan, release, setting, brokenImports }: Subject): Iterable<Report> {
  if (!release?.schedule.dated || !setting || plan.holidays.length === 0) return;
  // Of a list that could not be read, the days may be what is missing.
  if (plan.mistakes.length > 0 || brokenImports.length > 0) return;
  const lists = holidayLists(plan.holidays);
  const said = new Set<string>();
  for (const agenda of agendasOf(release)) {
    const booking = agenda?.planned?.bookings.at(-1);
    const holidays = agenda && offDutyIn(setting.staff, agenda.person)?.holidays;
    if (!agenda || !booking || !holidays) continue;
    const { year } = toLocal(booking.span.start, holidays.zone).date;
    for (const id of holidays.of) {
      const list = lists.get(id);
      if (!list || said.has(id) || yearsIn(list).has(year)) continue;
      said.add(id);
      yield reportOf(setting, agenda.person, booking, list, year);
    }
  }
}

function yearsIn({ days }: Holidays): ReadonlySet<number> {
  return new Set(days.map(({ day }) => dateOfDay(day).year));
}

function reportOf(
  setting: RunbookContext,
  index: number,
  { task, span, use }: Booking,
  { title, head }: Holidays,
  year: number,
): Report {
  const person = setting.staff.roster.people[index] ?? { title: "", zone: undefined };
  const at = localTime(span.start, person, setting) ?? when(span.start, setting);
  return {
    message: `${quoted(title)} lists no holiday in ${year}, but ${person.title}, who takes those days off, is needed for ${quoted(task.title)} at ${at}: that may be a holiday as well. Add the holidays of ${year}.`,
    ...whereOwned([task], () => use.place),
    related: [{ message: "the list of holidays", place: head }],
  };
}
