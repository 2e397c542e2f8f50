/** What every export asks of an analysed runbook: its activities in order, and who and where in words. */
import type { Activity, Block, Instant, Participant, PartyUse, Plan, Work } from "../plan/plan.js";
import { graphOf } from "../schedule/graph.js";
import type { Schedule, ScheduledActivity, ScheduledWork, Undo } from "../schedule/schedule.js";
import type { Decisions } from "../schedule/undo/words.js";

/** An activity and when it happens. */
export interface Row {
  readonly activity: Activity;
  readonly scheduled: ScheduledActivity;
}

/** All activities of a work in the order they are written. */
export function rowsOf(work: Work, scheduled: ScheduledWork): readonly Row[] {
  return work.activities.flatMap(activity => {
    const times = scheduled.activities[activity.index];
    return times ? [{ activity, scheduled: times }] : [];
  });
}

/**
 * All activities of a work by planned start, those without a time last. Of those that start together, which takes one that
 * takes no time, what is waited for comes first; else they stand as written.
 */
export function byStart(work: Work, scheduled: ScheduledWork): readonly Row[] {
  const startOf = ({ scheduled }: Row): Instant => scheduled.planned?.start ?? Number.POSITIVE_INFINITY;
  const rank = new Map(inOrder(work).map((activity, position) => [activity, position]));
  const rankOf = ({ activity }: Row): number => rank.get(activity.index) ?? activity.index;
  return [...rowsOf(work, scheduled)].sort((a, b) => {
    const [first, second] = [startOf(a), startOf(b)];
    return first === second ? rankOf(a) - rankOf(b) : first - second;
  });
}

/** The activities' positions: as written, but each after all that it waits for (except in a cycle). */
function inOrder(work: Work): readonly number[] {
  const { activities } = work;
  const { before } = graphOf(work);
  const order: number[] = [];
  const seen = new Set<number>();
  for (const { index } of activities) {
    // A node is left when all before it have been: it comes up a second time.
    const waiting = [{ node: index, left: false }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, left } = next;
      if (left) order.push(node);
      if (left || seen.has(node)) continue;
      seen.add(node);
      waiting.push({ node, left: true });
      for (const { from } of [...(before[node] ?? [])].reverse()) waiting.push({ node: from, left: false });
    }
  }
  return order.filter(node => node < activities.length);
}

const tenYears = 3_653 * 86_400;

/** A date in a runbook whose T is not known cannot be placed: it counts from the epoch, everything else from T. */
export function deadlineOf(
  { dated }: Pick<Schedule, "dated">,
  { by }: Pick<Activity | Block, "by">,
): Instant | undefined {
  return by?.at !== undefined && (dated || Math.abs(by.at) < tenYears) ? by.at : undefined;
}

/** Latest safe decisions from an activity's end, where there is something to undo. With a duration missing it would be a promise that nobody can keep. */
export function decisionsFrom(undo: Undo | undefined): Decisions {
  const isNothing = !undo || undo.planned.seconds + undo.worst.seconds === 0;
  if (isNothing || undo.planned.inexact || undo.worst.inexact) return { planned: undefined, worst: undefined };
  return { planned: undo.planned.decideBy, worst: undo.worst.decideBy };
}

/** Latest safe decisions of the plan; none where the planned one is not known. */
export function decisionsOfPlan({ safeDecision: { planned, worst } }: Pick<Schedule, "safeDecision">): Decisions {
  return { planned: planned?.until, worst: planned && worst?.until, again: planned?.again ?? [] };
}

/** "Lee Park", or "Lee Park (verifier)" of somebody who takes part as that. */
export function participantTitle(participant: Participant, plan: Pick<Plan, "people" | "teams">): string {
  const title = partyTitle(participant, plan);
  return participant.label === undefined ? title : `${title} (${participant.label})`;
}

/** "Priya Nair", or the name as written where nobody is declared. */
export function partyTitle(party: PartyUse, plan: Pick<Plan, "people" | "teams">): string {
  switch (party.kind) {
    case "person":
      return plan.people[party.person]?.title || party.name;
    case "team":
      return plan.teams[party.team]?.title || party.name;
    case "nobody":
      return party.name;
  }
}

/** Who is responsible for an activity, in words; undefined where nobody is. */
export function ownerOf(
  { owners }: Pick<Activity, "owners">,
  plan: Pick<Plan, "people" | "teams">,
): string | undefined {
  const first = owners?.parties[0];
  return first && partyTitle(first, plan);
}

/** The zone a person or team lives in; undefined where it is not known. */
export function partyZone(party: PartyUse, plan: Pick<Plan, "people" | "teams">): string | undefined {
  switch (party.kind) {
    case "person":
      return plan.people[party.person]?.zone;
    case "team":
      return plan.teams[party.team]?.zone;
    case "nobody":
      return undefined;
  }
}
