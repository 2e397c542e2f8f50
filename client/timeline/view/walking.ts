/** Where the keys lead among the rows. No browser in here. */
import type { PlacedRow } from "../../../language/exports/timeline/rows.js";
import { type Active, activeOf, isActive } from "./labels.js";

/** The row so many rows on, or the last one there is; undefined when there are none. */
export function rowBy(layout: readonly PlacedRow[], active: Active | undefined, by: number): Active | undefined {
  const at = layout.findIndex(row => isActive(row, active));
  const from = at < 0 ? (by > 0 ? -1 : 0) : at;
  const row = layout[Math.min(layout.length - 1, Math.max(0, from + by))];
  return row && activeOf(row);
}

export type Folding =
  /** From an activity to its group. */
  | { readonly kind: "go"; readonly to: Active }
  | { readonly kind: "turn"; readonly key: string }
  /** It is as it is to be. */
  | { readonly kind: "stay" };

/** What folding or unfolding means on a row; undefined where it means nothing. */
export function foldingOf(
  layout: readonly PlacedRow[],
  active: Active | undefined,
  shut: boolean,
): Folding | undefined {
  const row = layout.find(each => isActive(each, active));
  if (!row) return undefined;
  const { key, title } = row.group;
  if (row.kind === "group") return row.collapsed === shut ? { kind: "stay" } : { kind: "turn", key };
  return shut && title !== "" ? { kind: "go", to: { kind: "group", key } } : undefined;
}
