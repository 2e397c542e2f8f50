/**
 * Writes language/time/zone-names.ts, the IANA spellings a runbook may use, from the data of the development
 * dependency moment-timezone. Run with tsx after updating that dependency.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

interface PackedZones {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
}

/** Zones are packed as `name|abbreviations|...`, links as `target|name`. */
const nameIn = (packed: string, field: number): string => packed.split("|")[field] ?? "";

export function readPackedZones(): PackedZones {
  const path = createRequire(import.meta.url).resolve("moment-timezone/data/packed/latest.json");
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The source text of language/time/zone-names.ts: one line of places for each area. */
export function zoneNamesSource(packed: PackedZones): string {
  const names = [...packed.zones.map(zone => nameIn(zone, 0)), ...packed.links.map(link => nameIn(link, 1))];
  const areas = new Map<string, string[]>();
  for (const name of names.filter(name => name.includes("/")).sort()) {
    const slash = name.indexOf("/");
    const places = areas.get(name.slice(0, slash)) ?? [];
    areas.set(name.slice(0, slash), [...places, name.slice(slash + 1)]);
  }
  const lines = [...areas].map(([area, places]) => `${area} ${places.join(" ")}`);
  return `/** Written by scripts/zone-names.ts from tz database ${packed.version}. Do not edit. */

/** One line an area: its name, then its places. */
const places = \`
${lines.join("\n")}
\`;

/** Every IANA name with a slash, zones and links alike, and UTC; sorted. */
export const zoneNames: readonly string[] = places
  .trim()
  .split("\\n")
  .flatMap(line => {
    const [area, ...names] = line.split(" ");
    return names.map(name => \`\${area}/\${name}\`);
  })
  .concat("UTC")
  .sort();
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const target = new URL("../language/time/zone-names.ts", import.meta.url);
  writeFileSync(target, zoneNamesSource(readPackedZones()));
}
