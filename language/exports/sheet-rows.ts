/**
 * The plan as a table for spreadsheets, one row an activity, in the order they are written. Names, durations and what is waited for
 * stand as the language has them, so that they can be read again.
 */
import { blocksAround } from "../plan/all-work.js";
import type { Activity, Instant, Participant } from "../plan/plan.js";
import { releaseOf } from "../schedule/release.js";
import { formatDuration } from "../time/duration.js";
import { formatDate, formatExactClock, formatIso, formatRelative } from "../time/format.js";
import type { Analysis } from "../workspace/analysis.js";
import { predecessorsOf } from "./book/predecessors.js";
import { contactsOf, type Sheet } from "./book/sheet.js";
import { numbersOf } from "./numbers.js";
import { plain } from "./plain.js";
import { plainWords } from "./plain-words.js";
import { partyTitle, rowsOf } from "./release.js";
import { inert } from "./sheet/inert.js";
import { undoInWords } from "./sheet/undo.js";

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface SheetRows {
  readonly columns: readonly SheetColumn[];
  /** Texts, one a column; none is taken for a formula. */
  readonly rows: readonly (readonly string[])[];
}

/** What people say in a cell of several. */
const between = "; ";

/**
 * Undefined for a file without a runbook.
 * @param asked IANA zone of the first column of starts; the runbook's own when undefined
 */
export function sheetRows(analysis: Analysis, asked: string | undefined): SheetRows | undefined {
  const { plan } = analysis;
  const release = releaseOf(plan, analysis.schedule);
  if (!release) return undefined;
  const { runbook, schedule } = release;
  const { work } = runbook;
  const sheet: Sheet = { ...release, plan, zone: asked ?? runbook.zone, numbers: numbersOf(work) };
  const zone = schedule.dated ? sheet.zone : undefined;
  const predecessors = predecessorsOf(work);
  const undoOf = undoInWords(sheet);
  const titleOf = (party: Participant): string => partyTitle(party, plan) || party.name;
  const rows = rowsOf(work, schedule.work).map(({ activity, scheduled: { planned } }) => {
    const [owner, ...covers] = activity.owners?.parties ?? [];
    const phases = [...blocksAround(work, activity)].filter(({ kind }) => kind === "phase").reverse();
    return [
      activity.name,
      sheet.numbers.activities[activity.index] ?? "",
      phases.map(({ title, name }) => title || name).join(" / "),
      phases.map(({ name }) => name).join("/"),
      activity.kind,
      activity.title,
      owner ? titleOf(owner) : "",
      covers.map(titleOf).join(between),
      owner ? contactsOf(owner, plan).join(between) : "",
      planned ? clock(planned.start, zone) : "",
      planned && zone !== undefined ? utc(planned.start) : "",
      durationOf(activity),
      activity.takes && activity.takes.worst > activity.takes.planned ? formatDuration(activity.takes.worst) : "",
      planned ? clock(planned.end, zone) : "",
      predecessors[activity.index] ?? "",
      plainWords(undoOf(activity), zone),
      runbook.status?.state ?? "",
      runbook.title || runbook.name,
      runbook.window ? `${clock(runbook.window.start, zone)} to ${clock(runbook.window.end, zone)}` : "",
      runbook.goLive ? clock(runbook.goLive.at, zone) : "",
    ].map(cell => inert(plain(cell)));
  });
  return { columns: columnsIn(zone), rows };
}

function columnsIn(zone: string | undefined): readonly SheetColumn[] {
  const there = zone === undefined ? "from T" : `in ${zone}`;
  const columns: readonly (readonly [title: string, width: number])[] = [
    ["id", 20],
    ["number", 8],
    ["phase", 20],
    ["phase id", 14],
    ["kind", 8],
    ["task", 44],
    ["owner", 20],
    ["cover", 20],
    ["contact", 24],
    [`start ${there}`, 18],
    ["start (UTC)", 21],
    ["duration", 10],
    ["worst case", 10],
    [`end ${there}`, 18],
    ["predecessors", 28],
    ["rollback", 32],
    ["status", 10],
    ["runbook", 24],
    [zone === undefined ? "window" : `window ${there}`, 36],
    [zone === undefined ? "go-live" : `go-live ${there}`, 18],
  ];
  return columns.map(([title, width]) => ({ title, width }));
}

/** "2026-05-23 22:00", in a way that sorts; where the clocks go back over it "01:30 first". */
function clock(at: Instant, zone: string | undefined): string {
  return zone === undefined ? formatRelative(at) : `${formatDate(at, zone)} ${formatExactClock(at, zone)}`;
}

function utc(at: Instant): string {
  return formatIso(at, "UTC").replace("+00:00", "Z");
}

/** "30m"; of what lasts as long as something else, what the runbook says. */
function durationOf({ during, takes }: Activity): string {
  if (!during) return takes ? formatDuration(takes.planned) : "";
  const { name, every } = during;
  return `during ${name}${every ? ` every ${formatDuration(every.seconds)}` : ""}`;
}
