/** Every text of a file that people read, with what it is and where it stands. */

import type { Place } from "../../plan/place.js";
import type { Activity, Contingency, Otherwise, Plan, Rollback, Runbook, Text } from "../../plan/plan.js";
import { worksOf } from "../../plan/works.js";
import { keptFor } from "../kept.js";

/** `deed`: the title of something that is to be done; `title`: another title. `criterion`: what must be true, seen or waited for. */
export type TextKind = "deed" | "title" | "command" | "criterion" | "note" | "other";

export interface Said extends Text {
  readonly kind: TextKind;
  /** Its place is not its own but that of what it belongs to: a name, as for a title, or a whole statement. */
  readonly isElsewhere?: true;
}

/** In no particular order. Titles are pointed at by the name they belong to. Made once a plan. */
export const textsIn: (plan: Plan) => readonly Said[] = keptFor(makeTexts);

function makeTexts(plan: Plan): readonly Said[] {
  const texts = [...declared(plan), ...(plan.runbook ? inRunbook(plan.runbook) : [])];
  return texts.filter(({ place }) => place.uri === plan.uri);
}

/** The exact place of a part of a text, where it stands on one line as it is; else the whole text. */
export function placeWithin({ text, place, isElsewhere }: Said, index: number, length: number): Place {
  const { start, end } = place.range;
  const quotes = end.character - start.character - text.length;
  if (isElsewhere || start.line !== end.line || (quotes !== 0 && quotes !== 2)) return place;
  const character = start.character + quotes / 2 + index;
  return {
    uri: place.uri,
    range: { start: { line: start.line, character }, end: { line: start.line, character: character + length } },
  };
}

function declared({ people, teams, skills, environments, freezes }: Plan): readonly Said[] {
  const beside = (text: string, place: Place, kind: TextKind = "other"): Said => ({
    text,
    place,
    kind,
    isElsewhere: true,
  });
  return [
    ...[...people, ...teams, ...skills, ...environments].map(titleOf),
    ...[...people, ...teams].flatMap(({ contacts, head }) => contacts.map(text => beside(text, head))),
    ...teams.flatMap(({ rotation, head }) => (rotation === undefined ? [] : [beside(rotation, head)])),
    ...people.flatMap(({ away }) => away.flatMap(({ because, place }) => (because ? [beside(because, place)] : []))),
    ...freezes.map(({ title, place }) => beside(title, place, "title")),
  ];
}

function inRunbook(runbook: Runbook): readonly Said[] {
  const { work, changes, bridge, links, notes, rollbacks, contingencies, accepts } = runbook;
  const phases = worksOf(runbook).flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "phase"));
  return [
    { ...titleOf(runbook), kind: "deed" },
    ...as("other", [...changes, ...(bridge ? [bridge] : []), ...links]),
    ...as("note", notes),
    ...phases.flatMap((phase): Said[] => [
      { ...titleOf(phase), kind: "deed" },
      ...as("criterion", phase.when ? [phase.when] : []),
    ]),
    ...worksOf(runbook).flatMap(({ activities }) => activities.flatMap(inActivity)),
    ...rollbacks.flatMap(rollback => inRollback(rollback, work.activities[rollback.step ?? -1])),
    ...contingencies.flatMap(inContingency),
    ...accepts.map(({ because, place }): Said => ({ text: because, place, kind: "other", isElsewhere: true })),
  ];
}

function inActivity(activity: Activity): readonly Said[] {
  const { kind, requires, until, when, otherwise, audience, answer } = activity;
  const channels = audience.flatMap(each =>
    each.kind === "channel" ? [{ text: each.channel, place: each.place }] : [],
  );
  return [
    { ...titleOf(activity), kind: kind === "step" || kind === "notify" ? "deed" : "title" },
    ...inAny(activity),
    ...as("criterion", [...requires, until ?? [], when ?? []].flat()),
    ...as("other", [...channels, ...decision(otherwise)]),
    ...(answer?.kind === "none" || answer?.kind === "irreversible"
      ? [{ text: answer.because, place: answer.place, kind: "other", isElsewhere: true } as const]
      : []),
  ];
}

/** A counterpart without a title of its own is called after its step, whose title is read already. */
function inRollback(rollback: Rollback, step: Activity | undefined): readonly Said[] {
  const isOwnTitle = !step || rollback.title !== `Undo ${step.title}`;
  return [...(isOwnTitle ? [{ ...titleOf(rollback), kind: "deed" } as const] : []), ...inAny(rollback)];
}

function inContingency(contingency: Contingency): readonly Said[] {
  const { trigger, response } = contingency;
  return [
    titleOf(contingency),
    ...as("criterion", trigger ? [trigger] : []),
    ...as("other", response.flatMap(decision)),
    ...inAny(contingency),
  ];
}

function inAny({ run, expect, notes, links }: Pick<Activity, "run" | "expect" | "notes" | "links">): readonly Said[] {
  return [...as("command", run), ...as("criterion", expect), ...as("note", notes), ...as("other", links)];
}

function titleOf({ title, head }: { readonly title: string; readonly head: Place }): Said {
  return { text: title, place: head, kind: "title", isElsewhere: true };
}

function decision(decision: Otherwise | undefined): readonly Text[] {
  return decision?.kind === "text" ? [{ text: decision.text, place: decision.place }] : [];
}

function as(kind: TextKind, texts: readonly Text[]): readonly Said[] {
  return texts.map(text => ({ ...text, kind }));
}
