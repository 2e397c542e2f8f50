/** A runbook at a glance, as plain data with every time in words: its phases with what happens in them, and its people. */
import type { Finding, Past, Severity, Verdict } from "../plan/finding.js";
import { contains, type Place } from "../plan/place.js";
import type { Activity, ActivityKind, Block, Plan } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Schedule, Span } from "../schedule/schedule.js";
import { formatDuration } from "../time/duration.js";
import { formatExactPeriod, formatRelative } from "../time/format.js";
import { type ShownVerdict, shownVerdict } from "../wording/verdict.js";
import { nearbyTimeText } from "./overview/nearby-time.js";
import { type OverviewPerson, peopleIn } from "./overview/people.js";
import { findingsByActivity } from "./timeline-data/findings.js";
import { ownersInWords } from "./timeline-data/owners.js";

export type { OverviewPerson, OverviewUse } from "./overview/people.js";

export interface OverviewCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface Overview {
  readonly title: string;
  /** Where the runbook is named. */
  readonly place: Place;
  /** "Sat 2026-05-23 22:00 to Sun 2026-05-24 02:40", "T to T+2h"; undefined without activities. */
  readonly period?: string;
  /** The zone its times are in. */
  readonly zone: string;
  readonly verdict: ShownVerdict;
  /** In the order written. */
  readonly parts: readonly OverviewPart[];
  /** Who has something to do or covers somebody, by the first thing they do. */
  readonly people: readonly OverviewPerson[];
}

export type OverviewPart = OverviewPhase | OverviewActivity;

export interface OverviewPhase {
  readonly kind: "phase";
  /** The same for the same phase after an edit elsewhere. */
  readonly key: string;
  readonly title: string;
  readonly place: Place;
  /** When the first thing in it starts. */
  readonly starts?: string;
  /** Of all that stands in it. */
  readonly counts: OverviewCounts;
  readonly parts: readonly OverviewPart[];
}

export interface OverviewActivity {
  readonly kind: ActivityKind;
  readonly key: string;
  readonly title: string;
  readonly place: Place;
  /** "Sat 22:00", "T+30m"; undefined for what waits in a cycle. */
  readonly starts?: string;
  /** "Sat 2026-05-23 22:00 to 22:30 (30m)" */
  readonly period?: string;
  readonly critical: boolean;
  /** In words; empty where nobody is named. */
  readonly owner: string;
  readonly counts: OverviewCounts;
  /** What is found in it, in the order found. */
  readonly findings: readonly { readonly severity: Severity; readonly message: string }[];
}

interface OverviewInput {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly past: Past | undefined;
}

/** Undefined for a file without a runbook. */
export function overviewOf({ plan, schedule, findings, verdict, past }: OverviewInput): Overview | undefined {
  const release = releaseOf(plan, schedule);
  if (!release) return undefined;
  const { runbook } = release;
  const found = findingsByActivity(runbook, findings);
  const activity = (index: number): readonly OverviewActivity[] => {
    const each = runbook.work.activities[index];
    return each ? [activityOf(each, release, plan, found.inActivities[index] ?? [])] : [];
  };
  const partsOf = ({ items }: Block): readonly OverviewPart[] =>
    items.flatMap((item): readonly OverviewPart[] => {
      if (item.kind === "activity") return activity(item.index);
      const block = runbook.work.blocks[item.index];
      if (!block) return [];
      const parts = partsOf(block);
      return block.kind === "phase" ? [phaseOf(block, parts, release, found.elsewhere)] : parts;
    });
  const [whole] = runbook.work.blocks;
  const period = release.schedule.work.planned;
  return {
    title: runbook.title || runbook.name,
    place: runbook.head,
    ...(period ? { period: periodInWords(period, release) } : {}),
    zone: runbook.zone,
    verdict: shownVerdict({ verdict, past }),
    parts: whole ? partsOf(whole) : [],
    people: peopleIn(release, plan),
  };
}

/** How many there are of each severity. */
export function countsOf(findings: readonly { readonly severity: Severity }[]): OverviewCounts {
  const count = (severity: Severity): number => findings.filter(each => each.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

function activityOf(each: Activity, release: Release, plan: Plan, findings: readonly Finding[]): OverviewActivity {
  const scheduled = release.schedule.work.activities[each.index];
  const span = scheduled?.planned;
  const length = span ? span.end - span.start : 0;
  return {
    kind: each.kind,
    key: `activity ${each.name || each.index}`,
    title: each.title || each.name,
    place: each.head,
    ...(span
      ? {
          starts: nearbyTimeText(span.start, release),
          period: `${scheduled.startInexact ? "not before " : ""}${periodInWords(span, release)}${length > 0 ? ` (${formatDuration(length)})` : ""}`,
        }
      : {}),
    critical: scheduled?.critical ?? false,
    owner: ownersInWords(each.owners, plan),
    counts: countsOf(findings),
    findings: findings.map(({ severity, message }) => ({ severity, message })),
  };
}

function phaseOf(
  block: Block,
  parts: readonly OverviewPart[],
  release: Release,
  elsewhere: readonly Finding[],
): OverviewPhase {
  const own = countsOf(elsewhere.filter(({ place }) => contains(block.place, place)));
  const inside = leavesOf(parts).map(({ counts }) => counts);
  const starts = release.schedule.work.blocks[block.index]?.planned?.start;
  return {
    kind: "phase",
    key: `phase ${block.name || block.index}`,
    title: block.title || block.name,
    place: block.head,
    ...(starts === undefined ? {} : { starts: nearbyTimeText(starts, release) }),
    counts: [own, ...inside].reduce(sum),
    parts,
  };
}

function leavesOf(parts: readonly OverviewPart[]): readonly OverviewActivity[] {
  return parts.flatMap(part => (part.kind === "phase" ? leavesOf(part.parts) : [part]));
}

function sum(a: OverviewCounts, b: OverviewCounts): OverviewCounts {
  return { errors: a.errors + b.errors, warnings: a.warnings + b.warnings, infos: a.infos + b.infos };
}

function periodInWords(span: Span, { runbook, schedule }: Release): string {
  return schedule.dated
    ? formatExactPeriod(span, runbook.zone)
    : `${formatRelative(span.start)} to ${formatRelative(span.end)}`;
}
