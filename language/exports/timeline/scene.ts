/** The picture as positioned marks: what is drawn where, in pixels. Pure; linear in the rows, and only visible rows get marks. */

import { merged, overlapOf, without } from "../../schedule/spans.js";
import { type Axis, axisOf } from "./axis.js";
import { type Clock, clockOf, offsetText } from "./clock.js";
import type { OffDutySpan, Severity, Span, TimelineActivity, TimelineData, TimelineOwner } from "./data.js";
import { type Band, bandsOf, type Flag, flagsOf, linesOf, type MarkerLine } from "./flags.js";
import { type LoadMarks, loadMarks } from "./load-marks.js";
import { shiftText } from "./load-words.js";
import { type ActivityMark, type Extent, gravest, onAxis, reachOf, type Shade } from "./marks.js";
import { neighboursOf } from "./neighbours.js";
import { type RollbackFromMoment, undoingFrom } from "./rollback-from.js";
import { layRows, type PlacedRow, type RowGroup } from "./rows.js";
import type { TimelineDoneState } from "./run-data.js";
import { markIn, type RunMark, runMark } from "./run-marks.js";
import { doneOf, isPast } from "./run-words.js";
import { lengthened, type ScaleSegment, type TimeScale, timeScale } from "./scale.js";
import type { Area, TimelineView } from "./view.js";
import { captionOf, waitingAxis } from "./waiting.js";
import { type WhatIfMark, whatIfMark } from "./what-if.js";
import { activityLines, detailText, groupCountText, waitingText } from "./words.js";

export interface Scene {
  /** Of the whole plot, in pixels; rows and marks lie in it. */
  readonly width: number;
  readonly height: number;
  readonly scale: TimeScale;
  readonly clock: Clock;
  readonly axis: Axis;
  readonly secondAxis?: Axis;
  readonly bands: readonly Band[];
  readonly lines: readonly MarkerLine[];
  readonly flags: readonly Flag[];
  /** How many levels of flags there are. */
  readonly flagLevels: number;
  /** Where quiet times are left out. */
  readonly gaps: readonly ScaleSegment[];
  /** The visible ones, from top to bottom. */
  readonly rows: readonly SceneRow[];
  /** All rows, visible or not, for keyboard and scrolling. */
  readonly layout: readonly PlacedRow[];
  /** How many activities meet the filter, of how many. */
  readonly shown: number;
  readonly total: number;
  /** Of the selected activity. */
  readonly dependencies: readonly DependencyPath[];
  readonly undoing?: UndoingMark;
  readonly whatIf?: WhatIfMark;
  /** Where the plan is being done. */
  readonly run?: RunMark;
  /** Why there are columns instead of times, in words. */
  readonly banner?: string;
}

export type SceneRow = GroupRow | ActivityRow;

interface RowPlace {
  /** Pixels from the top of the plot. */
  readonly y: number;
  readonly height: number;
  readonly shades: readonly Shade[];
}

export interface GroupRow extends RowPlace {
  readonly kind: "group";
  readonly key: string;
  readonly title: string;
  /** "3 activities", by owner "owns 3, covers 1"; with the clock where there is one "3 activities · Kolkata, UTC+05:30" */
  readonly count: string;
  readonly detail: string;
  readonly collapsed: boolean;
  /** The gravest finding inside. */
  readonly severity?: Severity;
  readonly findings: number;
  /** Whether there are rows in it. */
  readonly isEmpty: boolean;
  /** All of what is inside, where the group is folded; what they help with, where nothing is theirs. */
  readonly marks: readonly ActivityMark[];
  /** All that its owner has to do, where that is one row. */
  readonly load?: LoadMarks;
}

export interface ActivityRow extends RowPlace {
  readonly kind: "activity";
  readonly activity: TimelineActivity;
  readonly title: string;
  /** When and who. */
  readonly detail: string;
  /** Everything a bar shows, line by line: for tooltips and screen readers. */
  readonly words: readonly string[];
  readonly selected: boolean;
  /** It is next to the selected one. */
  readonly related: boolean;
  /** If it is late, the plan is late. */
  readonly critical: boolean;
  /** Where the plan is being done. */
  readonly state?: TimelineDoneState;
  /** Absent for what has no time. */
  readonly mark?: ActivityMark;
}

/** From the end of one bar to the start of another. */
export interface DependencyPath {
  readonly from: number;
  readonly to: number;
  readonly start: Point;
  readonly end: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface UndoingMark extends RollbackFromMoment {
  readonly x: number;
  readonly endX: number;
  readonly worstEndX: number;
  /** The visible ones in the order they are undone, each in the row of the activity it undoes. */
  readonly marks: readonly UndoneMark[];
}

export interface UndoneMark extends Extent {
  readonly activity: number;
  /** "Restore the copy, Ana Sousa" */
  readonly title: string;
  /** It decides when undoing ends. */
  readonly critical: boolean;
  /** Its middle. */
  readonly y: number;
  /** The middle of the one undone after it. */
  readonly nextY?: number;
}

/** What is drawn of a timeline, as somebody looks at it. */
export function sceneOf(data: TimelineData, view: TimelineView): Scene {
  const clock = clockOf(data, view.zone);
  const layout = layRows(data, view);
  const selected = view.selected === undefined ? undefined : data.activities.find(({ id }) => id === view.selected);
  const undoing = selected && undoingFrom(data, clock, selected, view.turnBackAt);
  const scale = scaleFor(data, view, undoing);
  const visible = view.visible ?? { left: 0, right: scale.width, top: 0, bottom: layout.height };
  const { whatIf, waiting } = data;
  const bands = waiting ? [] : bandsOf(data, clock, scale);
  const lines = waiting ? [] : linesOf(data, clock, scale);
  const flags = waiting ? [] : flagsOf(data, clock, scale, bands, lines, undoing);
  const near = selected ? neighboursOf(data.order, data.activities.length, selected.index) : { before: [], after: [] };
  const related = new Set([...near.before, ...near.after]);
  const rows = layout.rows.filter(row => row.y < visible.bottom && row.y + row.height > visible.top);
  const shadesOf = shadesIn(data, scale, visible);
  const drawn = data.against?.moved.filter(({ start, end }) => start <= data.period.end && end >= data.period.start);
  const was = new Map(drawn?.map(each => [each.activity, each]));
  const rowOf = selected || whatIf || data.run ? layout.rowOf() : new Map<number, PlacedRow>();
  const run = runMark(data, clock, scale, rowOf);
  return {
    width: scale.width,
    height: layout.height,
    scale,
    clock,
    axis: waiting ? waitingAxis(scale, clock, waiting, visible) : axisOf(scale, clock, visible),
    ...(view.secondZone === undefined || !data.dated || waiting
      ? {}
      : { secondAxis: axisOf(scale, clockOf(data, view.secondZone), visible) }),
    bands,
    lines,
    flags,
    flagLevels: flags.reduce((most, { level }) => Math.max(most, level + 1), 0),
    gaps: scale.gaps,
    rows: rows.map(row =>
      sceneRow(data, clock, scale, visible, shadesOf, row, { selected: selected?.index, related }, was),
    ),
    layout: layout.rows,
    shown: layout.shown,
    total: data.activities.length,
    dependencies: selected ? pathsOf(data, scale, rowOf, selected.index, near) : [],
    ...(undoing ? { undoing: undoingMark(scale, rowOf, undoing, visible) } : {}),
    ...(whatIf ? { whatIf: whatIfMark(data, clock, scale, rowOf, layout.rows[0], whatIf) } : {}),
    ...(run ? { run } : {}),
    ...(waiting ? { banner: waitingText(waiting) } : {}),
  };
}

/** A quiet time in which something is undone is none, as far as undoing lies between what is drawn. */
function busyWith(busy: readonly Span[], undoing: RollbackFromMoment | undefined): readonly Span[] {
  const last = busy.at(-1);
  if (!undoing || !last || undoing.at >= last.end) return busy;
  const all = merged([...busy, { start: undoing.at, end: Math.min(undoing.worstEnd, last.end) }]);
  const joined: Span[] = [];
  for (const span of all) {
    const before = joined.at(-1);
    if (before && span.start - before.end < shortestGap) joined.splice(-1, 1, { start: before.start, end: span.end });
    else joined.push(span);
  }
  return joined;
}

/** A shorter quiet time is not left out. */
const shortestGap = 2 * 3_600;

/** The stretches of the axis: of time, or of columns. */
export function axisSpans({ waiting, busy, period }: TimelineData, cutQuiet: boolean): readonly Span[] {
  if (waiting) return [{ start: 0, end: waiting.columns }];
  return cutQuiet ? busy : [period];
}

/** The scale alone, where only positions are asked for. Selecting what is undone late lengthens it and moves nothing. */
function scaleFor(
  data: TimelineData,
  { cutQuiet, width, zoom }: TimelineView,
  undoing: RollbackFromMoment | undefined,
): TimeScale {
  const spans = axisSpans(data, cutQuiet);
  const scale = timeScale(cutQuiet && !data.waiting ? busyWith(spans, undoing) : spans, width * zoom);
  const last = scale.segments.at(-1);
  if (!undoing || !last || undoing.worstEnd <= last.end) return scale;
  return lengthened(scale, undoing.worstEnd);
}

function sceneRow(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  visible: Area,
  shadesOf: (owner: number | undefined) => readonly Shade[],
  row: PlacedRow,
  chosen: { readonly selected: number | undefined; readonly related: ReadonlySet<number> },
  was: ReadonlyMap<number, Span>,
): SceneRow {
  const { y, height, group } = row;
  if (row.kind === "group") {
    const severities = group.activities.flatMap(activity => activity.severities);
    const severity = gravest(severities);
    const isEmpty = group.activities.length === 0 || group.load !== undefined;
    const marks = onGroup(row).flatMap(activity => markAlone(data, scale, activity) ?? []);
    return {
      kind: "group",
      y,
      height,
      key: group.key,
      title: group.title,
      ...groupWords(data, group),
      collapsed: row.collapsed,
      isEmpty,
      ...(severity ? { severity } : {}),
      findings: severities.length,
      marks: marks.filter(mark => isVisible(visible, reachOf(mark))),
      ...(group.load ? { load: loadMarks(data, clock, scale, visible, group.load) } : {}),
      shades: group.owner === undefined ? [] : shadesOf(group.owner),
    };
  }
  const { activity } = row;
  const done = doneOf(data, activity);
  const caption = data.waiting ? captionOf(data, clock, activity) : "";
  const mark = markIn(data, scale, activity, was.get(activity.index), caption);
  return {
    kind: "activity",
    y,
    height,
    activity,
    title: activity.title,
    detail: detailText(data, clock, activity),
    words: activityLines(data, clock, activity),
    selected: activity.index === chosen.selected,
    related: chosen.related.has(activity.index),
    critical: activity.times?.critical === true && !(done && isPast(done)),
    ...(done ? { state: done.state } : {}),
    shades: shadesOf(activity.owners[0]),
    ...(mark && isVisible(visible, reachOf(mark)) ? { mark } : {}),
  };
}

/** In a line with others there is no room for words, nor for where it was. */
function markAlone(data: TimelineData, scale: TimeScale, activity: TimelineActivity): ActivityMark | undefined {
  const { sign: _, ...mark } = markIn(data, scale, activity, undefined, "") ?? {};
  return "kind" in mark ? mark : undefined;
}

/** What is drawn in the line of a group itself. */
function onGroup({ group, collapsed }: Extract<PlacedRow, { readonly kind: "group" }>): readonly TimelineActivity[] {
  const { activities, helps, load } = group;
  if (load) return [];
  if (activities.length > 0) return collapsed ? activities : [];
  return helps ? [...new Set([...helps.covers, ...helps.takesPart])] : [];
}

/** How many, and the clock of whoever the rows belong to. */
function groupWords(data: TimelineData, group: RowGroup): { readonly count: string; readonly detail: string } {
  const { owner, team, load } = group;
  const count = groupCountText(group);
  const shift = load ? shiftText(load) : "";
  const zone = owner === undefined ? data.teams[team ?? -1]?.zone : data.owners[owner]?.zone;
  const clock = zone === undefined || !data.dated ? undefined : clockOf(data, zone);
  return {
    count,
    detail: [
      count,
      ...(clock?.zone ? [`${clock.zone.city}, ${offsetText(clock, data.zero)}`] : []),
      ...(shift === "" ? [] : [shift]),
    ].join(" · "),
  };
}

/** All rows of an owner have the very same. */
function shadesIn(
  data: TimelineData,
  scale: TimeScale,
  visible: Area,
): (owner: number | undefined) => readonly Shade[] {
  const known = new Map<number | undefined, readonly Shade[]>();
  return owner => {
    const shades =
      known.get(owner) ?? shadesOver(data, data.owners[owner ?? -1], scale).filter(shade => isVisible(visible, shade));
    known.set(owner, shades);
    return shades;
  };
}

/** Where nothing is shaded, the owner works: what nobody knows is told too. */
function shadesOver(
  { dated, waiting }: TimelineData,
  owner: TimelineOwner | undefined,
  scale: TimeScale,
): readonly Shade[] {
  if (!dated || waiting) return [];
  const { offDuty = [], known = [] } = owner ?? {};
  const unknown = scale.segments.flatMap(piece => without(piece, known));
  const off: readonly (OffDutySpan | (Span & { readonly kind: "unknown" }))[] = [
    ...offDuty,
    ...unknown.map(span => ({ ...span, kind: "unknown" as const })),
  ];
  return off.flatMap(({ start, end, ...rest }) =>
    scale.segments.flatMap(piece => {
      const drawn = overlapOf(piece, { start, end });
      if (!drawn) return [];
      const x = scale.x(drawn.start);
      return [{ ...rest, x, width: scale.x(drawn.end) - x }];
    }),
  );
}

function isVisible({ left, right }: Area, { x, width }: Extent): boolean {
  return x <= right && x + width >= left;
}

function middleOf({ y, height }: PlacedRow): number {
  return y + height / 2;
}

function pathsOf(
  data: TimelineData,
  scale: TimeScale,
  rowOf: ReadonlyMap<number, PlacedRow>,
  selected: number,
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
): readonly DependencyPath[] {
  const pairs = [...before.map(from => [from, selected] as const), ...after.map(to => [selected, to] as const)];
  return pairs.flatMap(([from, to]) => {
    const [first, second] = [data.activities[from], data.activities[to]];
    const [early, late] = [first && onAxis(first), second && onAxis(second)];
    const [fromRow, toRow] = [rowOf.get(from), rowOf.get(to)];
    if (!early || !late || !fromRow || !toRow) return [];
    const start = { x: scale.x(early.end), y: middleOf(fromRow) };
    return [{ from, to, start, end: { x: scale.x(late.start), y: middleOf(toRow) } }];
  });
}

/** Below the bars, at the lower edge of each row. What is undone in rows that are not shown is left out. */
function undoingMark(
  scale: TimeScale,
  rowOf: ReadonlyMap<number, PlacedRow>,
  undoing: RollbackFromMoment,
  visible: Area,
): UndoingMark {
  const shown = undoing.links.flatMap(link => {
    const row = rowOf.get(link.activity);
    return row ? [{ ...link, y: row.y + row.height - 6 }] : [];
  });
  const marks = shown.flatMap(({ activity, title, owner, start, seconds, critical, y }, index): UndoneMark[] => {
    const next = shown[index + 1];
    const nextY = next?.critical ? next.y : undefined;
    if (Math.max(y, nextY ?? y) < visible.top || Math.min(y, nextY ?? y) > visible.bottom) return [];
    const x = scale.x(start);
    const width = scale.x(start + seconds) - x;
    const named = owner === "" ? title : `${title}, ${owner}`;
    return [{ activity, title: named, critical, x, width, y, ...(nextY === undefined ? {} : { nextY }) }];
  });
  return {
    ...undoing,
    x: scale.x(undoing.at),
    endX: scale.x(undoing.end),
    worstEndX: scale.x(undoing.worstEnd),
    marks,
  };
}
