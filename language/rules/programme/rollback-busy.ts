import type { DeclarationId } from "../../plan/plan.js";
import { type Mode, modes, type Span } from "../../schedule/schedule.js";
import { overlapOf } from "../../schedule/spans.js";
import type { People, SideBooking } from "../../staffing/across.js";
import { bookedBy, type Diaries, diariesOf, isBusy } from "../../staffing/bookings.js";
import { isAway } from "../../staffing/capable.js";
import { isOwned, type OwnedTask } from "../../staffing/owned.js";
import { reliefOf } from "../../staffing/relief.js";
import { staffOf } from "../../staffing/staff.js";
import { tasksOfRollbacks } from "../../staffing/tasks.js";
import { count } from "../../wording/lists.js";
import { clock, inWorstCase, when } from "../../wording/times.js";
import { type Group, groupsBy } from "../groups.js";
import type { JudgedMember, Report, Rule } from "../rule.js";
import { ofRunbook, peopleIn, pointingAt } from "./across.js";

export const rollbackBusy: Rule = {
  code: "programme/rollback-busy",
  severity: "warning",
  *check({ members }) {
    const people = peopleIn(members);
    const said = new Set<string>();
    for (const mode of modes) {
      const bookings = people.shared(({ release }) => diariesOf(release)[mode]);
      for (const member of members) {
        const conflicts = conflictsOf(member, people, bookings, mode);
        for (const [key, group] of groupsBy(conflicts, ({ id }) => `${member.uri} ${id}`)) {
          if (said.has(key)) continue;
          said.add(key);
          yield reportOf(member, mode, group);
        }
      }
    }
  },
};

/** Somebody who undoes something in one runbook, and is booked in another while that may be needed. */
interface Conflict {
  readonly id: DeclarationId;
  readonly task: OwnedTask;
  /** Of them in the runbook with the rollback. */
  readonly person: number;
  /** For how long undoing may be needed. */
  readonly needed: Span;
  readonly booking: SideBooking<JudgedMember>;
  readonly overlap: Span;
}

/** What somebody is needed for in both at once anyway is said by another rule, and what a cover could take over is no trouble. */
function conflictsOf(
  member: JudgedMember,
  people: People<JudgedMember>,
  bookings: ReadonlyMap<DeclarationId, readonly SideBooking<JudgedMember>[]>,
  mode: Mode,
): readonly Conflict[] {
  const { plan, release } = member;
  if (release.runbook.risk === "low") return [];
  const own = diariesIn(mode)(member);
  const staff = staffOf(plan);
  const conflictsIn = (task: OwnedTask, person: number, needed: Span): readonly Conflict[] => {
    const id = people.idOf(member, person);
    return (bookings.get(id) ?? []).flatMap((booking): Conflict[] => {
      const overlap = booking.side === member ? undefined : overlapOf(needed, booking.span);
      if (!overlap || isBusy(own, person, booking.span)) return [];
      const isFree = (each: number): boolean =>
        !isAway(staff, each, overlap) && !people.isBusy(diariesIn(mode), member, each, overlap);
      const responsible = task.owners.parties[0]?.kind === "person" && task.owners.parties[0].person === person;
      if (reliefOf(staff, person, { task, responsible }, isFree)) return [];
      return [{ id, task, person, needed, booking, overlap }];
    });
  };
  return tasksOfRollbacks(release)
    .flat()
    .filter(isOwned)
    .flatMap(task => {
      const needed = task[mode];
      return needed ? bookedBy(task.owners).flatMap(({ person }) => conflictsIn(task, person, needed)) : [];
    });
}

function diariesIn(mode: Mode): (member: JudgedMember) => Diaries {
  return ({ release }) => diariesOf(release)[mode];
}

function reportOf(member: JudgedMember, mode: Mode, conflicts: Group<Conflict>): Report {
  const [{ task, person, needed, booking, overlap }, ...others] = conflicts;
  const { plan, release, place } = member;
  const title = plan.people[person]?.title ?? "";
  const more = others.length > 0 ? ` (and ${count(others.length, "more such time")})` : "";
  return {
    message: `${inWorstCase(mode)}${title} may be needed for ${ofRunbook(task.title, member)} until ${when(needed.end, release)}, should it be rolled back, and is needed by ${ofRunbook(booking.task.title, booking.side)} from ${when(overlap.start, release)} until ${clock(overlap.end, release)}${more}. Name a cover who is free, or run one runbook after the other.`,
    place,
    mode,
    ...pointingAt(
      conflicts.flatMap(each => [
        { message: `undone by ${ofRunbook(each.task.title, member)}`, place: each.task.head },
        {
          message: `needed by ${ofRunbook(each.booking.task.title, each.booking.side)}`,
          place: each.booking.task.head,
        },
      ]),
    ),
  };
}
