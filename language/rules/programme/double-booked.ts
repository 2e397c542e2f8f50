import type { Mode } from "../../schedule/schedule.js";
import type { SideBooking } from "../../staffing/across.js";
import { type Diaries, diariesOf } from "../../staffing/bookings.js";
import { isAway } from "../../staffing/capable.js";
import { type Overlap, overlapsIn } from "../../staffing/overlaps.js";
import { titleOf, whenFor } from "../../staffing/people.js";
import { type Relief, reliefOf } from "../../staffing/relief.js";
import { staffOf } from "../../staffing/staff.js";
import { count } from "../../wording/lists.js";
import { clock, inWorstCase } from "../../wording/times.js";
import type { Group } from "../groups.js";
import type { JudgedMember, Report, Rule } from "../rule.js";
import { clashesByMember, ofRunbook, peopleIn, pointingAt } from "./across.js";

export const programmeDoubleBooked: Rule = {
  code: "programme/double-booked",
  severity: "error",
  *check({ members }) {
    const people = peopleIn(members);
    const shared = { planned: people.shared(diariesIn("planned")), worst: people.shared(diariesIn("worst")) };
    const clashOf = (overlap: Overlap<InBooking>, mode: Mode): Clash => {
      const relief = (booking: InBooking): MemberRelief | undefined => {
        const { side, person, span } = booking;
        const staff = staffOf(side.plan);
        const isFree = (each: number): boolean =>
          !isAway(staff, each, span) && !people.isBusy(diariesIn(mode), side, each, span);
        const found = reliefOf(staff, person, booking, isFree);
        return found && { ...found, side };
      };
      return { ...overlap, relief: relief(overlap.later) ?? relief(overlap.earlier) };
    };
    for (const id of new Set([...shared.planned.keys(), ...shared.worst.keys()])) {
      const inMode = (mode: Mode): readonly Clash[] =>
        overlapsIn(shared[mode].get(id) ?? [], ({ side }) => side).map(each => clashOf(each, mode));
      for (const { mode, clashes } of clashesByMember(inMode, ({ relief }) => relief !== undefined))
        yield reportOf(mode, clashes);
    }
  },
};

type InBooking = SideBooking<JudgedMember>;

interface MemberRelief extends Relief {
  readonly side: JudgedMember;
}

interface Clash extends Overlap<InBooking> {
  /** Who of the two's covers is free in all of the runbooks. */
  readonly relief: MemberRelief | undefined;
}

function diariesIn(mode: Mode): (member: JudgedMember) => Diaries {
  return ({ release }) => diariesOf(release)[mode];
}

function reportOf(mode: Mode, clashes: Group<Clash>): Report {
  const [{ earlier, later, span, relief }, ...others] = clashes;
  const { plan, release, place } = later.side;
  const person = plan.people[later.person];
  const cover = relief?.task.owners.parties[relief.index];
  const remedy =
    relief && cover
      ? `${titleOf(staffOf(relief.side.plan), cover)} covers and is free: make ${cover.name} the owner of ${ofRunbook(relief.task.title, relief.side)}.`
      : "Give one of them to somebody else, or move one of the runbooks.";
  const more = others.length > 0 ? `, and ${count(others.length, "more time")}` : "";
  return {
    message: `${inWorstCase(mode)}${person?.title ?? ""} is needed by ${ofRunbook(later.task.title, later.side)} and by ${ofRunbook(earlier.task.title, earlier.side)} at the same time, from ${whenFor(span.start, person, release)} until ${clock(span.end, release)}${more}. ${remedy}`,
    place,
    mode,
    ...(relief ? { severity: "warning" } : {}),
    ...pointingAt(
      clashes.flatMap(clash =>
        [clash.later, clash.earlier].map(({ task, use, side }) => ({
          message: `needed by ${ofRunbook(task.title, side)}`,
          place: task.owners.inherited ? task.head : use.place,
        })),
      ),
    ),
  };
}
