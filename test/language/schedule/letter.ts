/**
 * The schedule by the letter of the language, with no thought of speed: what a thing waits for is looked up in the tree, and
 * everything is gone through again and again until nothing changes any more.
 */
import { everything, type Item, isActivity } from "./plans.js";

export type Mode = "planned" | "worst";

export interface Times {
  readonly start: number;
  readonly end: number;
  readonly startInexact: boolean;
  readonly endInexact: boolean;
}

export interface Wait {
  readonly item: Item;
  readonly side: "start" | "end";
  readonly lag: number;
}

/** What an item itself waits for: its `after`, or everything above it in its block, or nothing inside parallel. */
function ownWaits({ after, around, above }: Item): readonly Wait[] {
  if (after.length > 0) return after.flatMap(awaited);
  if (around?.kind === "parallel") return [];
  return above.map(item => ({ item, side: "end", lag: 0 }));
}

/** The start of a phase is that of the first activity written in it. Whatever the lead, nothing begins before what is named does. */
function awaited({ item, lag, start }: Item["after"][number]): readonly Wait[] {
  const begun: Wait = { item: [item, ...everything(item.items)].find(isActivity) ?? item, side: "start", lag: 0 };
  if (start) return [{ ...begun, lag: Math.max(0, lag) }];
  return [...(lag < 0 ? [begun] : []), { item, side: "end", lag }];
}

/** And what the blocks around it wait for. */
export function waits(item: Item): readonly Wait[] {
  return [...ownWaits(item), ...(item.around ? waits(item.around) : [])];
}

/**
 * "Not before its `at`; without, not before the nearest `at` of a phase around it. A check, notify or wait that waits for something
 * else follows that, also before the window; all others start no earlier than the window."
 */
function floor(item: Item, ready: number): number {
  for (let each: Item | undefined = item; each; each = each.around) if (each.at !== undefined) return each.at;
  const isFree = item.kind === "check" || item.kind === "wait";
  return isFree && Number.isFinite(ready) ? ready : 0;
}

export function length(item: Item, mode: Mode): number {
  return (mode === "planned" ? item.minutes : item.worst) ?? 0;
}

/** In minutes from T; what has no entry is in a cycle or after one. `late`: minutes by which some start later than they could. */
export function timesOf(
  tree: readonly Item[],
  mode: Mode,
  late: ReadonlyMap<Item, number> = new Map(),
): ReadonlyMap<Item, Times> {
  const all = everything(tree);
  const times = new Map<Item, Times>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const item of all) {
      if (times.has(item)) continue;
      const before = waits(item).map(({ item: each, side, lag }) => ({ times: times.get(each), side, lag }));
      const inside = isActivity(item) ? [] : everything(item.items).map(each => times.get(each));
      if (before.some(each => !each.times) || inside.some(each => !each)) continue;
      const ready = Math.max(
        Number.NEGATIVE_INFINITY,
        ...before.map(each => (each.times?.[each.side] ?? 0) + each.lag),
      );
      const startInexact = before.some(each => each.times?.[each.side === "start" ? "startInexact" : "endInexact"]);
      if (isActivity(item)) {
        const start = Math.max(ready, floor(item, ready)) + (late.get(item) ?? 0);
        const endInexact = startInexact || item.minutes === undefined;
        times.set(item, { start, end: start + length(item, mode), startInexact, endInexact });
      } else {
        const end = Math.max(ready, ...inside.map(each => each?.end ?? ready));
        const endInexact = startInexact || inside.some(each => each?.endInexact);
        times.set(item, { start: ready, end, startInexact, endInexact });
      }
      changed = true;
    }
  }
  return times;
}

export function planEnd(times: ReadonlyMap<Item, Times>): number {
  return Math.max(...[...times].filter(([item]) => isActivity(item)).map(([, { end }]) => end));
}
