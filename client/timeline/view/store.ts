/** Holds the model: every change goes through here. What is chosen is kept over a reload, and what has changed is drawn. */
import { layRows } from "../../../language/exports/timeline/rows.js";
import type { Channel } from "../messages.js";
import { t } from "./l10n.js";
import { firstModel, type Model, placeOf } from "./model.js";
import type { RowId } from "./row-navigation.js";
import { type Choices, readState, toggled, type ViewState, viewOf } from "./state.js";

/** Milliseconds until what somebody has chosen is kept: scrolling makes many changes. */
const keepAfter = 200;

export interface Store {
  readonly model: () => Model;
  /** Replaces the model; drawing it is the caller's. */
  readonly set: (model: Model) => void;
  /** Keeps what is drawn already. */
  readonly keep: (to: Partial<ViewState>) => void;
  readonly change: (to: Partial<ViewState>) => void;
  readonly choose: (choices: Partial<Choices>) => void;
  /** Makes a row the one the keys act on, and an activity the one selected. */
  readonly activate: (row: RowId, intoView: boolean) => void;
  /** Folds a group, or unfolds it. */
  readonly toggleGroup: (key: string) => void;
  /** Shows in the editor where a row is written. @param focus whether the editor is to have the keyboard */
  readonly reveal: (row: RowId | undefined, focus: boolean) => void;
  /** For everybody, until the next thing happens. */
  readonly notify: (words: string) => void;
  /** For screen readers. */
  readonly announce: (words: string) => void;
}

export interface StoreActions {
  /** There is something else to show. */
  readonly changed: () => void;
  readonly bringIntoView: (row: RowId) => void;
}

/** @param readerZone the reader's own time zone, as far as is known at the start */
export function createStore(channel: Channel, readerZone: string, { changed, bringIntoView }: StoreActions): Store {
  let model = firstModel(readState(channel.kept()), readerZone);
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const update = (to: Partial<Model>): void => {
    model = { ...model, ...to };
    changed();
  };

  const keep = (to: Partial<ViewState>): void => {
    model = { ...model, state: { ...model.state, ...to } };
    clearTimeout(keeping);
    keeping = setTimeout(() => channel.keep(model.state), keepAfter);
  };

  const change = (to: Partial<ViewState>): void => {
    keep(to);
    update({ notice: "" });
  };

  const announce = (words: string): void => update({ announcement: { words, number: model.announcement.number + 1 } });

  const choose = (choices: Partial<Choices>): void => {
    const rest = "selected" in choices ? { turnBackAt: undefined } : {};
    change({ choices: { ...model.state.choices, ...rest, ...choices } });
    const { snapshot, state } = model;
    if ("filter" in choices && snapshot) {
      const { shown } = layRows(snapshot.data, viewOf(state.choices, 1));
      announce(t("{0} of {1} activities", shown, snapshot.data.activities.length));
    }
  };

  return {
    model: () => model,
    set(next) {
      model = next;
    },
    keep,
    change,
    choose,
    activate(row, intoView) {
      update({ active: row });
      if (row.kind === "activity" && model.state.choices.selected !== row.id) choose({ selected: row.id });
      if (intoView) bringIntoView(row);
    },
    toggleGroup: key => choose({ collapsed: toggled(model.state.choices.collapsed, key) }),
    reveal(row, focus) {
      const place = placeOf(model, row);
      if (place) channel.send({ kind: "reveal", place, focus });
    },
    notify: words => update({ notice: words }),
    announce,
  };
}
