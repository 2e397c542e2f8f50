/** The user's own time zone, as far as they have set one. */
import { workspace } from "vscode";
import { isZone } from "../language/time/zone-table.js";

/** Undefined where none is set, or none that there is: then the machine's is meant. */
export function ownZoneSet(): string | undefined {
  const set = workspace.getConfiguration("gonogo").get<string>("timezone");
  return set !== undefined && isZone(set) ? set : undefined;
}
