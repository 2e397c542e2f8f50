/** `owner` statements: which tasks rest on one, where a finding about it points, and the edits that change it. */

import { insertIn, namesOf, participantsOf } from "../../edits/statements.js";
import type { Edit, Fix, Related, RuleCode } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import { endOf, type Place, placeKey } from "../../plan/place.js";
import type { Contingency, Owners, PartyUse, Person, Rollback, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { isOwned } from "../../staffing/owned.js";
import { titleOf } from "../../staffing/people.js";
import type { Relief } from "../../staffing/relief.js";
import type { Staff } from "../../staffing/staff.js";
import { type Task, tasksOf } from "../../staffing/tasks.js";
import { list } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { Report } from "../rule.js";

/**
 * What is wrong with several tasks for the same reason is one finding where they rest on one `owner` statement, as in a phase.
 * What different accepts take is told apart, and what is inside contingencies from the plan. In order of first mention.
 */
export function byStatement<T extends { readonly task: OwnedTask; readonly acceptedAt?: Place }>(
  judged: readonly T[],
  code: RuleCode,
  { accepts }: Runbook,
  causeOf: (each: T) => string,
): readonly Group<T>[] {
  const groups = groupsBy(judged, each => {
    const { owners, place, isContingent } = each.task;
    const whose = isContingent ? "contingency" : "plan";
    return `${whose} ${placeKey(owners.place)} ${acceptFor(accepts, code, each.acceptedAt ?? place)} ${causeOf(each)}`;
  });
  return [...groups.values()];
}

/**
 * Where a finding about the owners of these tasks points, `at` being the part of the statement to change; what it is about, and
 * which tasks it concerns.
 * A single task that inherits its owners is pointed at itself: the statement serves others well.
 */
export function whereOwned(
  tasks: Group<OwnedTask>,
  at: (owners: Owners) => Place,
): Required<Pick<Report, "place" | "about" | "concerns">> {
  const [first] = tasks;
  const concerns = headsOfSeveral(tasks);
  const isShared = tasks.some(task => task !== first && placeKey(task.owners.place) === placeKey(first.owners.place));
  if (!isShared) {
    return { place: first.owners.inherited ? first.head : at(first.owners), about: first.place, concerns };
  }
  const writer = tasks.find(({ owners }) => !owners.inherited);
  return { place: at(first.owners), about: writer?.place ?? first.owners.place, concerns };
}

/** An `owner` statement, where it is written, and the tasks that rest on it. */
export interface OwnerStatement {
  readonly owners: Owners;
  /** Of the first thing it is for. */
  readonly title: string;
  readonly tasks: readonly OwnedTask[];
}

/** Every `owner` statement of a runbook, once each: also those of contingencies, and of phases in which nothing needs them. */
export const ownerStatementsOf: (release: Release) => readonly OwnerStatement[] = keptFor(makeStatements);

function makeStatements(release: Release): readonly OwnerStatement[] {
  const { runbook } = release;
  const statements = new Map<
    number,
    { readonly owners: Owners; readonly title: string; readonly tasks: OwnedTask[] }
  >();
  const add = ({ owners, title }: { readonly owners: Owners | undefined; readonly title: string }): void => {
    if (!owners) return;
    const key = placeKey(owners.place);
    if (!statements.has(key)) statements.set(key, { owners, title, tasks: [] });
  };
  for (const activity of runbook.work.activities) add(activity);
  for (const rollback of runbook.rollbacks) {
    add(rollback);
    for (const activity of rollback.work?.activities ?? []) add(activity);
  }
  for (const contingency of runbook.contingencies) {
    add(contingency);
    for (const activity of contingency.work?.activities ?? []) add(activity);
  }
  for (const block of runbook.work.blocks) add(block);
  for (const task of tasksOf(release)) if (isOwned(task)) statements.get(placeKey(task.owners.place))?.tasks.push(task);
  return [...statements.values()];
}

/** Whether something holds for the owners of anything in a runbook: most rules about statements have nothing to look for. */
export function someOwners({ runbook }: Release, holds: (owners: Owners) => boolean): boolean {
  const has = ({ owners }: { readonly owners: Owners | undefined }): boolean => owners !== undefined && holds(owners);
  const hasInside = (apart: Rollback | Contingency): boolean => has(apart) || apart.work?.activities.some(has) === true;
  const { work, rollbacks, contingencies } = runbook;
  return (
    work.activities.some(has) || work.blocks.some(has) || rollbacks.some(hasInside) || contingencies.some(hasInside)
  );
}

/** What rests on a statement, as far as what is said of the statement is said of it. */
export interface Served {
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
}

/** Else the statement itself. */
export function servedBy({ owners: { place }, title, tasks }: OwnerStatement): readonly Served[] {
  return tasks.length > 0 ? tasks : [{ title, place, head: place }];
}

/** What a finding about a statement speaks of. */
export function aboutServed(served: Group<Served>): Pick<Report, "about" | "concerns"> {
  return served.length > 1 ? { concerns: headsOfSeveral(served) } : { about: served[0].place };
}

/** Somebody named in a statement, for one of the things that rest on it. */
export interface ParticipantRole {
  readonly party: PartyUse;
  /** What they do: `owns "Deploy"`. */
  readonly part: string;
  readonly place: Place;
}

/** Those of them, named in the statements of a runbook, who are looked for, for each thing that rests on them. */
export function participantRolesIn(
  release: Release,
  isLookedFor: (party: PartyUse) => boolean,
): readonly ParticipantRole[] {
  const parts: ParticipantRole[] = [];
  const add = (statement: OwnerStatement, party: PartyUse, does: string): void => {
    if (!isLookedFor(party)) return;
    for (const { title, place } of servedBy(statement)) parts.push({ party, part: `${does} ${quoted(title)}`, place });
  };
  if (!someOwners(release, ({ parties, with: taking }) => parties.some(isLookedFor) || taking.some(isLookedFor))) {
    return parts;
  }
  for (const statement of ownerStatementsOf(release)) {
    const { parties, with: taking } = statement.owners;
    for (const [index, party] of parties.entries()) add(statement, party, index === 0 ? "owns" : "covers");
    for (const [index, party] of taking.entries()) {
      add(statement, party, index === 0 && parties.length === 0 ? "owns" : "takes part in");
    }
  }
  return parts;
}

/** The tasks after the first, or all of them where the finding points at their common statement. */
export function relatedTasks(tasks: readonly Task[], message = "is affected too"): readonly Related[] {
  return tasks.slice(1).map(({ head }) => ({ message, place: head }));
}

/** The tasks of a group that `byStatement` made. */
export function tasksIn<T extends { readonly task: OwnedTask }>([first, ...others]: Group<T>): Group<OwnedTask> {
  return [first.task, ...others.map(({ task }) => task)];
}

/** `"A", "B" and 3 more` */
export function titlesOf(tasks: readonly { readonly title: string }[], most = 3): string {
  const shown = tasks.slice(0, tasks.length === most + 1 ? most + 1 : most).map(({ title }) => quoted(title));
  const rest = tasks.length - shown.length;
  return list(rest > 0 ? [...shown, `${rest} more`] : shown);
}

/** `owner a or b with c` */
export function ownerText(parties: readonly string[], taking: readonly string[] = []): string {
  return `owner ${parties.join(" or ")}${taking.length > 0 ? ` with ${taking.join(", ")}` : ""}`;
}

/** Makes the party at `index` responsible, and the one who was so its cover. */
export function putFirst(tasks: Group<OwnedTask>, index: number): readonly Edit[] {
  const [{ owners }] = tasks;
  const [first, chosen] = [owners.parties[0], owners.parties[index]];
  if (!first || !chosen) return [];
  if (isOwnStatement(tasks)) {
    return [
      { place: first.place, newText: chosen.name },
      { place: chosen.place, newText: first.name },
    ];
  }
  const others = owners.parties.filter((_, each) => each !== index && each !== 0).map(({ name }) => name);
  return [insertIn(tasks[0].insertion, [ownerText([chosen.name, first.name, ...others], participantsOf(owners.with))])];
}

/** Makes the party at `index` responsible in place of the first, who leaves. */
export function putInstead(tasks: Group<OwnedTask>, index: number): readonly Edit[] {
  const [{ owners }] = tasks;
  const [first, last, chosen] = [owners.parties[0], owners.parties.at(-1), owners.parties[index]];
  if (!first || !last || !chosen) return [];
  const others = owners.parties.filter((_, each) => each !== index && each !== 0);
  const names = namesOf([chosen, ...others]);
  if (!isOwnStatement(tasks)) return [insertIn(tasks[0].insertion, [ownerText(names, participantsOf(owners.with))])];
  const range = { start: first.place.range.start, end: last.place.range.end };
  return [{ place: { uri: first.place.uri, range }, newText: names.join(" or ") }];
}

/** The fix that puts somebody new in front. */
export function giveTo({ name, title }: Pick<Person, "name" | "title">, tasks: Group<OwnedTask>): Fix {
  return { kind: "choice", title: `Give it to ${title}`, edits: addFirst(tasks, name) };
}

/** Puts somebody new in front. */
function addFirst(tasks: Group<OwnedTask>, name: string): readonly Edit[] {
  const [{ owners }] = tasks;
  const [first] = owners.parties;
  if (!first) return [];
  if (isOwnStatement(tasks)) return [{ place: first.place, newText: `${name} or ${first.name}` }];
  return [insertIn(tasks[0].insertion, [ownerText([name, ...namesOf(owners.parties)], participantsOf(owners.with))])];
}

/** Puts another in the place of the party at `index`. */
export function replaceParty(tasks: Group<OwnedTask>, index: number, name: string): readonly Edit[] {
  const [{ owners }] = tasks;
  const replaced = owners.parties[index];
  if (!replaced) return [];
  if (isOwnStatement(tasks)) return [{ place: replaced.place, newText: name }];
  const names = namesOf(owners.parties).map((each, position) => (position === index ? name : each));
  return [insertIn(tasks[0].insertion, [ownerText(names, participantsOf(owners.with))])];
}

/** Adds a cover after the others. */
export function addCover(tasks: Group<OwnedTask>, name: string): readonly Edit[] {
  const [{ owners }] = tasks;
  const last = owners.parties.at(-1);
  if (!last) return [];
  if (isOwnStatement(tasks)) return [{ place: endOf(last.place), newText: ` or ${name}` }];
  return [insertIn(tasks[0].insertion, [ownerText([...namesOf(owners.parties), name], participantsOf(owners.with))])];
}

/** Changing the statement changes these tasks: it is written on the one there is, or they share it. */
function isOwnStatement(tasks: readonly OwnedTask[]): boolean {
  return tasks.length > 1 || tasks.some(({ owners }) => !owners.inherited);
}

/** Makes the cover who is free the owner. */
export function reliefFix(staff: Staff, { task, index }: Relief): Fix {
  const cover = task.owners.parties[index];
  const name = cover ? titleOf(staff, cover) : "the cover";
  return { kind: "choice", title: `Give "${task.title}" to ${name}`, edits: putFirst([task], index) };
}
