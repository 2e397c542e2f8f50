/** Asks for the details of the rows in view. One question at a time: what has come into view meanwhile is the next. */
import type { Channel } from "../messages.js";
import { missingDetails, withDetails } from "./model.js";
import type { Store } from "./store.js";

/** @param changed is called when there is more to show */
export function createDetailLoader(
  channel: Channel,
  { model, set }: Pick<Store, "model" | "set">,
  changed: () => void,
): (inView: readonly number[]) => void {
  /** The revision asked about. A question about another document, or an earlier revision, may never be answered. */
  let asking: string | undefined;
  return async inView => {
    const missing = missingDetails(model(), inView);
    const have = model().snapshot?.revision;
    if (!missing || have === undefined || have === asking) return;
    asking = have;
    const { activities, undoing } = missing;
    const answer = await channel.ask({ about: "more", have, activities: [...activities], undoing });
    if (asking === have) asking = undefined;
    // What cannot be had is left out of the picture, and not asked for again until there is another.
    set(withDetails(model(), have, missing, answer.about === "failure" ? { kind: "outdated" } : answer.result));
    changed();
  };
}
