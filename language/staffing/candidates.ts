/** Who could do something instead or as well: for the fixes and the editor, best available first. */

import { keptFor } from "../plan/kept.js";
import type { Away, DeclarationId, EnvironmentUse, Person } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";
import { hullOf, meets } from "../schedule/spans.js";
import { type Booking, diariesOf, isBusy } from "./bookings.js";
import { isAway, needsOf } from "./capable.js";
import { leaveDuring } from "./leave.js";
import { offDutyIn, personMayAct, type Staff, skillsLacking } from "./staff.js";
import type { Task } from "./tasks.js";
import { works } from "./working-time.js";

/** What somebody would take on: everything these need, wherever they act, whenever they happen. */
type Duty = Pick<Task, "needs" | "environment" | "planned" | "worst">;

/** How many qualified people, and how many of the times, are looked at for one finding: its cost does not grow with the roster. */
const LOOKED_AT = 16;

/** Free and in working time. */
const BEST = 3;

/** At most `most` people who can do all of `duties` and are not away then; those free and in their working time come first. */
export function candidatesFor(
  staff: Staff,
  release: Release,
  duties: readonly Duty[],
  except: ReadonlySet<number>,
  most = 3,
): readonly Person[] {
  return positionsFor(staff, release, duties, except, most).flatMap(person => staff.roster.people[person] ?? []);
}

/** The same, as positions of people. */
export function positionsFor(
  staff: Staff,
  release: Release,
  duties: readonly Duty[],
  except: ReadonlySet<number>,
  most = 3,
): readonly number[] {
  const spans = spansOf(release, duties.slice(0, LOOKED_AT));
  const found: { readonly person: number; readonly rank: number }[] = [];
  let looked = 0;
  let best = 0;
  for (const person of qualified(staff, duties)) {
    if (except.has(person)) continue;
    if (looked === LOOKED_AT || best === most) break;
    looked += 1;
    if (spans.some(span => isAway(staff, person, span))) continue;
    const rank = rankOf(staff, release, person, spans);
    if (rank === BEST) best += 1;
    found.push({ person, rank });
  }
  found.sort((a, b) => b.rank - a.rank || a.person - b.person);
  return found.slice(0, most).map(({ person }) => person);
}

/** When the duties happen; all of the plan, where that is not known for certain. */
function spansOf({ schedule }: Release, duties: readonly Duty[]): readonly Span[] {
  const certain = duties.flatMap(({ planned, worst }) => (planned && worst ? (hullOf([planned, worst]) ?? []) : []));
  const whole = schedule.dated ? schedule.work.planned : undefined;
  return whole && (duties.length === 0 || certain.length < duties.length) ? [...certain, whole] : certain;
}

function rankOf(staff: Staff, release: Release, person: number, spans: readonly Span[]): number {
  const { planned } = diariesOf(release);
  const isFree = !spans.some(span => isBusy(planned, person, span));
  return (worksIn(staff, person, spans) ? 2 : 0) + (isFree ? 1 : 0);
}

/** Whether spans lie in a person's working time; nobody without a zone is known to. */
export function worksIn(staff: Staff, person: number, spans: readonly Span[]): boolean {
  const off = offDutyIn(staff, person);
  return off !== undefined && spans.every(span => works(off, span));
}

const qualifiedIn = keptFor((_: Staff) => new Map<string, readonly number[]>());

/** Everybody who knows and may: kept, for many tasks need the same. */
function qualified(staff: Staff, duties: readonly Duty[]): readonly number[] {
  const needs = [...new Set(duties.flatMap(needsOf))].sort();
  const environments = new Map(
    duties.flatMap(({ environment }) => (environment ? [[environment.environment, environment] as const] : [])),
  );
  const key = JSON.stringify([needs, [...environments.keys()]]);
  const answers = qualifiedIn(staff);
  const made = answers.get(key) ?? makeQualified(staff, needs, [...environments.values()]);
  answers.set(key, made);
  return made;
}

function makeQualified(
  staff: Staff,
  needs: readonly DeclarationId[],
  environments: readonly EnvironmentUse[],
): readonly number[] {
  return [...staff.roster.people.keys()].filter(
    person =>
      skillsLacking(staff, person, needs).length === 0 && environments.every(use => personMayAct(staff, person, use)),
  );
}

/** How somebody would do as an owner. */
export interface Suitability {
  /** Skills that are needed and they lack. */
  readonly lacks: readonly DeclarationId[];
  readonly mayAct: boolean;
  readonly away: Away | undefined;
  /** In their working time; undefined where that cannot be judged. */
  readonly works: boolean | undefined;
  /** What they are booked for at that time, besides the duties themselves. */
  readonly busyWith: Booking | undefined;
  /** Higher is better: 0 for who cannot do it at all. */
  readonly rank: number;
}

/** How a person, by position, would do as owner of all of `duties`. */
export function suitabilityOf(
  staff: Staff,
  release: Release,
  duties: readonly (Duty & Pick<Task, "head">)[],
  person: number,
): Suitability {
  const looked = duties.slice(0, LOOKED_AT);
  const spans = spansOf(release, looked);
  const lacks = skillsLacking(staff, person, [...new Set(duties.flatMap(needsOf))]);
  const mayAct = duties.every(({ environment }) => personMayAct(staff, person, environment));
  const found = staff.roster.people[person];
  const away = found && spans.flatMap(span => leaveDuring(found, span) ?? [])[0];
  const works = spans.length > 0 && offDutyIn(staff, person) ? worksIn(staff, person, spans) : undefined;
  const own = new Set(looked.map(({ head }) => head));
  const busyWith = diariesOf(release)
    .planned.get(person)
    ?.bookings.find(({ task, span }) => !own.has(task.head) && spans.some(each => meets(span, each)));
  const able = lacks.length === 0 && mayAct && !away;
  return { lacks, mayAct, away, works, busyWith, rank: able ? 1 + (works ? 2 : 0) + (busyWith ? 0 : 1) : 0 };
}
