/** Every text of a file that people read, with what it is and where it stands. */

import { contains, type Place } from "../../plan/place.js";
import type {
  Activity,
  Block,
  Contingency,
  Freeze,
  Holidays,
  Owners,
  Person,
  Resolution,
  Rollback,
  Runbook,
  Team,
  Text,
} from "../../plan/plan.js";
import type { Subject } from "../rule.js";

/** `deed`: the title of something that is to be done; `title`: another title. `criterion`: what must be true, seen or waited for. */
export type TextKind = "deed" | "title" | "command" | "criterion" | "note" | "other";

export interface SourceText {
  readonly text: string;
  /** A fence's language. */
  readonly language: string | undefined;
  readonly place: Place;
  readonly kind: TextKind;
  /** Its place is not its own but that of what it belongs to: a name, as for a title, or a whole statement. */
  readonly isElsewhere: boolean;
  /** It is written on a block around what it is read with, so that others have it as well. */
  readonly isInherited: boolean;
}

/** The exact place of a part of a text, where it stands on one line as it is; else the whole text. */
export function placeWithin({ text, place, isElsewhere }: SourceText, index: number, length: number): Place {
  const { start, end } = place.range;
  const quotes = end.character - start.character - text.length;
  if (isElsewhere || start.line !== end.line || (quotes !== 0 && quotes !== 2)) return place;
  const character = start.character + quotes / 2 + index;
  return {
    uri: place.uri,
    range: { start: { line: start.line, character }, end: { line: start.line, character: character + length } },
  };
}

/**
 * What is found in the texts of a file, in no particular order. Titles are pointed at by the name they belong to. `read` must depend
 * on nothing but the text, and most texts are to be done with at once: it is asked about every one.
 */
export function readingTexts<Found>(read: TextReader<Found>): (subject: Subject) => readonly Found[] {
  const inTitled = reading(textsOfTitled, read);
  const inPerson = reading(textsOfPerson, read);
  const inTeam = reading(textsOfTeam, read);
  const inFreeze = reading(textsOfFreeze, read);
  const inHolidays = reading(textsOfHolidays, read);
  const inBlock = reading(textsOfBlock, read);
  const inActivity = reading(textsOfActivity, read);
  const inRollback = reading(textsOfRollback, read);
  const inRollbackTitle = reading(textsOfRollbackTitle, read);
  const inContingency = reading(textsOfContingency, read);
  const inRunbook = reading(textsOfRunbook, read);
  return ({ plan, each }) => {
    const { uri, runbook } = plan;
    const found: Found[] = [];
    const add = (some: readonly (readonly Found[] | undefined)[]): void =>
      some.forEach(all => {
        if (all) for (const one of all) found.push(one);
      });
    add(each(plan.people, inPerson, uri));
    add(each(plan.teams, inTeam, uri));
    add(plan.skills.map(skill => inTitled(skill, uri)));
    add(plan.environments.map(environment => inTitled(environment, uri)));
    add(each(plan.freezes, inFreeze, uri));
    add(plan.holidays.map(holidays => inHolidays(holidays, uri)));
    if (!runbook) return found;
    const { work, rollbacks } = runbook;
    add([inRunbook(runbook, uri)]);
    add(each(work.blocks, inBlock, uri));
    add(each(work.activities, inActivity, uri));
    add(each(rollbacks, inRollback, uri));
    const inTitles = each(rollbacks, inRollbackTitle, uri);
    // A counterpart without a title of its own is called after its step, whose title is read already.
    add(inTitles.filter((some, index) => some && isOwnTitle(rollbacks[index], work.activities)));
    add(runbook.contingencies.map(contingency => inContingency(contingency, uri)));
    return found;
  };
}

/** What is found in a text; nothing, for most. */
type TextReader<Found> = (said: SourceText) => readonly Found[];

type TextVisitor = (
  text: string,
  place: Place,
  kind: TextKind,
  isElsewhere?: boolean,
  language?: string | undefined,
  isInherited?: boolean,
) => void;

function reading<Of, Found>(
  textsOf: (of: Of, visit: TextVisitor) => void,
  read: TextReader<Found>,
): (of: Of, uri: string) => readonly Found[] | undefined {
  return (of, uri) => {
    let found: Found[] | undefined;
    textsOf(of, (text, place, kind, isElsewhere = false, language, isInherited = false) => {
      if (place.uri !== uri) return;
      for (const each of read({ text, language, place, kind, isElsewhere, isInherited })) {
        found ??= [];
        found.push(each);
      }
    });
    return found;
  };
}

interface Titled {
  readonly title: string;
  readonly head: Place;
}

function textsOfTitled({ title, head }: Titled, visit: TextVisitor): void {
  visit(title, head, "title", true);
}

function textsOfPerson({ title, head, contacts, away }: Person, visit: TextVisitor): void {
  visit(title, head, "title", true);
  for (const contact of contacts) visit(contact, head, "other", true);
  for (const { because, place } of away) if (because) visit(because, place, "other", true);
}

function textsOfTeam({ title, head, contacts, rotation }: Team, visit: TextVisitor): void {
  visit(title, head, "title", true);
  for (const contact of contacts) visit(contact, head, "other", true);
  if (rotation !== undefined) visit(rotation, head, "other", true);
}

function textsOfFreeze({ title, place }: Freeze, visit: TextVisitor): void {
  visit(title, place, "title", true);
}

function textsOfHolidays({ title, head, days }: Holidays, visit: TextVisitor): void {
  visit(title, head, "title", true);
  for (const day of days) if (day.title !== undefined) visit(day.title, day.place, "title", true);
}

function textsOfRunbook(runbook: Runbook, visit: TextVisitor): void {
  visit(runbook.title, runbook.head, "deed", true);
  visitAll(runbook.changes, "other", visit);
  visitOne(runbook.bridge, "other", visit);
  visitAll(runbook.links, "other", visit);
  visitAll(runbook.notes, "note", visit);
  for (const { title, place } of runbook.outages) visit(title, place, "title", true);
  if (runbook.status?.text !== undefined) visit(runbook.status.text, runbook.status.place, "other", true);
  for (const { because, place } of runbook.accepts) visit(because, place, "other", true);
}

function textsOfBlock({ kind, title, head, when, owners }: Block, visit: TextVisitor): void {
  visitLabels(owners, visit);
  if (kind !== "phase") return;
  visit(title, head, "deed", true);
  visitOne(when, "criterion", visit);
}

function textsOfActivity(activity: Activity, visit: TextVisitor): void {
  const { kind, title, head, requires, until, when, otherwise, audience, answer, deferrable } = activity;
  visit(title, head, kind === "step" || kind === "notify" ? "deed" : "title", true);
  textsOfAny(activity, visit);
  visitAll(requires, "criterion", visit);
  visitOne(until, "criterion", visit);
  visitOne(when, "criterion", visit);
  visitOne(deferrable, "other", visit);
  for (const each of audience) if (each.kind === "channel") visit(each.channel, each.place, "other");
  visitDecision(otherwise, visit);
  if (answer?.kind === "none" || answer?.kind === "irreversible") {
    const isInherited = !contains(activity.place, answer.place);
    visit(answer.because, answer.place, "other", true, undefined, isInherited);
  }
}

/** With what is inside it, without its title. */
function textsOfRollback(rollback: Rollback, visit: TextVisitor): void {
  textsOfAny(rollback, visit);
  textsInside(rollback, visit);
}

function textsInside({ work }: Pick<Rollback, "work">, visit: TextVisitor): void {
  if (!work) return;
  for (const block of work.blocks) textsOfBlock(block, visit);
  for (const activity of work.activities) textsOfActivity(activity, visit);
}

function textsOfRollbackTitle({ title, head }: Rollback, visit: TextVisitor): void {
  visit(title, head, "deed", true);
}

function isOwnTitle(rollback: Rollback | undefined, activities: readonly Activity[]): boolean {
  const step = activities[rollback?.step ?? -1];
  return !step || rollback?.title !== `Undo ${step.title}`;
}

function textsOfContingency(contingency: Contingency, visit: TextVisitor): void {
  visit(contingency.title, contingency.head, "title", true);
  visitOne(contingency.trigger, "criterion", visit);
  for (const each of contingency.response) visitDecision(each, visit);
  textsOfAny(contingency, visit);
  textsInside(contingency, visit);
}

function textsOfAny(
  { owners, run, expect, notes, links }: Pick<Activity, "owners" | "run" | "expect" | "notes" | "links">,
  visit: TextVisitor,
) {
  visitLabels(owners, visit);
  visitAll(run, "command", visit);
  visitAll(expect, "criterion", visit);
  visitAll(notes, "note", visit);
  visitAll(links, "other", visit);
}

/** As what participants take part. */
function visitLabels(owners: Owners | undefined, visit: TextVisitor): void {
  if (!owners) return;
  for (const { label, place } of owners.with)
    if (label !== undefined) visit(label, place, "other", true, undefined, owners.inherited);
}

function visitDecision(decision: Resolution | undefined, visit: TextVisitor): void {
  if (decision?.kind === "text") visit(decision.text, decision.place, "other");
}

function visitAll(texts: readonly Text[], kind: TextKind, visit: TextVisitor): void {
  for (const { text, place, language } of texts) visit(text, place, kind, false, language);
}

function visitOne(text: Text | undefined, kind: TextKind, visit: TextVisitor): void {
  if (text) visit(text.text, text.place, kind, false, text.language);
}
