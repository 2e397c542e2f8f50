/**
 * Plan + Schedule + findings -> what the timeline draws. This side knows zones and rosters; what it makes is plain data
 * (timeline/data.ts), which the browser draws without either.
 */
import type { AcceptedFinding, Finding, Past, Severity, Verdict } from "../plan/finding.js";
import type { Plan, Seconds } from "../plan/plan.js";
import { outageSpan } from "../schedule/outages.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Schedule, Span } from "../schedule/schedule.js";
import { modes } from "../schedule/schedule.js";
import { hullOf } from "../schedule/spans.js";
import { asksWhatIf } from "../schedule/what-if/what-if.js";
import { quoted } from "../wording/titles.js";
import { shownVerdict } from "../wording/verdict.js";
import { whyNotStruck } from "../wording/what-if.js";
import type {
  TimelineData,
  TimelineEarlier,
  TimelineFinding,
  TimelineMore,
  TimelineOutage,
  TimelineUndoing,
} from "./timeline/data.js";
import type { TimelineRun } from "./timeline/run-data.js";
import { busySpans } from "./timeline-data/busy.js";
import { decisionsOf } from "./timeline-data/decisions.js";
import { type DrawnSpans, drawnSpansOf } from "./timeline-data/drawn-spans.js";
import { findingsByActivity } from "./timeline-data/findings.js";
import { activityLater, laterBy, moreLater, spanLater, undoingLater } from "./timeline-data/later.js";
import { partiesOf } from "./timeline-data/owners.js";
import { placeSnapshot } from "./timeline-data/place-snapshot.js";
import { orderOf, rowsOf } from "./timeline-data/rows.js";
import { undoingOf, undoOf } from "./timeline-data/undo.js";
import { areMostMissing, missingDurations, waitingPlan } from "./timeline-data/waiting.js";
import { spansOfWhatIf, whatIfOf } from "./timeline-data/what-if.js";
import { zonesOver } from "./timeline-data/zones.js";

export interface TimelineOptions {
  /** IANA names of further zones that instants will be read in. */
  readonly zones?: readonly string[];
  /** The name of a contingency that strikes. */
  readonly whatIf?: string | undefined;
  /** What was otherwise in another version. */
  readonly against?: TimelineEarlier | undefined;
  /** What is drawn beside it: nights are told over that too. */
  readonly beside?: readonly Span[];
  /** Whether it is drawn in the order of waiting; where that is not said, as its own durations ask for. */
  readonly inOrder?: boolean | undefined;
  /** What has happened of it, and how much later than the plan says it is done. */
  readonly asRun?: { readonly run: TimelineRun; readonly shift: Seconds } | undefined;
}

/** What of an Analysis is drawn. */
export interface TimelineInput {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly verdict: Verdict;
  readonly past: Past | undefined;
}

/** All there is. Undefined for a file without a runbook. */
export function timelineData(analysed: TimelineInput, options: TimelineOptions = {}): TimelineData | undefined {
  const data = timelineOutline(analysed, options);
  const release = releaseOf(analysed.plan, analysed.schedule);
  if (!data || !release) return undefined;
  const more = moreOf(analysed, options);
  return {
    ...data,
    activities: data.activities.map(activity => Object.assign({ more: more(activity.index) }, activity)),
    undoing: undoingLater(undoingOf(release, analysed.plan), shiftIn(options)),
  };
}

function shiftIn({ asRun }: TimelineOptions): Seconds {
  return asRun?.shift ?? 0;
}

/** Without what is read of one activity at a time, and without undoing. */
export function timelineOutline(
  { plan, schedule, findings, accepted, verdict, past }: TimelineInput,
  options: TimelineOptions = {},
): TimelineData | undefined {
  const { zones = [], whatIf, against, beside = [], inOrder, asRun } = options;
  const shift = shiftIn(options);
  const release = releaseOf(plan, schedule);
  if (!release) return undefined;
  const { runbook } = release;
  const { onFallback } = runbook;
  const { inActivities, elsewhere } = findingsByActivity(runbook, findings);
  const drawn = drawnSpansOf(release);
  const isInOrder = inOrder ?? areMostMissing(missingDurations(runbook.work));
  const inWaiting = isInOrder ? waitingPlan(release, plan) : undefined;
  const struck = whatIf === undefined || inWaiting ? undefined : whatIfOf(release, plan, whatIf);
  const further = [
    ...(struck ? spansOfWhatIf(struck) : []),
    ...(against ? nearby(against.moved, drawn.spans) : []),
    ...(asRun ? spansOfRun(asRun.run).map(spanLater(-shift)) : []),
  ];
  const busy = busySpans([...drawn.spans, ...further]);
  const period = hullOf(busy) ?? { start: 0, end: 0 };
  const dated = release.schedule.dated || shift !== 0;
  const nights = dated ? [...busy, ...undoingAfter(release, period), ...beside].map(spanLater(shift)) : [];
  const parties = partiesOf(runbook, plan, nights);
  const phases = runbook.work.blocks.filter(({ kind }) => kind === "phase");
  const count = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length;
  const contingencies = runbook.contingencies.filter(asksWhatIf).map(({ name, title }) => ({ name, title }));
  const notice =
    noticeOf(release, drawn, isInOrder, dated) ?? (struck ? undefined : cannotStrike(release, whatIf, isInOrder));
  const ownZones = [...parties.owners, ...parties.teams].flatMap(({ zone }) => zone ?? []);
  const rowOf = rowsOf(release, plan, parties);
  const rows = runbook.work.activities.map(activity => rowOf(activity, inActivities[activity.index] ?? []));
  const planned = {
    name: runbook.name,
    title: runbook.title || runbook.name,
    dated,
    ...(notice === undefined ? {} : { notice }),
    zone: runbook.zone,
    zero: runbook.zero ?? 0,
    risk: runbook.risk,
    changes: runbook.changes.map(({ text }) => text),
    period,
    busy,
    activities: inWaiting ? rows.map(inWaiting.placed) : rows,
    ...(inWaiting ? { waiting: inWaiting.waiting } : {}),
    phases: phases.map(({ name, title, place, index }) => ({
      key: `phase ${name || index}`,
      title: title || name,
      place: placeSnapshot(place),
    })),
    owners: parties.owners,
    teams: parties.teams,
    longestShift: plan.policy.longestShift,
    order: orderOf(runbook.work),
    ...(runbook.window ? { window: spanOf(runbook.window) } : {}),
    ...(runbook.fallbacks.length > 0 ? { fallbacks: runbook.fallbacks.map(spanOf) } : {}),
    ...(onFallback ? { fallback: { number: onFallback.number, insteadOf: spanOf(onFallback.insteadOf) } } : {}),
    ...(contingencies.length > 0 ? { contingencies } : {}),
    ...(struck ? { whatIf: struck } : {}),
    ...(against ? { against: inWaiting ? { ...against, moved: [] } : against } : {}),
    ...(runbook.goLive ? { goLive: runbook.goLive.at } : {}),
    outages: inWaiting ? [] : outagesOf(release),
    freezes: plan.freezes.map(({ title, from, to }) => ({ title, start: from, end: to })),
    ...(inWaiting ? {} : decisionsIn(release, asRun?.run)),
    verdict: shownVerdict({ verdict, past }),
    counts: { errors: count("error"), warnings: count("warning"), infos: count("info"), accepted: accepted.length },
    findings: elsewhere.map(foundAs),
  };
  const names = dated ? [runbook.zone, ...ownZones, ...zones] : [];
  const later = activityLater(shift);
  const data = { ...laterBy(planned, shift), activities: planned.activities.map(later) };
  const read = { ...data, activities: [...rows.map(later), ...data.activities] };
  return {
    ...data,
    ...(asRun ? { run: asRun.run } : {}),
    zones: zonesOver(names, read, release.schedule.work.activities, shift),
  };
}

/** Nothing is left to decide once a rollback was called, or all is over; and what is not done any more can be undone. */
function decisionsIn(release: Release, run: TimelineRun | undefined): ReturnType<typeof decisionsOf> {
  const { latestSafeDecision: safe, pointOfNoReturn: last } = decisionsOf(release);
  const isDecided = run !== undefined && (run.rollback ?? run.closed) !== undefined;
  const isPassed = last && run?.activities[last.activity]?.began !== undefined;
  return {
    ...(safe && !isDecided ? { latestSafeDecision: safe } : {}),
    ...(last && (!isDecided || isPassed) ? { pointOfNoReturn: last } : {}),
  };
}

/** A plan that was a year away is told in words: it must not make the night of the release a pixel. */
const farthest = 400 * 86_400;

function nearby(spans: readonly Span[], drawn: readonly Span[]): readonly Span[] {
  const { start = 0, end = 0 } = hullOf(drawn) ?? {};
  return spans.filter(each => each.start > start - farthest && each.end < end + farthest).map(spanOf);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What of a run is to be seen beside the plan's own times. */
function spansOfRun({ now, held, undone, rollback, trail }: TimelineRun): readonly Span[] {
  const moments = [now, ...trail.flatMap(({ until }) => until ?? [])].map(at => ({ start: at, end: at }));
  return [...moments, ...held.map(spanOf), ...undone.map(spanOf), ...(rollback ? [spanOf(rollback)] : [])];
}

/** Nights are told over no more of what is undone after all that happens. */
const longestUndoing = 14 * 86_400;

/** What the picture is longer by where undoing is drawn. */
function undoingAfter({ schedule }: Release, { end }: Span): readonly Span[] {
  const ends = schedule.work.activities.map(({ planned, undo }) => (planned?.end ?? end) + (undo?.worst.seconds ?? 0));
  const last = Math.min(
    ends.reduce((latest, each) => Math.max(latest, each), end),
    end + longestUndoing,
  );
  return last > end ? [{ start: end, end: last }] : [];
}

/** What is read of an activity when it is looked at. */
export function moreOf(
  { plan, schedule, findings }: TimelineInput,
  options: TimelineOptions = {},
): (activity: number) => TimelineMore {
  const later = moreLater(shiftIn(options));
  const release = releaseOf(plan, schedule);
  const inActivities = release ? findingsByActivity(release.runbook, findings).inActivities : [];
  return index => {
    const undo = release && undoOf(release, plan, { index });
    return later({
      findings: (inActivities[index] ?? []).map(({ code, severity, message }) => ({ code, severity, message })),
      ...(undo ? { undo } : {}),
    });
  };
}

/** Turning back at any moment. Undefined for a file without a runbook. */
export function timelineUndoing(
  { plan, schedule }: TimelineInput,
  options: TimelineOptions = {},
): TimelineUndoing | undefined {
  const release = releaseOf(plan, schedule);
  return release && undoingLater(undoingOf(release, plan), shiftIn(options));
}

/** Those with a time, in the order they are written. One that ends before it begins is told by a rule. */
function outagesOf({ runbook, schedule }: Release): readonly TimelineOutage[] {
  return runbook.outages.flatMap((outage): TimelineOutage[] => {
    const [planned, worst] = modes.map(mode => outageSpan(outage, schedule.work, mode));
    if (!planned || !worst || planned.end < planned.start) return [];
    const { title, budget } = outage;
    return [{ ...planned, title, worst: worst.end - worst.start, ...(budget && { budget: budget.seconds }) }];
  });
}

const unread = "Its window or go-live cannot be read yet";

/** Why times count from T, or why there is nothing to see. */
function noticeOf(
  { runbook, schedule }: Release,
  { isCut }: DrawnSpans,
  isInOrder: boolean,
  dated: boolean,
): string | undefined {
  if (runbook.work.activities.length === 0) return "There are no activities yet";
  if (isInOrder) return runbook.dateWritten && !schedule.dated ? `${unread} (see the findings)` : undefined;
  if (isCut)
    return "Dates are centuries apart: 50 years around most of them are drawn, and what is further away is shown at the edge";
  if (dated) return undefined;
  return runbook.dateWritten
    ? `${unread} (see the findings), so times count from T`
    : "Undated: it has neither window nor go-live, so times count from T";
}

/** @param whatIf the name of what was to strike, and does not */
function cannotStrike({ runbook }: Release, whatIf: string | undefined, isInOrder: boolean): string | undefined {
  const contingency = whatIf === undefined ? undefined : runbook.contingencies.find(({ name }) => name === whatIf);
  const why = isInOrder ? "cannot be drawn while most durations are missing" : whyNotStruck;
  return contingency && `${quoted(contingency.title)} ${why}`;
}

function foundAs({ code, severity, message, place }: Finding): TimelineFinding {
  return { code, severity, message, place: placeSnapshot(place) };
}
