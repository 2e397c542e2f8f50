/** What every export asks of an analysed runbook: its activities in order, and who and where in words. */
import type { Activity, Block, Instant, PartyUse, Plan, Work } from "../plan/plan.js";
import type { Schedule, ScheduledActivity, ScheduledWork, Undo } from "../schedule/schedule.js";

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

/** By planned start; those that start together as written, those without a time last. */
export function byStart(rows: readonly Row[]): readonly Row[] {
  const startOf = ({ scheduled }: Row): Instant => scheduled.planned?.start ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((a, b) => {
    const [first, second] = [startOf(a), startOf(b)];
    return first === second ? a.activity.index - b.activity.index : first - second;
  });
}

const tenYears = 3_653 * 86_400;

/** A date in a runbook whose T is not known cannot be placed: it counts from the epoch, everything else from T. */
export function deadlineOf(
  { dated }: Pick<Schedule, "dated">,
  { by }: Pick<Activity | Block, "by">,
): Instant | undefined {
  return by?.at !== undefined && (dated || Math.abs(by.at) < tenYears) ? by.at : undefined;
}

/** Until when to decide on undoing. With a duration missing it would be a promise that nobody can keep. */
export function safeDecision(undo: Undo | undefined): Undo["decideBy"] {
  return undo?.inexact ? undefined : undo?.decideBy;
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
