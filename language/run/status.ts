/**
 * Where a run stands and how it goes on, as one document: what `gonogo run status --json` prints, and what the text is written from.
 * Moments are in ISO 8601 with the offset of the zone they are shown in, on the clock of the run; lengths in seconds.
 */
import type { Instant, Item, PartyUse, Seconds } from "../plan/plan.js";
import type { Mode } from "../schedule/schedule.js";
import { durationOf } from "../schedule/work.js";
import { formatExactMoment, formatIso, zoneCity } from "../time/format.js";
import { list } from "../wording/lists.js";
import type { PlannedRun } from "./as-run.js";
import { attendanceUntilDecision } from "./attendance.js";
import { concernsOf } from "./concerns.js";
import { type Forecast, isTooLate } from "./forecast.js";
import type { Happening } from "./progress.js";
import { type Recovery, recoveriesOf } from "./recovery.js";
import { type Follower, standingOf } from "./standing.js";
import { subjectsOf } from "./subjects.js";
import type { RunState } from "./transitions.js";

export interface StatusDocument {
  readonly version: 1;
  readonly file: string;
  readonly log: string;
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  readonly state: RunState;
  readonly now: string;
  readonly opened: SaidThen | null;
  /** The environment it is rehearsed on. */
  readonly rehearsal: string | null;
  readonly held: SaidThen | null;
  readonly closed: (SaidThen & { readonly outcome: string }) | null;
  readonly over: number;
  readonly activities: number;
  readonly running: readonly RunningThing[];
  readonly next: readonly NextThing[];
  readonly blocked: readonly BlockedThing[];
  readonly failed: readonly (Thing & { readonly said: SaidThen })[];
  readonly end: {
    readonly planned: string | null;
    readonly worst: string | null;
    /** By how much it is later than the plan; below 0 where it is earlier. */
    readonly later: Seconds | null;
    /** What is left of the window; below 0 where it is overrun. Null without a window. */
    readonly slack: { readonly planned: Seconds | null; readonly worst: Seconds | null };
  };
  /** Names of activities, in order. */
  readonly criticalPath: readonly string[];
  readonly decision: DecisionThing | null;
  readonly rollback: { readonly said: SaidThen; readonly ends: string; readonly worst: string } | null;
  readonly missed: readonly MissedThing[];
  /** What the rules find now and did not in the plan. */
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
  readonly ways: readonly WayThing[];
  /** Events that do not fit. */
  readonly unfit: readonly { readonly seq: number; readonly reason: string }[];
}

export interface SaidThen {
  readonly at: string;
  readonly by: string;
  readonly text: string | null;
}

export interface Thing {
  readonly name: string;
  readonly title: string;
  /** Who is responsible, and where they can be reached. */
  readonly owner: PersonThing | null;
}

export interface PersonThing {
  readonly name: string;
  readonly title: string;
  readonly contact: string | null;
  /** "Wed 2026-06-03 10:00 in Kolkata": their own time; null where they have no zone. */
  readonly local: string | null;
}

export interface RunningThing extends Thing {
  readonly since: string;
  readonly ran: Seconds;
  readonly takes: Seconds;
  readonly worst: Seconds;
  readonly ends: string;
  /** It has run longer than its worst case: all that is known is that it does not end before now. */
  readonly notBeforeNow: boolean;
  readonly after: readonly FollowingThing[];
}

/** Who comes after something, and by when they are needed. */
export interface FollowingThing extends Thing {
  readonly by: string;
}

export interface NextThing extends Thing {
  readonly begins: string;
  readonly after: readonly FollowingThing[];
}

export interface BlockedThing extends Thing {
  readonly said: SaidThen;
  readonly on: string | null;
  readonly hasBegun: boolean;
  /** Activities that wait for it, and of how many people. */
  readonly waiting: number;
  readonly people: number;
  /** By how much the plan ends later because of it so far, and how much longer it may last before that grows. */
  readonly costs: Seconds;
  readonly float: Seconds;
}

export interface DecisionThing {
  /** Until when a rollback can still be decided so that it ends inside the window. */
  readonly until: string | null;
  readonly worst: string | null;
  /** How much time is left. */
  readonly left: Seconds | null;
  /** Who is gone before, and when nobody is there. */
  readonly gone: readonly { readonly duty: string; readonly at: string; readonly why: string }[];
  readonly nobody: readonly { readonly duty: string; readonly from: string; readonly to: string }[];
}

export interface MissedThing {
  readonly kind: "at" | "by";
  readonly name: string;
  readonly title: string;
  readonly limit: string;
  readonly expected: string;
  readonly onlyInWorstCase: boolean;
  /** It is so already, and not only to be expected. */
  readonly past: boolean;
}

export interface WayThing {
  readonly kind: Recovery["way"]["kind"];
  /** "skip `tidy`", "hand `smoke` over from Cyd to Ben" */
  readonly says: string;
  readonly end: string | null;
  readonly slack: Seconds | null;
  readonly decideBy: string | null;
  readonly gains: Seconds;
  /** What is wrong then and is not now. */
  readonly findings: readonly string[];
}

export interface StatusNames {
  readonly file: string;
  readonly log: string;
  /** The zone that moments are shown in; the runbook's own where it is undefined. */
  readonly zone?: string | undefined;
}

/** @param plan as it was written */
export function statusDocument(plan: PlannedRun, forecast: Forecast, { file, log, zone }: StatusNames): StatusDocument {
  const { progress, release, shift } = forecast;
  const { name, title, work } = plan.runbook;
  const shown = zone ?? plan.runbook.zone;
  const inPlan = (at: Instant): string => formatIso(at + shift, shown);
  const maybe = (at: Instant | undefined): string | null => (at === undefined ? null : inPlan(at));
  const said = ({ at, by, text }: Happening): SaidThen => ({ at: formatIso(at, shown), by, text: text ?? null });
  const standing = standingOf(plan, forecast);
  const thing = (index: number, at: Instant): Thing => {
    const activity = forecast.plan.runbook.work.activities[index];
    const owner = activity?.owners?.parties[0];
    return {
      name: activity?.name ?? "",
      title: activity?.title ?? "",
      owner: owner ? personThing(forecast.plan, owner, at + shift) : null,
    };
  };
  const following = ({ activity, by }: Follower): FollowingThing => ({ ...thing(activity, by), by: inPlan(by) });
  const namedItem = ({ kind, index }: Item): { readonly name: string; readonly title: string } => {
    const found = kind === "activity" ? work.activities[index] : work.blocks[index];
    return { name: found?.name ?? "", title: found?.title ?? "" };
  };
  const { appear, differ } = concernsOf(plan, forecast);
  return {
    version: 1,
    file,
    log,
    name,
    title,
    zone: shown,
    state: progress.state,
    now: inPlan(forecast.now),
    opened: progress.opened ? said(progress.opened) : null,
    rehearsal: progress.opened?.rehearsal ?? null,
    held: progress.held ? said(progress.held) : null,
    closed: progress.closed ? { ...said(progress.closed), outcome: progress.closed.outcome } : null,
    over: standing.over,
    activities: standing.all,
    running: [
      ...standing.now.map(({ activity, since, ran, takes, ends, isPastWorst, after }) => ({
        ...thing(activity, forecast.now),
        since: inPlan(since),
        ran,
        takes: takes.planned,
        worst: takes.worst,
        ends: inPlan(ends),
        notBeforeNow: isPastWorst,
        after: after.map(following),
      })),
      ...standing.restoring.now.map(restored),
    ],
    next: [
      ...standing.next.map(({ activity, begins, after }) => ({
        ...thing(activity, begins),
        begins: inPlan(begins),
        after: after.map(following),
      })),
      ...standing.restoring.next.map(position => ({
        ...apart(position),
        begins: inPlan(forecast.now),
        after: [],
      })),
    ],
    blocked: standing.blocked.map(({ activity, blocked, hasBegun, waiting, people, costs, float }) => ({
      ...thing(activity, forecast.now),
      said: said({ ...blocked, at: blocked.at + shift }),
      on: blocked.on ?? null,
      hasBegun,
      waiting,
      people,
      costs,
      float,
    })),
    failed: standing.failed.map(({ activity, ended }) => ({
      ...thing(activity, forecast.now),
      said: said({ ...ended, at: ended.at + shift }),
    })),
    end: endThing(forecast),
    criticalPath: forecast.path.map(index => work.activities[index]?.name ?? ""),
    decision: decisionThing(forecast, inPlan),
    rollback:
      progress.rollback && forecast.rollback
        ? {
            said: said(progress.rollback),
            ends: inPlan(forecast.rollback.ends.planned),
            worst: inPlan(forecast.rollback.ends.worst),
          }
        : null,
    missed: forecast.rollback
      ? []
      : forecast.missed.map(({ kind, item, limit, expected, mode }) => ({
          kind,
          ...namedItem(item),
          limit: inPlan(limit),
          expected: inPlan(expected),
          onlyInWorstCase: mode === "worst",
          past: expected <= forecast.now,
        })),
    findings: [...appear, ...differ].map(({ code, severity, message }) => ({ code, severity, message })),
    ways: recoveriesOf(plan, forecast).map(each => ({
      kind: each.way.kind,
      says: wayText(plan, each, at => formatExactMoment(at + shift, shown)),
      end: maybe(each.end.planned),
      slack: each.slack.planned ?? null,
      decideBy: maybe(each.decideBy),
      gains: each.gains,
      findings: each.concerns.appear.map(({ message }) => message),
    })),
    unfit: progress.unfit.map(({ event: { seq }, reason }) => ({ seq, reason })),
  };

  /** Of a rollback that was called, or of what is inside one. */
  function apart(position: number): Thing {
    const subject = subjectsOf(plan.runbook).all[position];
    if (!subject || subject.kind === "activity") return { name: "", title: "", owner: null };
    const { name, title } = subject;
    const users = (subject.rollback?.users ?? []).map(user => forecast.plan.runbook.work.activities[user]?.owners);
    const owners = subject.kind === "inside" ? subject.activity.owners : undefined;
    const [owner] = (owners ?? subject.rollback?.owners ?? users.find(each => each !== undefined))?.parties ?? [];
    return { name, title, owner: owner ? personThing(forecast.plan, owner, forecast.now + shift) : null };
  }

  function restored(position: number): RunningThing {
    const subject = subjectsOf(plan.runbook).all[position];
    const index = subject?.kind === "rollback" ? subject.rollback.index : -1;
    const length = forecast.written.schedule.rollbacks[index];
    const inside = subject?.kind === "inside" ? subject.activity : undefined;
    const lasts = (mode: Mode): Seconds => (inside ? durationOf(inside, mode) : (length?.[mode] ?? 0));
    const since = (progress.subjects[position]?.began?.at ?? forecast.now + shift) - shift;
    const [takes, worst] = [lasts("planned"), lasts("worst")];
    const ran = Math.max(0, forecast.now - since);
    return {
      ...apart(position),
      since: inPlan(since),
      ran,
      takes,
      worst,
      ends: inPlan(Math.max(since + takes, forecast.now)),
      notBeforeNow: worst > 0 && ran > worst,
      after: [],
    };
  }

  /** While it is rolled back it ends with the rollback, as nothing more of the plan begins. */
  function endThing({ end, later, slack, rollback }: Forecast): StatusDocument["end"] {
    const ends = rollback?.ends ?? end;
    const left = rollback?.slack ?? slack;
    return {
      planned: maybe(ends.planned),
      worst: maybe(ends.worst),
      later: rollback ? null : (later.planned ?? null),
      slack: { planned: left.planned ?? null, worst: left.worst ?? null },
    };
  }

  function decisionThing({ decision, now, undo }: Forecast, moment: (at: Instant) => string): DecisionThing | null {
    const isLate = isTooLate(undo.planned, forecast.plan.runbook.window?.end, now);
    if (!decision.planned && !decision.worst && !isLate) return null;
    const attendance = attendanceUntilDecision(forecast).map(each => ({
      ...each,
      duty: each.duty.kind === "decide" ? "decide" : each.duty.title,
    }));
    const until = decision.planned?.until;
    return {
      until: maybe(until),
      worst: maybe(decision.worst?.until),
      left: until === undefined ? null : Math.max(0, until - now),
      gone: attendance.flatMap(({ duty, people }) =>
        people.flatMap(({ gone }) => (gone ? [{ duty, at: moment(gone.at), why: gone.why }] : [])),
      ),
      nobody: release.schedule.dated
        ? attendance.flatMap(({ duty, without }) =>
            without.map(({ start, end }) => ({ duty, from: moment(start), to: moment(end) })),
          )
        : [],
    };
  }
}

/** @param at on the clock of the run */
function personThing({ people, teams }: PlannedRun, party: PartyUse, at: Instant): PersonThing {
  const { name } = party;
  const found = party.kind === "person" ? people[party.person] : party.kind === "team" ? teams[party.team] : undefined;
  return {
    name,
    title: found?.title ?? name,
    contact: found?.contacts[0] ?? null,
    local:
      found?.zone === undefined ? null : `${formatExactMoment(at - (at % 60), found.zone)} in ${zoneCity(found.zone)}`,
  };
}

function wayText(
  { runbook: { work }, people }: PlannedRun,
  { way }: Recovery,
  moment: (at: Instant) => string,
): string {
  const named = (index: number): string => `\`${work.activities[index]?.name ?? ""}\``;
  switch (way.kind) {
    case "go on":
      return "go on as it is";
    case "skip":
      return `skip ${way.activities.map(named).join(", ")}`;
    case "hand over": {
      const [from, to] = [people.find(({ name }) => name === way.from), people[way.to]];
      return `hand ${named(way.activity)} over from ${from?.title ?? way.from} to ${to?.title ?? ""}`;
    }
    case "side by side":
      return way.beside.length === 0
        ? `begin ${list(way.activities.map(named))} side by side: none of them waits for another`
        : `begin ${list(way.activities.map(named))} beside ${list(way.beside.map(named))}, which ${way.activities.length === 1 ? "it does" : "they do"} not wait for`;
    case "extension":
      return `wait for the window until ${moment(way.until)} that was asked for`;
    case "roll back":
      return "roll back now";
  }
}
