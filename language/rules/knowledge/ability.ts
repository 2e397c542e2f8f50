/** Whether enough people can do a task at its time. */

import { keptFor } from "../../plan/kept.js";
import type { DeclarationId, Instant } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import { type Capable, capableOf, type Doubt, needsOf, presentIn } from "../../staffing/capable.js";
import { leaveDuring } from "../../staffing/leave.js";
import { isOwned, type OwnedTask } from "../../staffing/owned.js";
import type { Staff } from "../../staffing/staff.js";
import { needsAbility, type Task, tasksOf } from "../../staffing/tasks.js";
import { leavesOf, understaffingIn } from "../../staffing/understaffing.js";
import { count } from "../../wording/lists.js";
import { period, when } from "../../wording/times.js";
import type { Subject } from "../rule.js";

/** A task that too few can do. */
export interface Shortage {
  readonly task: OwnedTask;
  /** Who can, by position. */
  readonly people: readonly number[];
  readonly mode: Mode;
  /**
   * When: all of an activity; of the time in which a rollback may be needed, the first stretch. Undefined where only skills and
   * permission could be judged.
   */
  readonly span: Span | undefined;
  /** From when on there are so few. */
  readonly from: Instant | undefined;
  /** How many more such stretches there are. */
  readonly more: number;
}

/** What is known of a task. */
export interface Ability {
  readonly task: Task;
  /** Skills it needs and nobody anywhere has. */
  readonly unknownSkills: readonly DeclarationId[];
  /** Nobody named can do it. */
  readonly nobody: Shortage | undefined;
  /** Somebody can do it, but fewer than the least cover. */
  readonly few: Shortage | undefined;
  /** Who of those named cannot be judged. */
  readonly doubts: readonly Doubt[];
}

/**
 * Of the tasks of which that can be judged, in order. Linear in the tasks. A placeholder and an empty team are nobody, once the
 * finding about them is not shown: until then it says all there is to say.
 */
export function abilitiesOf({ isShown, each }: Subject, staff: Staff, release: Release): readonly Ability[] {
  return each(tasksOf(release), abilityOf, staff)
    .filter(ability => ability !== undefined)
    .filter(({ task, doubts }) => doubts.every(doubt => doubt !== "unknown" && !isShown(doubt, task)));
}

/** Undefined where there is nothing to say. */
function abilityOf(task: Task, staff: Staff): Ability | undefined {
  const had = skillsHad(staff);
  const unknownSkills = task.needs.length === 0 ? nothing : needsOf(task).filter(skill => !had.has(skill));
  const isWeighed =
    unknownSkills.length === 0 && !task.broken && needsAbility(task) && isOwned(task) && !isToBeFound(task);
  const { nobody, few } = isWeighed ? shortagesOf(staff, task) : noShortages;
  if (!nobody && !few && unknownSkills.length === 0) return undefined;
  return { task, unknownSkills, nobody, few, doubts: [...capableOf(staff, task).doubts] };
}

const nothing: readonly never[] = [];

/** Placeholders alone are no owner: of that, other rules speak. */
function isToBeFound({ owners: { parties } }: OwnedTask): boolean {
  return parties.every(party => party.kind === "nobody" && party.placeholder);
}

type Shortages = Pick<Ability, "nobody" | "few">;

const noShortages: Shortages = { nobody: undefined, few: undefined };

/** That nobody can, and that too few can, each as planned, else in the worst case. */
function shortagesOf(staff: Staff, task: OwnedTask): Shortages {
  const capable = capableOf(staff, task);
  const certain = capable.people.length - capable.withLeave.length;
  if (capable.rotation || certain >= Math.max(staff.roster.policy.leastCover, 1)) return noShortages;
  let nobody: Shortage | undefined;
  let few: Shortage | undefined;
  for (const mode of modes) {
    const all = task.activity ? throughout(staff, task, capable, mode) : atAnyTime(staff, task, capable, mode);
    nobody ??= firstOf(all.filter(({ people }) => people.length === 0));
    few ??= firstOf(all.filter(({ people }) => people.length > 0));
  }
  return { nobody, few };
}

function firstOf(shortages: readonly Shortage[]): Shortage | undefined {
  const [first] = shortages;
  return first && { ...first, more: shortages.length - 1 };
}

/** Whoever does an activity is there for all of it. */
function throughout(staff: Staff, task: OwnedTask, capable: Capable, mode: Mode): readonly Shortage[] {
  const span = task[mode];
  const people = presentIn(staff, capable, span);
  const wanted = staff.roster.policy.leastCover;
  if (people.length >= Math.max(wanted, 1)) return [];
  const left = people.length === 0 ? 0 : wanted - 1;
  return [{ task, people, mode, span, from: span && leftFrom(staff, capable, span, left), more: 0 }];
}

/** The moment from which no more than so many are left who can do all of it. */
function leftFrom(staff: Staff, { people }: Capable, span: Span, left: number): Instant {
  const leaving = people
    .map(person => firstAbsence(staff, person, span))
    .sort((a, b) => a - b)
    .at(people.length - left - 1);
  return leaving !== undefined && people.length > left && Number.isFinite(leaving) ? leaving : span.start;
}

function firstAbsence(staff: Staff, person: number, span: Span): Instant {
  const found = staff.roster.people[person];
  const leave = found && leaveDuring(found, span);
  return leave ? Math.max(leave.from, span.start) : Number.POSITIVE_INFINITY;
}

/** A rollback may be needed at any time: now these and now those may do it. */
function atAnyTime(staff: Staff, task: OwnedTask, capable: Capable, mode: Mode): readonly Shortage[] {
  const span = task[mode];
  const least = Math.max(staff.roster.policy.leastCover, 1);
  const { people } = capable;
  if (!span) return people.length < least ? [{ task, people, mode, span, from: undefined, more: 0 }] : [];
  return understaffingIn(people, span, least, leavesOf(staff)).map(lack => ({
    task,
    people: lack.people,
    mode,
    span: lack.span,
    from: lack.span.start,
    more: 0,
  }));
}

/** " on Sat 2026-05-23 22:00 Europe/London" for an activity, " from … to … and at 2 more times" for a rollback; empty without a time. */
export function whenShort({ task, span, from, more }: Shortage, release: Release): string {
  if (!span || from === undefined) return "";
  if (task.activity) return ` on ${when(from, release)}`;
  return ` from ${period(span, release)}${more > 0 ? ` and at ${count(more, "more time")}` : ""}`;
}

/** Every skill that somebody has, or a team as such. */
const skillsHad = keptFor(
  ({ roster }: Staff): ReadonlySet<DeclarationId> =>
    new Set([...roster.people, ...roster.teams].flatMap(({ knows }) => knows)),
);
