import type { Fix } from "../../plan/finding.js";
import type { Release } from "../../schedule/release.js";
import { type Agenda, agendasOf } from "../../staffing/agendas.js";
import { diariesOf, isBusy } from "../../staffing/bookings.js";
import { positionsFor, worksIn } from "../../staffing/candidates.js";
import { capableOf, isAway } from "../../staffing/capable.js";
import { hasNightsOnly, whyOff } from "../../staffing/off-duty-words.js";
import { type OwnedTask, peopleNamed } from "../../staffing/owned.js";
import { titleOf } from "../../staffing/people.js";
import { offDutyIn, type Staff } from "../../staffing/staff.js";
import { count, list } from "../../wording/lists.js";
import { inWorstCase, localTime, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { headsOfSeveral } from "../concerns.js";
import type { Report, Rule, Subject } from "../rule.js";
import type { RunbookContext } from "../runbook-context.js";
import { type IsThere, type OffDutyStretch, offDutyStretchesIn } from "./nights.js";
import { rollbacksAtNight } from "./rollback-nights.js";
import { giveTo, putFirst, whereOwned } from "./statements.js";
import { hasNoDecider, undecidedGates } from "./undecided.js";

export const quietHours: Rule = {
  code: "owner/quiet-hours",
  severity: "warning",
  check,
};

function* check({ release, setting, each, isShown }: Subject): Iterable<Report> {
  if (!release?.schedule.dated || !setting) return;
  const { staff } = setting;
  const agendas = agendasOf(release);
  const stretches: OffDutyStretch[] = [];
  const isThere: IsThere = (task, _, mode) => !isShown("owner/away", task, { mode, severity: "warning" });
  const alone = each(agendas, nightsOf, setting);
  for (const agenda of agendas) {
    if (!agenda) continue;
    const { person } = agenda;
    const nights = isEverAway(staff, person) ? nightsWith(agenda, setting, isThere) : alone[person];
    if (!nights) continue;
    for (const stretch of nights.stretches) stretches.push(stretch);
    for (const report of nights.reports) yield report;
  }
  yield* undecidedGates(staff, release, stretches, isShown);
}

interface Nights {
  readonly stretches: readonly OffDutyStretch[];
  readonly reports: readonly Report[];
}

/** Of one person; undefined for who is ever away, as that depends on what else is said of it. */
function nightsOf(agenda: Agenda | undefined, setting: RunbookContext): Nights | undefined {
  return agenda && !isEverAway(setting.staff, agenda.person) ? nightsWith(agenda, setting, undefined) : undefined;
}

/** @param isSaidThere whether somebody who is away counts as being there all the same; undefined for who never is */
function nightsWith(agenda: Agenda, setting: RunbookContext, isSaidThere: IsThere | undefined): Nights | undefined {
  const { staff } = setting;
  const { person } = agenda;
  const off = offDutyIn(staff, person);
  if (!off) return undefined;
  const isThere: IsThere | undefined =
    isSaidThere && ((task, span, mode) => !isAway(staff, person, span) || isSaidThere(task, span, mode));
  const stretches = offDutyStretchesIn(agenda, off, setting, quietHours.code, isThere ?? (() => true));
  const rollbacks = rollbacksAtNight(agenda, off, setting, quietHours.code, stretches, isThere);
  return { stretches, reports: [...stretches.map(stretch => reportOf(setting, stretch)), ...rollbacks] };
}

function isEverAway(staff: Staff, person: number): boolean {
  return (staff.roster.people[person]?.away.length ?? 0) > 0;
}

const SHOWN = 3;

function reportOf(setting: RunbookContext, stretch: OffDutyStretch): Report {
  const { staff } = setting;
  const { late, off, mode } = stretch;
  const person = staff.roster.people[stretch.person] ?? { title: "", zone: undefined };
  const [first, ...others] = late;
  const { task, span, use } = first.booking;
  const undecided =
    mode === "planned" ? late.filter(({ booking }) => hasNoDecider(staff, booking.task, booking.span)) : [];
  const begins = first.at === span.start ? "starts" : "is still working on";
  const zone = person.zone ?? off.zone;
  const local = localTime(first.at, { zone }, setting) ?? "";
  const here = zone === setting.runbook.zone ? "" : ` (${when(first.at, setting)})`;
  const more = others.slice(0, SHOWN).map(({ booking }) => quoted(booking.task.title));
  if (others.length > SHOWN) more.push(`${others.length - SHOWN} more`);
  const after = more.length > 0 ? `; then ${list(more)}` : "";
  const sameTime = hasNightsOnly(off) ? "in the same night" : "in the same time off";
  const remedy =
    undecided.length > 0
      ? `Nobody who may decide ${list(undecided.map(({ booking }) => quoted(booking.task.title)))} is available in working hours. Name a decider who is, or move the gate.`
      : "Name a cover who is on shift then.";
  return {
    message: `${inWorstCase(mode)}${person.title} ${begins} ${quoted(task.title)} at ${local}${here}, ${whyOff(off, first.at, zone)}${after}. ${remedy}`,
    ...whereOwned([task], () => use.place),
    concerns: headsOfSeveral(late.map(({ booking }) => booking.task)),
    mode,
    ...(undecided.length > 0 ? { severity: "error" } : {}),
    related: others.map(({ booking }) => ({ message: sameTime, place: booking.task.head })),
    fixes: ({ release }) => (release ? fixesFor(staff, release, stretch) : []),
  };
}

/** One fix that puts covers in working hours first wherever there is one; else people for a single activity. */
function fixesFor(staff: Staff, release: Release, { person, late, mode }: OffDutyStretch): readonly Fix[] {
  const { planned } = diariesOf(release);
  const swaps = late.map(({ booking: { task, span, responsible } }) => {
    const able = capableOf(staff, task).people;
    const index = task.owners.parties.findIndex(
      (party, position) =>
        position > 0 &&
        party.kind === "person" &&
        able.includes(party.person) &&
        worksIn(staff, party.person, [span]) &&
        !isAway(staff, party.person, span) &&
        !isBusy(planned, party.person, span),
    );
    return responsible && index > 0 ? { task, index } : undefined;
  });
  const found = swaps.flatMap(each => each ?? []);
  if (found.length > 0) {
    const names = new Set(found.map(({ task, index }) => titleOfParty(staff, task, index)));
    const only = found.length === 1 ? found[0]?.task.title : undefined;
    const activities = only === undefined ? count(found.length, "activity", "activities") : quoted(only);
    const what = late.length > 1 ? ` for ${activities}` : "";
    const title = `Put ${list([...names])} first${what}`;
    return [{ kind: "choice", title, edits: found.flatMap(({ task, index }) => putFirst([task], index)) }];
  }
  const [{ booking }] = late;
  if (late.length > 1 || !booking.responsible || mode === "worst") return [];
  const { task, span } = booking;
  return positionsFor(staff, release, [task], new Set([...peopleNamed(task.owners), person])).flatMap(other => {
    const found = staff.roster.people[other];
    return found && worksIn(staff, other, [span]) ? [giveTo(found, [task])] : [];
  });
}

function titleOfParty(staff: Staff, task: OwnedTask, index: number): string {
  const party = task.owners.parties[index];
  return party ? titleOf(staff, party) : "the cover";
}
