import type {
  Activity,
  Analysis,
  Block,
  Place,
  Plan,
  Rollback,
  Runbook,
  Schedule,
  ScheduledActivity,
  Span,
} from "../../../language/index.js";
import { formatDuration } from "../../../language/time/duration.js";
import { formatMoment, formatPeriod, formatRelative, zoneCity } from "../../../language/time/format.js";
import { lines, plain } from "./markdown.js";

/** What is known of the activity, phase or rollback whose name stands at `head`. */
export function partHover(head: Place, { plan, schedule }: Analysis): string | undefined {
  const { runbook } = plan;
  if (!runbook || !schedule) return undefined;
  const isMeant = (part: { readonly head: Place }): boolean => samePlace(part.head, head);
  const activity = runbook.work.activities.find(isMeant);
  if (activity) return activityHover(activity, plan, runbook, schedule);
  const phase = runbook.work.blocks.find(block => block.kind === "phase" && isMeant(block));
  if (phase) return phaseHover(phase, runbook, schedule);
  const rollback = runbook.rollbacks.find(isMeant);
  if (rollback) return rollbackHover(rollback, runbook, schedule);
  const contingency = runbook.contingencies.find(isMeant);
  if (!contingency) return undefined;
  return lines([
    heading(contingency.title, "contingency"),
    contingency.trigger && `When ${plain(contingency.trigger.text)}`,
  ]);
}

function samePlace(a: Place, b: Place): boolean {
  const [from, to] = [a.range.start, b.range.start];
  return a.uri === b.uri && from.line === to.line && from.character === to.character;
}

function heading(title: string, kind: string): string {
  return `**${plain(title)}** (${kind})`;
}

function activityHover(activity: Activity, plan: Plan, runbook: Runbook, schedule: Schedule): string {
  const scheduled = schedule.work.activities[activity.index];
  const title = heading(activity.title, activity.kind);
  if (!scheduled?.planned) return lines([title, "No time can be given: it waits, in a circle, for itself."]);
  const { planned, worst } = scheduled;
  const span = (when: Span, zone: string): string => spanInWords(when, schedule.dated ? zone : undefined);
  return lines([
    title,
    `Planned: ${span(planned, runbook.zone)}${scheduled.startInexact ? " at the earliest: a duration is missing before it" : ""}`,
    worst && worst.end !== planned.end ? `At worst: ${span(worst, runbook.zone)}` : undefined,
    ...ownersTimes(activity, plan, runbook, schedule, planned),
    floatInWords(scheduled),
    ...undoInWords(scheduled, runbook, schedule),
  ]);
}

/** The planned time where it is another clock for somebody who owns it. */
function ownersTimes(
  { owners }: Activity,
  plan: Plan,
  runbook: Runbook,
  { dated }: Schedule,
  planned: Span,
): readonly string[] {
  if (!dated || !owners) return [];
  return owners.parties.flatMap(party => {
    const owner =
      party.kind === "person" ? plan.people[party.person] : party.kind === "team" ? plan.teams[party.team] : undefined;
    if (!owner?.zone || owner.zone === runbook.zone) return [];
    return [`For ${plain(owner.title)}: ${spanInWords(planned, owner.zone)}`];
  });
}

function floatInWords({ critical, float }: ScheduledActivity): string | undefined {
  if (critical) return "On the critical path: if it is late, the plan is late";
  return float === undefined ? undefined : `May be late by ${formatDuration(float)}`;
}

function undoInWords({ undo }: ScheduledActivity, runbook: Runbook, { dated }: Schedule): readonly string[] {
  if (!undo) return [];
  const worst = undo.worst === undo.planned ? "" : ` (at worst ${formatDuration(undo.worst)})`;
  const least = undo.inexact ? "at least " : "";
  const decideBy = undo.decideBy?.worst;
  return [
    `Undoing everything from here takes ${least}${formatDuration(undo.planned)}${worst}`,
    ...(decideBy === undefined
      ? []
      : [
          `Latest safe decision: ${dated ? plain(formatMoment(decideBy, runbook.zone)) : plain(formatRelative(decideBy))}`,
        ]),
  ];
}

function phaseHover(phase: Block, runbook: Runbook, schedule: Schedule): string {
  const span = schedule.work.blocks[phase.index];
  const zone = schedule.dated ? runbook.zone : undefined;
  return lines([
    heading(phase.title, "phase"),
    span?.planned && `Planned: ${spanInWords(span.planned, zone)}`,
    span?.worst && span.worst.end !== span.planned?.end ? `At worst: ${spanInWords(span.worst, zone)}` : undefined,
  ]);
}

function rollbackHover(rollback: Rollback, runbook: Runbook, schedule: Schedule): string {
  const scheduled = schedule.rollbacks[rollback.index];
  const users = rollback.users.flatMap(index => runbook.work.activities[index]?.title ?? []);
  const least = scheduled?.inexact ? "at least " : "";
  const worst =
    scheduled && scheduled.worst !== scheduled.planned ? ` (at worst ${formatDuration(scheduled.worst)})` : "";
  return lines([
    heading(rollback.title, "rollback"),
    scheduled && `Takes ${least}${formatDuration(scheduled.planned)}${worst}`,
    users.length > 0 ? `Undoes ${users.map(plain).join(", ")}` : undefined,
  ]);
}

/** "Sat 2026-05-23 22:00 to 22:30 in Los Angeles"; from T where there is no zone. */
function spanInWords(span: Span, zone: string | undefined): string {
  if (zone === undefined) return plain(`${formatRelative(span.start)} to ${formatRelative(span.end)}`);
  return plain(`${formatPeriod(span, zone)} in ${zoneCity(zone)}`);
}
