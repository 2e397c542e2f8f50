/** What one person has to know of a release: what they do and when, whom they wait for, who waits for them, and what they undo. */
import type { Activity, Owners, Participant, PartyUse, Runbook, Team } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import { formatDuration } from "../time/duration.js";
import type { Analysis } from "../workspace/analysis.js";
import {
  type Book,
  type BookContingency,
  type BookEntry,
  type BookFact,
  type BookLine,
  type BookUndoing,
  entriesIn,
  fact,
} from "./book/book.js";
import { reachedWords, type Sheet } from "./book/sheet.js";
import { joined, leadingTo, moment, period, said, see, type Words, words } from "./book/words.js";
import { bookOf } from "./book.js";
import { numbersOf } from "./numbers.js";
import { byStart, partyTitle } from "./release.js";
import { neighboursOf } from "./timeline/neighbours.js";
import { orderOf } from "./timeline-data/rows.js";

export interface PersonSheet {
  readonly name: string;
  readonly title: string;
  readonly book: Book;
  /** What the reader may choose besides the zone of the sheet: the runbook's, and UTC. */
  readonly otherZones: readonly string[];
  readonly facts: readonly BookFact[];
  /** What they do, cover, take part in or are told of, in the order of time. */
  readonly entries: readonly BookEntry[];
  readonly undoings: readonly BookUndoing[];
  readonly contingencies: readonly BookContingency[];
}

/** Of all who have something to do, to undo or to decide, in the order they are declared. */
export function sheetsFor(analysis: Analysis, zone?: string): readonly PersonSheet[] {
  const books = new Map<string | undefined, Book | undefined>();
  const bookIn: BookIn = there => {
    if (!books.has(there)) books.set(there, bookOf(analysis, there));
    return books.get(there);
  };
  return analysis.plan.people.flatMap(({ name }) => {
    const sheet = sheetIn(bookIn, analysis, name, zone);
    return sheet && hasPart(sheet) ? [sheet] : [];
  });
}

function hasPart({ entries, undoings, contingencies, facts }: PersonSheet): boolean {
  const things = entries.length + undoings.length + contingencies.length;
  return things > 0 || facts.some(({ what }) => what === "You are");
}

/**
 * Undefined where there is no such person, or no runbook.
 * @param name as it is declared
 * @param zone IANA zone the times are in; the person's own when undefined
 */
export function sheetFor(analysis: Analysis, name: string, zone?: string): PersonSheet | undefined {
  return sheetIn(there => bookOf(analysis, there), analysis, name, zone);
}

/** The book with its times in a zone: one for all who live in it. */
type BookIn = (zone: string | undefined) => Book | undefined;

function sheetIn(bookIn: BookIn, analysis: Analysis, name: string, zone: string | undefined): PersonSheet | undefined {
  const { plan } = analysis;
  const release = releaseOf(plan, analysis.schedule);
  const position = plan.people.findIndex(each => each.name === name);
  const person = plan.people[position];
  const there = zone ?? person?.zone ?? release?.runbook.zone;
  const book = bookIn(there);
  if (!release || !person || !book || there === undefined) return undefined;
  const { runbook } = release;
  const { work } = runbook;
  const sheet: Sheet = { ...release, plan, zone: there, numbers: numbersOf(work) };
  const teams = new Set(person.teams.flatMap(id => plan.teams.findIndex((each: Team) => each.id === id)));
  const isMe = (party: PartyUse): boolean =>
    (party.kind === "person" && party.person === position) || (party.kind === "team" && teams.has(party.team));
  const entriesByNumber = new Map(entriesIn(book.steps).map(entry => [entry.number, entry]));
  const mine = byStart(work, release.schedule.work).flatMap(({ activity }) => {
    const role = roleOf(activity, isMe, sheet);
    const entry = entriesByNumber.get(sheet.numbers.activities[activity.index] ?? "");
    return role && entry ? [{ activity, entry, role }] : [];
  });
  const order = orderOf(work);
  const activityOf = new Map(work.activities.map(each => [sheet.numbers.activities[each.index], each]));
  const undoings = book.rollback.entries.filter(({ title, undoes }) => {
    const steps = title === undefined ? [] : undoes.flatMap(number => activityOf.get(number) ?? []);
    return steps.some(step => ownsRollback(step, runbook, isMe));
  });
  const here = new Set([...mine.map(({ entry }) => entry), ...undoings].map(({ number }) => number));
  const entries = mine.map(({ activity, entry, role }) => {
    const { before, after } = neighboursOf(order, work.activities.length, activity.index);
    const lines = [
      ...fact("You", role),
      ...fact("You wait for", neighbourWords(before, isMe, sheet)),
      ...fact("Who waits for you", neighbourWords(after, isMe, sheet)),
    ];
    return { ...entry, lines: linesWithin([...lines, ...entry.lines], here) };
  });
  const activities = mine.map(({ activity }) => activity);
  return {
    name,
    title: person.title || name,
    book,
    otherZones: [runbook.zone, "UTC"],
    facts: [...rolesOf(runbook, isMe), ...hoursOf(activities, release), ...calledOf(runbook, sheet)],
    entries,
    undoings: undoings.map(each => ({
      ...each,
      words: leadingTo(each.words, number => here.has(number)),
      lines: linesWithin(each.lines, here),
    })),
    contingencies: book.contingencies.filter((_, index) => takesPart(runbook.contingencies[index]?.owners, isMe)),
  };
}

/** What leads to somebody else's entry says only its number. */
function linesWithin(lines: readonly BookLine[], here: ReadonlySet<string>): readonly BookLine[] {
  return lines.map(line =>
    line.kind === "fact" || line.kind === "comment"
      ? { ...line, words: leadingTo(line.words, number => here.has(number)) }
      : line,
  );
}

type IsMe = (party: PartyUse) => boolean;

/** "own it", "cover Jack Riley (+61 …)"; undefined for what they have no part in. */
function roleOf({ owners, audience }: Activity, isMe: IsMe, sheet: Sheet): Words | undefined {
  const [first, ...covers] = owners?.parties ?? [];
  if (first && isMe(first))
    return first.kind === "team" ? words`own it, with your team ${partyTitle(first, sheet.plan)}` : said("own it");
  if (first && covers.some(isMe)) return words`are the cover of ${reachedWords(first, sheet)}`;
  const label = owners?.with.find(isMe)?.label;
  if (owners?.with.some(isMe)) {
    const as = label === undefined ? said("take part") : words`take part as ${label}`;
    return first ? words`${as}, with ${reachedWords(first, sheet)}` : as;
  }
  return audience.some(each => each.kind === "party" && isMe(each.party)) ? said("are told") : undefined;
}

/** What somebody else does right before or after, and how they are reached. */
function neighbourWords(activities: readonly number[], isMe: IsMe, sheet: Sheet): Words | undefined {
  const others = activities.flatMap(index => {
    const activity = sheet.runbook.work.activities[index];
    const [owner] = activity?.owners?.parties ?? [];
    if (!activity || !owner || isMe(owner)) return [];
    return [
      words`${see(sheet.numbers.activities[index] ?? "")} ${activity.title || activity.name}, ${reachedWords(owner, sheet)}`,
    ];
  });
  return others.length === 0 ? undefined : joined(others, "; ");
}

/** "You are: coordinator, may call a rollback" */
function rolesOf(runbook: Runbook, isMe: IsMe): readonly BookFact[] {
  const roles = [
    ...(runbook.coordinators.some(isMe) ? ["coordinator"] : []),
    ...(runbook.deciders.some(isMe) ? ["one who may call a rollback"] : []),
    ...(runbook.accountable && isMe(runbook.accountable) ? ["accountable"] : []),
    ...(runbook.escalation && isMe(runbook.escalation.party) ? ["called when it is late"] : []),
  ];
  return roles.length === 0 ? [] : [{ what: "You are", words: said(roles.join(", ")) }];
}

/** When the first begins and the last ends, worst case included. */
function hoursOf(mine: readonly Activity[], { schedule }: Release): readonly BookFact[] {
  const spans = mine.flatMap(({ index }) => schedule.work.activities[index] ?? []);
  const starts = spans.flatMap(({ planned }) => planned?.start ?? []);
  const ends = spans.flatMap(({ planned }) => planned?.end ?? []);
  const worst = spans
    .flatMap(({ worst: each }) => each?.end ?? [])
    .reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (starts.length === 0 || ends.length === 0) return [];
  const span = { start: starts.reduce((a, b) => Math.min(a, b)), end: ends.reduce((a, b) => Math.max(a, b)) };
  const atWorst = worst > span.end ? words`, in the worst case until ${moment(worst)}` : undefined;
  return [
    { what: "Your part", words: words`${period(span)} (${said(formatDuration(span.end - span.start))})${atWorst}` },
  ];
}

/** Whom to call, and where. */
function calledOf(runbook: Runbook, sheet: Sheet): readonly BookFact[] {
  const list = (what: string, parties: readonly Participant[]): readonly BookFact[] =>
    parties.length === 0
      ? []
      : [
          {
            what,
            words: joined(
              parties.map(each => reachedWords(each, sheet)),
              " or ",
            ),
          },
        ];
  return [
    ...list("Coordinator", runbook.coordinators),
    ...list("Decides on a rollback", runbook.deciders),
    ...(runbook.bridge ? [{ what: "Bridge", words: words`${runbook.bridge.text}` }] : []),
  ];
}

function takesPart(owners: Owners | undefined, isMe: IsMe): boolean {
  return owners !== undefined && [...owners.parties, ...owners.with].some(isMe);
}

/** Whether they own the rollback of a step, or one of its activities. */
function ownsRollback({ answer }: Activity, { rollbacks }: Runbook, isMe: IsMe): boolean {
  const rollback = answer?.kind === "counterpart" ? rollbacks[answer.rollback] : undefined;
  const inside = rollback?.work?.activities ?? [];
  return takesPart(rollback?.owners, isMe) || inside.some(({ owners }) => takesPart(owners, isMe));
}
