/** Who has how much to do when: plain data, of a timeline. */
import { merged } from "../../schedule/spans.js";
import { type Shift, shiftsOf, spanOfShift } from "../../staffing/shifts.js";
import type { Instant, Seconds, Span, TimelineActivity, TimelineData } from "./data.js";
import { neighboursOf } from "./neighbours.js";

/** What somebody has to do with an activity: it is theirs, they take part, or they would take it over. */
export type LoadRole = "owns" | "takes part" | "covers";

export const loadRoles: readonly LoadRole[] = ["owns", "takes part", "covers"];

/** Of a person, a team, or of nobody. */
export interface Load {
  /** In the order of their starts. */
  readonly parts: readonly LoadPart[];
  /** From when to when they are needed, as planned and in the worst case, in order; of a person only. */
  readonly planned: readonly LoadShift[];
  readonly worst: readonly LoadShift[];
  /** How long they own something or take part in it, as planned: what is at the same time counts once. */
  readonly booked: Seconds;
  readonly handOvers: readonly HandOver[];
}

/** As planned. */
export interface LoadPart extends Span {
  readonly activity: number;
  readonly role: LoadRole;
  readonly worstEnd: Instant;
}

export interface LoadShift extends Span {
  readonly isTooLong: boolean;
}

/** Where what comes next, or came before, is somebody else's. */
export interface HandOver {
  readonly at: Instant;
  readonly kind: "gives" | "takes";
  /** Positions in `owners`. */
  readonly others: readonly number[];
}

const kept = new WeakMap<TimelineData, ReadonlyMap<number, Load>>();

/** By position of the owner; of nobody at -1. What has no time is in none. */
export function loadsOf(data: TimelineData): ReadonlyMap<number, Load> {
  const known = kept.get(data);
  if (known) return known;
  const loads = new Map([...partsOf(data)].map(([owner, parts]) => [owner, loadOf(data, owner, parts)]));
  kept.set(data, loads);
  return loads;
}

function partsOf({ activities }: TimelineData): ReadonlyMap<number, readonly LoadPart[]> {
  const all = new Map<number, LoadPart[]>();
  for (const { index, owners, with: taking, times } of activities) {
    if (!times) continue;
    const { start, end, worstEnd } = times;
    const [first = nobody, ...covers] = owners;
    const roles = new Map<number, LoadRole>();
    // Who is named twice has the greater part.
    for (const owner of covers) roles.set(owner, "covers");
    for (const owner of taking) roles.set(owner, "takes part");
    roles.set(first, "owns");
    for (const [owner, role] of roles) {
      const parts = all.get(owner) ?? [];
      all.set(owner, parts);
      parts.push({ activity: index, role, start, end, worstEnd });
    }
  }
  for (const parts of all.values()) parts.sort((a, b) => a.start - b.start || a.activity - b.activity);
  return all;
}

/** Instead of a position among the owners. */
const nobody = -1;

function loadOf(data: TimelineData, owner: number, parts: readonly LoadPart[]): Load {
  const booked = parts.filter(({ role }) => role !== "covers");
  return {
    parts,
    ...(data.owners[owner]?.kind === "person" ? shiftsIn(data, booked) : { planned: [], worst: [] }),
    booked: merged(booked).reduce((sum, { start, end }) => sum + end - start, 0),
    handOvers: handOversOf(data, owner, parts),
  };
}

function shiftsIn(
  { activities, longestShift }: TimelineData,
  booked: readonly LoadPart[],
): Pick<Load, "planned" | "worst"> {
  // After a missing duration nobody can be judged.
  const certain = booked.flatMap(({ activity }) => {
    const times = activities[activity]?.times;
    return times && !times.startInexact ? [times] : [];
  });
  const within = (spans: readonly Span[]): readonly LoadShift[] =>
    shiftsOf(
      spans.map(span => ({ span })).sort((a, b) => a.span.start - b.span.start),
      longestShift,
    ).map(shiftSpan);
  return {
    planned: within(certain),
    worst: within(certain.map(({ worstStart, worstEnd }) => ({ start: worstStart, end: worstEnd }))),
  };
}

function shiftSpan(shift: Shift<{ readonly span: Span }>): LoadShift {
  return { ...spanOfShift(shift), isTooLong: shift.over !== undefined };
}

/** Of what is theirs alone: who covers or takes part hands nothing over. */
function handOversOf(data: TimelineData, owner: number, parts: readonly LoadPart[]): readonly HandOver[] {
  const { activities, order } = data;
  const found = new Map<
    string,
    { readonly at: Instant; readonly kind: HandOver["kind"]; readonly others: Set<number> }
  >();
  const add = (kind: HandOver["kind"], at: Instant, neighbours: readonly number[]): void => {
    const key = `${kind} ${at}`;
    for (const neighbour of neighbours) {
      const other = firstOwnerOf(activities[neighbour]);
      if (other === undefined || other === owner) continue;
      const one = found.get(key) ?? { at, kind, others: new Set<number>() };
      found.set(key, one);
      one.others.add(other);
    }
  };
  for (const { activity, role, start, end } of owner === nobody ? [] : parts) {
    if (role !== "owns") continue;
    const { before, after } = neighboursOf(order, activities.length, activity);
    add("takes", start, before);
    add("gives", end, after);
  }
  return [...found.values()].map(({ at, kind, others }) => ({ at, kind, others: [...others] }));
}

/** Undefined for what has no time, or is nobody's. */
function firstOwnerOf(activity: TimelineActivity | undefined): number | undefined {
  return activity?.times && activity.owners[0];
}
