/** The picture as a table: the same rows in the same order, for those who would rather read. */
import { formatDuration } from "../../time/duration.js";
import { type Clock, clockOf } from "./clock.js";
import type { TimelineActivity, TimelineData } from "./data.js";
import { laterText, nearText } from "./moment-words.js";
import { layRows, type RowGroup } from "./rows.js";
import { plannedText, stateText } from "./run-words.js";
import type { TimelineView } from "./view.js";
import { alongText, decideByText, holidayLines, startText, undoDuration } from "./words.js";

export interface ReadingTable {
  readonly columns: readonly string[];
  readonly groups: readonly TableGroup[];
}

export interface TableGroup {
  /** Empty for activities outside any phase in front of all phases. */
  readonly title: string;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly activity: TimelineActivity;
  /** One text a column. */
  readonly cells: readonly string[];
}

/** Folded groups are whole here. */
export function tableOf(data: TimelineData, view: TimelineView): ReadingTable {
  const clock = clockOf(data, view.zone);
  const second = view.secondZone === undefined || !data.dated ? undefined : clockOf(data, view.secondZone);
  const { groups } = layRows(data, view);
  return {
    columns: [
      "Activity",
      "Kind",
      "Who",
      ...(data.run ? ["State", "Planned"] : []),
      "Start",
      "End",
      "Worst case",
      ...(second?.zone ? [`Start in ${second.zone.city}`] : []),
      "Float",
      "Undoing",
      "Decide by",
    ],
    groups: groups.map(({ title, activities }: RowGroup) => ({
      title,
      rows: activities.map(activity => ({ activity, cells: cellsOf(data, clock, second, activity) })),
    })),
  };
}

function cellsOf(
  data: TimelineData,
  clock: Clock,
  second: Clock | undefined,
  activity: TimelineActivity,
): readonly string[] {
  const { title, kind, ownerText, times, more, during, when, answer } = activity;
  const undo = more?.undo;
  const conditions = [
    ...(during ? [`during ${alongText(during)}`] : []),
    ...(when === undefined ? [] : [`when ${when}`]),
  ];
  const name = conditions.length === 0 ? title : `${title} (${conditions.join("; ")})`;
  const undoing =
    answer === "irreversible"
      ? "irreversible"
      : undo?.final
        ? "irreversible"
        : undo && (undo.worst > 0 || undo.inexact)
          ? undoDuration(undo)
          : "";
  const start = startText(data, clock, activity) ?? "not scheduled";
  const end = times ? laterText(data, clock, times.start, times.end) : "";
  const worst = times && times.worstEnd > times.end ? laterText(data, clock, times.start, times.worstEnd) : "";
  const late = !times || during ? "" : times.critical ? "critical path" : formatDuration(times.float);
  return [
    name,
    kind,
    [ownerText || "nobody", ...holidayLines(data, activity)].join("; "),
    ...(data.run ? [stateText(data, clock, activity), plannedText(data, clock, activity)] : []),
    start,
    times?.inexact ? `${end} or later` : end,
    worst,
    ...(second ? [times ? nearText(data, second, times.start) : ""] : []),
    late,
    undoing,
    decideByText(data, clock, undo) ?? "",
  ];
}
