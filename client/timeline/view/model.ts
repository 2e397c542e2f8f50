/** All that is shown follows from this: plain data, and how it changes. No browser in here. */
import type { TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { withDelta } from "../../../language/exports/timeline/delta.js";
import { unpackedTimeline } from "../../../language/exports/timeline/packed.js";
import type { Place, Position } from "../../../language/plan/place.js";
import type { TimelineMoreResult, TimelineResult } from "../../../server/protocol.js";
import type { OfferedFormat } from "../messages.js";
import { type Dragging, type LoadedDetails, noDetails, type Snapshot } from "./drag.js";
import type { RowId } from "./row-navigation.js";
import { firstState, type ViewState } from "./state.js";

export interface Model {
  readonly state: ViewState;
  /** The reader's own time zone. */
  readonly readerZone: string;
  /** What the document can be exported to. */
  readonly formats: readonly OfferedFormat[];
  /** The last that could be drawn. */
  readonly snapshot?: Snapshot | undefined;
  /** Why there is no picture of the text as it stands, in words. */
  readonly broken?: string | undefined;
  /** The verdict on a text that cannot be read; the picture's own is of the text before. */
  readonly unread?: "no-go" | undefined;
  /** The row the keys act on. */
  readonly active?: RowId | undefined;
  /** Where the cursor is in the text. */
  readonly cursor?: Position | undefined;
  /** What everybody reads until the next thing happens; empty when there is nothing to say. */
  readonly notice: string;
  /** What a screen reader says. `number`: the same words again are another announcement. */
  readonly announcement: { readonly words: string; readonly number: number };
}

/** At the start. @param kept what was chosen before a reload */
export function firstModel(kept: ViewState | undefined, readerZone: string): Model {
  const state = kept ?? firstState("");
  const { selected } = state.choices;
  return {
    state,
    readerZone,
    formats: [],
    notice: "",
    announcement: { words: "", number: 0 },
    ...(selected === undefined ? {} : { active: { kind: "activity", id: selected } }),
  };
}

/** Another document is shown: how one looks stays, what one looked at does not. */
export function withDocument(model: Model, uri: string): Model {
  const { state } = model;
  if (uri === state.uri) return model;
  const { rows, density, cutQuiet, secondZone, against } = state.choices;
  const first = firstState(uri);
  // A file is another version of one document; a branch is one of all.
  const compared = against?.kind === "ref" ? { against } : {};
  const choices = { ...first.choices, rows, density, cutQuiet, secondZone, ...compared };
  return {
    ...model,
    state: { ...first, mode: state.mode, choices },
    snapshot: undefined,
    broken: undefined,
    active: undefined,
  };
}

/** Zones to know of beside those of the runbook: the one chosen stays on the axis when nobody of the runbook is left in it. */
export function zonesWanted({ readerZone, state }: Model): readonly string[] {
  const { secondZone } = state.choices;
  return secondZone === undefined || secondZone === readerZone ? [readerZone] : [readerZone, secondZone];
}

export interface Received {
  /** `same`: the picture there is; `outdated`: the answer was a change to another one. */
  readonly kind: "drawn" | "broken" | "same" | "outdated";
  readonly model: Model;
}

export function withResult(model: Model, result: TimelineResult): Received {
  const { snapshot } = model;
  const drawn = (data: TimelineData, revision: string): Received => ({
    kind: "drawn",
    model: { ...model, snapshot: { revision, data, details: noDetails }, broken: undefined },
  });
  switch (result.kind) {
    case "same":
      return { kind: "same", model: { ...model, broken: undefined } };
    case "whole":
      return drawn(unpackedTimeline(result.data), result.revision);
    case "delta":
      return snapshot?.revision === result.since
        ? drawn(withDelta(snapshot.data, result.delta), result.revision)
        : { kind: "outdated", model: { ...model, snapshot: undefined } };
    case "broken":
      return {
        kind: "broken",
        model: { ...model, broken: result.why, unread: result.verdict, snapshot: snapshot ?? lastOf(result) },
      };
  }
}

function lastOf({ last }: Extract<TimelineResult, { kind: "broken" }>): Snapshot | undefined {
  return last && { revision: last.revision, data: unpackedTimeline(last.data), details: noDetails };
}

/** Details to ask for: of the activities in view, and of turning back where one is selected. Undefined for nothing. */
export function missingDetails({ snapshot, state }: Model, inView: readonly number[]): LoadedDetails | undefined {
  if (!snapshot) return undefined;
  const { data, details } = snapshot;
  const selected = data.activities.find(({ id }) => id === state.choices.selected)?.index;
  const all = selected === undefined ? inView : [...inView, selected];
  const activities = new Set(all.filter(index => !details.activities.has(index)));
  const undoing = selected !== undefined && !details.undoing;
  return activities.size > 0 || undoing ? { activities, undoing } : undefined;
}

/** @param asked what was asked for of the revision; where that is not the one there is now, it is asked again */
export function withDetails(model: Model, revision: string, asked: LoadedDetails, result: TimelineMoreResult): Model {
  const { snapshot } = model;
  if (snapshot?.revision !== revision) return model;
  const { data } = snapshot;
  const details = {
    activities: new Set([...snapshot.details.activities, ...asked.activities]),
    undoing: snapshot.details.undoing || asked.undoing,
  };
  if (result.kind === "outdated") return { ...model, snapshot: { ...snapshot, details } };
  const activities = [...data.activities];
  for (const [position, index] of [...asked.activities].entries()) {
    const [activity, more] = [activities[index], result.activities[position]];
    if (activity && more) activities[index] = Object.assign({}, activity, { more });
  }
  const undoing = result.undoing ? { undoing: result.undoing } : {};
  return { ...model, snapshot: { ...snapshot, details, data: { ...data, activities, ...undoing } } };
}

/** What is drawn now: while a bar is dragged, what that would make of it, on the axis as it was. */
export function shownData({ snapshot }: Model, dragging: Dragging | undefined): TimelineData | undefined {
  if (!snapshot || !dragging?.preview) return snapshot?.data;
  const { busy, period } = snapshot.data;
  return { ...dragging.preview.data, busy, period };
}

export function activityOf({ snapshot }: Model, row: RowId | undefined): TimelineActivity | undefined {
  return row?.kind === "activity" ? snapshot?.data.activities.find(({ id }) => id === row.id) : undefined;
}

/** Where a row is written, as far as it is. */
export function placeOf(model: Model, row: RowId | undefined): Place | undefined {
  return row?.kind === "group"
    ? model.snapshot?.data.phases.find(({ key }) => key === row.key)?.place
    : activityOf(model, row)?.place;
}

/** The first activity written around a position. */
export function activityAt({ activities }: TimelineData, at: Position): TimelineActivity | undefined {
  return activities.find(({ place: { range } }) => {
    const after = range.start.line < at.line || (range.start.line === at.line && range.start.character <= at.character);
    const before = at.line < range.end.line || (range.end.line === at.line && at.character <= range.end.character);
    return after && before;
  });
}
