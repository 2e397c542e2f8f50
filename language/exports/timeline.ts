/**
 * The picture reviewers decide by, as plain data: every time is already in words, so that whoever draws it
 * needs no calendar. Instants are epoch seconds; in an undated runbook, seconds from T.
 */
import type { AcceptedFinding, Finding, Severity, Verdict } from "../plan/finding.js";
import { comparePositions, contains, type Place } from "../plan/place.js";
import type { Activity, ActivityKind, Owners, PartyUse, Plan, Runbook } from "../plan/plan.js";
import { phaseOf } from "../plan/works.js";
import { releaseOf } from "../schedule/release.js";
import type { Schedule, ScheduledActivity, Span } from "../schedule/schedule.js";
import { formatClock, formatDate, formatMoment, formatRelative } from "../time/format.js";
import { busySpans, type Tick, ticksFor } from "./axis.js";
import { partyTitle } from "./release.js";

export interface TimelineData {
  /** The runbook's title. */
  readonly title: string;
  /** The zone all labels are in; in an undated runbook it only names the runbook's own. */
  readonly zone: string;
  /** False where the runbook has neither window nor go-live: labels are T±. */
  readonly dated: boolean;
  /** From the first to the last thing to be drawn, worst case and window included. */
  readonly start: number;
  readonly end: number;
  /** The stretches of time to draw, in order; long quiet times between them are left out. Never empty. */
  readonly spans: readonly Span[];
  readonly ticks: readonly Tick[];
  readonly window?: { readonly start: number; readonly end: number; readonly label: string };
  readonly rows: readonly TimelineGroup[];
  readonly verdict: Verdict;
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly accepted: number;
  };
  /** The last moment at which a rollback still ends inside the window, as planned. */
  readonly latestSafeDecision?: Mark;
  /** Where the first irreversible step begins, as planned. */
  readonly pointOfNoReturn?: Mark;
}

/** A moment drawn as a line, with its time in words. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** Activities of one phase, in the order they are written; `phase` is its title, null for those outside any phase. */
export interface TimelineGroup {
  readonly phase: string | null;
  readonly activities: readonly TimelineActivity[];
}

export interface TimelineActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  /** Who is responsible, in words ("Priya Nair or Jack Riley"); empty where nobody is. */
  readonly owner: string;
  /** Undefined for what waits in a circle, and for what follows it. */
  readonly times?: TimelineTimes;
  readonly findings: readonly { readonly severity: Severity; readonly message: string }[];
  readonly place: Place;
}

export interface TimelineTimes {
  readonly start: number;
  readonly end: number;
  /** The latest end in the worst case; never before `end`. */
  readonly worstEnd: number;
  readonly startLabel: string;
  readonly endLabel: string;
  readonly worstEndLabel: string;
  readonly critical: boolean;
  /** Seconds by which it can be late without making the plan's end later. */
  readonly float: number;
}

/** What of an Analysis is drawn: the browser side, which imports these types, knows no parser. */
interface Analysed {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly verdict: Verdict;
}

/**
 * What the timeline of a file shows.
 * @param zone IANA name for all labels; the runbook's own when absent
 * @returns undefined for a file without a runbook
 */
export function timeline(
  { plan, schedule: scheduled, findings, accepted, verdict }: Analysed,
  zone?: string,
): TimelineData | undefined {
  const release = releaseOf(plan, scheduled);
  if (!release) return undefined;
  const { runbook, schedule } = release;
  const words = wordsFor(runbook, schedule, zone ?? runbook.zone);
  const found = byActivity(runbook, findings);
  const activities = runbook.work.activities.map((activity, index) => {
    const times = timesOf(schedule.work.activities[index], words);
    return {
      id: activity.name,
      kind: activity.kind,
      title: activity.title || activity.name,
      owner: ownersInWords(activity.owners, plan),
      ...(times ? { times } : {}),
      findings: found[index] ?? [],
      place: activity.place,
    };
  });
  const drawn = activities.flatMap(({ times }) => (times ? [{ start: times.start, end: times.worstEnd }] : []));
  const spans = busySpans(runbook.window ? [...drawn, runbook.window] : drawn);
  const decision = latestSafeDecision(schedule.work.activities);
  const noReturn = schedule.pointOfNoReturn?.at;
  const count = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length;
  return {
    title: runbook.title || runbook.name,
    zone: words.zone,
    dated: schedule.dated,
    start: spans[0]?.start ?? 0,
    end: spans.at(-1)?.end ?? 0,
    spans,
    ticks: ticksFor(spans, schedule.dated ? words.zone : undefined),
    ...(runbook.window ? { window: windowOf(runbook.window, words) } : {}),
    rows: grouped(activities, runbook),
    verdict,
    counts: { errors: count("error"), warnings: count("warning"), infos: count("info"), accepted: accepted.length },
    ...(decision === undefined ? {} : { latestSafeDecision: { at: decision, label: words.moment(decision) } }),
    ...(noReturn === undefined ? {} : { pointOfNoReturn: { at: noReturn, label: words.moment(noReturn) } }),
  };
}

/** Instants in words, in one zone or counted from T. */
interface Words {
  readonly zone: string;
  /** "Sat 2026-05-23 22:00" */
  moment(at: number): string;
  /** "Sat 22:00" in the week of T, where the weekday says it all; else in full. */
  near(at: number): string;
  /** Only the clock where `at` is on the day of `start`. */
  after(start: number, at: number): string;
}

function wordsFor({ zero }: Runbook, { dated }: Schedule, zone: string): Words {
  if (!dated) return { zone, moment: formatRelative, near: formatRelative, after: (_, at) => formatRelative(at) };
  const sixDays = 6 * 24 * 3600;
  const moment = (at: number): string => formatMoment(at, zone);
  const near = (at: number): string =>
    zero !== undefined && Math.abs(at - zero) < sixDays
      ? `${moment(at).slice(0, 3)} ${formatClock(at, zone)}`
      : moment(at);
  return {
    zone,
    moment,
    near,
    after: (start, at) => (formatDate(start, zone) === formatDate(at, zone) ? formatClock(at, zone) : near(at)),
  };
}

function windowOf({ start, end }: Span, words: Words) {
  return { start, end, label: `${words.moment(start)} to ${words.moment(end)}` };
}

function timesOf(scheduled: ScheduledActivity | undefined, words: Words): TimelineTimes | undefined {
  if (!scheduled?.planned) return undefined;
  const { start, end } = scheduled.planned;
  const worstEnd = Math.max(end, scheduled.worst?.end ?? end);
  return {
    start,
    end,
    worstEnd,
    startLabel: words.near(start),
    endLabel: words.after(start, end),
    worstEndLabel: words.after(start, worstEnd),
    critical: scheduled.critical,
    float: scheduled.float ?? 0,
  };
}

/**
 * What is begun only grows, so the time left to decide only shrinks: while an activity is the last begun, one can decide
 * until its own latest safe decision or until the next begins, whichever comes first.
 */
function latestSafeDecision(activities: readonly ScheduledActivity[]): number | undefined {
  const begun = activities
    .flatMap(({ planned, undo }) => (planned ? [{ start: planned.start, decideBy: undo?.decideBy?.planned }] : []))
    .sort((a, b) => a.start - b.start);
  const until = begun.map(({ start, decideBy }, index) => {
    const last = Math.min(decideBy ?? Number.NEGATIVE_INFINITY, begun[index + 1]?.start ?? Number.POSITIVE_INFINITY);
    return last >= start ? last : Number.NEGATIVE_INFINITY;
  });
  const latest = until.reduce((most, last) => Math.max(most, last), Number.NEGATIVE_INFINITY);
  return Number.isFinite(latest) ? latest : undefined;
}

/** "Priya Nair or Jack Riley with Lee Park" */
function ownersInWords(owners: Owners | undefined, plan: Plan): string {
  if (!owners) return "";
  const name = (party: PartyUse): string => partyTitle(party, plan);
  const responsible = owners.parties.map(name).join(" or ");
  return owners.with.length === 0 ? responsible : `${responsible} with ${owners.with.map(name).join(", ")}`;
}

/** Each activity's findings: those that stand in its statement. Activities do not overlap and are in order of place. */
function byActivity({ work, place }: Runbook, findings: readonly Finding[]): readonly Finding[][] {
  const found: Finding[][] = work.activities.map(() => []);
  for (const finding of findings) {
    if (finding.place.uri !== place.uri) continue;
    const index = lastBeginning(work.activities, finding.place);
    const activity = work.activities[index];
    if (activity && contains(activity.place, finding.place)) found[index]?.push(finding);
  }
  return found;
}

/** The last activity that begins at or before a place; -1 when none does. */
function lastBeginning(activities: readonly Activity[], { range }: Place): number {
  let from = 0;
  let to = activities.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const activity = activities[middle];
    if (activity && comparePositions(activity.place.range.start, range.start) <= 0) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** By the nearest phase around each, as far as they stand together. */
function grouped(activities: readonly TimelineActivity[], runbook: Runbook): readonly TimelineGroup[] {
  const groups: { phase: string | null; block: number | undefined; activities: TimelineActivity[] }[] = [];
  activities.forEach((activity, index) => {
    const around = runbook.work.activities[index];
    const block = around && phaseOf(runbook.work, around);
    const last = groups.at(-1);
    if (last && last.block === block?.index) last.activities.push(activity);
    else groups.push({ phase: block ? block.title || block.name : null, block: block?.index, activities: [activity] });
  });
  return groups.map(({ phase, activities }) => ({ phase, activities }));
}
