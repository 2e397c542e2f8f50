/** Which rows there are, in which order, and where: groups of activities by phase, by owner or by team, or a row for each owner. */
import type { TimelineActivity, TimelineData } from "./data.js";
import { meetsFilter } from "./filter.js";
import { type Load, loadsOf } from "./load.js";
import { onAxis } from "./marks.js";
import type { Density, TimelineView } from "./view.js";

export interface RowGroup {
  /** The same after an edit elsewhere: what stays folded. */
  readonly key: string;
  /** Empty for activities outside any phase in front of all phases. */
  readonly title: string;
  /** Position in `owners`, where rows are by owner. */
  readonly owner?: number;
  /** Position in `teams`, where rows are by team. */
  readonly team?: number;
  readonly activities: readonly TimelineActivity[];
  /** What the owner has to do beside what is theirs, where rows are by owner: it stands with whoever is responsible. */
  readonly helps?: Helps;
  /** All that the owner has to do, where it stands in one row. */
  readonly load?: Load;
}

/** Each in order of time. */
export interface Helps {
  readonly covers: readonly TimelineActivity[];
  readonly takesPart: readonly TimelineActivity[];
}

/** A row and where it lies, in pixels from the top of the plot. */
export type PlacedRow = { readonly y: number; readonly height: number; readonly group: RowGroup } & (
  | { readonly kind: "group"; readonly collapsed: boolean }
  | { readonly kind: "activity"; readonly activity: TimelineActivity }
);

export interface RowLayout {
  readonly groups: readonly RowGroup[];
  readonly rows: readonly PlacedRow[];
  readonly height: number;
  /** How many activities meet the filter. */
  readonly shown: number;
  /** By activity: its row, or its group's where that is folded. */
  readonly rowOf: () => ReadonlyMap<number, PlacedRow>;
}

const kept = new WeakMap<TimelineData, { readonly wish: string; readonly layout: RowLayout }>();

interface RowHeights {
  readonly group: number;
  readonly activity: number;
  readonly load: number;
}

export const rowHeights: Readonly<Record<Density, RowHeights>> = {
  comfortable: { group: 28, activity: 36, load: 44 },
  compact: { group: 24, activity: 24, load: 32 },
};

/** Linear in the activities; kept while one scrolls and zooms. A group without a title has no line of its own. */
export function layRows(data: TimelineData, view: TimelineView): RowLayout {
  const wish = JSON.stringify([view.rows, view.density, view.filter, view.collapsed]);
  const known = kept.get(data);
  if (known?.wish === wish) return known.layout;
  const layout = laidRows(data, view);
  kept.set(data, { wish, layout });
  return layout;
}

function laidRows(data: TimelineData, view: TimelineView): RowLayout {
  const shown = data.activities.filter(activity => meetsFilter(data, activity, view.filter));
  const groups = groupsOf(data, shown, view);
  const collapsed = new Set(view.collapsed);
  const heights = rowHeights[view.density];
  const rows: PlacedRow[] = [];
  let y = 0;
  for (const group of groups) {
    if (group.load) {
      rows.push({ kind: "group", y, height: heights.load, group, collapsed: true });
      y += heights.load;
      continue;
    }
    const closed = group.title !== "" && collapsed.has(group.key);
    if (group.title !== "") {
      rows.push({ kind: "group", y, height: heights.group, group, collapsed: closed });
      y += heights.group;
    }
    if (closed) continue;
    for (const activity of group.activities) {
      rows.push({ kind: "activity", y, height: heights.activity, group, activity });
      y += heights.activity;
    }
  }
  let found: ReadonlyMap<number, PlacedRow> | undefined;
  const rowOf = (): ReadonlyMap<number, PlacedRow> => {
    found ??= rowsByActivity(rows);
    return found;
  };
  return { groups, rows, height: y, shown: shown.length, rowOf };
}

function rowsByActivity(rows: readonly PlacedRow[]): ReadonlyMap<number, PlacedRow> {
  const found = new Map<number, PlacedRow>();
  for (const row of rows) {
    if (row.kind === "activity") found.set(row.activity.index, row);
    else if (row.collapsed) for (const { index } of row.group.activities) found.set(index, row);
  }
  return found;
}

function groupsOf(
  data: TimelineData,
  activities: readonly TimelineActivity[],
  { rows }: TimelineView,
): readonly RowGroup[] {
  switch (rows) {
    case "phase":
      return byPhase(data, activities);
    case "owner":
      return byOwner(data, activities);
    case "team":
      return byTeam(data, activities);
    case "load":
      // Without times nobody has more to do at one of them than at another.
      return data.waiting ? byOwner(data, activities) : byLoad(data, activities);
  }
}

/**
 * In the order they are written; activities outside any phase as far as they stand together. After a phase they need a line
 * that says so, or they would read as part of it.
 */
function byPhase({ phases }: TimelineData, activities: readonly TimelineActivity[]): readonly RowGroup[] {
  const groups: { readonly phase: number | undefined; readonly activities: TimelineActivity[] }[] = [];
  const known = new Map<number, TimelineActivity[]>();
  for (const activity of activities) {
    const { phase } = activity;
    const own = phase === undefined ? undefined : known.get(phase);
    const last = groups.at(-1);
    if (own) own.push(activity);
    else if (last && phase === undefined && last.phase === undefined) last.activities.push(activity);
    else {
      const opened = { phase, activities: [activity] };
      groups.push(opened);
      if (phase !== undefined) known.set(phase, opened.activities);
    }
  }
  return groups.map(({ phase, activities }, index) =>
    phase === undefined
      ? { key: `between ${index}`, title: index === 0 ? "" : "Outside any phase", activities }
      : { key: phases[phase]?.key ?? `phase ${phase}`, title: phases[phase]?.title ?? "", activities },
  );
}

/** Everybody who has something to do, by when they first do; what belongs to nobody last. */
function byOwner(data: TimelineData, activities: readonly TimelineActivity[]): readonly RowGroup[] {
  const parts = new Map<number, { [part in keyof Helps | "owns"]: TimelineActivity[] }>();
  const partsOf = (owner: number) => {
    const known = parts.get(owner) ?? { owns: [], covers: [], takesPart: [] };
    parts.set(owner, known);
    return known;
  };
  for (const activity of inTime(activities)) {
    const [responsible = nobody, ...cover] = activity.owners;
    partsOf(responsible).owns.push(activity);
    for (const owner of new Set(cover)) partsOf(owner).covers.push(activity);
    for (const owner of new Set(activity.with)) partsOf(owner).takesPart.push(activity);
  }
  const groups = nobodyLast(parts);
  return groups.map(([owner, { owns, covers, takesPart }]) => ({
    key: data.owners[owner]?.key ?? "nobody",
    title: data.owners[owner]?.title ?? "Nobody",
    owner,
    activities: owns,
    helps: { covers, takesPart },
  }));
}

/** Shifts are of all that somebody has to do, whatever the filter leaves. */
function byLoad(data: TimelineData, activities: readonly TimelineActivity[]): readonly RowGroup[] {
  const loads = loadsOf(data);
  const shown = new Set(activities.map(({ index }) => index));
  return byOwner(data, activities).map(group => {
    const load = loads.get(group.owner ?? nobody) ?? noLoad;
    return { ...group, load: { ...load, parts: load.parts.filter(({ activity }) => shown.has(activity)) } };
  });
}

/** Of who has only what has no time. */
const noLoad: Load = { parts: [], planned: [], worst: [], booked: 0, handOvers: [] };

/** By when they first have something to do, each in order of time; what belongs to no team last. */
function byTeam(data: TimelineData, activities: readonly TimelineActivity[]): readonly RowGroup[] {
  const groups = new Map<number, TimelineActivity[]>();
  for (const activity of inTime(activities)) {
    const team = data.owners[activity.owners[0] ?? nobody]?.team ?? nobody;
    const group = groups.get(team);
    if (group) group.push(activity);
    else groups.set(team, [activity]);
  }
  return nobodyLast(groups).map(([team, group]) => ({
    key: data.teams[team]?.key ?? "no team",
    title: data.teams[team]?.title ?? "In no team",
    team,
    activities: group,
  }));
}

/** Instead of a position among owners or teams. */
const nobody = -1;

function nobodyLast<T>(groups: ReadonlyMap<number, T>): readonly (readonly [number, T])[] {
  const known = [...groups].filter(([key]) => key !== nobody);
  const last = groups.get(nobody);
  return last === undefined ? known : [...known, [nobody, last]];
}

/** By planned start or column, those without either last; otherwise as written. */
export function inTime(activities: readonly TimelineActivity[]): readonly TimelineActivity[] {
  const startOf = (activity: TimelineActivity): number => onAxis(activity)?.start ?? Number.POSITIVE_INFINITY;
  return [...activities].sort((a, b) => {
    const [first, second] = [startOf(a), startOf(b)];
    return first === second ? a.index - b.index : first - second;
  });
}
