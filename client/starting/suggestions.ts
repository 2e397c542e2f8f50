/** What the questions about a first runbook are answered with until somebody answers otherwise. */
import { citiesInOtherZones, majorZones } from "../../language/time/cities.js";
import { zoneNames } from "../../language/time/zone-names.js";

export interface ZoneChoice {
  readonly zone: string;
  /** Cities that have no zone of their own: people look for those. */
  readonly cities: string;
}

/** The user's own first, then large cities, then all others by name. */
export function zoneChoices(own: string | undefined): readonly ZoneChoice[] {
  const cities = new Map<string, string[]>();
  for (const { city, zone } of citiesInOtherZones()) {
    const name = city.replaceAll("_", " ");
    cities.set(zone, [...(cities.get(zone) ?? []), name]);
  }
  const known = new Set(zoneNames);
  const first = [...(own === undefined ? [] : [own]), ...majorZones().map(({ zone }) => zone)];
  const zones = new Set([...first.filter(zone => known.has(zone)), ...zoneNames]);
  return [...zones].map(zone => ({ zone, cities: (cities.get(zone) ?? []).join(", ") }));
}

const day = 86_400_000;

/** The Saturday after next at ten in the morning, as the question takes it: `2026-06-06 10:00`. @param now milliseconds */
export function suggestedOpening(now: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  for (let ahead = 7; ahead < 14; ahead++) {
    const parts = new Map(format.formatToParts(now + ahead * day).map(({ type, value }) => [type, value]));
    if (parts.get("weekday") === "Sat") return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")} 10:00`;
  }
  return "";
}
