/** Nights in which somebody may have to undo something. */
import type { RuleCode } from "../../plan/finding.js";
import type { Release } from "../../schedule/release.js";
import { type Mode, modes, type Span } from "../../schedule/schedule.js";
import { hullOf, meets, merged, overlapOf } from "../../schedule/spans.js";
import { byAccept } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { IsShown, Report } from "../rule.js";
import { count, inWorstCase, localTime, when } from "../words.js";
import { hoursText, isSaidAway, type Stretch } from "./nights.js";
import { offDutyIn, type Staff } from "./staff.js";
import { isOwned, type OwnedTask, relatedTasks, titlesOf, whereOwned } from "./statements.js";
import { tasksOf } from "./tasks.js";
import { type OffDuty, offWithin } from "./working-time.js";

/** Those who work that night anyway, and the nights of those who are away, are spoken of already. */
export function* rollbacksAtNight(
  staff: Staff,
  release: Release,
  code: RuleCode,
  worked: readonly Stretch[],
  isShown: IsShown,
): Iterable<Report> {
  for (const [person, all] of byPerson(tasksOf(release).filter(isOwned))) {
    const off = offDutyIn(staff, person);
    if (!off) continue;
    const own = worked.filter(each => each.person === person);
    for (const [accept, tasks] of byAccept(all, release.runbook, code, ({ place }) => place)) {
      const said: Span[] = [];
      for (const mode of modes) {
        for (const each of own) if (each.accept === accept && each.mode === mode) said.push(each.span);
        const needed = hullOf(tasks.flatMap(task => task[mode] ?? []));
        const month = needed && { start: needed.start, end: Math.min(needed.end, needed.start + longestJudged) };
        const nights = month ? offWithin(off, month).filter(night => !said.some(each => meets(each, night))) : [];
        const late = tasks.flatMap((task): AtNight[] => {
          const span = task[mode];
          const met = span ? nights.flatMap(night => overlapOf(night, span) ?? []) : [];
          const there = met.filter(each => !isSaidAway(staff, person, { task, span: each }, mode, isShown));
          return there.map(night => ({ task, night }));
        });
        const [first, ...others] = late;
        if (!first) continue;
        const isCut = needed !== undefined && needed.end > needed.start + longestJudged;
        yield reportOf(staff, release, person, off, mode, [first, ...others], isCut);
        for (const night of nights) said.push(night);
      }
    }
  }
}

/** A window that is open for longer is judged by its first month. */
const longestJudged = 31 * 86_400;

/** Something that may have to be undone in a night, and the part of it in which that may be. */
interface AtNight {
  readonly task: OwnedTask;
  readonly night: Span;
}

/** By position of a person: what they are the first owner of, or take part in, should it be needed. */
function byPerson(tasks: readonly OwnedTask[]): ReadonlyMap<number, Group<OwnedTask>> {
  const named = tasks.flatMap(task => {
    if (task.activity) return [];
    const { parties, with: taking } = task.owners;
    const people = [...parties.slice(0, 1), ...taking].flatMap(use => (use.kind === "person" ? [use.person] : []));
    return [...new Set(people)].map(person => ({ person, task }));
  });
  const groups = groupsBy(named, ({ person }) => person);
  return new Map(
    [...groups].map(([person, [first, ...others]]) => [person, [first.task, ...others.map(({ task }) => task)]]),
  );
}

function reportOf(
  staff: Staff,
  release: Release,
  index: number,
  off: OffDuty,
  mode: Mode,
  late: Group<AtNight>,
  isCut: boolean,
): Report {
  const person = staff.roster.people[index];
  const zone = person?.zone ?? off.zone;
  const tasks = [...new Set(late.map(({ task }) => task))];
  const [{ task, night }] = late;
  const nights = merged(late.map(each => each.night));
  const here = zone === release.runbook.zone ? "" : ` (${when(night.start, release)})`;
  const alone = isCut ? " of the first month alone" : "";
  const more = nights.length > 1 ? `, and on ${count(nights.length - 1, "more night")}${alone}` : "";
  return {
    message: `${inWorstCase(mode)}${person?.title ?? ""} may be needed for ${titlesOf(tasks)} from ${localTime(night.start, { zone }, release) ?? ""}${here}${more}, outside ${hoursText(off, zone)}. Name a cover who is in working hours.`,
    ...whereOwned(
      [task],
      ({ parties, with: taking, place }) =>
        [...parties, ...taking].find(use => use.kind === "person" && use.person === index)?.place ?? place,
    ),
    concerns: headsOfSeveral(tasks),
    mode,
    related: relatedTasks(tasks, "may be needed then too"),
  };
}
