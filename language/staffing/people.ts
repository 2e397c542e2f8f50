/** People and teams in messages: what they are called, why they cannot do something, when it is for them. */

import { keptFor } from "../plan/kept.js";
import type { Away, Instant, PartyUse, Person } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";
import { formatDay, formatExactMoment } from "../time/format.js";
import { list } from "../wording/lists.js";
import { localTime, when } from "../wording/times.js";
import { type Capable, capableOf, needsOf } from "./capable.js";
import { leaveDuring } from "./leave.js";
import { personMayAct, type Staff, skillsLacking, skillsLackingIn, teamMayAct, teamMembershipOf } from "./staff.js";
import type { Task } from "./tasks.js";

/** The title of whom a name means; the name itself where it means nobody. */
export function titleOf(staff: Staff, use: PartyUse): string {
  switch (use.kind) {
    case "person":
      return staff.roster.people[use.person]?.title ?? use.name;
    case "team":
      return staff.roster.teams[use.team]?.title ?? use.name;
    case "nobody":
      return use.name;
  }
}

/** "Sat 2026-05-23 23:10 America/Los_Angeles (Sun 2026-05-24 16:10 in Sydney)" */
export function whenFor(at: Instant, person: Person | undefined, release: Release): string {
  const local = person && person.zone !== release.runbook.zone ? localTime(at, person, release) : undefined;
  return local ? `${when(at, release)} (${local})` : when(at, release);
}

/** "away until Fri 2026-05-29 (camping in the outback)", "away until Fri 2026-05-29 14:00" */
export function awayText(leave: Away, person: Pick<Person, "zone">): string {
  const zone = person.zone ?? "UTC";
  const isWholeDay = formatDay(leave.to - 1, zone) !== formatDay(leave.to, zone);
  const until = `away until ${isWholeDay ? formatDay(leave.to - 1, zone) : formatExactMoment(leave.to, zone)}`;
  return leave.because ? `${until} (${leave.because})` : until;
}

/** "`replication` and `pg-backup`": skills as the runbook names them. */
export function skillTitles(staff: Staff, ids: readonly string[]): string {
  const names = ids.map(id => staff.roster.skills.find(skill => skill.id === id)?.name ?? id);
  return list(names.map(name => `\`${name}\``));
}

const REASONS_SHOWN = 3;

/**
 * Why those named for a task cannot do it, one clause each: "Jack Riley is away until Fri 2026-05-29 and Priya Nair does not
 * know `replication`". Empty when all can.
 */
export function reasonsAgainst(staff: Staff, task: Task, span: Span | undefined): string {
  const capable = capableOf(staff, task);
  const known = reasonsFor(capable);
  // Only the leave of those who could do it otherwise depends on when it is.
  const key = capable.withLeave.map(person => leaveOf(staff, person, span)?.from ?? "").join(" ");
  const reasons = known.get(key) ?? makeReasons(staff, task, span);
  known.set(key, reasons);
  return reasons;
}

/** Tasks that name and need the same have the same reasons. */
const reasonsFor = keptFor((_: Capable) => new Map<string, string>());

function leaveOf({ roster }: Staff, index: number, span: Span | undefined): Away | undefined {
  const person = roster.people[index];
  return span && person && leaveDuring(person, span);
}

function makeReasons(staff: Staff, task: Task, span: Span | undefined): string {
  const reasons = (task.owners?.parties ?? []).flatMap(use => reasonsOf(staff, task, use, span));
  const shown = reasons.slice(0, REASONS_SHOWN);
  return list(reasons.length > shown.length ? [...shown, `${reasons.length - shown.length} more cannot`] : shown);
}

function reasonsOf(staff: Staff, task: Task, use: PartyUse, span: Span | undefined): readonly string[] {
  if (use.kind === "nobody") return [];
  if (use.kind === "person") return reasonOf(staff, task, use.person, span) ?? [];
  const members = staff.members[use.team] ?? [];
  if (members.length > 0) return members.flatMap(member => reasonOf(staff, task, member, span) ?? []);
  const title = titleOf(staff, use);
  const lacking = skillsLackingIn(staff, use.team, needsOf(task));
  if (teamMembershipOf(staff, use.team) !== "rotation") return [];
  if (lacking.length > 0) return [`${title} does not say that it knows ${skillTitles(staff, lacking)}`];
  return teamMayAct(staff, use.team, task.environment) ? [] : [`${title} may not act in ${task.environment?.name}`];
}

function reasonOf(staff: Staff, task: Task, index: number, span: Span | undefined): string[] | undefined {
  const person = staff.roster.people[index];
  if (!person) return undefined;
  const lacking = skillsLacking(staff, index, needsOf(task));
  if (lacking.length > 0) return [`${person.title} does not know ${skillTitles(staff, lacking)}`];
  if (!personMayAct(staff, index, task.environment)) {
    return [`${person.title} may not act in ${task.environment?.name}`];
  }
  const leave = leaveOf(staff, index, span);
  return leave && [`${person.title} is ${awayText(leave, person)}`];
}
