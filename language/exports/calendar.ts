/** The plan as events of a calendar, of everybody or of one person, as plain data. */
import type { Instant, Status } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Analysis } from "../workspace/analysis.js";
import { type BookEntry, type BookLine, entriesIn } from "./book/book.js";
import { bookOf } from "./book.js";
import { numbersOf } from "./numbers.js";
import type { PersonSheet } from "./person.js";
import { plain, visible } from "./plain.js";
import { plainWords } from "./plain-words.js";
import { byStart } from "./release.js";

export interface Calendar {
  readonly title: string;
  /** When the plan begins, which stands for when it was made: nothing here knows a clock. */
  readonly begins: Instant;
  readonly events: readonly CalendarEvent[];
  /** Titles of what has no time. */
  readonly left: readonly string[];
}

export interface CalendarEvent {
  /** The same for the same activity of the same runbook, whoever's calendar it is in. */
  readonly key: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly title: string;
  readonly description: string;
  readonly location: string | undefined;
  readonly state: "confirmed" | "tentative" | "cancelled";
  /** Somebody's first: they are reminded before it. */
  readonly isFirst: boolean;
}

/**
 * Undefined for a file without a runbook, and where there is no date: then no calendar can have it.
 * @param zone IANA zone of times in descriptions; the runbook's own when undefined
 */
export function calendarOf(analysis: Analysis, zone: string | undefined): Calendar | undefined {
  const book = bookOf(analysis, zone);
  return book && calendarWith(analysis, book.title, entriesIn(book.steps), book.zone, firstSteps);
}

/** What one person does, covers, takes part in or is told of. */
export function personalCalendar(analysis: Analysis, sheet: PersonSheet): Calendar | undefined {
  const { book, entries, title } = sheet;
  const [first] = entries;
  return calendarWith(analysis, `${book.title}: ${title}`, entries, book.zone, ({ runbook: { work } }) => {
    const activity = work.activities.find(({ name }) => name === first?.activity.name);
    return new Set(activity ? [activity.index] : []);
  });
}

function calendarWith(
  analysis: Analysis,
  title: string,
  entries: readonly BookEntry[],
  zone: string | undefined,
  firstsOf: (release: Release) => ReadonlySet<number>,
): Calendar | undefined {
  const release = releaseOf(analysis.plan, analysis.schedule);
  const begins = release?.schedule.work.planned?.start;
  if (!release?.schedule.dated || begins === undefined) return undefined;
  const { runbook, schedule } = release;
  const { activities } = runbook.work;
  const firsts = firstsOf(release);
  const indexes = new Map(numbersOf(runbook.work).activities.map((number, index) => [number, index]));
  const named = new Map([...activities].reverse().map(({ name, index }) => [name, index]));
  const bridge = runbook.bridge && plain(runbook.bridge.text);
  const state = stateOf(analysis, runbook.status);
  const events: CalendarEvent[] = [];
  const left: string[] = [];
  for (const entry of entries) {
    const index = indexes.get(entry.number) ?? -1;
    const span = schedule.work.activities[index]?.planned;
    if (!span) {
      left.push(entry.title);
      continue;
    }
    const { name } = entry.activity;
    events.push({
      // Of several of one name, which is an error, the number tells which is which.
      key: [runbook.name, name, ...(named.get(name) === index ? [] : [entry.number])].join("\n"),
      ...span,
      title: `${entry.number} ${plain(entry.title) || plain(name)}`,
      description: descriptionOf(entry, bridge, zone),
      location: bridge,
      state,
      isFirst: firsts.has(index),
    });
  }
  return { title: plain(title), begins, events, left };
}

function stateOf({ verdict }: Analysis, status: Status | undefined): CalendarEvent["state"] {
  if (status?.state === "cancelled") return "cancelled";
  return verdict === "go" ? "confirmed" : "tentative";
}

/** The first activity of everybody who owns one or takes part in it. */
function firstSteps({ runbook: { work }, schedule }: Release): ReadonlySet<number> {
  const seen = new Set<string>();
  const firsts = new Set<number>();
  for (const { activity } of byStart(work, schedule.work)) {
    const [owner] = activity.owners?.parties ?? [];
    for (const { name } of [...(owner ? [owner] : []), ...(activity.owners?.with ?? [])]) {
      if (!seen.has(name)) firsts.add(activity.index);
      seen.add(name);
    }
  }
  return firsts;
}

function descriptionOf({ activity, lines }: BookEntry, bridge: string | undefined, zone: string | undefined): string {
  const around = bridge === undefined ? [] : [`Bridge: ${bridge}`];
  return [...around, ...lines.map(line => lineText(line, zone)), `${activity.kind} ${activity.name}`].join("\n");
}

function lineText(line: BookLine, zone: string | undefined): string {
  switch (line.kind) {
    case "fact":
      return `${line.what}: ${plainWords(line.words, zone)}`;
    case "comment":
      return plainWords(line.words, zone);
    case "condition":
      return `Go only if: ${plain(line.text)}`;
    case "command":
      return `Run:\n${visible(line.text)}`;
    case "text":
      return line.text.includes("\n") ? `${line.what}:\n${visible(line.text)}` : `${line.what}: ${plain(line.text)}`;
  }
}
