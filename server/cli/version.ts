import { zoneDataText } from "../../language/time/zone-version.js";

/** The version in package.json; a test compares them. */
export const version = "0.1.0";

/** What `--version` says. */
export function versionText(): string {
  return `gonogo ${version} (${zoneDataText})\n`;
}
