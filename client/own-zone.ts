/** The user's own time zone, as far as they have set one. */
import { workspace } from "vscode";
import { zoneNames } from "../language/time/zone-names.js";

/** Undefined where none is set, or none that there is: then the machine's is meant. */
export function ownZoneSet(): string | undefined {
  const set = workspace.getConfiguration("gonogo").get<string>("timezone");
  return set !== undefined && zoneNames.includes(set) ? set : undefined;
}
