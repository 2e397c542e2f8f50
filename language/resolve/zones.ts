/** What a written time zone means, and what is wrong with it. */

import type { Place } from "../plan/place.js";
import type { TimeProblem } from "../plan/plan.js";
import { formatDate, formatOffset, zoneCity } from "../time/format.js";
import { offsetAt } from "../time/offsets.js";
import { readKnownZone, readZone, zonesWithOffset } from "../time/zones.js";
import type { Fields } from "./blocks.js";
import { type Notes, noZone, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOfProperty } from "./places.js";

/** The zone a written name stands for. */
export function scopeOf(text: string): ZoneScope {
  const reading = readKnownZone(text);
  switch (reading?.kind) {
    case "zone":
      return { kind: "zone", name: reading.name };
    case "misspelt":
      return { kind: "zone", name: reading.zone };
    case "offset":
      return { kind: "offset", seconds: reading.offset, name: formatOffset(reading.offset) };
    case "abbreviation":
    case undefined:
      return { kind: "unusable" };
  }
}

/** Zones are offered as they are at some day where no date is written. */
const someDay = Date.UTC(2026, 0, 1) / 1000;
const halfYear = 182 * 86_400;

/** What is wrong with a written zone, given (where known) the instant it is used for and the zone said with it. */
export function zoneProblems(
  text: string,
  place: Place,
  frame: TimeFrame,
  at: number | undefined,
  beside: ZoneScope = noZone,
): readonly TimeProblem[] {
  const reading = readZone(text);
  switch (reading.kind) {
    case "zone":
      return [];
    case "misspelt":
      return [{ code: "time/unknown-zone", place, zone: text, spelling: reading.zone, nearest: [reading.zone] }];
    case "unknown":
      return [{ code: "time/unknown-zone", place, zone: text, spelling: undefined, nearest: reading.nearest }];
    case "abbreviation": {
      const { meant, offset } = reading;
      return [
        {
          code: "time/abbreviated-zone",
          place,
          zone: text,
          meant,
          contradiction: contradiction(text, meant[0], offset, at ?? frame.about),
        },
      ];
    }
    case "offset": {
      const then = at ?? frame.about;
      const zones = zonesWithOffset(reading.offset, then ?? someDay, frame.zones);
      const wrong = offsetContradiction(reading.offset, beside, then);
      return [{ code: "time/fixed-offset", place, offset: text, zones, contradiction: wrong }];
    }
  }
}

/** "PST is UTC-08:00, but Los Angeles is at UTC-07:00 on 2026-05-23". */
function contradiction(
  name: string,
  zone: string | undefined,
  offset: number | undefined,
  at: number | undefined,
): string | undefined {
  if (zone === undefined || offset === undefined || at === undefined) return undefined;
  const actual = offsetAt(zone, at);
  if (actual === offset) return undefined;
  return `${name.toUpperCase()} is UTC${formatOffset(offset)}, but ${zoneCity(zone)} is at UTC${formatOffset(actual)} on ${formatDate(at, zone)}`;
}

/** An offset that the zone said with it has at another time of the year, but not then: the clocks were forgotten. */
function offsetContradiction(offset: number, beside: ZoneScope, at: number | undefined): string | undefined {
  if (beside.kind !== "zone" || at === undefined) return undefined;
  const actual = offsetAt(beside.name, at);
  const isForgotten = [at - halfYear, at + halfYear].some(then => offsetAt(beside.name, then) === offset);
  if (actual === offset || !isForgotten) return undefined;
  const city = zoneCity(beside.name);
  return `${city} is at UTC${formatOffset(actual)} on ${formatDate(at, beside.name)}, at UTC${formatOffset(offset)} only in the other half of the year`;
}

/** The zone a block's `timezone` statement declares. Without one that around it; one that could not be read cannot be used. */
export function declaredZone(
  notes: Notes,
  { one, unread }: Pick<Fields, "one" | "unread">,
  around: ZoneScope,
  frame: TimeFrame,
): ZoneScope {
  const statement = one("Timezone");
  if (!statement?.zone) return statement || unread.may("timezone") ? { kind: "unusable" } : around;
  const place = placeOfProperty(statement, "zone");
  const scope = scopeOf(statement.zone);
  notes.times.push({
    text: statement.zone,
    place,
    at: undefined,
    zone: zoneName(scope),
    problems: zoneProblems(statement.zone, place, frame, undefined),
  });
  return scope;
}

/** The IANA name of a scope that has one. */
export function zoneName(scope: ZoneScope): string | undefined {
  return scope.kind === "zone" ? scope.name : undefined;
}
