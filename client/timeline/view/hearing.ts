/** What the panel says: another document, other text, another cursor. The pictures are asked for here. */
import type { TimelineResult } from "../../../server/protocol.js";
import type { Channel, ToView } from "../messages.js";
import type { Choosing } from "./choosing.js";
import type { Drags } from "./drag.js";
import { activityAt, withDocument, withResult, zonesWanted } from "./known.js";

type Said = Exclude<ToView, { kind: "answer" }>;

/**
 * @param machineZone the reader's own time zone where they have set none
 * @param changed is called when there is something else to show
 * @returns what takes in whatever the panel says unasked
 */
export function createHearing(
  channel: Channel,
  choosing: Choosing,
  drags: Drags,
  machineZone: string,
  changed: () => void,
): (message: Said) => void {
  const { known, learn, change, activate } = choosing;
  let pulling = false;
  let stale = false;

  /** Asks for the picture; while an answer is awaited, further changes make one more question, not many. */
  const pull = async (): Promise<void> => {
    if (pulling) {
      stale = true;
      return;
    }
    pulling = true;
    const { uri } = known().state;
    do {
      stale = false;
      const have = known().picture?.revision;
      const zones = zonesWanted(known());
      const answer = await channel.ask({ about: "picture", zones, ...(have === undefined ? {} : { have }) });
      if (uri !== known().state.uri) return;
      if (answer.about === "failure")
        learn({ ...known(), broken: `The language server gave no timeline: ${answer.why}` });
      else take(answer.result);
      changed();
    } while (stale);
    pulling = false;
  };

  const take = (result: TimelineResult): void => {
    const { broken, cursor, state } = known();
    const taken = withResult(known(), result);
    learn(taken.known);
    if (taken.kind === "outdated") stale = true;
    if (taken.kind === "drawn" || taken.kind === "broken") drags.settle();
    if (taken.kind !== "drawn") return;
    const first = broken !== undefined || cursor !== undefined;
    if (first && state.choices.selected === undefined) followCursor();
  };

  /** The activity the cursor is in is the one selected. */
  const followCursor = (): void => {
    const { cursor, picture, state } = known();
    if (!cursor || !picture || drags.now()) return;
    const here = activityAt(picture.data, cursor);
    if (here && here.id !== state.choices.selected) activate({ kind: "activity", id: here.id }, true);
  };

  return message => {
    switch (message.kind) {
      case "document":
        learn({ ...withDocument(known(), message.uri), readerZone: message.zone ?? machineZone });
        drags.settle();
        pulling = false;
        change({});
        void pull();
        return;
      case "changed":
        void pull();
        return;
      case "cursor":
        learn({ ...known(), cursor: message.position });
        followCursor();
        return;
    }
  };
}
