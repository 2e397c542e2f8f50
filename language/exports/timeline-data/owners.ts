/** Everybody who has something to do, and when they do not work. */
import type { Activity, Owners, PartyUse, Plan, Runbook } from "../../plan/plan.js";
import { meets } from "../../schedule/spans.js";
import { holidayLists, offDutyIn, staffOf } from "../../staffing/staff.js";
import {
  holidaysWithin,
  keyOf as hoursOf,
  type OffDuty,
  offDutyOfTeam,
  offWithin,
} from "../../staffing/working-time.js";
import { participantTitle, partyTitle, partyZone } from "../release.js";
import type { OffDutySpan, Span, TimelineActivity, TimelineOwner, TimelineTeam } from "../timeline/data.js";

export interface Parties {
  readonly owners: readonly TimelineOwner[];
  readonly teams: readonly TimelineTeam[];
  readonly of: (activity: Activity) => Pick<TimelineActivity, "owners" | "with">;
}

/** No nights are drawn over more than this: they would be thinner than a line. */
const mostDays = 800;

/** @param busy the stretches of time over which it matters who works when */
export function partiesOf({ work }: Runbook, plan: Plan, busy: readonly Span[]): Parties {
  const days = busy.reduce((sum, { start, end }) => sum + (end - start) / 86_400, 0);
  const shaded = days <= mostDays ? busy : [];
  const nightsOf = nightsOver(shaded);
  const known = new Map<string, number>();
  const owners: TimelineOwner[] = [];
  const positionOf = (party: PartyUse): number => {
    const key = keyOf(party, plan);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, owners.length);
    return owners.push(ownerOf(key, party, plan, shaded, nightsOf)) - 1;
  };
  const uses = work.activities.map(({ owners: own }) => ({
    owners: own?.parties.map(positionOf) ?? [],
    with: own?.with.map(positionOf) ?? [],
  }));
  return {
    owners,
    teams: plan.teams.map(({ name, title, zone }) => ({
      key: `team ${name}`,
      title: title || name,
      ...(zone === undefined ? {} : { zone }),
    })),
    of: ({ index }) => uses[index] ?? { owners: [], with: [] },
  };
}

/** "Priya Nair or Jack Riley with Lee Park"; empty where nobody is named. */
export function ownersInWords(owners: Owners | undefined, plan: Plan): string {
  if (!owners) return "";
  const name = (party: PartyUse): string => partyTitle(party, plan);
  const responsible = owners.parties.map(name).join(" or ");
  return owners.with.length === 0
    ? responsible
    : `${responsible} with ${owners.with.map(each => participantTitle(each, plan)).join(", ")}`;
}

function keyOf(party: PartyUse, plan: Plan): string {
  switch (party.kind) {
    case "person":
      return `person ${plan.people[party.person]?.name ?? party.name}`;
    case "team":
      return `team ${plan.teams[party.team]?.name ?? party.name}`;
    case "nobody":
      return `nobody ${party.name}`;
  }
}

/** Many have the same hours. */
function nightsOver(busy: readonly Span[]): (off: OffDuty) => readonly OffDutySpan[] {
  const known = new Map<string, readonly OffDutySpan[]>();
  return off => {
    const key = hoursOf(off);
    const nights = known.get(key) ?? nightsIn(off, busy);
    known.set(key, nights);
    return nights;
  };
}

function nightsIn(off: OffDuty, busy: readonly Span[]): readonly OffDutySpan[] {
  const kind = off.by === "quiet-hours" && !off.holidays ? "quiet" : "hours";
  return [
    ...busy.flatMap(span => offWithin(off, span)).map(({ start, end }) => ({ start, end, kind }) as const),
    ...holidaysWithin(off, busy).map(
      ({ start, end, title = "a holiday" }) => ({ start, end, kind: "holiday", title }) as const,
    ),
  ];
}

function ownerOf(
  key: string,
  party: PartyUse,
  plan: Plan,
  busy: readonly Span[],
  nightsOf: (off: OffDuty) => readonly OffDutySpan[],
): TimelineOwner {
  const zone = partyZone(party, plan);
  const team = teamOf(party, plan);
  return {
    key,
    title: partyTitle(party, plan),
    kind: party.kind,
    ...(team === undefined ? {} : { team }),
    ...(zone === undefined ? {} : { zone }),
    offDuty: offDutyOver(party, plan, busy, nightsOf),
  };
}

function teamOf(party: PartyUse, plan: Plan): number | undefined {
  if (party.kind === "team") return party.team;
  if (party.kind === "nobody") return undefined;
  const [first] = plan.people[party.person]?.teams ?? [];
  const position = plan.teams.findIndex(({ id }) => id === first);
  return position < 0 ? undefined : position;
}

function offDutyOver(
  party: PartyUse,
  plan: Plan,
  busy: readonly Span[],
  nightsOf: (off: OffDuty) => readonly OffDutySpan[],
): readonly OffDutySpan[] {
  const off =
    party.kind === "person"
      ? offDutyIn(staffOf(plan), party.person)
      : party.kind === "team"
        ? offDutyOfTeam(plan.teams[party.team], plan.policy, holidayLists(plan.holidays))
        : undefined;
  const nights = off ? nightsOf(off) : [];
  const leaves = party.kind === "person" ? (plan.people[party.person]?.away ?? []) : [];
  const away = leaves.map(({ from, to }) => ({ start: from, end: to }));
  return [
    ...nights,
    ...away.filter(leave => busy.some(span => meets(leave, span))).map(leave => ({ ...leave, kind: "away" }) as const),
  ].sort((a, b) => a.start - b.start);
}
