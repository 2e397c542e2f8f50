/** From an analysed runbook to its book as JSON. */
import { phaseOf } from "../plan/all-work.js";
import type { Instant, Participant } from "../plan/plan.js";
import { releaseOf } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";
import { formatIso, formatRelative } from "../time/format.js";
import { zoneDataVersion } from "../time/zone-version.js";
import type { Analysis } from "../workspace/analysis.js";
import { type BookEntry, type BookLine, entriesIn } from "./book/book.js";
import { predecessorsOf } from "./book/predecessors.js";
import { contactsOf } from "./book/sheet.js";
import type { Words } from "./book/words.js";
import { bookOf } from "./book.js";
import type {
  BookDocument,
  BookDocumentActivity,
  BookDocumentEntry,
  BookDocumentLine,
  BookDocumentParty,
  BookDocumentSpan,
} from "./book-document.js";
import { numbersOf } from "./numbers.js";
import { plainWords } from "./plain-words.js";
import { decisionsOfPlan, partyTitle, rowsOf } from "./release.js";

/**
 * Undefined for a file without a runbook.
 * @param asked IANA zone of all times; the runbook's own when undefined
 */
export function bookDocument(
  analysis: Analysis,
  { zone: asked, source }: { readonly zone: string | undefined; readonly source: string },
): BookDocument | undefined {
  const { plan } = analysis;
  const release = releaseOf(plan, analysis.schedule);
  const book = bookOf(analysis, asked);
  if (!release || !book) return undefined;
  const { runbook, schedule } = release;
  const zone = asked ?? runbook.zone;
  const time = (at: Instant): string => (schedule.dated ? formatIso(at, zone) : formatRelative(at));
  const timeOrNull = (at: Instant | undefined): string | null => (at === undefined ? null : time(at));
  const span = (of: Span | undefined): BookDocumentSpan | null =>
    of ? { start: time(of.start), end: time(of.end) } : null;
  const say = (words: Words): string => plainWords(words, book.zone);
  const numbers = numbersOf(runbook.work);
  const predecessors = predecessorsOf(runbook.work);
  const entries = new Map(entriesIn(book.steps).map(entry => [entry.number, entry]));
  const party = (of: Participant): BookDocumentParty => ({
    name: of.name,
    title: partyTitle(of, plan),
    ...(of.label === undefined ? {} : { label: of.label }),
    contacts: contactsOf(of, plan),
  });
  const lineOf = (line: BookLine): BookDocumentLine => {
    switch (line.kind) {
      case "fact":
        return { kind: "fact", what: line.what, text: say(line.words) };
      case "comment":
        return { kind: "comment", text: say(line.words) };
      case "text":
        return { kind: "text", what: line.what, text: line.text };
      case "condition":
      case "command":
        return line;
    }
  };
  const entryOf = ({ number, title, activity, lines }: BookEntry): BookDocumentEntry => ({
    number,
    id: activity.name,
    kind: activity.kind,
    title,
    lines: lines.map(lineOf),
  });
  const { planned, worst } = decisionsOfPlan(schedule);
  return {
    version: 1,
    source,
    runbook: { name: runbook.name, title: runbook.title, zone: runbook.zone },
    zone,
    zoneData: zoneDataVersion,
    verdict: book.verdict.verdict,
    counts: book.verdict.counts,
    window: span(runbook.window),
    planned: span(schedule.work.planned),
    worst: span(schedule.work.worst),
    latestSafeDecision: { planned: timeOrNull(planned), worst: timeOrNull(worst) },
    facts: book.facts.map(({ what, words }) => ({ what, text: say(words) })),
    people: book.people.map(({ title, team, contacts, zone: there, hours }) => ({
      title,
      team: say(team),
      contacts,
      zone: there ?? null,
      hours: say(hours),
    })),
    phases: runbook.work.blocks.flatMap(({ index, name, title }) => {
      const number = numbers.blocks[index];
      return number === undefined ? [] : [{ number, id: name, title }];
    }),
    activities: rowsOf(runbook.work, schedule.work).map(({ activity, scheduled }): BookDocumentActivity => {
      const number = numbers.activities[activity.index] ?? "";
      const [owner, ...covers] = activity.owners?.parties ?? [];
      const phase = phaseOf(runbook.work, activity);
      const awaited = predecessors[activity.index];
      return {
        number,
        id: activity.name,
        kind: activity.kind,
        title: activity.title,
        phase: (phase && numbers.blocks[phase.index]) ?? null,
        owner: owner ? party(owner) : null,
        cover: covers.map(party),
        with: (activity.owners?.with ?? []).map(party),
        start: timeOrNull(scheduled.planned?.start),
        end: timeOrNull(scheduled.planned?.end),
        worstStart: timeOrNull(scheduled.worst?.start),
        worstEnd: timeOrNull(scheduled.worst?.end),
        inexact: scheduled.endInexact,
        takesSeconds: activity.takes?.planned ?? null,
        atMostSeconds: activity.takes?.worst ?? null,
        floatSeconds: scheduled.float ?? null,
        critical: scheduled.critical,
        predecessors: awaited ? awaited.split(", ") : [],
        lines: (entries.get(number)?.lines ?? []).map(lineOf),
      };
    }),
    rollback: {
      introduction: book.rollback.introduction.map(say),
      entries: book.rollback.entries.map(({ number, undoes, title, words, lines, entries: inside }) => ({
        number,
        undoes,
        title: title ?? null,
        text: say(words),
        lines: lines.map(lineOf),
        activities: inside.map(entryOf),
      })),
    },
    contingencies: book.contingencies.map(({ number, title, lines, entries: inside }) => ({
      number,
      title,
      lines: lines.map(lineOf),
      activities: inside.map(entryOf),
    })),
    accepted: book.accepted.map(({ until, ...each }) => ({ ...each, until: until ?? null })),
    findings: book.findings.map(({ number, ...each }) => ({ ...each, number: number ?? null })),
  };
}
