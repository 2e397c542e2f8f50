import {
  decisionsFrom,
  decisionsOfPlan,
  participantTitle,
  partyTitle,
  partyZone,
} from "../../../language/exports/release.js";
import type {
  Activity,
  Analysis,
  Answer,
  Block,
  Contingency,
  Escalation,
  Instant,
  PartyUse,
  Place,
  Plan,
  Programme,
  Rollback,
  Runbook,
  Schedule,
  ScheduledActivity,
  ScheduledApart,
  Span,
  Work,
} from "../../../language/index.js";
import { partTitle } from "../../../language/plan/during.js";
import { groupsBy } from "../../../language/rules/groups.js";
import { type Release, releaseOf } from "../../../language/schedule/release.js";
import {
  type Decisions,
  decisionText,
  fromHere,
  ofThePlan,
  unknownDecision,
} from "../../../language/schedule/undo/words.js";
import { asksWhatIf, whatIf } from "../../../language/schedule/what-if/what-if.js";
import { formatDuration } from "../../../language/time/duration.js";
import {
  formatExactClock,
  formatExactMoment,
  formatExactPeriod,
  formatRelative,
  zoneCity,
} from "../../../language/time/format.js";
import { everyInWords } from "../../../language/wording/during.js";
import { fallbackName } from "../../../language/wording/fallbacks.js";
import { count, list } from "../../../language/wording/lists.js";
import { outcomeInWords, strikesInWords } from "../../../language/wording/what-if.js";
import { lines, plain } from "./markdown.js";

/**
 * What is known of the activity, phase, rollback or contingency whose name stands at `head`.
 * @param reader the reader's zone
 */
export function partHover(head: Place, analysis: Analysis, reader: string | undefined): string | undefined {
  const { plan, schedule, fallbacks } = analysis;
  const { runbook, programme } = plan;
  if (programme && keyOf(programme.head) === keyOf(head)) return programmeHover(programme);
  if (!runbook || !schedule) return undefined;
  const context: HoverContext = { plan, runbook, schedule, fallbacks: releasesIn(fallbacks), reader };
  return cardsIn(analysis, runbook, schedule).get(keyOf(head))?.(context);
}

type Card = (context: HoverContext) => string;

/** By analysis: a document's inlay hints ask for the card of each activity. */
const known = new WeakMap<Analysis, ReadonlyMap<string, Card>>();

/** By the place of their names. */
function cardsIn(analysis: Analysis, runbook: Runbook, schedule: Schedule): ReadonlyMap<string, Card> {
  const before = known.get(analysis);
  if (before) return before;
  const cards = new Map<string, Card>();
  const add = ({ head }: { readonly head: Place }, card: Card): void => {
    const key = keyOf(head);
    if (!cards.has(key)) cards.set(key, card);
  };
  for (const activity of runbook.work.activities) add(activity, context => activityHover(activity, context));
  for (const block of runbook.work.blocks)
    if (block.kind === "phase") add(block, context => phaseHover(block, context));
  for (const rollback of runbook.rollbacks) {
    add(rollback, context => rollbackHover(rollback, context));
    const scheduled = schedule.rollbacks[rollback.index];
    for (const inside of rollback.work?.activities ?? [])
      add(inside, context => insideHover(inside, "rollback", rollback, scheduled, context));
  }
  for (const contingency of runbook.contingencies) {
    add(contingency, context => contingencyHover(contingency, context));
    const scheduled = schedule.contingencies[contingency.index];
    for (const inside of contingency.work?.activities ?? [])
      add(inside, context => insideHover(inside, "contingency", contingency, scheduled, context));
  }
  add(runbook, runbookHover);
  known.set(analysis, cards);
  return cards;
}

function programmeHover({ title, members, window, zone }: Programme): string {
  const shown = window && zone !== undefined && `Window ${formatExactPeriod(window, zone)} in ${zoneCity(zone)}`;
  return lines([heading(title, "programme"), count(members.length, "runbook"), shown || undefined]);
}

function releasesIn(analyses: readonly Analysis[]): readonly Release[] {
  return analyses.flatMap(({ plan, schedule }) => releaseOf(plan, schedule) ?? []);
}

/** What the words of a card are taken from. */
interface HoverContext {
  readonly plan: Plan;
  readonly runbook: Runbook;
  readonly schedule: Schedule;
  readonly fallbacks: readonly Release[];
  readonly reader: string | undefined;
}

function keyOf({ uri, range: { start } }: Place): string {
  return `${start.line} ${start.character} ${uri}`;
}

function heading(title: string, kind: string): string {
  return `**${plain(title)}** (${kind})`;
}

/** The card of an activity, also beside its inlay hints. */
export function activityHover(activity: Activity, context: HoverContext): string {
  const { runbook, schedule } = context;
  const scheduled = schedule.work.activities[activity.index];
  const title = heading(activity.title, activity.kind);
  if (!scheduled?.planned) return lines([title, whyUntimed(activity, runbook.work)]);
  const { planned, worst } = scheduled;
  return lines([
    title,
    ownersInWords(activity, context),
    escalationInWords(activity.escalation ?? runbook.escalation, context),
    activity.deferrable && `May be left out when time runs short: ${plain(activity.deferrable.text)}`,
    `Planned: ${spanInWords(planned, schedule.dated ? runbook.zone : undefined)}${scheduled.startInexact ? " or later: a duration or a time is missing" : ""}`,
    worst && !sameSpan(worst, planned)
      ? `Worst case: ${spanInWords(worst, schedule.dated ? runbook.zone : undefined)}`
      : undefined,
    ...elsewhere(activity, context, planned, worst),
    ...onFallbacks(context, on => on.schedule.work.activities[activity.index]?.planned),
    duringInWords(activity, runbook.work, planned, at =>
      schedule.dated ? formatExactClock(at, runbook.zone) : formatRelative(at),
    ),
    floatInWords(scheduled),
    activity.answer && answerInWords(activity.answer, context),
    keptInWords(activity, runbook),
    ...undoInWords(scheduled, context),
  ]);
}

function whyUntimed({ during }: Activity, work: Work): string {
  return during
    ? `No time is known: ${plain(partTitle(work, during))}, which it lasts as long as, has none.`
    : "No time is known: it is in a cycle.";
}

/** "Lasts as long as Cut over, every 1h: 22:05, 23:05 and 00:05" */
function duringInWords({ during }: Activity, work: Work, span: Span, say: (at: Instant) => string): string | undefined {
  if (!during) return undefined;
  const every = during.every ? `; ${everyInWords(during.every.seconds, span, say)}` : "";
  return plain(`Lasts as long as ${partTitle(work, during)}${every}`);
}

/** "Keeps Prepare and Deploy: not undone any more once this is passed" */
function keptInWords({ index, kind }: Activity, { keeps, work }: Runbook): string | undefined {
  if (kind !== "gate") return undefined;
  const titles = keeps.filter(({ gate }) => gate === index).map(keep => partTitle(work, keep));
  return titles.length === 0 ? undefined : plain(`Keeps ${list(titles)}: not undone any more once this is passed`);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function accountableInWords(accountable: PartyUse | undefined, people: Plan): string | undefined {
  return accountable && plain(`Accountable: ${partyTitle(accountable, people)}`);
}

function escalationInWords(escalation: Escalation | undefined, context: HoverContext): string | undefined {
  if (!escalation) return undefined;
  const { party, after } = escalation;
  return plain(`When it is late by ${formatDuration(after)}: call ${partyTitle(party, context.plan)}`);
}

/** "Owner: Jack Riley, covered by Priya Nair; with Lee Park" */
function ownersInWords({ owners }: Pick<Activity, "owners">, { plan }: HoverContext): string | undefined {
  const [first, ...covers] = owners?.parties ?? [];
  if (!owners || !first) return undefined;
  const cover =
    covers.length === 0
      ? ""
      : `, covered by ${list(
          covers.map(each => partyTitle(each, plan)),
          "or",
        )}`;
  const together =
    owners.with.length === 0 ? "" : `; with ${list(owners.with.map(each => participantTitle(each, plan)))}`;
  return plain(`Owner: ${partyTitle(first, plan)}${cover}${together}`);
}

/** The same times for those who own it, where their clocks show another, and for the reader. */
function elsewhere(
  { owners }: Activity,
  { plan, runbook, schedule, reader }: HoverContext,
  planned: Span,
  worst: Span | undefined,
): readonly string[] {
  if (!schedule.dated) return [];
  const people = (owners?.parties ?? []).flatMap(party => {
    const zone = partyZone(party, plan);
    return zone ? [{ title: partyTitle(party, plan), zone }] : [];
  });
  const all = reader === undefined ? people : [...people, { title: "you", zone: reader }];
  const abroad = groupsBy(
    all.filter(({ zone }) => zone !== runbook.zone),
    ({ zone }) => zone,
  );
  return [...abroad].map(([zone, group]) => {
    const atWorst = worst && !sameSpan(worst, planned) ? `; worst case ${plain(formatExactPeriod(worst, zone))}` : "";
    return `For ${plain(list(group.map(({ title }) => title)))}: ${spanInWords(planned, zone)}${atWorst}`;
  });
}

/** When it is on each fallback: "Fallback 2: Sat 2026-05-30 22:30 to 23:00". */
function onFallbacks({ fallbacks }: HoverContext, spanOn: (on: Release) => Span | undefined): readonly string[] {
  return fallbacks.flatMap((on, number) => {
    const span = spanOn(on);
    return span ? [`${fallbackName(fallbacks, number)}: ${spanInWords(span, on.runbook.zone)}`] : [];
  });
}

function floatInWords({ critical, float }: ScheduledActivity): string | undefined {
  if (critical) return "On the critical path: if it is late, the plan is late";
  return float === undefined ? undefined : `Float: ${formatDuration(float)}`;
}

function answerInWords(answer: Answer, { runbook, schedule }: HoverContext): string | undefined {
  switch (answer.kind) {
    case "counterpart": {
      const rollback = runbook.rollbacks[answer.rollback];
      const scheduled = schedule.rollbacks[answer.rollback];
      return rollback && `Undone by ${plain(rollback.title || rollback.name)}, ${takesInWords(scheduled)}`;
    }
    case "temporary":
      return `Undone later, by ${plain(runbook.work.activities[answer.by]?.title ?? "a later step")}`;
    case "undoes":
      return `Undoes ${plain(runbook.work.activities[answer.step]?.title ?? "an earlier step")}`;
    case "none":
      return `Nothing to undo: ${plain(answer.because)}`;
    case "irreversible":
      return `Irreversible: ${plain(answer.because)}`;
    case "unresolved":
      return undefined;
  }
}

function undoInWords({ undo }: ScheduledActivity, context: HoverContext): readonly string[] {
  if (!undo) return [];
  const { planned, worst } = undo;
  if (planned.final) return ["After the point of no return"];
  const atWorst = worst.seconds === planned.seconds ? "" : ` (worst case ${formatDuration(worst.seconds)})`;
  const least = planned.inexact ? "at least " : "";
  const isUnknown = planned.inexact && planned.decideBy !== undefined;
  return [
    `Rollback from here takes ${least}${formatDuration(planned.seconds)}${atWorst}`,
    ...(isUnknown ? [`${fromHere}: ${unknownDecision}`] : decisionInWords(fromHere, decisionsFrom(undo), context)),
  ];
}

/** In the runbook's zone, and in the reader's where that is another. */
function decisionInWords(
  what: string,
  decisions: Decisions,
  { runbook, schedule, reader }: HoverContext,
): readonly string[] {
  const sayIn = (zone: string) => (at: Instant) => (schedule.dated ? formatExactMoment(at, zone) : formatRelative(at));
  const text = decisionText(decisions, sayIn(runbook.zone));
  if (text === undefined) return [];
  const isElsewhere = schedule.dated && reader !== undefined && reader !== runbook.zone;
  const forReader = isElsewhere ? ` (for you ${decisionText(decisions, sayIn(reader))})` : "";
  return [`${what}: ${plain(`${text}${schedule.dated ? ` in ${zoneCity(runbook.zone)}` : ""}${forReader}`)}`];
}

function phaseHover(phase: Block, context: HoverContext): string {
  const { runbook, schedule } = context;
  const span = schedule.work.blocks[phase.index];
  const zone = schedule.dated ? runbook.zone : undefined;
  return lines([
    heading(phase.title, "phase"),
    ownersInWords({ owners: phase.owners }, context),
    accountableInWords(phase.accountable, context.plan),
    span?.planned && `Planned: ${spanInWords(span.planned, zone)}`,
    span?.worst && span.planned && !sameSpan(span.worst, span.planned)
      ? `Worst case: ${spanInWords(span.worst, zone)}`
      : undefined,
    span?.planned && schedule.dated && context.reader !== undefined && context.reader !== runbook.zone
      ? `For you: ${spanInWords(span.planned, context.reader)}`
      : undefined,
    ...onFallbacks(context, on => on.schedule.work.blocks[phase.index]?.planned),
  ]);
}

function runbookHover(context: HoverContext): string {
  const { runbook, schedule, reader } = context;
  const { planned, worst } = schedule.work;
  const zone = schedule.dated ? runbook.zone : undefined;
  return lines([
    heading(runbook.title || runbook.name, "runbook"),
    accountableInWords(runbook.accountable, context.plan),
    runbook.window && `Window: ${spanInWords(runbook.window, zone)}`,
    ...onFallbacks(context, on => on.runbook.window),
    planned && `Planned: ${spanInWords(planned, zone)}, ${formatDuration(planned.end - planned.start)}`,
    worst && planned && !sameSpan(worst, planned) ? `Worst case: ${spanInWords(worst, zone)}` : undefined,
    planned && schedule.dated && reader !== undefined && reader !== runbook.zone
      ? `For you: ${spanInWords(planned, reader)}`
      : undefined,
    ...decisionInWords(ofThePlan, decisionsOfPlan(schedule), context),
    count(runbook.work.activities.length, "activity", "activities"),
  ]);
}

function rollbackHover(rollback: Rollback, context: HoverContext): string {
  const { runbook, schedule } = context;
  const users = rollback.users.flatMap(index => runbook.work.activities[index]?.title ?? []);
  return lines([
    heading(rollback.title, "rollback"),
    ownersInWords(rollback, context),
    `Takes ${takesInWords(schedule.rollbacks[rollback.index])}`,
    users.length > 0 ? `Undoes ${users.map(plain).join(", ")}` : undefined,
  ]);
}

function contingencyHover(contingency: Contingency, context: HoverContext): string {
  const { runbook, schedule } = context;
  const { title, trigger, work } = contingency;
  const release = { runbook, schedule };
  const struck = asksWhatIf(contingency) ? whatIf(release, contingency) : undefined;
  return lines([
    heading(title, "contingency"),
    trigger && `When ${plain(trigger.text)}`,
    ownersInWords(contingency, context),
    work && `Takes ${takesInWords(schedule.contingencies[contingency.index])}`,
    struck && plain(`At worst it strikes ${strikesInWords(struck, release)}: ${outcomeInWords(struck, release)}`),
  ]);
}

/** An activity inside a rollback or a contingency: when that runs is decided during the release, so its times count from there. */
function insideHover(
  activity: Activity,
  kind: "rollback" | "contingency",
  apart: Rollback | Contingency,
  scheduled: ScheduledApart | undefined,
  context: HoverContext,
): string {
  const times = scheduled?.work?.activities[activity.index];
  const { planned, worst } = times ?? {};
  return lines([
    heading(activity.title, activity.kind),
    `Part of the ${kind} ${plain(apart.title || apart.name)}`,
    ownersInWords(activity, context),
    planned ? `From its start: ${sinceStart(planned)}` : apart.work && whyUntimed(activity, apart.work),
    worst && planned && !sameSpan(worst, planned) ? `Worst case: ${sinceStart(worst)}` : undefined,
    planned && apart.work && duringInWords(activity, apart.work, planned, at => `+${formatDuration(at)}`),
    times && floatInside(times, kind),
  ]);
}

function floatInside({ critical, float }: ScheduledActivity, kind: "rollback" | "contingency"): string | undefined {
  if (critical) return `If it is late, the ${kind} is late`;
  return float === undefined ? undefined : `Float: ${formatDuration(float)}`;
}

/** "+10m to +1h20m" */
export function sinceStart({ start, end }: Span): string {
  return `+${formatDuration(start)} to +${formatDuration(end)}`;
}

/** "at least 1h30m (at worst 2h)" */
export function takesInWords(scheduled: ScheduledApart | undefined): string {
  if (!scheduled) return "an unknown time";
  const worst = scheduled.worst === scheduled.planned ? "" : ` (worst case ${formatDuration(scheduled.worst)})`;
  return `${scheduled.inexact ? "at least " : ""}${formatDuration(scheduled.planned)}${worst}`;
}

/** "Sat 2026-05-23 22:00 to 22:30 in Los Angeles"; from T where there is no zone. */
function spanInWords(span: Span, zone: string | undefined): string {
  if (zone === undefined) return plain(`${formatRelative(span.start)} to ${formatRelative(span.end)}`);
  return plain(`${formatExactPeriod(span, zone)} in ${zoneCity(zone)}`);
}
