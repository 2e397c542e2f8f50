/** What the questions about a first runbook are answered with until somebody answers otherwise. */
import { citiesInOtherZones, majorZones } from "../../language/time/cities.js";
import { nextDate, toLocal } from "../../language/time/local.js";
import { formatLocalDate } from "../../language/time/words.js";
import { isZone, zoneNames } from "../../language/time/zone-table.js";

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
  const first = [...(own === undefined ? [] : [own]), ...majorZones().map(({ zone }) => zone)];
  const zones = new Set([...first.filter(isZone), ...zoneNames()]);
  return [...zones].map(zone => ({ zone, cities: (cities.get(zone) ?? []).join(", ") }));
}

/** The Saturday after next at ten in the morning, as the question takes it: `2026-06-06 10:00`. @param now milliseconds */
export function suggestedOpening(now: number, zone: string): string {
  const { date, weekday } = toLocal(now / 1_000, zone);
  const saturday = nextDate(date, 7 + ((6 - weekday + 7) % 7));
  return `${formatLocalDate(saturday)} 10:00`;
}
