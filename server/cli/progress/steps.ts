/** Work on many files, step by step. */
import type { CliContext } from "../outcome.js";

/** The items, to be worked on one after another; where somebody watches and it takes long, they see how far it is. */
export async function steps<T>(doing: string, items: readonly T[], { progress }: CliContext): Promise<Iterable<T>> {
  if (!progress || items.length < 2) return items;
  const show = await progress();
  return show(doing, items);
}
