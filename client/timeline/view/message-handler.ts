/** Takes in what the panel says: another document, other text, another cursor. The pictures are asked for here. */
import type { TimelineResult } from "../../../server/protocol.js";
import type { Channel, ToView } from "../messages.js";
import type { Drags } from "./drag.js";
import { t } from "./l10n.js";
import { activityAt, withDocument, withResult, zonesWanted } from "./model.js";
import { lookedAt } from "./state.js";
import type { Store } from "./store.js";

/**
 * @param machineZone the reader's own time zone where they have set none
 * @param changed is called when there is something else to show
 */
export function createMessageHandler(
  channel: Channel,
  store: Store,
  drags: Drags,
  machineZone: string,
  changed: () => void,
): (message: Exclude<ToView, { kind: "answer" }>) => void {
  const { model, set, change, activate } = store;
  let pulling = false;
  let stale = false;

  /** Asks for the picture; while an answer is awaited, further changes make one more question, not many. */
  const pull = async (): Promise<void> => {
    if (pulling) {
      stale = true;
      return;
    }
    pulling = true;
    const { uri } = model().state;
    do {
      stale = false;
      const have = model().snapshot?.revision;
      const zones = zonesWanted(model());
      const answer = await channel.ask({
        about: "picture",
        zones,
        ...(have === undefined ? {} : { have }),
        ...lookedAt(model().state.choices),
      });
      if (uri !== model().state.uri) return;
      if (answer.about === "failure")
        set({ ...model(), broken: t("The language server gave no timeline: {0}", answer.why) });
      else receive(answer.result);
      changed();
    } while (stale);
    pulling = false;
  };

  const receive = (result: TimelineResult): void => {
    const { broken, cursor, state } = model();
    const received = withResult(model(), result);
    set(received.model);
    if (received.kind === "outdated") stale = true;
    if (received.kind === "drawn" || received.kind === "broken") drags.settle();
    if (received.kind !== "drawn") return;
    const first = broken !== undefined || cursor !== undefined;
    if (first && state.choices.selected === undefined) followCursor();
  };

  /** The activity the cursor is in is the one selected. */
  const followCursor = (): void => {
    const { cursor, snapshot, state } = model();
    if (!cursor || !snapshot || drags.current()) return;
    const here = activityAt(snapshot.data, cursor);
    if (here && here.id !== state.choices.selected) activate({ kind: "activity", id: here.id }, true);
  };

  return message => {
    switch (message.kind) {
      case "document":
        set({
          ...withDocument(model(), message.uri),
          readerZone: message.zone ?? machineZone,
          formats: message.formats,
        });
        drags.settle();
        pulling = false;
        change({});
        void pull();
        return;
      case "changed":
        void pull();
        return;
      case "cursor":
        set({ ...model(), cursor: message.position });
        followCursor();
        return;
    }
  };
}
