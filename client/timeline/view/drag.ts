/** A bar being dragged, by pointer or keys: what it would say, what findings that would change, and the edit in the end. */
import type { Drag } from "../../../language/editing/bar-drag.js";
import type { Instant, Seconds, TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { withDelta } from "../../../language/exports/timeline/delta.js";
import type { ChangedFinding } from "../../../server/protocol.js";
import type { Channel } from "../messages.js";
import { t } from "./l10n.js";

/** A timeline as the server drew it of one text. */
export interface Snapshot {
  readonly revision: string;
  readonly data: TimelineData;
  /** What has been asked for and is there, as of this revision. What is there besides is of an earlier one. */
  readonly details: LoadedDetails;
}

export interface LoadedDetails {
  /** Numbers of activities. */
  readonly activities: ReadonlySet<number>;
  readonly undoing: boolean;
}

export const noDetails: LoadedDetails = { activities: new Set(), undoing: false };

export interface Dragging {
  readonly kind: Drag["kind"];
  readonly activity: TimelineActivity;
  /** Where it is dragged to: an instant, or a length in seconds. */
  readonly to: number;
  /** What the text would say, and the picture then. */
  readonly preview?: {
    readonly says: string;
    readonly data: TimelineData;
    readonly appear: readonly ChangedFinding[];
    readonly vanish: readonly ChangedFinding[];
    readonly differ: readonly ChangedFinding[];
  };
  /** Why it cannot be dragged there. */
  readonly refused?: string;
  /** It has been let go and is being written. */
  readonly dropped: boolean;
}

export interface Drags {
  readonly current: () => Dragging | undefined;
  readonly begin: (kind: Drag["kind"], activity: TimelineActivity, snapshot: Snapshot) => void;
  readonly moveTo: (value: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  /** A new picture has come, or none can: what was written is in the text, what was dragged is no longer there to be dragged. */
  readonly settle: () => void;
}

/** What a bar is dragged from. */
export function draggedFrom(kind: Drag["kind"], { times }: TimelineActivity): Instant | Seconds {
  if (!times) return 0;
  switch (kind) {
    case "move":
      return times.start;
    case "resize":
      return times.end - times.start;
    case "worst":
      return Math.max(times.worstEnd - times.worstStart, times.end - times.start);
  }
}

/**
 * @param changed is called when there is something else to show
 * @param notify tells the reader
 */
export function createDrags(channel: Channel, changed: () => void, notify: (words: string) => void): Drags {
  let dragging: Dragging | undefined;
  let snapshot: Snapshot | undefined;
  /** The question under way; one that a new picture overtook is answered by nobody. */
  let asking: object | undefined;

  const set = (next: Dragging | undefined): void => {
    dragging = next;
    changed();
  };

  /** One question at a time; where the bar has gone on meanwhile, one more. */
  const ask = async (): Promise<void> => {
    if (asking || !dragging || !snapshot) return;
    const own = {};
    asking = own;
    const { activity, kind, to } = dragging;
    const base = snapshot;
    const answer = await channel.ask({
      about: "drag",
      have: base.revision,
      activity: activity.index,
      drag: { kind, to },
    });
    if (asking !== own) return;
    asking = undefined;
    if (dragging?.activity !== activity || dragging.dropped || snapshot !== base) return;
    if (answer.about === "failure") {
      notify(answer.why);
      set(undefined);
      return;
    }
    const { result } = answer;
    switch (result.kind) {
      case "outdated":
        notify(t("The text has changed meanwhile: try again."));
        set(undefined);
        return;
      case "refused": {
        const { preview: _, ...rest } = dragging;
        set({ ...rest, refused: result.why });
        break;
      }
      case "preview": {
        const { says, delta, appear, vanish, differ } = result;
        const data = delta ? withDelta(base.data, delta) : base.data;
        const { refused: _, ...rest } = dragging;
        set({ ...rest, preview: { says, data, appear, vanish, differ } });
        break;
      }
    }
    if (dragging.to !== to) void ask();
  };

  return {
    current: () => dragging,
    begin(kind, activity, from) {
      snapshot = from;
      asking = undefined;
      set({ kind, activity, to: draggedFrom(kind, activity), dropped: false });
      void ask();
    },
    moveTo(value) {
      if (!dragging || dragging.dropped || dragging.to === value) return;
      set({ ...dragging, to: value });
      void ask();
    },
    async drop() {
      if (!dragging || dragging.dropped || !snapshot) return;
      const { kind, activity, to, refused } = dragging;
      // While a question is under way, what was refused was another place than this one.
      const isRefused = refused !== undefined && asking === undefined;
      if (isRefused || to === draggedFrom(kind, activity)) {
        set(undefined);
        return;
      }
      const dropped: Dragging = { ...dragging, dropped: true };
      set(dropped);
      const answer = await channel.ask({
        about: "edit",
        have: snapshot.revision,
        activity: activity.index,
        drag: { kind, to },
      });
      const result = answer.about === "failure" ? { kind: "refused" as const, why: answer.why } : answer.result;
      switch (result.kind) {
        case "done":
          // What was written comes with the next picture.
          if (result.changed) return;
          break;
        case "outdated":
          notify(t("The text has changed meanwhile: nothing was written. Try again."));
          break;
        case "refused":
          notify(result.why);
          break;
      }
      if (dragging === dropped) set(undefined);
    },
    cancel() {
      if (dragging && !dragging.dropped) set(undefined);
    },
    settle() {
      asking = undefined;
      if (dragging) set(undefined);
    },
  };
}
