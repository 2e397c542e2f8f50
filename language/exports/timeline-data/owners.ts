/** Everybody who has something to do, and when they do not work. */
import type { Activity, Owners, PartyUse, Plan, Runbook } from "../../plan/plan.js";
import { hullOf, meets, merged } from "../../schedule/spans.js";
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

/** No nights are told over more days than this: they would be thinner than a line. */
const mostDays = 800;
/** So many days are told whole, so that none is missing where quiet times are drawn as well. */
const wholeDays = 62;

/** @param drawn the stretches of time that may be drawn */
export function partiesOf({ work }: Runbook, plan: Plan, drawn: readonly Span[]): Parties {
  const shaded = shadedOf(drawn);
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

/** Everything from first to last, else what is between the quiet times, else nothing: as much as is worth its length. */
function shadedOf(drawn: readonly Span[]): readonly Span[] {
  const whole = hullOf(drawn);
  if (!whole) return [];
  if (daysOf([whole]) <= wholeDays) return [whole];
  const apart = merged(drawn);
  return daysOf(apart) <= mostDays ? apart : [];
}

function daysOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + (end - start) / 86_400, 0);
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
function nightsOver(shaded: readonly Span[]): (off: OffDuty) => readonly OffDutySpan[] {
  const known = new Map<string, readonly OffDutySpan[]>();
  return off => {
    const key = hoursOf(off);
    const nights = known.get(key) ?? nightsIn(off, shaded);
    known.set(key, nights);
    return nights;
  };
}

function nightsIn(off: OffDuty, shaded: readonly Span[]): readonly OffDutySpan[] {
  const kind = off.by === "quiet-hours" && !off.holidays ? "quiet" : "hours";
  return [
    ...merged(shaded.flatMap(span => offWithin(off, span))).map(({ start, end }) => ({ start, end, kind }) as const),
    ...holidaysWithin(off, shaded).map(
      ({ start, end, title = "a holiday" }) => ({ start, end, kind: "holiday", title }) as const,
    ),
  ];
}

function ownerOf(
  key: string,
  party: PartyUse,
  plan: Plan,
  shaded: readonly Span[],
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
    ...workOver(party, plan, shaded, nightsOf),
  };
}

function teamOf(party: PartyUse, plan: Plan): number | undefined {
  if (party.kind === "team") return party.team;
  if (party.kind === "nobody") return undefined;
  const [first] = plan.people[party.person]?.teams ?? [];
  const position = plan.teams.findIndex(({ id }) => id === first);
  return position < 0 ? undefined : position;
}

function workOver(
  party: PartyUse,
  plan: Plan,
  shaded: readonly Span[],
  nightsOf: (off: OffDuty) => readonly OffDutySpan[],
): Pick<TimelineOwner, "offDuty" | "known"> {
  const off = offDutyOf(party, plan);
  const leaves = party.kind === "person" ? (plan.people[party.person]?.away ?? []) : [];
  const away = leaves.map(({ from, to }) => ({ start: from, end: to, kind: "away" }) as const);
  const met = away.filter(leave => shaded.some(span => meets(leave, span)));
  const nights = off === undefined || off === "always there" ? [] : nightsOf(off);
  return { offDuty: [...nights, ...met].sort((a, b) => a.start - b.start), known: off === undefined ? [] : shaded };
}

/** Undefined where it is not known when they work. */
function offDutyOf(party: PartyUse, plan: Plan): OffDuty | "always there" | undefined {
  switch (party.kind) {
    case "person":
      return offDutyIn(staffOf(plan), party.person);
    case "team": {
      const team = plan.teams[party.team];
      const off = offDutyOfTeam(team, plan.policy, holidayLists(plan.holidays));
      return off ?? (team?.rotation === undefined || team.broken ? undefined : "always there");
    }
    case "nobody":
      return undefined;
  }
}
