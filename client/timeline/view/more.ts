/** Asks for what is read of the rows in view. One question at a time: what has come into view meanwhile is the next. */
import type { Channel } from "../messages.js";
import type { Choosing } from "./choosing.js";
import { moreWanted, withMore } from "./known.js";

/** @param changed is called when there is more to show */
export function createMore(
  channel: Channel,
  { known, learn }: Pick<Choosing, "known" | "learn">,
  changed: () => void,
): (inView: readonly number[]) => void {
  /** The revision asked about. A question about another document, or an earlier revision, may never be answered. */
  let asking: string | undefined;
  return async inView => {
    const wanted = moreWanted(known(), inView);
    const have = known().picture?.revision;
    if (!wanted || have === undefined || have === asking) return;
    asking = have;
    const { activities, undoing } = wanted;
    const answer = await channel.ask({ about: "more", have, activities: [...activities], undoing });
    if (asking === have) asking = undefined;
    // What cannot be had is left out of the picture, and not asked for again until there is another.
    learn(withMore(known(), have, wanted, answer.about === "failure" ? { kind: "outdated" } : answer.result));
    changed();
  };
}
