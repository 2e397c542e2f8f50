/** Who could do something instead or as well: for the fixes, best available first. */

import type { DeclarationId, EnvironmentUse, Person } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Span } from "../../schedule/schedule.js";
import { hullOf } from "../../schedule/spans.js";
import { keptFor } from "../kept.js";
import { diariesOf, isBusy } from "./bookings.js";
import { isAway, needsOf } from "./capable.js";
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
  const spans = spansOf(release, duties.slice(0, LOOKED_AT));
  const found: { readonly person: number; readonly rank: number }[] = [];
  let looked = 0;
  for (const person of qualified(staff, duties)) {
    if (except.has(person)) continue;
    if (looked === LOOKED_AT || found.filter(({ rank }) => rank === BEST).length === most) break;
    looked += 1;
    if (spans.some(span => isAway(staff, person, span))) continue;
    found.push({ person, rank: rankOf(staff, release, person, spans) });
  }
  found.sort((a, b) => b.rank - a.rank || a.person - b.person);
  return found.slice(0, most).flatMap(({ person }) => staff.plan.people[person] ?? []);
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
  return [...staff.plan.people.keys()].filter(
    person =>
      skillsLacking(staff, person, needs).length === 0 && environments.every(use => personMayAct(staff, person, use)),
  );
}
