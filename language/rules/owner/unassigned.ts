import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { workApartOf } from "../../plan/all-work.js";
import type { Fix } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import type { Place } from "../../plan/place.js";
import type { Activity, Contingency, Insertion, PartyUse, Rollback, Work } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { staffOf } from "../../staffing/staff.js";
import { type Task, tasksOf } from "../../staffing/tasks.js";
import { quoted } from "../../wording/titles.js";
import { acceptedApart, aggregatedSentence, aggregateMissing } from "../aggregate.js";
import type { Report, Rule, Subject } from "../rule.js";
import { ownerText } from "./statements.js";

export const unassigned: Rule = {
  code: "owner/unassigned",
  severity: "error",
  check,
};

/** What should have an owner. */
type Owned = Activity | Rollback | Contingency;

function* check(subject: Subject): Iterable<Report> {
  const { release, isShown } = subject;
  if (!release) return;
  const { runbook } = release;
  // A placeholder is nobody. As long as that is said, it says all there is to say.
  const isToBeFound = (each: Owned): boolean => {
    const word = placeholderOf(each);
    return word !== undefined && !isShown("owner/placeholder", tasksByHead(release).has(each.head) ? each : word);
  };
  const lacks = (each: Owned): boolean => lacksOwner(each) || isToBeFound(each);
  const isAccepted = acceptedApart(runbook, unassigned.code);
  const isApart = (each: Owned): boolean => isAccepted(each) || isToBeFound(each);
  const isFound = (each: Owned): boolean => isSound(each) && lacks(each);
  const others: readonly Owned[] = [
    ...runbook.rollbacks.filter(each => isWhole(each) && isFound(each)),
    ...runbook.contingencies.filter(each => !each.work && isFound(each)),
  ];
  const works = workApartOf(runbook);
  const inside = works.flatMap(({ activities }) => activities.filter(isFound));
  const folded = [...others, ...inside].filter(each => !isApart(each));
  let saidOfAll = false;
  for (const found of aggregateMissing(runbook.work, isSound, lacks, isApart)) {
    if (found.kind === "one") {
      yield ofOne(subject, release, found.activity);
      continue;
    }
    const isRunbook = found.block.kind === "runbook";
    saidOfAll ||= isRunbook;
    const all = isRunbook ? [...found.activities, ...folded] : found.activities;
    yield ofAll(subject, release, found.block, all, found.concerned + all.length - found.activities.length);
  }
  for (const other of others) if (!saidOfAll || isApart(other)) yield ofOne(subject, release, other);
  if (saidOfAll) {
    for (const each of inside.filter(isApart)) yield ofOne(subject, release, each);
    return;
  }
  for (const work of works) {
    for (const found of aggregateMissing(work, isSound, lacks, isApart)) {
      yield found.kind === "one"
        ? ofOne(subject, release, found.activity)
        : ofAll(subject, release, found.block, found.activities, found.concerned);
    }
  }
}

function isSound({ broken }: Owned): boolean {
  return !broken;
}

function lacksOwner({ owners, brokenAround }: Owned): boolean {
  return !owners && !brokenAround;
}

/** The first of the owners where all are placeholders. */
function placeholderOf({ owners }: Owned): PartyUse | undefined {
  const first = owners?.parties[0];
  if (first?.kind !== "nobody") return undefined;
  return owners?.parties.every(party => party.kind === "nobody" && party.placeholder) ? first : undefined;
}

/** A step's own counterpart lacks an owner only where its step does; what is inside a rollback, as in a contingency, is looked at by itself. */
function isWhole({ step, work }: { readonly step: number | undefined; readonly work: Work | undefined }): boolean {
  return step === undefined && !work;
}

interface Ownerless {
  readonly title: string;
  readonly head: Place;
  readonly insertion: Insertion;
}

function ofOne(subject: Subject, release: Release, each: Owned): Report {
  return {
    message: `${quoted(each.title)} has no owner, so nobody will do it. Add \`owner NAME or COVER\`.`,
    place: each.head,
    fixes: () => (each.owners ? [] : fixesFor(subject, release, each, [each])),
  };
}

function ofAll(
  subject: Subject,
  release: Release,
  block: Ownerless,
  all: readonly Ownerless[],
  concerned: number,
): Report {
  const sentence = aggregatedSentence(
    block.title,
    all.length,
    concerned,
    { one: "activity", many: "activities" },
    { none: "has an owner", most: "have no owner" },
  );
  return {
    message: `${sentence}, so nobody will do them. Add one line for all of them: \`owner NAME or COVER\`.`,
    place: block.head,
    related: all.map(({ head, title }) => ({ message: `${quoted(title)} has no owner`, place: head })),
    concerns: all.map(({ head }) => head),
    fixes: () => fixesFor(subject, release, block, all),
  };
}

function fixesFor(
  { plan }: Subject,
  release: Release,
  where: Pick<Ownerless, "insertion">,
  all: readonly Pick<Ownerless, "head">[],
): readonly Fix[] {
  const tasks = tasksByHead(release);
  const duties = all.flatMap(({ head }) => tasks.get(head) ?? []);
  const people = candidatesFor(staffOf(plan), release, duties, new Set(), 3);
  const fixes = people.map((owner): Fix => {
    const cover = people.find(each => each !== owner);
    return {
      kind: "choice",
      title: cover ? `Give it to ${owner.title}, with ${cover.title} as cover` : `Give it to ${owner.title}`,
      edits: [insertIn(where.insertion, [ownerText(cover ? [owner.name, cover.name] : [owner.name])])],
    };
  });
  const scaffold = insertIn(where.insertion, [
    `owner ${snippetPlaceholder(1, "NAME")} or ${snippetPlaceholder(2, "COVER")}`,
  ]);
  return [...fixes, { kind: "scaffold", title: "Add an owner and a cover", edits: [scaffold] }];
}

const tasksByHead: (release: Release) => ReadonlyMap<Place, Task> = keptFor(
  release => new Map(tasksOf(release).map(task => [task.head, task])),
);
