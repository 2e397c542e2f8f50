/** Rows by name, and where the keys lead among them. No browser in here. */
import { onAxis } from "../../../language/exports/timeline/marks.js";
import { inTime, type PlacedRow } from "../../../language/exports/timeline/rows.js";

/** Names a row, wherever it is placed. */
export type RowId =
  | { readonly kind: "group"; readonly key: string }
  | { readonly kind: "activity"; readonly id: string };

export function isRow(row: PlacedRow, id: RowId | undefined): boolean {
  if (row.kind === "group") return id?.kind === "group" && id.key === row.group.key;
  return id?.kind === "activity" && id.id === row.activity.id;
}

export function rowIdOf(row: PlacedRow): RowId {
  return row.kind === "group" ? { kind: "group", key: row.group.key } : { kind: "activity", id: row.activity.id };
}

/** The row so many rows on, or the last one there is; undefined when there are none. */
export function rowAfter(layout: readonly PlacedRow[], active: RowId | undefined, by: number): RowId | undefined {
  const at = layout.findIndex(row => isRow(row, active));
  const from = at < 0 ? (by > 0 ? -1 : 0) : at;
  const row = layout[Math.min(layout.length - 1, Math.max(0, from + by))];
  return row && rowIdOf(row);
}

/** The activity that starts next, or did before, among the rows there are; undefined at either end. */
export function rowInTime(layout: readonly PlacedRow[], active: RowId | undefined, by: 1 | -1): RowId | undefined {
  const drawn = layout.flatMap(row => (row.kind === "activity" && onAxis(row.activity) ? [row.activity] : []));
  const ids = inTime(drawn).map(({ id }) => id);
  const at = active?.kind === "activity" ? ids.indexOf(active.id) : -1;
  const id = at < 0 ? ids.at(by > 0 ? 0 : -1) : ids[at + by];
  return id === undefined ? undefined : { kind: "activity", id };
}

export type Folding =
  /** From an activity to its group. */
  | { readonly kind: "go"; readonly to: RowId }
  | { readonly kind: "toggle"; readonly key: string }
  /** It is folded, or unfolded, already. */
  | { readonly kind: "none" };

/** What folding or unfolding means on a row; undefined where it means nothing. */
export function foldingOf(
  layout: readonly PlacedRow[],
  active: RowId | undefined,
  collapse: boolean,
): Folding | undefined {
  const row = layout.find(each => isRow(each, active));
  if (!row) return undefined;
  const { key, title, load } = row.group;
  if (load) return undefined;
  if (row.kind === "group") return row.collapsed === collapse ? { kind: "none" } : { kind: "toggle", key };
  return collapse && title !== "" ? { kind: "go", to: { kind: "group", key } } : undefined;
}
