/** Nights in which somebody may have to undo something. */
import type { RuleCode } from "../../plan/finding.js";
import { type Mode, modes, type Span } from "../../schedule/schedule.js";
import { hullOf, meets, merged, overlapOf } from "../../schedule/spans.js";
import type { Agenda } from "../../staffing/agendas.js";
import { hasNightsOnly, whyOff } from "../../staffing/off-duty-words.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { type OffDuty, offWithin } from "../../staffing/working-time.js";
import { count } from "../../wording/lists.js";
import { inWorstCase, localTime, when } from "../../wording/times.js";
import { byAccept } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import type { Group } from "../groups.js";
import type { Report } from "../rule.js";
import type { RunbookContext } from "../runbook-context.js";
import type { IsThere, OffDutyStretch } from "./nights.js";
import { relatedTasks, titlesOf, whereOwned } from "./statements.js";

/** One person's. Those who work that night anyway, and the nights of those who are away, are spoken of already. */
export function rollbacksAtNight(
  { person, rollbacks }: Agenda,
  off: OffDuty,
  setting: RunbookContext,
  code: RuleCode,
  worked: readonly OffDutyStretch[],
  isThere: IsThere | undefined,
): readonly Report[] {
  const reports: Report[] = [];
  for (const [accept, tasks] of byAccept(rollbacks, setting, code, ({ place }) => place)) {
    const said: Span[] = [];
    for (const mode of modes) {
      for (const each of worked) if (each.accept === accept && each.mode === mode) said.push(each.span);
      const needed = hullOf(tasks.flatMap(task => task[mode] ?? []));
      if (!needed) continue;
      const month = { start: needed.start, end: Math.min(needed.end, needed.start + longestJudged) };
      const nights = offWithin(off, month).filter(night => !said.some(each => meets(each, night)));
      const late = lateIn(tasks, mode, nights, isThere);
      if (!late) continue;
      reports.push(reportOf(setting, person, off, mode, late, needed.end > month.end));
      for (const night of nights) said.push(night);
    }
  }
  return reports;
}

/** A window that is open for longer is judged by its first month. */
const longestJudged = 31 * 86_400;

/** What may have to be undone at night, and the parts of nights in which that may be, apart from each other and in order. */
interface NightRollback {
  readonly tasks: Group<OwnedTask>;
  /** The first of the first task. */
  readonly first: Span;
  readonly nights: readonly Span[];
}

/** @param isThere undefined for those who always are */
function lateIn(
  tasks: readonly OwnedTask[],
  mode: Mode,
  nights: readonly Span[],
  isThere: IsThere | undefined,
): NightRollback | undefined {
  const atNight = (span: Span): readonly Span[] => nights.flatMap(night => overlapOf(night, span) ?? []);
  const partsOf = (task: OwnedTask): readonly Span[] => {
    const span = task[mode];
    if (!span) return nothing;
    if (isThere) return atNight(span).filter(each => isThere(task, each, mode));
    return nights.some(night => overlapOf(night, span)) ? [span] : nothing;
  };
  const late: OwnedTask[] = [];
  const whole: Span[] = [];
  let first: Span | undefined;
  for (const task of tasks) {
    const parts = partsOf(task);
    if (parts.length === 0) continue;
    first ??= parts.flatMap(atNight)[0];
    late.push(task);
    for (const part of parts) whole.push(part);
  }
  const [one, ...others] = late;
  if (!one || !first) return undefined;
  return { tasks: [one, ...others], first, nights: merged(merged(whole).flatMap(atNight)) };
}

const nothing: readonly never[] = [];

function reportOf(
  setting: RunbookContext,
  index: number,
  off: OffDuty,
  mode: Mode,
  { tasks, first: night, nights }: NightRollback,
  isCut: boolean,
): Report {
  const person = setting.staff.roster.people[index];
  const zone = person?.zone ?? off.zone;
  const [task] = tasks;
  const here = zone === setting.runbook.zone ? "" : ` (${when(night.start, setting)})`;
  const alone = isCut ? " in the first month" : "";
  const [further, isNight] = [nights.length - 1, hasNightsOnly(off)];
  const moreTimes = isNight ? `on ${count(further, "more night")}` : `${count(further, "more time")} off duty`;
  const more = nights.length > 1 ? `, and ${moreTimes}${alone}` : "";
  return {
    message: `${inWorstCase(mode)}${person?.title ?? ""} may be needed for ${titlesOf(tasks)} from ${localTime(night.start, { zone }, setting) ?? ""}${here}${more}, ${whyOff(off, night.start, zone)}. Name a cover who is on shift then.`,
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
