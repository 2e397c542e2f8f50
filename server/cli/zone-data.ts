/** `--require-zone-data VERSION` */
import { zoneDataVersion } from "../../language/time/zone-version.js";
import { misused, type Outcome, refused } from "./outcome.js";

/** How a command ends at once because the time zone data are older than is asked for; undefined where it goes on. */
export function whyOlderZones(required: string | undefined, command: string): Outcome | undefined {
  if (required === undefined) return undefined;
  if (!/^\d{4}[a-z]{1,2}$/.test(required)) {
    return misused(
      `\`${required}\` is not a version of time zone data: write a year and a letter, such as 2026b`,
      command,
    );
  }
  if (required <= zoneDataVersion) return undefined;
  return refused([
    `time zone data ${required} or newer are required, but this gonogo has ${zoneDataVersion}: update gonogo, or leave out \`--require-zone-data\``,
  ]);
}
