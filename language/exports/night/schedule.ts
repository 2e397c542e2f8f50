/** When everything of a programme happens, as the document `gonogo schedule --format json` prints. */
import { formatIso } from "../../time/format.js";
import { zoneDataVersion } from "../../time/zone-version.js";
import { type ScheduleDocument, scheduleDocument } from "../schedule.js";
import type { Night } from "./night.js";

export interface ProgrammeScheduleDocument {
  readonly version: 1;
  readonly file: string;
  readonly programme: { readonly name: string; readonly title: string };
  /** The zone times are shown in. */
  readonly zone: string;
  /** The version of the time zone data, such as `2026f`. */
  readonly zoneData: string;
  readonly window: { readonly start: string; readonly end: string } | null;
  /** The schedule of each runbook, as `gonogo schedule` prints it, in the order the programme names them; times are in the zone above. */
  readonly runbooks: readonly ScheduleDocument[];
}

/** @param shown the file's name for people, the zone to show times in, and the name of any other file */
export function programmeScheduleDocument(
  { programme, zone: own, members, undated }: Night,
  shown: {
    readonly file: string;
    readonly zone?: string | undefined;
    readonly nameOf: (uri: string) => string;
  },
): ProgrammeScheduleDocument {
  const zone = shown.zone ?? own;
  const { window, name, title } = programme;
  const all = new Map([...members, ...undated].map(member => [member.uri, member]));
  return {
    version: 1,
    file: shown.file,
    programme: { name, title },
    zone,
    zoneData: zoneDataVersion,
    window: window ? { start: formatIso(window.start, zone), end: formatIso(window.end, zone) } : null,
    runbooks: programme.members.flatMap(({ uri = "" }) => {
      const member = all.get(uri);
      return member ? [scheduleDocument(member.release, { file: shown.nameOf(uri), zone })] : [];
    }),
  };
}
