/** Whether those who decide on a rollback, and those who would do it, are there until the latest safe decision. */
import type { Instant, PartyUse } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { merged } from "../schedule/spans.js";
import { type Capable, capableOf } from "../staffing/capable.js";
import { notWorking } from "../staffing/off-duty-words.js";
import { awayText } from "../staffing/people.js";
import { offDutyIn, type Staff, staffOf, teamMembershipOf } from "../staffing/staff.js";
import { tasksOfRollbacks } from "../staffing/tasks.js";
import { offWithin } from "../staffing/working-time.js";
import type { Forecast } from "./forecast.js";

export interface Attendance {
  /** What they are for: "decide", or the title of a rollback. */
  readonly duty: { readonly kind: "decide" } | { readonly kind: "restore"; readonly title: string };
  readonly people: readonly Present[];
  /** A rotation that always has somebody. */
  readonly rotation: boolean;
  /** Stretches of the time asked about in which nobody is there; empty too where that cannot be judged. */
  readonly without: readonly Span[];
}

/** A person, by position. */
export interface Present {
  readonly person: number;
  /** From when on they are not there, and why in words; undefined where they are there all the time. */
  readonly gone: { readonly at: Instant; readonly why: string } | undefined;
}

/** From now until the latest safe decision as planned; none where there is no such decision, or where the plan has no date. */
export function attendanceUntilDecision(forecast: Forecast): readonly Attendance[] {
  const { plan, release, now, decision, progress } = forecast;
  const until = decision.planned?.until;
  if (until === undefined || until <= now || !release.schedule.dated) return [];
  // Before anything begins nobody has to decide anything, nor to undo it.
  const begins = release.schedule.work.activities.reduce(
    (first, { planned }) => Math.min(first, planned?.start ?? first),
    until,
  );
  const span = { start: Math.max(now, begins), end: until };
  const staff = staffOf(plan);
  const { zone, rollbacks } = release.runbook;
  const all: Attendance[] = [];
  if (plan.runbook.deciders.length > 0)
    all.push({ duty: { kind: "decide" }, ...presence(staff, deciders(staff, plan.runbook.deciders), span, zone) });
  for (const [index, tasks] of tasksOfRollbacks(release).entries()) {
    const rollback = rollbacks[index];
    const hasBegun = rollback?.users.some(user => progress.subjects[user]?.began !== undefined);
    if (!rollback || !hasBegun) continue;
    for (const task of tasks)
      all.push({
        duty: { kind: "restore", title: task.title },
        ...presence(staff, capableOf(staff, task), span, zone),
      });
  }
  return all;
}

type Candidates = Pick<Capable, "people" | "rotation"> & { readonly doubts: { readonly size: number } };

function deciders(staff: Staff, parties: readonly PartyUse[]): Candidates {
  const people = parties.flatMap(party =>
    party.kind === "person" ? [party.person] : party.kind === "team" ? (staff.members[party.team] ?? []) : [],
  );
  const isRotation = (party: PartyUse): boolean =>
    party.kind === "team" && staff.roster.teams[party.team]?.rotation !== undefined;
  const isUnknown = (party: PartyUse): boolean =>
    party.kind === "nobody" || (party.kind === "team" && teamMembershipOf(staff, party.team) !== "listed");
  return {
    people: [...new Set(people)],
    rotation: parties.some(isRotation),
    doubts: { size: parties.filter(isUnknown).length },
  };
}

function presence(
  staff: Staff,
  { people, rotation, doubts }: Candidates,
  span: Span,
  zone: string,
): Omit<Attendance, "duty"> {
  const absences = people.map(person => absencesOf(staff, person, span));
  const isJudged = !rotation && doubts.size === 0 && people.every(person => offDutyIn(staff, person) !== undefined);
  return {
    people: people.map((person, index) => ({ person, gone: goneFrom(staff, person, absences[index] ?? [], zone) })),
    rotation,
    without: isJudged ? inCommon(absences, span) : [],
  };
}

/** When they are away or off duty, inside a span. */
function absencesOf(staff: Staff, person: number, span: Span): readonly Span[] {
  const off = offDutyIn(staff, person);
  const away = (staff.roster.people[person]?.away ?? []).map(({ from, to }) => ({ start: from, end: to }));
  const within = [...away, ...(off ? offWithin(off, span) : [])].flatMap(each => {
    const [start, end] = [Math.max(span.start, each.start), Math.min(span.end, each.end)];
    return start < end ? [{ start, end }] : [];
  });
  return merged(within);
}

function goneFrom(staff: Staff, person: number, [first]: readonly Span[], zone: string): Present["gone"] {
  if (!first) return undefined;
  const found = staff.roster.people[person];
  const leave = found?.away.find(({ from, to }) => from <= first.start && first.start < to);
  const why =
    found && leave ? `${found.title} is ${awayText(leave, found)}` : notWorking(staff, person, first.start, zone);
  return { at: first.start, why };
}

/** What all of them are absent in; all of the span where there is nobody. */
function inCommon(absences: readonly (readonly Span[])[], span: Span): readonly Span[] {
  return absences.reduce<readonly Span[]>(bothIn, [span]);
}

/** Where spans in order overlap others in order. Linear. */
function bothIn(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const both: Span[] = [];
  for (let [at, other] = [0, 0]; ; ) {
    const [one, next] = [some[at], others[other]];
    if (!one || !next) return both;
    const [start, end] = [Math.max(one.start, next.start), Math.min(one.end, next.end)];
    if (start < end) both.push({ start, end });
    if (one.end < next.end) at += 1;
    else other += 1;
  }
}
