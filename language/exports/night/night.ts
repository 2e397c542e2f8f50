/** The runbooks of a programme as one night: who does what when, across all of them. */
import type { Activity, Plan, Programme } from "../../plan/plan.js";
import type { JudgedMember } from "../../rules/rule.js";
import type { ScheduledActivity } from "../../schedule/schedule.js";
import type { Analysis } from "../../workspace/analysis.js";
import { byStart, ownerOf } from "../release.js";

export interface Night {
  readonly programme: Programme;
  /** The zone times are shown in, where none is asked for: the programme's, else that of its first runbook. */
  readonly zone: string;
  /** Those that have a date and are not cancelled, in the order they are named. */
  readonly members: readonly JudgedMember[];
  /** Those that have none, whose activities have no place among the others. */
  readonly undated: readonly JudgedMember[];
  /** Every activity with a time, by start; of those that start together, in the order of the runbooks. */
  readonly rows: readonly NightRow[];
}

export interface NightRow {
  readonly member: JudgedMember;
  readonly activity: Activity;
  readonly scheduled: ScheduledActivity;
  readonly start: number;
  readonly end: number;
  /** Who is responsible; undefined where nobody is. */
  readonly owner: string | undefined;
}

/** Undefined for a file without a programme. */
export function nightOf({ plan: { programme }, members: all }: Pick<Analysis, "plan" | "members">): Night | undefined {
  if (!programme) return undefined;
  const wanted = all.filter(({ release }) => release.runbook.status?.state !== "cancelled");
  const members = wanted.filter(({ release }) => release.schedule.dated);
  const undated = wanted.filter(({ release }) => !release.schedule.dated);
  const rows = members.flatMap(member =>
    byStart(member.release.runbook.work, member.release.schedule.work).flatMap(({ activity, scheduled }) =>
      scheduled.planned
        ? [{ member, activity, scheduled, ...scheduled.planned, owner: ownerOf(activity, member.plan) }]
        : [],
    ),
  );
  const zone = programme.zone ?? all[0]?.release.runbook.zone ?? "UTC";
  return { programme, zone, members, undated, rows: rows.sort((a, b) => a.start - b.start) };
}

/** The title of a runbook of the night. */
export function titleOfMember({ release: { runbook } }: JudgedMember): string {
  return runbook.title || runbook.name;
}

/** Everybody who is named in any of the runbooks, once each, and in which. */
export function peopleOfNight({ members }: Night): readonly NightPerson[] {
  const people = new Map<string, NightPerson & { readonly runbooks: string[] }>();
  for (const member of members) {
    const { plan, release } = member;
    const named = new Set<Plan["people"][number]>();
    for (const { owners } of release.runbook.work.activities)
      for (const party of [...(owners?.parties ?? []), ...(owners?.with ?? [])]) {
        const person = party.kind === "person" ? plan.people[party.person] : undefined;
        if (person) named.add(person);
      }
    for (const { id, title, contacts, zone } of named) {
      const known = people.get(id) ?? { title, contacts, zone, runbooks: [] };
      known.runbooks.push(titleOfMember(member));
      people.set(id, known);
    }
  }
  return [...people.values()];
}

export interface NightPerson {
  readonly title: string;
  readonly contacts: readonly string[];
  readonly zone: string | undefined;
  /** Titles of the runbooks that name them. */
  readonly runbooks: readonly string[];
}
