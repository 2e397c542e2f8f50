/** The activities, phase by phase, with all that is said of each. */
import { blocksAround } from "../../plan/all-work.js";
import { partTitle } from "../../plan/during.js";
import type { Activity, Audience, Block, Item, Work } from "../../plan/plan.js";
import type { ScheduledActivity, Span } from "../../schedule/schedule.js";
import { fromHere } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import { formatExactClock, formatExactMoment, formatRelative, zoneCity } from "../../time/format.js";
import { everyInWords } from "../../wording/during.js";
import { deadlineOf, decisionsFrom, partyZone } from "../release.js";
import { type BookEntry, type BookLine, type BookPart, type BookPhase, fact, textLines } from "./book.js";
import { fewOf, mostNamed } from "./concurrent.js";
import { predecessorsOf } from "./predecessors.js";
import {
  because,
  decisionWords,
  escalationWords,
  ownersWords,
  reachedWords,
  type Sheet,
  takesWords,
  untitled,
} from "./sheet.js";
import { durations, joined, moment, named, period, said, see, strong, type Words, words } from "./words.js";

/** The number of the entry of the rollback plan that undoes a step. */
export type UndoneBy = (step: number) => string | undefined;

interface Links {
  readonly undoneBy: UndoneBy;
  /** By position of the activity. */
  readonly after: readonly string[];
}

export function stepsOf(sheet: Sheet, undoneBy: UndoneBy): readonly BookPart[] {
  const { work } = sheet.runbook;
  const [whole] = work.blocks;
  return whole ? partsOf(whole.items, undefined, sheet, { undoneBy, after: predecessorsOf(work) }) : [];
}

function partsOf(items: readonly Item[], together: Block | undefined, sheet: Sheet, links: Links): readonly BookPart[] {
  const { work } = sheet.runbook;
  return items.flatMap(({ kind, index }): readonly BookPart[] => {
    if (kind === "activity") {
      const activity = work.activities[index];
      return activity ? [entryOf(activity, together, sheet, links)] : [];
    }
    const inner = work.blocks[index];
    if (!inner) return [];
    if (inner.kind === "phase") return [phaseOf(inner, sheet, links)];
    return partsOf(inner.items, inner.kind === "parallel" ? inner : together, sheet, links);
  });
}

function phaseOf(phase: Block, sheet: Sheet, links: Links): BookPhase {
  const span = sheet.schedule.work.blocks[phase.index]?.planned;
  const by = deadlineOf(sheet.schedule, phase);
  return {
    kind: "phase",
    number: sheet.numbers.blocks[phase.index] ?? "",
    name: phase.name,
    title: phase.title || phase.name || untitled,
    facts: [
      ...(span ? [period(span)] : []),
      ...(by === undefined ? [] : [words`done by ${moment(by)}`]),
      ...(phase.accountable ? [words`accountable: ${reachedWords(phase.accountable, sheet)}`] : []),
      ...(phase.when ? [words`only if ${phase.when.text}`] : []),
    ],
    parts: partsOf(phase.items, undefined, sheet, links),
  };
}

function entryOf(activity: Activity, together: Block | undefined, sheet: Sheet, links: Links): BookEntry {
  const scheduled = sheet.schedule.work.activities[activity.index];
  const by = deadlineOf(sheet.schedule, activity);
  return {
    kind: "entry",
    number: sheet.numbers.activities[activity.index] ?? "",
    title: activity.title || activity.name || untitled,
    activity: { kind: activity.kind, name: activity.name },
    order: { after: links.after[activity.index] ?? "", during: duringText(activity) },
    lines: [
      ...fact("When", whenWords(activity, scheduled, sheet)),
      ...fact("Takes", activity.during ? undefined : takesWords(activity.takes)),
      ...fact("During", duringWords(activity, sheet.runbook.work, scheduled?.planned, sheet)),
      ...fact("Done by", by === undefined ? undefined : moment(by)),
      ...fact("Owner", ownersWords(activity.owners, sheet)),
      ...fact("Escalate", activity.escalation && escalationWords(activity.escalation, sheet)),
      ...fact("May be left out", activity.deferrable && words`${activity.deferrable.text}`),
      ...fact("At the same time", together && concurrentWords(activity, together, sheet.runbook.work)),
      ...doingLines(activity, sheet),
      ...(activity.kind === "step" ? fact("Undo", answerWords(activity, sheet, links.undoneBy)) : []),
      ...fact(fromHere, decisionFact(scheduled)),
    ],
  };
}

/** What an activity asks for, in the plan as in a rollback: for whom, on which conditions, with what, where, and what to see. */
export function doingLines(activity: Activity, sheet: Sheet): readonly BookLine[] {
  const { audience, otherwise, requires, until, when } = activity;
  return [
    ...fact(
      "To",
      joined(
        audience.map(each => audienceWords(each, sheet)),
        ", ",
      ),
    ),
    ...fact("Only if", when && words`${when.text}`),
    ...placeLines(activity, sheet),
    ...textLines(activity),
    ...requires.map(({ text }): BookLine => ({ kind: "condition", text })),
    ...fact("Otherwise", otherwise && (otherwise.kind === "rollback" ? said("roll back") : words`${otherwise.text}`)),
    ...fact("Keeps", keptWords(activity, sheet)),
    ...fact("Until", until && words`${until.text}`),
  ];
}

/** What is no longer undone once a gate is passed. */
function keptWords(activity: Activity, { runbook: { work, keeps } }: Sheet): Words | undefined {
  if (work.activities[activity.index] !== activity) return undefined;
  const kept = keeps.filter(({ gate }) => gate === activity.index);
  const titles = kept.map(
    ({ item: { kind, index } }) => (kind === "activity" ? work.activities : work.blocks)[index]?.title ?? "",
  );
  return titles.length === 0 ? undefined : words`${joined(titles, ", ")}; not undone any more once this is passed`;
}

/** With what knowledge, and where: the environment is said where it is another than the runbook's, or written on it. */
export function placeLines(
  { needs, environment }: Pick<Activity, "needs" | "environment">,
  { runbook }: Sheet,
): readonly BookLine[] {
  const own = environment && !(environment.inherited && environment.name === runbook.environment?.name);
  const skills = needs.map(({ name }) => named(name));
  return [...fact("Needs", joined(skills, ", ")), ...fact("On", own ? named(environment.name) : undefined)];
}

function whenWords(activity: Activity, scheduled: ScheduledActivity | undefined, sheet: Sheet): Words {
  if (!scheduled?.planned && activity.during) return said("unknown: what it lasts as long as has no time");
  if (!scheduled?.planned) return said("unknown: it is in a cycle, or waits for one");
  const { planned, worst } = scheduled;
  const [owner] = activity.owners?.parties ?? [];
  const zone = owner && partyZone(owner, sheet.plan);
  const local =
    sheet.schedule.dated && zone !== undefined && zone !== sheet.zone
      ? [words`from ${said(formatExactMoment(planned.start, zone))} in ${zoneCity(zone)}`]
      : [];
  return joined(
    [
      period(planned),
      ...local,
      ...(worst && worst.end > planned.end ? [words`in the worst case until ${moment(worst.end)}`] : []),
      ...(scheduled.startInexact ? [said("or later: a duration or a time is missing")] : []),
      ...(scheduled.critical ? [said("critical")] : []),
    ],
    "; ",
  );
}

/** "cut-over every 1h" */
function duringText({ during }: Activity): string {
  if (!during) return "";
  return `${during.name}${during.every ? ` every ${formatDuration(during.every.seconds)}` : ""}`;
}

/** "Cut over, every 1h: 22:05, 23:05 and 00:05" */
export function duringWords(
  { during }: Activity,
  work: Work,
  span: Span | undefined,
  { schedule, zone }: Sheet,
): Words | undefined {
  if (!during) return undefined;
  const say = (at: number): string => (schedule.dated ? formatExactClock(at, zone) : formatRelative(at));
  const every = during.every && said(`, ${everyInWords(during.every.seconds, span, say)}`);
  return words`${partTitle(work, during)}${every}`;
}

/** The first few titles of what runs side by side with an activity. */
export function concurrentWords(activity: Activity, together: Block, work: Work): Words {
  const titles: Words[] = [];
  for (const other of together.items) {
    if (titles.length === mostNamed) break;
    if (holds(other, activity, work)) continue;
    const [first] = other.kind === "activity" ? [other.index] : firstActivity(other.index, work);
    const title = first === undefined ? undefined : work.activities[first]?.title;
    if (title !== undefined) {
      titles.push(other.kind === "block" ? words`${title} and what follows it` : words`${title}`);
    }
  }
  const more = together.items.length - 1 - titles.length;
  return fewOf(titles, titles.length === mostNamed ? more : 0);
}

/** Whether an activity is an item of a block, or lies in one. */
function holds(item: Item, activity: Activity, work: Work): boolean {
  if (item.kind === "activity") return item.index === activity.index;
  return [...blocksAround(work, activity)].some(({ index }) => index === item.index);
}

function firstActivity(block: number, work: Work): readonly number[] {
  for (const each of work.blocks[block]?.items ?? []) {
    const first = each.kind === "activity" ? [each.index] : firstActivity(each.index, work);
    if (first.length > 0) return first;
  }
  return [];
}

function audienceWords(audience: Audience, sheet: Sheet): Words {
  return audience.kind === "channel" ? words`${audience.channel}` : reachedWords(audience.party, sheet);
}

export function answerWords({ answer, index }: Activity, sheet: Sheet, undoneBy: UndoneBy): Words {
  const titled = (step: number): string => sheet.runbook.work.activities[step]?.title || untitled;
  const by = undoneBy(index);
  const number = by === undefined ? [] : words`${see(by)} `;
  switch (answer?.kind) {
    case "counterpart": {
      const rollback = sheet.runbook.rollbacks[answer.rollback];
      return words`${number}${rollback?.title || untitled}${answer.shared ? said(" (shared)") : undefined}`;
    }
    case "temporary":
      return words`temporary, undone by ${number}${titled(answer.by)}`;
    case "undoes":
      return words`undoes ${see(sheet.numbers.activities[answer.step] ?? "")} ${titled(answer.step)}`;
    case "none":
      return words`nothing to undo${because(answer.because)}`;
    case "irreversible":
      return words`${strong(said("cannot be undone"))}${because(answer.because)}`;
    case undefined:
    case "unresolved":
      return strong(said("no rollback"));
  }
}

function decisionFact(scheduled: ScheduledActivity | undefined): Words | undefined {
  const undo = scheduled?.undo;
  const decision = decisionWords(decisionsFrom(undo));
  if (!undo || decision === undefined) return undefined;
  return words`${decision}; undoing takes ${durations(undo.planned.seconds, undo.worst.seconds)}`;
}
