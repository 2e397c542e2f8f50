/** The runbooks of a programme on one timeline: each is a group of rows, as a phase is in that of a single one. */

import type { Severity } from "../../plan/finding.js";
import { nodeCount } from "../../plan/order.js";
import type { JudgedMember } from "../../rules/rule.js";
import { hullOf } from "../../schedule/spans.js";
import { shownVerdict } from "../../wording/verdict.js";
import type { Analysis } from "../../workspace/analysis.js";
import type { TimelineActivity, TimelineData, TimelineOwner } from "../timeline/data.js";
import { busySpans } from "../timeline-data/busy.js";
import { drawnSpansOf } from "../timeline-data/drawn-spans.js";
import { placeSnapshot } from "../timeline-data/place-snapshot.js";
import { areMostMissing, type MissingDurations, missingDurations } from "../timeline-data/waiting.js";
import { zonesOver } from "../timeline-data/zones.js";
import { timelineData } from "../timeline-data.js";
import { type Night, titleOfMember } from "./night.js";

type Part = { readonly member: JudgedMember; readonly data: TimelineData };

/** @param zones IANA names of further zones that instants will be read in */
export function nightTimeline(
  { plan, findings, accepted, verdict, past }: Analysis,
  { programme, zone, members }: Night,
  zones: readonly string[] = [],
): TimelineData {
  const { window } = programme;
  const drawn = busySpans([
    ...members.flatMap(({ release }) => drawnSpansOf(release).spans),
    ...(window ? [{ start: window.start, end: window.end }] : []),
  ]);
  const inOrder = areMostMissing(summed(members.map(({ release }) => missingDurations(release.runbook.work))));
  const parts = members.flatMap((member): Part[] => {
    const { plan, release } = member;
    const alone = { plan, schedule: release.schedule, findings: [], accepted: [], verdict, past: undefined };
    const data = timelineData(alone, { beside: drawn, inOrder });
    return data ? [{ member, data }] : [];
  });
  const count = (severity: Severity): number => findings.filter(each => each.severity === severity).length;
  const busy = busySpans([
    ...parts.flatMap(({ data }) => data.busy),
    ...(window ? [{ start: window.start, end: window.end }] : []),
  ]);
  const owners = ownersOf(parts);
  const highest = (["high", "medium", "low"] as const).find(risk => parts.some(({ data }) => data.risk === risk));
  const data = {
    name: programme.name,
    title: programme.title,
    dated: true,
    ...(parts.length === 0 ? { notice: "No runbook of it has a date yet" } : {}),
    zone,
    zero: window?.start ?? hullOf(busy)?.start ?? 0,
    risk: highest ?? "low",
    changes: [...new Set(parts.flatMap(({ data }) => data.changes))],
    period: hullOf(busy) ?? { start: 0, end: 0 },
    busy,
    activities: activitiesOf(parts, owners),
    ...waitingOf(parts),
    phases: members.map(member => ({
      key: `runbook ${member.path}`,
      title: titleOfMember(member),
      place: placeSnapshot(member.place),
    })),
    owners: owners.all,
    teams: [],
    longestShift: plan.policy.longestShift,
    order: orderOf(parts),
    ...(window ? { window: { start: window.start, end: window.end } } : {}),
    outages: parts.flatMap(({ data }) => data.outages),
    freezes: [...new Map(parts.flatMap(({ data }) => data.freezes).map(each => [JSON.stringify(each), each])).values()],
    verdict: shownVerdict({ verdict, past }),
    counts: { errors: count("error"), warnings: count("warning"), infos: count("info"), accepted: accepted.length },
    findings: findings.map(({ code, severity, message, place }) => ({
      code,
      severity,
      message,
      place: placeSnapshot(place),
    })),
  } satisfies Omit<TimelineData, "zones">;
  const scheduled = members.flatMap(({ release }) => release.schedule.work.activities);
  const names = [zone, ...owners.all.flatMap(each => each.zone ?? []), ...zones];
  return { ...data, zones: zonesOver(names, data, scheduled) };
}

function summed(all: readonly MissingDurations[]): MissingDurations {
  const sum = (of: keyof MissingDurations): number => all.reduce((total, each) => total + each[of], 0);
  return { missing: sum("missing"), total: sum("total") };
}

/** The columns of each begin at the left: nothing says which of two runbooks waits for the other. */
function waitingOf(parts: readonly Part[]): Pick<TimelineData, "waiting"> {
  const all = parts.flatMap(({ data }) => data.waiting ?? []);
  if (all.length === 0) return {};
  const columns = all.reduce((most, each) => Math.max(most, each.columns), 1);
  return { waiting: { ...summed(all), columns, facts: all.flatMap(({ facts }) => facts) } };
}

interface Owners {
  readonly all: readonly TimelineOwner[];
  /** The position of a part's own. */
  readonly of: (part: Part, owner: number) => number;
}

/** Who has the same name and title in two runbooks is drawn once. */
function ownersOf(parts: readonly Part[]): Owners {
  const all: TimelineOwner[] = [];
  const known = new Map<string, number>();
  const positions = new Map(
    parts.map(part => [
      part,
      part.data.owners.map(owner => {
        const key = `${owner.key}\n${owner.title}`;
        const position = known.get(key) ?? all.length;
        known.set(key, position);
        const { team: _, ...alone } = owner;
        if (position === all.length) all.push(alone);
        return position;
      }),
    ]),
  );
  return { all, of: (part, owner) => positions.get(part)?.[owner] ?? 0 };
}

function activitiesOf(parts: readonly Part[], owners: Owners): readonly TimelineActivity[] {
  let before = 0;
  return parts.flatMap((part, phase) => {
    const { member, data } = part;
    const first = before;
    before += data.activities.length;
    return data.activities.map(({ more: _, ...activity }) => ({
      ...activity,
      index: first + activity.index,
      id: `${member.release.runbook.name}/${activity.id}`,
      phase,
      owners: activity.owners.map(each => owners.of(part, each)),
      with: activity.with.map(each => owners.of(part, each)),
    }));
  });
}

/** The activities of all come first, then the beginnings and ends of their blocks: see plan/order.ts. */
function orderOf(parts: readonly Part[]): TimelineData["order"] {
  const all = parts.reduce((sum, { data }) => sum + data.activities.length, 0);
  let [activities, others] = [0, 0];
  const edges: (readonly [number, number])[] = [];
  for (const { member, data } of parts) {
    const own = data.activities.length;
    const [firstActivity, firstOther] = [activities, others];
    const moved = (node: number): number => (node < own ? firstActivity + node : all + firstOther + node - own);
    for (const [from, to] of data.order.edges) edges.push([moved(from), moved(to)]);
    activities += own;
    others += nodeCount(member.release.runbook.work) - own;
  }
  return { nodes: all + others, edges };
}
