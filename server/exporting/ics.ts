/** For calendars, of everybody or of one person. Nothing in it depends on when it is made. */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { type Calendar, type CalendarEvent, calendarOf, personalCalendar } from "../../language/exports/calendar.js";
import { sheetFor, sheetsFor } from "../../language/exports/person.js";
import { digest } from "../files/sources.js";
import { everyone, forPerson, type MakeExport, releaseIn } from "./exporter.js";

/** Seconds before somebody's first step. */
const reminded = 1_800;

const statuses: Readonly<Record<CalendarEvent["state"], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

export const make: MakeExport = request => {
  const { analysis, person } = request;
  const { zone } = request.options.view;
  if (!releaseIn(request).schedule.dated) {
    return { kind: "refused", reason: "a calendar needs a date: give the runbook a `window` or a `go-live`" };
  }
  const whole = calendarOf(analysis, zone);
  if (!whole) return { kind: "refused", reason: "nothing in the runbook has a time: fix its errors first" };
  if (person === undefined) return { kind: "made", content: textOf(whole), notes: leftOut(whole) };
  const calendars = (person === everyone ? sheetsFor(analysis, zone) : [sheetFor(analysis, person, zone)]).flatMap(
    sheet => (sheet ? [{ name: sheet.name, calendar: personalCalendar(analysis, sheet) }] : []),
  );
  return forPerson(
    person,
    name => calendars.find(each => each.name === name),
    () => calendars.filter(({ calendar }) => (calendar?.events.length ?? 0) > 0),
    "ics",
    ({ calendar }) => (calendar ? textOf(calendar) : ""),
  );
};

function leftOut({ left }: Calendar): readonly string[] {
  return left.length > 0 ? [`without a time, and so not in the calendar: ${left.join(", ")}`] : [];
}

function textOf({ title, begins, events }: Calendar): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "gonogo", product: "gonogo" },
    // As `name`, commas and semicolons would not be escaped.
    x: { "X-WR-CALNAME": title.toWellFormed() },
  });
  for (const event of events) {
    const { key, start, end, state, isFirst, ...texts } = event;
    const [summary, description, location] = [texts.title, texts.description, texts.location ?? ""].map(text =>
      text.toWellFormed(),
    );
    calendar.createEvent({
      id: `${digest(key, "hex").slice(0, 32)}@gonogo`,
      sequence: Number.parseInt(digest(JSON.stringify(event), "hex").slice(0, 7), 16),
      stamp: new Date(begins * 1_000),
      start: new Date(start * 1_000),
      // What takes no time has a beginning only.
      ...(end > start ? { end: new Date(end * 1_000) } : {}),
      summary: summary ?? "",
      description: description ?? "",
      location: location ? { title: location } : null,
      status: statuses[state],
      alarms: isFirst ? [{ type: ICalAlarmType.display, trigger: reminded }] : [],
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
