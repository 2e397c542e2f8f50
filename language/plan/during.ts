/** Activities that last as long as a part of the plan: what they say of themselves. */
import type { Activity, During, Item, Work } from "./plan.js";

export type LastingActivity = Activity & { readonly during: During };

/** In the order they are written. */
export function lastingOf({ activities }: Work): readonly LastingActivity[] {
  return activities.filter((each): each is LastingActivity => each.during !== undefined);
}

/** The title of what is named, or its name where there is none. */
export function partTitle({ activities, blocks }: Work, { item, name }: Pick<During, "item" | "name">): string {
  return partAt({ activities, blocks }, item)?.title ?? name;
}

export function partAt({ activities, blocks }: Pick<Work, "activities" | "blocks">, item: Item | undefined) {
  return item && (item.kind === "activity" ? activities : blocks)[item.index];
}
