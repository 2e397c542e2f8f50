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
function ownWaits({ after, around, above, during }: Item): readonly Wait[] {
  if (during) return [];
  if (after.length > 0) return after.flatMap(awaited);
  if (around?.kind === "parallel") return [];
  return above.filter(item => !item.during).map(item => ({ item, side: "end", lag: 0 }));
}

/** The start of a phase is that of the first activity written in it. Whatever the lead, nothing begins before what is named does. */
function awaited({ item: named, lag, start }: Item["after"][number]): readonly Wait[] {
  const item = partOf(named);
  const first = [item, ...everything(item.items)].find(each => isActivity(each) && !each.during);
  const begun: Wait = { item: first ?? item, side: "start", lag: 0 };
  if (start) return [{ ...begun, lag: Math.max(0, lag) }];
  return [...(lag < 0 ? [begun] : []), { item, side: "end", lag }];
}

/** And what the blocks around it wait for. */
export function waits(item: Item): readonly Wait[] {
  if (item.during) return [];
  return [...ownWaits(item), ...(item.around ? waits(item.around) : [])];
}

/** What lasts as long as something else is over when that is. */
function partOf(item: Item): Item {
  return item.during ? partOf(item.during) : item;
}

/** From the first beginning to the last end of the activities in something that have times of their own. */
function besides(item: Item, times: ReadonlyMap<Item, Times>): Times | undefined {
  const part = partOf(item);
  const inside = [part, ...everything(part.items)].filter(each => isActivity(each) && !each.during);
  const known = inside.flatMap(each => times.get(each) ?? []);
  if (known.length === 0) return undefined;
  const start = Math.min(...known.map(each => each.start));
  const startInexact = known.every(each => each.startInexact || each.start > start);
  const endInexact = startInexact || known.some(each => each.endInexact);
  return { start, end: Math.max(...known.map(each => each.end)), startInexact, endInexact };
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
      if (item.during) continue;
      const before = waits(item).map(({ item: each, side, lag }) => ({ times: times.get(each), side, lag }));
      const inside = isActivity(item) ? [] : insideOf(item).map(each => times.get(each));
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
  for (const item of all) {
    const own = item.during && besides(item, times);
    if (own) times.set(item, own);
  }
  return times;
}

/** All in it, but for what lasts as long as something else. */
function insideOf({ items }: Item): readonly Item[] {
  return everything(items).filter(({ during }) => !during);
}

export function planEnd(times: ReadonlyMap<Item, Times>): number {
  return Math.max(...[...times].filter(([item]) => isActivity(item)).map(([, { end }]) => end));
}
