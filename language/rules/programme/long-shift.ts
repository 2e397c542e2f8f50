import type { Seconds } from "../../plan/plan.js";
import type { Mode } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import type { SideBooking } from "../../staffing/across.js";
import { dutiesOf } from "../../staffing/bookings.js";
import { spanOfShift } from "../../staffing/shifts.js";
import { list } from "../../wording/lists.js";
import { duration, inWorstCase, localTime, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { type LongShift, longShifts } from "../owner/long-shift.js";
import type { JudgedMember, Report, Rule } from "../rule.js";
import { peopleIn } from "./across.js";

export const programmeLongShift: Rule = {
  code: "programme/long-shift",
  severity: "warning",
  *check({ plan, members }) {
    const { longestShift } = plan.policy;
    const people = peopleIn(members);
    const inMode = (mode: Mode) => people.shared(({ release }) => dutiesOf(release)[mode]);
    const [planned, worst] = [inMode("planned"), inMode("worst")];
    for (const id of new Set([...planned.keys(), ...worst.keys()])) {
      const shiftsIn = (all: typeof planned): readonly MemberShift[] => shiftsOf(all.get(id) ?? [], longestShift);
      const said = shiftsIn(planned);
      for (const shift of said) yield reportOf(shift, longestShift, "planned");
      for (const shift of shiftsIn(worst))
        if (!said.some(each => meets(spanOfShift(each), spanOfShift(shift))))
          yield reportOf(shift, longestShift, "worst");
    }
  },
};

type InBooking = SideBooking<JudgedMember>;

interface MemberShift extends LongShift<InBooking> {
  /** All of it, of two runbooks at least. */
  readonly bookings: readonly InBooking[];
}

/** Those that no runbook has alone. */
function shiftsOf(all: readonly InBooking[], longest: Seconds): readonly MemberShift[] {
  return longShifts(all, longest).flatMap((shift): MemberShift[] => {
    const bookings = all.filter(({ span }) => span.start >= shift.first.span.start && span.end <= shift.end);
    return bookings.some(({ side }) => side !== shift.first.side) ? [{ ...shift, bookings }] : [];
  });
}

function reportOf({ first, over, end, bookings }: MemberShift, longest: Seconds, mode: Mode): Report {
  const { plan, release, place } = over.side;
  const person = plan.people[over.person];
  const show = (at: number): string => (person && localTime(at, person, release)) ?? when(at, release);
  const runbooks = [...new Set(bookings.map(({ side }) => side))];
  return {
    message: `${inWorstCase(mode)}${person?.title ?? ""} is needed from ${show(first.span.start)} to ${show(end)} by ${list(runbooks.map(side => quoted(side.release.runbook.title)))}. That is ${duration(end - first.span.start)} without 8 hours off, but the longest shift is ${duration(longest)}. Plan a hand-over to somebody who is rested.`,
    place,
    mode,
    related: [
      ...(first === over ? [] : [{ message: "the shift starts here", place: first.task.head }]),
      { message: "with this it is too long", place: over.task.head },
    ],
  };
}
