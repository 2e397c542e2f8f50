/** What rules show, looked up by what it is about. */
import type { Finding, Severity } from "../plan/finding.js";
import { type Place, placeKey } from "../plan/place.js";
import type { Mode } from "../schedule/schedule.js";
import type { Report, Thing } from "./rule.js";
import { ranks } from "./severity.js";

export interface ShownReport {
  readonly finding: Finding;
  readonly report: Report;
}

/** As planned, and as planned or in the worst case. */
interface Severest {
  planned: number;
  ever: number;
}

/** Whether one of some findings is about a thing, or there is any: see IsShown. Nothing is sorted before somebody asks. */
export function lookUp(
  shown: readonly ShownReport[],
): (about: Thing | undefined, mode: Mode | undefined, least: Severity | "off") => boolean {
  let anything: Severest | undefined;
  let byFile: ReadonlyMap<string, ReadonlyMap<number, Severest>> | undefined;
  const ofThing = ({ place, head = place }: Thing, of: keyof Severest): number =>
    Math.max(at(place)?.[of] ?? 0, at(head)?.[of] ?? 0);
  const at = (place: Place): Severest | undefined => {
    byFile ??= severestByPlace(shown);
    return byFile.get(place.uri)?.get(placeKey(place));
  };
  return (about, mode, least) => {
    if (shown.length === 0) return false;
    const of = mode === "worst" ? "ever" : "planned";
    anything ??= severestOf(shown);
    const rank = about ? ofThing(about, of) : anything[of];
    return rank >= Math.max(ranks[least], ranks.info);
  };
}

function severestOf(shown: readonly ShownReport[]): Severest {
  const severest = { planned: 0, ever: 0 };
  for (const each of shown) raise(severest, each);
  return severest;
}

/** Things are known by where they begin, or where their name does. */
function severestByPlace(shown: readonly ShownReport[]): ReadonlyMap<string, ReadonlyMap<number, Severest>> {
  const byFile = new Map<string, Map<number, Severest>>();
  for (const each of shown) {
    const { finding, report } = each;
    const add = (place: Place): void => {
      const file = byFile.get(place.uri) ?? new Map<number, Severest>();
      byFile.set(place.uri, file);
      const key = placeKey(place);
      const severest = file.get(key) ?? { planned: 0, ever: 0 };
      file.set(key, severest);
      raise(severest, each);
    };
    add(report.place);
    for (const place of report.acceptedAt ?? []) add(place);
    if (finding.concerns.length === 0) add(finding.about);
    for (const place of finding.concerns) add(place);
  }
  return byFile;
}

function raise(severest: Severest, { finding, report }: ShownReport): void {
  const rank = ranks[finding.severity];
  severest.ever = Math.max(severest.ever, rank);
  if (report.mode !== "worst") severest.planned = Math.max(severest.planned, rank);
}
