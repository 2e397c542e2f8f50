/** Edits that add statements where a person would write them, indented as the file is. */

import { allWorkOf, blocksAround } from "../plan/all-work.js";
import type { Edit } from "../plan/finding.js";
import { keptFor } from "../plan/kept.js";
import { contains, endOf, type Place, startOf } from "../plan/place.js";
import type { Activity, Insertion, Owners, Participant, PartyUse, Runbook, Work } from "../plan/plan.js";

/** First in a block. Where the block stands on one line, so does what is added. */
export function insertIn({ place, before, after, indent }: Insertion, lines: readonly string[]): Edit {
  const text = before.includes("\n") ? lines.join(`\n${indent}`) : lines.map(line => line.trim()).join(" ");
  return { place, newText: `${before}${text}${after}` };
}

/** In front of a statement. */
export function insertBefore(place: Place, lines: readonly string[]): Edit {
  const indent = " ".repeat(place.range.start.character);
  return { place: startOf(place), newText: lines.map(line => `${line}\n${indent}`).join("") };
}

/** After a statement. */
export function insertAfter(place: Place, lines: readonly string[]): Edit {
  const indent = " ".repeat(place.range.start.character);
  return { place: endOf(place), newText: lines.map(line => `\n${indent}${line}`).join("") };
}

/** A snippet's placeholder, filled with `text` until somebody writes what only a person knows. */
export function snippetPlaceholder(number: number, text: string): string {
  return `\${${number}:${escaped(text)}}`;
}

/** Text that stands in a snippet as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** `wanted`, or `wanted-2` and so on where the runbook has it. What is made of a placeholder such as `???` is a name all the same. */
export function unusedNameIn(runbook: Runbook, wanted: string): string {
  const name = wanted.replace(/[<>[\]?\s]+/g, "-").replace(/(?<!-)-+$/, "");
  return unusedName(name, namesIn(runbook));
}

/** The same among other names. */
export function unusedName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next++) name = `${wanted}-${next}`;
  return name;
}

const namesIn = keptFor((runbook: Runbook): ReadonlySet<string> => {
  const activities = allWorkOf(runbook).flatMap(work => work.activities);
  const named = [...activities, ...runbook.work.blocks, ...runbook.rollbacks, ...runbook.contingencies];
  return new Set(named.map(({ name }) => name));
});

/**
 * The statement in front of or after which something must stand to come before or after an activity: the activity itself,
 * or the outermost parallel block around it.
 */
export function anchorOf(work: Work, activity: Activity): Place {
  let anchor = activity.place;
  for (const { kind, place } of blocksAround(work, activity)) if (kind === "parallel") anchor = place;
  return anchor;
}

/** The first and the last statement of the plan itself; undefined when it has none. */
export function firstAndLastOf({
  activities,
  blocks,
}: Work): { readonly first: Place; readonly last: Place } | undefined {
  const items = blocks[0]?.items ?? [];
  const [first, last] = [items[0], items.at(-1)].map(
    item => item && (item.kind === "activity" ? activities[item.index] : blocks[item.index])?.place,
  );
  return first && last && { first, last };
}

/** Those who take part, as they are written. */
export function participantsOf(participants: readonly Participant[]): readonly string[] {
  return participants.map(({ name, label }) =>
    label === undefined ? name : `${name} as "${label.replace(/["\\]/g, "\\$&")}"`,
  );
}

export function namesOf(parties: readonly PartyUse[]): readonly string[] {
  return parties.map(({ name }) => name);
}

/**
 * The `owner` line of a new activity beside `anchor`, with a placeholder for the names; none where it inherits the owners of the
 * activity there.
 */
export function ownerLines(
  owners: Owners | undefined,
  anchor: Place,
  number: number,
  names: readonly string[],
): readonly string[] {
  if (owners?.inherited && !contains(anchor, owners.place)) return [];
  const known = names.length > 0 ? names : namesOf(owners?.parties ?? []);
  return [`  owner ${snippetPlaceholder(number, known.length > 0 ? known.join(" or ") : "who")}`];
}
