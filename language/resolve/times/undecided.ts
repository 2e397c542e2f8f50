/** Times without a date that fall into the window on several days: meant is the only one left once it is known what they wait for. */
import type { Moment as MomentNode } from "../../generated/ast.js";
import { type Place, placeKey } from "../../plan/place.js";
import type { Activity, Block, Instant, Moment, Work, WrittenTime } from "../../plan/plan.js";
import { type Settings, settleTimes } from "../../schedule/work.js";
import { formatLocalDate } from "../../time/format.js";
import type { LocalDate } from "../../time/local.js";
import type { Notes, TimeFrame, ZoneScope } from "../context.js";
import { sameList, sameOf } from "../memory.js";
import { placeOf } from "../places.js";
import type { ResolveContext } from "../uses.js";
import { datesLeft } from "./instant.js";
import { type MomentValue, readWithAlso } from "./times.js";

/** How a time is read once its date is known. */
interface Undecided {
  readonly place: Place;
  /** The first dates that are left from an instant on. */
  readonly left: (earliest: Instant) => readonly LocalDate[];
  readonly on: (date: LocalDate) => MomentValue & { readonly times: readonly WrittenTime[] };
}

/** By the `at` as it is without a date. */
const undecided = new WeakMap<Moment, Undecided>();

/** An `at` whose date is to be found when the order is known. */
export function leaveUndecided(
  at: Moment,
  { uri, syntaxErrors, incomplete }: Notes,
  frame: TimeFrame,
  moment: MomentNode,
  also: readonly MomentNode[],
  zone: ZoneScope,
): Moment {
  // What is wrong with the words has been said.
  const scratch = (): Notes => ({ uri, mistakes: [], times: [], syntaxErrors, incomplete, compared: 0 });
  undecided.set(at, {
    place: placeOf(moment),
    left: earliest => datesLeft({ notes: scratch(), frame, moment, zone }, earliest),
    on(date) {
      const notes = scratch();
      const { isUndecided: _, ...value } = readWithAlso(notes, frame, moment, also, { zone, edge: "start", on: date });
      return { ...value, times: notes.times };
    },
  });
  return at;
}

/** The work with the dates that its order leaves no choice about; the times noted say which they are. */
export function withDates(context: ResolveContext, work: Work, settings: Settings): Work {
  const isOpen = ({ at }: Activity | Block): boolean => at !== undefined && undecided.has(at);
  if (!work.activities.some(isOpen) && !work.blocks.some(isOpen)) return work;
  const { times } = context.notes;
  const noted = new Map(times.map(({ place }, index) => [placeKey(place), index]));
  const note = (time: WrittenTime): void => {
    const index = noted.get(placeKey(time.place));
    if (index !== undefined) times[index] = time;
  };
  const decided = new Map<Moment, Moment>();
  settleTimes(work, settings, (at, earliest) => {
    const how = undecided.get(at);
    if (!how) return at;
    const left = how.left(earliest);
    const [date] = left;
    if (!date || left.length > 1) {
      const time = times[noted.get(placeKey(how.place)) ?? -1];
      if (time && left.length > 1) note(offering(time, left));
      return at;
    }
    const { times: read, ...value } = how.on(date);
    for (const [index, time] of read.entries()) note(index === 0 ? { ...time, isInferred: true } : time);
    const settled: Moment = { ...value, place: at.place };
    decided.set(at, settled);
    return settled;
  });
  const settle = <T extends Activity | Block>(what: string, each: T): T => {
    const at = each.at && decided.get(each.at);
    return at ? sameOf(context, `${what} ${each.index}`, [each, at.at, at.latest], () => ({ ...each, at })) : each;
  };
  const made: Work = {
    ...work,
    activities: sameList(
      context,
      "dated activities",
      work.activities.map(each => settle("dated activity", each)),
    ),
    blocks: sameList(
      context,
      "dated blocks",
      work.blocks.map(each => settle("dated block", each)),
    ),
  };
  return sameOf(context, "dated work", [work, made.activities, made.blocks], () => made);
}

/** Of several dates those that are left are offered. */
function offering(time: WrittenTime, left: readonly LocalDate[]): WrittenTime {
  const dates = left.map(formatLocalDate);
  const problems = time.problems.map(each =>
    each.code === "time/missing-date"
      ? { ...each, candidates: each.candidates.filter(date => dates.includes(date)) }
      : each,
  );
  return { ...time, problems };
}
