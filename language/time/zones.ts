/** Reading what stands where a zone is wanted. */
import { distance } from "fastest-levenshtein";
import { readAbbreviation, readSpoken, withoutTime } from "./abbreviations.js";
import { citiesInOtherZones, majorZones } from "./cities.js";
import { isZone, offsetAt, readOffset } from "./offsets.js";
import { zoneNames } from "./zone-table.js";

export { zoneNames };

/** What a text in the place of a zone is. `name` is the text without spaces around it; offsets are seconds east of UTC. */
export type ZoneReading =
  /** UTC or Area/Location in exact IANA spelling */
  | { readonly kind: "zone"; readonly name: string }
  /** only letter case, spaces, hyphens, underscores or accents differ from `zone` */
  | { readonly kind: "misspelt"; readonly name: string; readonly zone: string }
  /** without a slash: the zones it may mean, and its offset where it has only one */
  | {
      readonly kind: "abbreviation";
      readonly name: string;
      readonly meant: readonly string[];
      readonly offset?: number;
    }
  /** +05:30, -0700, UTC+2, GMT-5 */
  | { readonly kind: "offset"; readonly name: string; readonly offset: number }
  /** none of these: up to five names nearest to it */
  | { readonly kind: "unknown"; readonly name: string; readonly nearest: readonly string[] };

const NEAREST = 5;
const OFFERED = 8;
const HOUR = 3_600;

/** Longer than any name of a zone by far: nothing is near it. */
const LONGEST_COMPARED = 60;

interface ZoneCandidate {
  readonly zone: string;
  /** As `folded`, whole and from after the last slash. */
  readonly whole: string;
  readonly city: string;
}

let zonesByFolded: ReadonlyMap<string, string> | undefined;
let candidates: readonly ZoneCandidate[] | undefined;

/** Reads any text; never throws. */
export function readZone(text: string): ZoneReading {
  return readKnownZone(text) ?? unknown(text.trim());
}

/** `readZone` without what is near to an unknown name, which takes a thousand times as long: for those who only look whether it is a zone. */
export function readKnownZone(text: string): Exclude<ZoneReading, { kind: "unknown" }> | undefined {
  const name = text.trim();
  if (isZone(name)) return { kind: "zone", name };
  if (name.length > LONGEST_COMPARED) return undefined;

  const zone = sameButForSpelling(name);
  if (zone !== undefined) return { kind: "misspelt", name, zone };

  const offset = readOffset(name);
  if (offset !== undefined) return { kind: "offset", name, offset };
  const abbreviation = readAbbreviation(name) ?? readSpoken(name);
  return abbreviation && { kind: "abbreviation", name, ...abbreviation };
}

/** Whether `readZone` would call a text misspelt; cheaper where the answer is no, as it nearly always is. */
export function isMisspeltZone(text: string): boolean {
  const name = text.trim();
  return !isZone(name) && name.length <= LONGEST_COMPARED && sameButForSpelling(name) !== undefined;
}

function sameButForSpelling(name: string): string | undefined {
  zonesByFolded ??= new Map(zoneNames().map(zone => [folded(zone), zone]));
  return zonesByFolded.get(folded(name));
}

/**
 * Up to eight zones that are `offset` seconds east of UTC at epoch second `at`: those of `prefer` first, then large cities.
 * Empty where nobody keeps that offset.
 */
export function zonesWithOffset(offset: number, at: number, prefer: readonly string[] = []): string[] {
  const cities = majorZones().filter(({ usualOffset }) => Math.abs(usualOffset - offset) <= HOUR);
  const zones = new Set([...prefer, ...cities.map(({ zone }) => zone)]);
  return [...zones].filter(zone => isZone(zone) && offsetAt(zone, at) === offset).slice(0, OFFERED);
}

function unknown(name: string): ZoneReading {
  return { kind: "unknown", name, nearest: nearestZones(withoutTime(name.split(" ")).join(" ")) };
}

/**
 * What is left of a name when differences of spelling are taken off. Not in `Etc/`, where a hyphen is a sign and
 * GMT-5 is the opposite of GMT+5.
 */
function folded(name: string): string {
  const lower = name.toLowerCase();
  return lower.startsWith("etc/") ? lower : lower.normalize("NFD").replace(/[\s_\-\p{M}]/gu, "");
}

/** Up to five zones whose name, or whose city, is nearest to `name` in edits. */
function nearestZones(name: string): readonly string[] {
  if (name.length > LONGEST_COMPARED) return [];
  candidates ??= [
    ...zoneNames().map(zone => candidate(zone, zone)),
    ...citiesInOtherZones().map(({ city, zone }) => candidate(city, zone)),
  ];
  const wanted = candidate(name, name);
  const limit = Math.max(1, Math.floor(wanted.city.length / 3));
  const near = candidates
    .map(({ zone, whole, city }) => ({
      zone,
      edits: Math.min(editsWithin(limit, wanted.whole, whole), cityEdits(limit, wanted.city, city)),
    }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  const best = near[0]?.edits ?? 0;
  const zones = new Set(near.filter(({ edits }) => edits <= best + 1).map(({ zone }) => zone));
  return [...zones].slice(0, NEAREST);
}

function candidate(name: string, zone: string): ZoneCandidate {
  const whole = folded(name);
  return { zone, whole, city: whole.slice(whole.lastIndexOf("/") + 1) };
}

/** A city of which only the beginning is written counts as one edit away. */
function cityEdits(limit: number, wanted: string, city: string): number {
  const begun = wanted.length >= 3 && city.startsWith(wanted) && city !== wanted;
  return begun ? 1 : editsWithin(limit, wanted, city);
}

/** How many letters to insert, drop or replace; more than `limit` is not counted out. */
function editsWithin(limit: number, from: string, to: string): number {
  return Math.abs(from.length - to.length) > limit ? limit + 1 : distance(from, to);
}
