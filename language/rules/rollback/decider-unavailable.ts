import type { Related } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Activity, PartyUse, Runbook, Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { type Mode, modes, type Span } from "../../schedule/schedule.js";
import { meets, merged, overlapOf, without } from "../../schedule/spans.js";
import { leaveDuring } from "../../staffing/leave.js";
import { notWorking } from "../../staffing/off-duty-words.js";
import { mayBeNeededForRollback } from "../../staffing/rollback-need.js";
import { offDutyIn, type Staff, staffOf, teamMembershipOf } from "../../staffing/staff.js";
import { leavesOf, understaffingIn } from "../../staffing/understaffing.js";
import { offWithin } from "../../staffing/working-time.js";
import { count, list } from "../../wording/lists.js";
import { period } from "../../wording/times.js";
import { severalOf } from "../concerns.js";
import type { Report, Rule } from "../rule.js";
import { mayBeFinal, mayBeUndone, mayRollBack } from "./decision.js";

export const deciderUnavailable: Rule = {
  code: "rollback/decider-unavailable",
  severity: "error",
  *check({ plan, release }) {
    if (!release?.schedule.dated || !mayRollBack(release.runbook) || mayBeFinal(release.runbook)) return;
    const staff = staffOf(plan);
    const people = peopleOfParties(staff, release.runbook.deciders);
    if (!people || people.length === 0) return;
    const said: DeciderGap[] = [];
    for (const mode of modes) {
      const gaps = callable(release, mode).flatMap(span => gapsIn(staff, people, span));
      const [gravest, ...others] = gaps.filter(gap => !isReported(gap, said)).sort(byGravity(release));
      if (!gravest) continue;
      for (const gap of [gravest, ...others]) said.push(gap);
      yield reportOf(staff, release, people, mode, gravest, others);
    }
  },
};

/** A stretch of time in which no decider is available. */
interface DeciderGap {
  readonly span: Span;
  /** All of them are away; otherwise some are only outside working hours. */
  readonly isAway: boolean;
}

/** What is so as planned is not said again of the worst case, unless that is graver. */
function isReported({ span, isAway }: DeciderGap, said: readonly DeciderGap[]): boolean {
  return said.some(each => meets(each.span, span) && (each.isAway || !isAway));
}

/** For as long as one of the steps may have to be undone; nothing when none begins before the point of no return. */
function callable(release: Release, mode: Mode): readonly Span[] {
  const steps = release.runbook.work.activities.filter(mayBeUndone);
  const noReturn = release.schedule.pointOfNoReturn?.[mode === "planned" ? "at" : "worst"] ?? Number.POSITIVE_INFINITY;
  const needed = undoneTogether(release.runbook, steps).flatMap(
    each => mayBeNeededForRollback(release, each, mode) ?? [],
  );
  return merged(needed.filter(({ start }) => start < noReturn));
}

/** Without gates that keep any of them, all at once: whoever may be called for the first may be called for the last. */
function undoneTogether({ keeps, rollbacks }: Runbook, steps: readonly Activity[]): readonly (readonly number[])[] {
  if (keeps.length === 0) return [steps.map(({ index }) => index)];
  const used = new Set(steps.flatMap(({ answer }) => (answer?.kind === "counterpart" ? [answer.rollback] : [])));
  const others = steps.filter(({ answer }) => answer?.kind !== "counterpart");
  return [...[...used].map(rollback => rollbacks[rollback]?.users ?? []), ...others.map(({ index }) => [index])];
}

/** The people who may decide; undefined when somebody is always there (a rotation), or it cannot be known who is. */
function peopleOfParties(staff: Staff, deciders: readonly PartyUse[]): readonly number[] | undefined {
  const people = new Set<number>();
  for (const decider of deciders) {
    if (decider.kind === "person") people.add(decider.person);
    else if (decider.kind === "nobody" && !decider.placeholder) return undefined;
    else if (decider.kind === "team") {
      if (teamMembershipOf(staff, decider.team) !== "listed" || isAlwaysCovered(staff, decider.team)) return undefined;
      for (const member of staff.members[decider.team] ?? []) people.add(member);
    }
  }
  return [...people];
}

/** A rotation that can be reached has somebody at any time, also where those who name the team are off. */
function isAlwaysCovered({ roster }: Staff, team: number): boolean {
  const { rotation, contacts } = roster.teams[team] ?? { rotation: undefined, contacts: [] };
  return rotation !== undefined && contacts.length > 0;
}

/** In order of time: those in which all are away, and apart from these those in which all are away or off duty. */
function gapsIn(staff: Staff, people: readonly number[], span: Span): readonly DeciderGap[] {
  const leaves = leavesOf(staff);
  const away = understaffingIn(people, span, 1, leaves).map(lack => lack.span);
  const off = understaffingIn(people, span, 1, (person, within) =>
    merged([...leaves(person, within), ...nightsOf(staff, person, within)]),
  );
  return [
    ...away.map(each => ({ span: each, isAway: true })),
    ...off.flatMap(lack => without(lack.span, away)).map(each => ({ span: each, isAway: false })),
  ];
}

/** A release that lasts longer is judged by its first month. */
const longest: Seconds = 31 * 86_400;

function nightsOf(staff: Staff, person: number, { start, end }: Span): readonly Span[] {
  const off = offDutyIn(staff, person);
  const judged = { start, end: Math.min(end, start + longest) };
  return off ? offWithin(off, judged).flatMap(night => overlapOf(night, judged) ?? []) : [];
}

/** Nobody at all comes first, then what is in the window, then the longest. */
function byGravity({ runbook: { window } }: Release): (a: DeciderGap, b: DeciderGap) => number {
  const isInWindow = ({ span }: DeciderGap): number => (window && meets(window, span) ? 1 : 0);
  const length = ({ span: { start, end } }: DeciderGap): Seconds => end - start;
  return (a, b) =>
    Number(b.isAway) - Number(a.isAway) ||
    isInWindow(b) - isInWindow(a) ||
    length(b) - length(a) ||
    a.span.start - b.span.start;
}

const mostTimes = 2;

function reportOf(
  staff: Staff,
  release: Release,
  people: readonly number[],
  mode: Mode,
  { span, isAway }: DeciderGap,
  others: readonly DeciderGap[],
): Report {
  const { deciders, head } = release.runbook;
  const times = others.slice(0, mostTimes).map(each => `from ${period(each.span, release)}`);
  if (others.length > mostTimes) times.push(`at ${count(others.length - mostTimes, "more time")}`);
  const nor = times.length > 0 ? ` No decider is available ${list(times)} either.` : "";
  const place = placeOfAll(deciders) ?? head;
  return {
    message: `${mode === "worst" ? "In the worst case, no" : "No"} decider is available to call a rollback from ${period(span, release)}: ${reasons(staff, people, span, release)}.${nor} Name a decider who is available then: \`decider NAME or NAME\`.`,
    place,
    // Times have no names: one more of them is one more of the same.
    concerns: severalOf([span, ...others].map(() => ({ place }))),
    mode,
    ...(isAway ? {} : { severity: "warning" }),
    related: people.flatMap(person => leaveRelated(staff, person, span)).slice(0, mostRelated),
  };
}

const mostRelated = 10;

const mostNamed = 3;

function reasons(staff: Staff, people: readonly number[], gap: Span, release: Release): string {
  const named = people.slice(0, mostNamed).flatMap(index => {
    const person = staff.roster.people[index];
    if (!person) return [];
    if (leaveDuring(person, gap)) return [`${person.title} is away`];
    return [notWorking(staff, index, gap.start, release.runbook.zone)];
  });
  const more = people.length - named.length;
  return list(more > 0 ? [...named, `${more} more are not available either`] : named);
}

function leaveRelated(staff: Staff, index: number, gap: Span): readonly Related[] {
  const person = staff.roster.people[index];
  const leave = person && leaveDuring(person, gap);
  return leave ? [{ message: `${person.title} is away`, place: leave.place }] : [];
}

function placeOfAll(uses: readonly PartyUse[]): Place | undefined {
  const [first, last] = [uses[0]?.place, uses.at(-1)?.place];
  return first && last && { uri: first.uri, range: { start: first.range.start, end: last.range.end } };
}
