/** What the view knows and what is chosen in it: plain data, and what becomes of it. No browser in here. */
import type { TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { withDelta } from "../../../language/exports/timeline/delta.js";
import { unpackedTimeline } from "../../../language/exports/timeline/packed.js";
import type { Place, Position } from "../../../language/plan/place.js";
import type { TimelineMoreResult, TimelineResult } from "../../../server/protocol.js";
import { type Dragging, nothingTold, type Picture, type Told } from "./drag.js";
import type { Active } from "./labels.js";
import { firstState, type State } from "./state.js";

export interface Known {
  readonly state: State;
  /** The reader's own time zone. */
  readonly readerZone: string;
  /** The last that could be drawn. */
  readonly picture?: Picture | undefined;
  /** Why there is no picture of the text as it stands, in words. */
  readonly broken?: string | undefined;
  /** The row the keys act on. */
  readonly active?: Active | undefined;
  /** Where the cursor is in the text. */
  readonly cursor?: Position | undefined;
  /** What everybody is told until the next thing happens; empty when there is nothing to tell. */
  readonly notice: string;
}

/** At the start. @param kept what was chosen before a reload */
export function firstKnown(kept: State | undefined, readerZone: string): Known {
  const state = kept ?? firstState("");
  const { selected } = state.choices;
  return {
    state,
    readerZone,
    notice: "",
    ...(selected === undefined ? {} : { active: { kind: "activity", id: selected } }),
  };
}

/** Another document is shown: how one looks stays, what one looked at does not. */
export function withDocument(known: Known, uri: string): Known {
  const { state } = known;
  if (uri === state.uri) return known;
  const { rows, density, cutQuiet, secondZone } = state.choices;
  const first = firstState(uri);
  return {
    ...known,
    state: { ...first, mode: state.mode, choices: { ...first.choices, rows, density, cutQuiet, secondZone } },
    picture: undefined,
    broken: undefined,
    active: undefined,
  };
}

/** Zones to know of beside those of the runbook: the one chosen stays on the axis when nobody of the runbook is left in it. */
export function zonesWanted({ readerZone, state }: Known): readonly string[] {
  const { secondZone } = state.choices;
  return secondZone === undefined || secondZone === readerZone ? [readerZone] : [readerZone, secondZone];
}

export interface Taken {
  /** `same`: the picture there is; `outdated`: the answer was a change to another one. */
  readonly kind: "drawn" | "broken" | "same" | "outdated";
  readonly known: Known;
}

export function withResult(known: Known, result: TimelineResult): Taken {
  const { picture } = known;
  const drawn = (data: TimelineData, revision: string): Taken => ({
    kind: "drawn",
    known: { ...known, picture: { revision, data, told: nothingTold }, broken: undefined },
  });
  switch (result.kind) {
    case "same":
      return { kind: "same", known: { ...known, broken: undefined } };
    case "whole":
      return drawn(unpackedTimeline(result.data), result.revision);
    case "delta":
      return picture?.revision === result.since
        ? drawn(withDelta(picture.data, result.delta), result.revision)
        : { kind: "outdated", known: { ...known, picture: undefined } };
    case "broken":
      return { kind: "broken", known: { ...known, broken: result.why, picture: picture ?? lastOf(result) } };
  }
}

function lastOf({ last }: Extract<TimelineResult, { kind: "broken" }>): Picture | undefined {
  return last && { revision: last.revision, data: unpackedTimeline(last.data), told: nothingTold };
}

/** What there is to ask for: of the activities in view, and of turning back where one is selected. Undefined for nothing. */
export function moreWanted({ picture, state }: Known, inView: readonly number[]): Told | undefined {
  if (!picture) return undefined;
  const { data, told } = picture;
  const selected = data.activities.find(({ id }) => id === state.choices.selected)?.index;
  const all = selected === undefined ? inView : [...inView, selected];
  const activities = new Set(all.filter(index => !told.activities.has(index)));
  const undoing = selected !== undefined && !told.undoing;
  return activities.size > 0 || undoing ? { activities, undoing } : undefined;
}

/** @param asked what was asked for of the revision; where that is not the one there is now, it is asked again */
export function withMore(known: Known, revision: string, asked: Told, result: TimelineMoreResult): Known {
  const { picture } = known;
  if (picture?.revision !== revision) return known;
  const { data } = picture;
  const told = {
    activities: new Set([...picture.told.activities, ...asked.activities]),
    undoing: picture.told.undoing || asked.undoing,
  };
  if (result.kind === "outdated") return { ...known, picture: { ...picture, told } };
  const activities = [...data.activities];
  for (const [position, index] of [...asked.activities].entries()) {
    const [activity, more] = [activities[index], result.activities[position]];
    if (activity && more) activities[index] = Object.assign({}, activity, { more });
  }
  const undoing = result.undoing ? { undoing: result.undoing } : {};
  return { ...known, picture: { ...picture, told, data: { ...data, activities, ...undoing } } };
}

/** What is drawn now: while a bar is dragged, what that would make of it, on the axis as it was. */
export function shownData({ picture }: Known, dragging: Dragging | undefined): TimelineData | undefined {
  if (!picture || !dragging?.preview) return picture?.data;
  const { busy, period } = picture.data;
  return { ...dragging.preview.data, busy, period };
}

/** Empty when there is nothing to say. */
export function bannerText({ broken, picture }: Known): string {
  if (broken === undefined) return "";
  return picture ? `${broken} This is the last picture that could be drawn.` : broken;
}

export function activityOf({ picture }: Known, chosen: Active | undefined): TimelineActivity | undefined {
  return chosen?.kind === "activity" ? picture?.data.activities.find(({ id }) => id === chosen.id) : undefined;
}

/** Where a row is written, as far as it is. */
export function placeOf(known: Known, chosen: Active | undefined): Place | undefined {
  return chosen?.kind === "group"
    ? known.picture?.data.phases.find(({ key }) => key === chosen.key)?.place
    : activityOf(known, chosen)?.place;
}

/** The first activity written around a position. */
export function activityAt({ activities }: TimelineData, at: Position): TimelineActivity | undefined {
  return activities.find(({ place: { range } }) => {
    const after = range.start.line < at.line || (range.start.line === at.line && range.start.character <= at.character);
    const before = at.line < range.end.line || (range.end.line === at.line && at.character <= range.end.character);
    return after && before;
  });
}
