/** Written by scripts/zone-data.ts from tz database 2026f. Do not edit. */

/** The version of the zone data that decides every offset. */
export const zoneDataVersion = "2026f";

/** For people. */
export const zoneDataText = `time zone data ${zoneDataVersion}`;
