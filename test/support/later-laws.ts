/** What the zone data of a machine does not know yet, where it is older than ours. */

/**
 * A law that data of `since` and later have: older ones are wrong about these zones from `from` (epoch seconds) on. Read from the
 * database's release notes.
 */
interface LaterLaw {
  readonly since: string;
  readonly zones: readonly string[];
  readonly from: number;
  readonly why: string;
}

export const laterLaws: readonly LaterLaw[] = [
  {
    since: "2025a",
    zones: ["America/Asuncion"],
    from: Date.UTC(2025, 2, 23, 3) / 1_000,
    why: "Paraguay stayed at -03 all year from October 2024",
  },
  {
    since: "2026a",
    zones: ["Europe/Chisinau", "Europe/Tiraspol"],
    from: Date.UTC(2022, 2, 27) / 1_000,
    why: "Moldova has changed its clocks at the time of the EU since 2022, an hour later than recorded before",
  },
  {
    since: "2026b",
    zones: ["America/Vancouver", "Canada/Pacific"],
    from: Date.UTC(2026, 10, 1, 9) / 1_000,
    why: "British Columbia stays at -07 all year",
  },
  {
    since: "2026c",
    zones: ["Africa/Casablanca", "Africa/El_Aaiun"],
    from: Date.UTC(2026, 8, 20, 1) / 1_000,
    why: "Morocco went back to +00 for good on 2026-09-20",
  },
  {
    since: "2026c",
    zones: ["America/Edmonton", "America/Yellowknife", "Canada/Mountain"],
    from: Date.UTC(2026, 10, 1, 8) / 1_000,
    why: "Alberta stays at -06 all year",
  },
  {
    since: "2026d",
    zones: ["America/Inuvik"],
    from: Date.UTC(2026, 10, 1, 8) / 1_000,
    why: "the Northwest Territories follow Alberta",
  },
  {
    since: "2026e",
    zones: ["America/Winnipeg", "America/Rainy_River", "Canada/Central"],
    from: Date.UTC(2026, 10, 1, 7) / 1_000,
    why: "Manitoba stays at -05 all year",
  },
  {
    since: "2026f",
    zones: ["America/Havana"],
    from: Date.UTC(2026, 10, 1, 5) / 1_000,
    why: "Cuba kept daylight-saving time through the winter of 2026",
  },
];

/** Names that data of `since` and later have. */
const laterNames: readonly { readonly since: string; readonly zone: string }[] = [
  { since: "2025b", zone: "America/Coyhaique" },
];

/** From which epoch second on data of a version are wrong about a zone. */
export function wrongFrom(version: string, zone: string): number {
  const law = laterLaws.find(({ since, zones }) => version < since && zones.includes(zone));
  const isNew = laterNames.some(each => each.zone === zone && version < each.since);
  return isNew ? Number.NEGATIVE_INFINITY : (law?.from ?? Number.POSITIVE_INFINITY);
}
