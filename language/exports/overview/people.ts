/** Who has something to do in a runbook, when on their own clocks, and for how long. */
import type { Place } from "../../plan/place.js";
import type { Activity, ActivityKind, PartyUse, Plan } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { merged } from "../../schedule/spans.js";
import { formatDuration } from "../../time/duration.js";
import { formatHours, zoneCity } from "../../time/format.js";
import { partyTitle } from "../release.js";
import { nearbyTimeText } from "./nearby-time.js";

export interface OverviewPerson {
  readonly kind: PartyUse["kind"];
  /** The same for the same person after an edit elsewhere. */
  readonly key: string;
  readonly title: string;
  /** Where they are declared; where they are first named, if nobody declares them. */
  readonly place: Place;
  /** IANA name, and what people call it. */
  readonly zone?: { readonly name: string; readonly city: string };
  /** "09:00 to 18:00", as they say themselves. */
  readonly hours?: string;
  readonly contacts: readonly string[];
  /** How long they are needed, what overlaps counted once: "2h10m". Undefined where they only cover. */
  readonly used?: string;
  /** What they do, by start. */
  readonly uses: readonly OverviewUse[];
  /** Titles of what they cover. */
  readonly covers: readonly string[];
}

export interface OverviewUse {
  readonly kind: ActivityKind;
  readonly key: string;
  readonly title: string;
  readonly place: Place;
  /** On their own clock: "Sun 10:30". Undefined for what waits in a cycle. */
  readonly starts?: string;
}

/** Those who do something first, by its start; then those who only cover, in order of mention. */
export function peopleIn(release: Release, plan: Plan): readonly OverviewPerson[] {
  const parties = new Map<
    string,
    { readonly party: PartyUse; readonly does: Activity[]; readonly covers: Activity[] }
  >();
  const entry = (party: PartyUse) => {
    const key = keyOf(party);
    const known = parties.get(key) ?? { party, does: [], covers: [] };
    parties.set(key, known);
    return known;
  };
  for (const activity of release.runbook.work.activities) {
    const [first, ...covers] = activity.owners?.parties ?? [];
    for (const party of [...(first ? [first] : []), ...(activity.owners?.with ?? [])]) {
      const { does } = entry(party);
      if (does.at(-1) !== activity) does.push(activity);
    }
    for (const party of covers) entry(party).covers.push(activity);
  }
  const people = [...parties].map(([key, { party, does, covers }]) => {
    const ordered = [...does].sort((a, b) => startOf(a, release) - startOf(b, release));
    return { first: startOf(ordered[0], release), person: personOf(key, party, ordered, covers, release, plan) };
  });
  return people.sort((a, b) => (a.first === b.first ? 0 : a.first - b.first)).map(({ person }) => person);
}

function keyOf(party: PartyUse): string {
  switch (party.kind) {
    case "person":
      return `person ${party.person}`;
    case "team":
      return `team ${party.team}`;
    case "nobody":
      return `nobody ${party.name}`;
  }
}

function startOf(activity: Activity | undefined, { schedule }: Release): number {
  const span = activity && schedule.work.activities[activity.index]?.planned;
  return span?.start ?? Number.POSITIVE_INFINITY;
}

function personOf(
  key: string,
  party: PartyUse,
  does: readonly Activity[],
  covers: readonly Activity[],
  release: Release,
  plan: Plan,
): OverviewPerson {
  const declared =
    party.kind === "person" ? plan.people[party.person] : party.kind === "team" ? plan.teams[party.team] : undefined;
  const zone = declared?.zone;
  const used = usedBy(does, release);
  return {
    kind: party.kind,
    key: declared ? `${party.kind} ${declared.name}` : key,
    title: partyTitle(party, plan),
    place: declared?.head ?? party.place,
    ...(zone === undefined ? {} : { zone: { name: zone, city: zoneCity(zone) } }),
    ...(declared && declared.hours.length > 0 ? { hours: formatHours(declared.hours) } : {}),
    contacts: declared?.contacts ?? [],
    ...(used > 0 ? { used: formatDuration(used) } : {}),
    uses: does.map(each => useOf(each, release, zone)),
    covers: covers.map(({ title, name }) => title || name),
  };
}

/** Seconds, what overlaps counted once. Who waits is free meanwhile. */
function usedBy(does: readonly Activity[], { schedule }: Release): number {
  const spans = does.flatMap(({ kind, index }) => {
    const span = schedule.work.activities[index]?.planned;
    return span && kind !== "wait" ? [span] : [];
  });
  return merged(spans).reduce((sum, { start, end }) => sum + end - start, 0);
}

function useOf({ kind, name, title, head, index }: Activity, release: Release, zone: string | undefined): OverviewUse {
  const start = release.schedule.work.activities[index]?.planned?.start;
  return {
    kind,
    key: `activity ${name || index}`,
    title: title || name,
    place: head,
    ...(start === undefined ? {} : { starts: nearbyTimeText(start, release, zone) }),
  };
}
