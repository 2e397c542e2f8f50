/** What is chosen: every change to it goes through here, is kept over a reload, and is drawn. */
import { layRows } from "../../../language/exports/timeline/rows.js";
import type { Channel } from "../messages.js";
import { firstKnown, type Known, placeOf } from "./known.js";
import type { Active } from "./labels.js";
import { type Choices, readState, type State, toggled, viewOf } from "./state.js";

/** Milliseconds until what somebody has chosen is kept: scrolling makes many changes. */
const keepAfter = 200;

export interface Choosing {
  readonly known: () => Known;
  /** Takes it in; drawing it is the caller's. */
  readonly learn: (known: Known) => void;
  /** Takes in and keeps what is drawn already. */
  readonly keep: (to: Partial<State>) => void;
  readonly change: (to: Partial<State>) => void;
  readonly choose: (choices: Partial<Choices>) => void;
  /** Makes a row the one the keys act on, and an activity the one selected. */
  readonly activate: (active: Active, intoView: boolean) => void;
  /** Folds a group, or unfolds it. */
  readonly fold: (key: string) => void;
  /** Shows in the editor where a row is written. @param focus whether the editor is to have the keyboard */
  readonly reveal: (chosen: Active | undefined, focus: boolean) => void;
  /** For everybody, until the next thing happens. */
  readonly tell: (words: string) => void;
}

export interface ChoosingActions {
  /** There is something else to show. */
  readonly changed: () => void;
  readonly bringIntoView: (active: Active) => void;
  /** For those who do not see it. */
  readonly say: (words: string) => void;
}

/** @param readerZone the reader's own time zone, as far as is known at the start */
export function createChoosing(
  channel: Channel,
  readerZone: string,
  { changed, bringIntoView, say }: ChoosingActions,
): Choosing {
  let known = firstKnown(readState(channel.kept()), readerZone);
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const keep = (to: Partial<State>): void => {
    known = { ...known, state: { ...known.state, ...to } };
    clearTimeout(keeping);
    keeping = setTimeout(() => channel.keep(known.state), keepAfter);
  };

  const change = (to: Partial<State>): void => {
    keep(to);
    known = { ...known, notice: "" };
    changed();
  };

  const choose = (choices: Partial<Choices>): void => {
    const rest = "selected" in choices ? { turnBackAt: undefined } : {};
    change({ choices: { ...known.state.choices, ...rest, ...choices } });
    const { picture, state } = known;
    if ("filter" in choices && picture) {
      const { shown } = layRows(picture.data, viewOf(state.choices, 1));
      say(`${shown} of ${picture.data.activities.length} activities`);
    }
  };

  return {
    known: () => known,
    learn(next) {
      known = next;
    },
    keep,
    change,
    choose,
    activate(active, intoView) {
      known = { ...known, active };
      if (active.kind === "activity" && known.state.choices.selected !== active.id) choose({ selected: active.id });
      else changed();
      if (intoView) bringIntoView(active);
    },
    fold: key => choose({ collapsed: toggled(known.state.choices.collapsed, key) }),
    reveal(chosen, focus) {
      const place = placeOf(known, chosen);
      if (place) channel.send({ kind: "reveal", place, focus });
    },
    tell(words) {
      known = { ...known, notice: words };
      changed();
    },
  };
}
