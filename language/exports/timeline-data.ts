/**
 * Plan + Schedule + findings -> what the timeline draws. This side knows zones and rosters; what it makes is plain data
 * (timeline/data.ts), which the browser draws without either.
 */
import type { AcceptedFinding, Finding, Severity, Verdict } from "../plan/finding.js";
import type { Activity, Plan } from "../plan/plan.js";
import { blocksAround, phaseOf } from "../plan/works.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Schedule, ScheduledActivity } from "../schedule/schedule.js";
import { hullOf } from "../schedule/spans.js";
import { deadlineOf } from "./release.js";
import type { TimelineActivity, TimelineData, TimelineFinding, TimelineTimes } from "./timeline/data.js";
import { busySpans } from "./timeline-data/busy.js";
import { decisionsOf } from "./timeline-data/decisions.js";
import { type Drawn, drawnOf } from "./timeline-data/drawn.js";
import { findingsByActivity } from "./timeline-data/findings.js";
import { ownersInWords, partiesOf } from "./timeline-data/owners.js";
import { undoMomentsOf, undoOf, undoStepsOf } from "./timeline-data/undo.js";
import { zonesOver } from "./timeline-data/zones.js";

export interface TimelineOptions {
  /** IANA names of further zones that instants will be read in. */
  readonly zones?: readonly string[];
}

/** What of an Analysis is drawn. */
interface Analysed {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly verdict: Verdict;
}

/** Undefined for a file without a runbook. */
export function timelineData(
  { plan, schedule, findings, accepted, verdict }: Analysed,
  { zones = [] }: TimelineOptions = {},
): TimelineData | undefined {
  const release = releaseOf(plan, schedule);
  if (!release) return undefined;
  const { runbook } = release;
  const { inActivities, elsewhere } = findingsByActivity(runbook, findings);
  const drawn = drawnOf(release);
  const busy = busySpans(drawn.spans);
  const period = hullOf(busy) ?? { start: 0, end: 0 };
  const parties = partiesOf(runbook, plan, release.schedule.dated ? busy : []);
  const phases = runbook.work.blocks.filter(({ kind }) => kind === "phase");
  const position = new Map(phases.map(({ index }, place) => [index, place]));
  const count = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length;
  const notice = noticeOf(release, drawn);
  const ownZones = [...parties.owners, ...parties.teams].flatMap(({ zone }) => zone ?? []);
  const data = {
    name: runbook.name,
    title: runbook.title || runbook.name,
    dated: release.schedule.dated,
    ...(notice === undefined ? {} : { notice }),
    zone: runbook.zone,
    zero: runbook.zero ?? 0,
    risk: runbook.risk,
    changes: runbook.changes.map(({ text }) => text),
    period,
    busy,
    activities: runbook.work.activities.map((activity): TimelineActivity => {
      const phase = phaseOf(runbook.work, activity);
      const { index } = activity;
      return {
        ...activityOf(release, plan, activity, inActivities[index] ?? []),
        ...(phase ? { phase: position.get(phase.index) ?? 0 } : {}),
        ...parties.of(activity),
      };
    }),
    phases: phases.map(({ name, title, place, index }) => ({
      key: `phase ${name || index}`,
      title: title || name,
      place,
    })),
    owners: parties.owners,
    teams: parties.teams,
    order: {
      nodes: runbook.work.activities.length + 2 * runbook.work.blocks.length,
      edges: runbook.work.edges.map(({ from, to }) => [from, to] as const),
    },
    ...(runbook.window ? { window: { start: runbook.window.start, end: runbook.window.end } } : {}),
    ...(runbook.goLive ? { goLive: runbook.goLive.at } : {}),
    freezes: plan.freezes.map(({ title, from, to }) => ({ title, start: from, end: to })),
    ...decisionsOf(release),
    undoSteps: undoStepsOf(release),
    undoMoments: undoMomentsOf(release, plan),
    verdict,
    counts: { errors: count("error"), warnings: count("warning"), infos: count("info"), accepted: accepted.length },
    findings: elsewhere.map(foundAs),
  };
  const names = data.dated ? [runbook.zone, ...ownZones, ...zones] : [];
  return { ...data, zones: zonesOver(names, data) };
}

/** Why times count from T, or why there is nothing to see. */
function noticeOf({ runbook, schedule }: Release, { isCut }: Drawn): string | undefined {
  if (runbook.work.activities.length === 0) return "There are no activities yet";
  if (isCut)
    return "Dates lie centuries apart: 50 years around most of them are drawn, and what is further away stands at the edge";
  if (schedule.dated) return undefined;
  return runbook.dateWritten
    ? "Its window or go-live cannot be read yet (see the findings), so times count from T"
    : "Undated: it has neither window nor go-live, so times count from T";
}

function activityOf(
  release: Release,
  plan: Plan,
  activity: Activity,
  findings: readonly Finding[],
): Omit<TimelineActivity, "phase" | "owners" | "with"> {
  const { index, name, kind, title, at, takes, place, head } = activity;
  const by = deadlineOf(release.schedule, activity);
  const around = [...blocksAround(release.runbook.work, activity)];
  const scheduled = release.schedule.work.activities[index];
  const times = scheduled && timesOf(scheduled);
  const undo = undoOf(release, plan, activity);
  const environment = environmentOf(plan, activity);
  const when = activity.when?.text ?? around.find(block => block.when)?.when?.text;
  return {
    index,
    id: name,
    kind,
    title: title || name,
    ownerText: ownersInWords(activity.owners, plan),
    ...(environment === undefined ? {} : { environment }),
    ...(times ? { times } : {}),
    placed: at ? "own" : around.some(block => block.at) ? "around" : "computed",
    ...(at ? { atPlace: at.place } : {}),
    ...(takes ? { takesPlace: takes.place } : {}),
    ...(by === undefined ? {} : { by }),
    ...(when === undefined ? {} : { when }),
    answer: answerOf(activity),
    ...(undo ? { undo } : {}),
    findings: findings.map(foundAs),
    place,
    head,
  };
}

function timesOf({ planned, worst, endInexact, critical, float }: ScheduledActivity): TimelineTimes | undefined {
  if (!planned) return undefined;
  return {
    start: planned.start,
    end: planned.end,
    worstStart: worst?.start ?? planned.start,
    worstEnd: Math.max(planned.end, worst?.end ?? planned.end),
    inexact: endInexact,
    critical,
    float: float ?? 0,
  };
}

function environmentOf(plan: Plan, { environment }: Activity): string | undefined {
  if (!environment) return undefined;
  const declared = plan.environments[environment.environment ?? -1];
  return declared ? declared.title || declared.name : environment.name;
}

function answerOf({ kind, answer }: Activity): TimelineActivity["answer"] {
  if (kind !== "step") return "not needed";
  return !answer || answer.kind === "unresolved" ? "open" : answer.kind;
}

function foundAs({ code, severity, message, place }: Finding): TimelineFinding {
  return { code, severity, message, place };
}
