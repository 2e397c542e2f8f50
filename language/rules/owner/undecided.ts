/** Gates for which nobody who may decide is available in working hours. */
import type { Release } from "../../schedule/release.js";
import { modes, type Span } from "../../schedule/schedule.js";
import { isAway } from "../../staffing/capable.js";
import { leaveDuring } from "../../staffing/leave.js";
import { notWorking } from "../../staffing/off-duty-words.js";
import { isOwned, type OwnedTask } from "../../staffing/owned.js";
import { awayText } from "../../staffing/people.js";
import { offDutyIn, peopleOf, type Staff } from "../../staffing/staff.js";
import { tasksOf } from "../../staffing/tasks.js";
import { works } from "../../staffing/working-time.js";
import { list } from "../../wording/lists.js";
import { when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { IsShown, Report } from "../rule.js";
import type { OffDutyStretch } from "./nights.js";
import { whereOwned } from "./statements.js";

/** A gate for which everybody who may decide is known to be off duty or away. */
export function hasNoDecider(staff: Staff, task: OwnedTask, span: Span): boolean {
  if (task.kind !== "gate") return false;
  return task.owners.parties.every(party => {
    if (party.kind === "nobody") return false;
    if (party.kind === "team" && staff.roster.teams[party.team]?.rotation !== undefined) return false;
    const people = [...peopleOf(staff, [party])];
    return people.length > 0 && people.every(person => isOffDuty(staff, person, span) || isAway(staff, person, span));
  });
}

function isOffDuty(staff: Staff, person: number, span: Span): boolean {
  const off = offDutyIn(staff, person);
  return off !== undefined && !works(off, span);
}

/** Those that no night of their first owner's speaks of: who is away, or a team. */
export function* undecidedGates(
  staff: Staff,
  release: Release,
  stretches: readonly OffDutyStretch[],
  isShown: IsShown,
): Iterable<Report> {
  const said = new Set(stretches.flatMap(({ late }) => late.map(({ booking }) => booking.task)));
  const tasks = tasksOf(release);
  for (const { index } of release.runbook.work.activities.filter(({ kind }) => kind === "gate")) {
    const task = tasks[index];
    if (!task || !isOwned(task) || said.has(task)) continue;
    const mode = modes.find(each => {
      const span = task[each];
      return (
        span &&
        hasNoDecider(staff, task, span) &&
        !isSaidAway(staff, task, span, () => isShown("knowledge/nobody", task, { mode: each }))
      );
    });
    const span = mode && task[mode];
    if (!span) continue;
    yield {
      message: `${mode === "worst" ? "In the worst case, nobody" : "Nobody"} who may decide ${quoted(task.title)} is available in working hours on ${when(span.start, release)}: ${reasons(staff, task, span, release)}. Name a decider who is, or move the gate.`,
      ...whereOwned([task], ({ place }) => place),
      mode,
      ...(mode === "planned" ? { severity: "error" } : {}),
    };
  }
}

/** Of those who are all away another rule speaks. */
function isSaidAway(staff: Staff, { owners }: OwnedTask, span: Span, isSaid: () => boolean): boolean {
  return [...peopleOf(staff, owners.parties)].every(person => isAway(staff, person, span)) && isSaid();
}

const mostNamed = 3;

function reasons(staff: Staff, { owners }: OwnedTask, span: Span, release: Release): string {
  const people = [...peopleOf(staff, owners.parties)];
  const shown = people.slice(0, mostNamed).flatMap(index => {
    const person = staff.roster.people[index];
    if (!person) return [];
    const leave = leaveDuring(person, span);
    return [
      leave
        ? `${person.title} is ${awayText(leave, person)}`
        : notWorking(staff, index, span.start, release.runbook.zone),
    ];
  });
  const more = people.length - shown.length;
  return list(more > 0 ? [...shown, `${more} more are not available either`] : shown);
}
