import type { Related } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { PartyUse } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { merged } from "../../schedule/spans.js";
import { leaveDuring } from "../owner/leave.js";
import { type Staff, staffOf, standingOf } from "../owner/staff.js";
import { firstOff, offDutyOf } from "../owner/working-time.js";
import type { Rule } from "../rule.js";
import { planEnd } from "../window/plan-end.js";
import { list, localTime, when } from "../words.js";
import { mayBeUndone, mayRollBack } from "./decision.js";

export const deciderUnavailable: Rule = {
  code: "rollback/decider-unavailable",
  severity: "error",
  summary: "A time in which a rollback may have to be called, and every decider is away or outside working hours.",
  why: "From the first step that may have to be undone, somebody must be there to say stop. A decider who has to be found on a mountain or woken up costs the minutes that the rollback needs.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
person cho "Cho" {
  timezone Asia/Seoul
  away 2026-05-18 to 2026-05-29 because "on leave"
}

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  decider cho
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
person cho "Cho" {
  timezone Asia/Seoul
  away 2026-05-18 to 2026-05-29 because "on leave"
}

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  decider cho or ana
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan, release }) {
    if (!release?.schedule.dated || !mayRollBack(release.runbook)) return;
    const staff = staffOf(plan);
    const people = peopleBehind(staff, release.runbook.deciders);
    const [planned, worst] = [callable(release, "planned"), callable(release, "worst")];
    if (!people || people.length === 0 || !planned || !worst) return;

    const away = nobodyThere(staff, people, planned, leavesOf);
    const off = away ?? nobodyThere(staff, people, planned, leavesAndNightsOf);
    const gap = off ?? nobodyThere(staff, people, worst, leavesOf);
    if (!gap) return;
    yield {
      message: `${off ? "Nobody" : "In the worst case nobody"} is there to call a rollback from ${when(gap.start, release)} to ${when(gap.end, release)}: ${reasons(staff, people, gap, release)}. Name a decider who is: \`decider NAME or NAME\`.`,
      place: placeOfAll(release.runbook.deciders) ?? release.runbook.head,
      severity: away ? "error" : "warning",
      related: people.flatMap(person => leaveRelated(staff, person, gap)).slice(0, 10),
    };
  },
};

/** From the start of the first step that may be undone to the end of the plan, or until there is no way back. Undefined when a start is not exact. */
function callable({ runbook, schedule }: Release, mode: Mode): Span | undefined {
  let start = Number.POSITIVE_INFINITY;
  for (const activity of runbook.work.activities) {
    const times = schedule.work.activities[activity.index];
    if (!mayBeUndone(activity) || !times?.[mode]) continue;
    if (times.startInexact) return undefined;
    start = Math.min(start, times[mode].start);
  }
  const noReturn = schedule.pointOfNoReturn?.[mode === "planned" ? "at" : "worst"] ?? Number.POSITIVE_INFINITY;
  const end = Math.min(planEnd(schedule, mode)?.at ?? start, noReturn);
  return start < end ? { start, end } : undefined;
}

/** The people who may decide; undefined when somebody is always there (a rotation), or it cannot be known who is. */
function peopleBehind(staff: Staff, deciders: readonly PartyUse[]): readonly number[] | undefined {
  const people = new Set<number>();
  for (const decider of deciders) {
    if (decider.kind === "person") people.add(decider.person);
    else if (decider.kind === "nobody" && !decider.placeholder) return undefined;
    else if (decider.kind === "team") {
      if (standingOf(staff, decider.team) !== "listed" || isAlwaysCovered(staff, decider.team)) return undefined;
      for (const member of staff.members[decider.team] ?? []) people.add(member);
    }
  }
  return [...people];
}

/** A rotation that can be reached has somebody at any time, also where those who name the team are off. */
function isAlwaysCovered({ plan }: Staff, team: number): boolean {
  const { rotation, contacts } = plan.teams[team] ?? { rotation: undefined, contacts: [] };
  return rotation !== undefined && contacts.length > 0;
}

type TimesOff = (staff: Staff, person: number, span: Span) => readonly Span[];

/** The first time in a span in which all of them are off. */
function nobodyThere(staff: Staff, people: readonly number[], span: Span, timesOff: TimesOff): Span | undefined {
  let gaps: readonly Span[] = [span];
  for (const person of people) {
    const off = timesOff(staff, person, span);
    gaps = gaps.flatMap(gap => off.flatMap(each => overlap(gap, each) ?? []));
    if (gaps.length === 0) return undefined;
  }
  return gaps.reduce((first, each) => (each.start < first.start ? each : first));
}

function overlap(a: Span, b: Span): Span | undefined {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : undefined;
}

const leavesOf: TimesOff = (staff, person, span) =>
  (staff.plan.people[person]?.away ?? []).flatMap(({ from, to }) => overlap({ start: from, end: to }, span) ?? []);

/** Leaves and what is outside working time, as stretches that do not overlap. */
const leavesAndNightsOf: TimesOff = (staff, person, span) => {
  const someone = staff.plan.people[person];
  const off = someone && offDutyOf(someone, staff.teams[person] ?? [], staff.plan.policy);
  const stretches = [...leavesOf(staff, person, span)];
  for (let at = span.start, looked = 0; off && at < span.end && looked < mostNights; looked++) {
    const stretch = firstOff(off, { start: at, end: span.end });
    if (!stretch) break;
    stretches.push(...[overlap(stretch, span) ?? []].flat());
    at = Math.max(at + 1, stretch.end);
  }
  return merged(stretches);
};

/** A release that lasts longer is judged by its first month. */
const mostNights = 31;

const mostNamed = 3;

function reasons(staff: Staff, people: readonly number[], gap: Span, release: Release): string {
  const named = people.slice(0, mostNamed).flatMap(index => {
    const person = staff.plan.people[index];
    if (!person) return [];
    if (leaveDuring(person, gap)) return [`${person.title} is away`];
    return [`for ${person.title} it is ${localTime(gap.start, person, release) ?? "outside working hours"}`];
  });
  const more = people.length - named.length;
  return list(more > 0 ? [...named, `${more} more are off as well`] : named);
}

function leaveRelated(staff: Staff, index: number, gap: Span): readonly Related[] {
  const person = staff.plan.people[index];
  const leave = person && leaveDuring(person, gap);
  return leave ? [{ message: `${person.title} is away`, place: leave.place }] : [];
}

function placeOfAll(uses: readonly PartyUse[]): Place | undefined {
  const [first, last] = [uses[0]?.place, uses.at(-1)?.place];
  return first && last && { uri: first.uri, range: { start: first.range.start, end: last.range.end } };
}
