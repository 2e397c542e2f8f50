/** The activities as a check list, phase by phase. */

import { blocksAround } from "../../plan/all-work.js";
import type { Activity, Answer, Audience, Block, Item, Text, Work } from "../../plan/plan.js";
import type { ScheduledActivity } from "../../schedule/schedule.js";
import { decisionText, fromHere } from "../../schedule/undo/words.js";
import { formatExactMoment } from "../../time/format.js";
import { deadlineOf, decisionsFrom, partyZone } from "../release.js";
import { mostNamed } from "./concurrent.js";
import {
  durations,
  escalationText,
  inCity,
  moment,
  ownersText,
  partyText,
  period,
  type Sheet,
  takesText,
} from "./sheet.js";
import { bold, code, fence, heading, inline, item, type MarkdownLines, paragraph } from "./text.js";

export function stepsSection(sheet: Sheet): MarkdownLines {
  const [whole] = sheet.runbook.work.blocks;
  const lines = whole ? [...blockLines(whole, 3, sheet)] : [];
  return [...heading(2, "Steps"), ...(lines.length > 0 ? lines : paragraph("The runbook has no activities."))];
}

/** The activities of a block make lists; a phase inside it gets a heading of its own, and so does what follows one. */
function* blockLines(block: Block, level: number, sheet: Sheet): Iterable<string> {
  const { work } = sheet.runbook;
  let inList = false;
  let isAfterPhase = false;

  function* itemLines(items: readonly Item[], together: Block | undefined): Iterable<string> {
    for (const each of items) {
      if (each.kind === "activity") {
        if (isAfterPhase) yield* heading(level, continuedTitle(block));
        isAfterPhase = false;
        const activity = work.activities[each.index];
        if (activity) yield* activityLines(activity, together, sheet);
        inList = true;
        continue;
      }
      const inner = work.blocks[each.index];
      if (inner?.kind === "phase") {
        if (inList) yield "";
        inList = false;
        yield* heading(level, inline(inner.title || inner.name) || "(untitled)");
        yield* phaseFacts(inner, sheet);
        yield* blockLines(inner, Math.min(level + 1, 6), sheet);
        isAfterPhase = true;
      } else if (inner) {
        yield* itemLines(inner.items, inner.kind === "parallel" ? inner : together);
      }
    }
  }

  yield* itemLines(block.items, undefined);
  if (inList) yield "";
}

/** Otherwise it would read as part of the phase above it. */
function continuedTitle({ kind, title, name }: Block): string {
  return kind === "phase" ? `${inline(title || name) || "(untitled)"}, continued` : "Outside any phase";
}

function phaseFacts(phase: Block, sheet: Sheet): MarkdownLines {
  const span = sheet.schedule.work.blocks[phase.index]?.planned;
  const by = deadlineText(phase, sheet);
  const facts = [
    ...(span ? [period(span, sheet)] : []),
    ...(by === undefined ? [] : [`done by ${by}`]),
    ...(phase.accountable ? [`accountable: ${partyText(phase.accountable, sheet)}`] : []),
    ...(phase.when ? [`only if ${inline(phase.when.text)}`] : []),
  ];
  return facts.length > 0 ? paragraph(`Phase: ${facts.join("; ")}`) : [];
}

function activityLines(activity: Activity, together: Block | undefined, sheet: Sheet): MarkdownLines {
  const scheduled = sheet.schedule.work.activities[activity.index];
  return item("- ", `[ ] ${bold(activity.title || activity.name)} (${activity.kind} ${code(activity.name)})`, [
    ...fact("When", whenText(activity, scheduled, sheet)),
    ...fact("Takes", takesText(activity.takes)),
    ...fact("Done by", deadlineText(activity, sheet)),
    ...fact("Owner", ownersText(activity.owners, sheet)),
    ...fact("Escalate", activity.escalation && escalationText(activity.escalation, sheet)),
    ...fact("May be left out", activity.deferrable && inline(activity.deferrable.text)),
    ...fact("At the same time", together && concurrentText(activity, together, sheet.runbook.work)),
    ...doingLines(activity, sheet),
    ...fact("Undo", activity.kind === "step" ? answerText(activity.answer, sheet) : undefined),
    ...fact(fromHere, decisionFact(scheduled, sheet)),
  ]);
}

/** What an activity asks for, in the plan as in a rollback: for whom, on which conditions, with what, where, and what to see. */
export function doingLines(activity: Activity, sheet: Sheet): MarkdownLines {
  const { otherwise } = activity;
  return [
    ...fact("To", activity.audience.map(each => audienceText(each, sheet)).join(", ")),
    ...fact("Only if", activity.when && inline(activity.when.text)),
    ...placeLines(activity, sheet),
    ...textLines(activity),
    ...activity.requires.flatMap(({ text }) => item("- ", `[ ] Go only if: ${inline(text)}`)),
    ...fact("Otherwise", otherwise && (otherwise.kind === "rollback" ? "roll back" : inline(otherwise.text))),
    ...fact("Keeps", keptText(activity, sheet)),
    ...fact("Until", activity.until && inline(activity.until.text)),
  ];
}

/** What is no longer undone once a gate is passed. */
function keptText(activity: Activity, { runbook: { work, keeps } }: Sheet): string | undefined {
  if (work.activities[activity.index] !== activity) return undefined;
  const kept = keeps.filter(({ gate }) => gate === activity.index);
  const titles = kept.map(
    ({ item: { kind, index } }) => (kind === "activity" ? work.activities : work.blocks)[index]?.title ?? "",
  );
  return titles.length === 0
    ? undefined
    : `${titles.map(title => inline(title)).join(", ")}; not undone any more once this is passed`;
}

/** With what knowledge, and where: the environment is said where it is another than the runbook's, or written on it. */
export function placeLines(
  { needs, environment }: Pick<Activity, "needs" | "environment">,
  { runbook }: Sheet,
): MarkdownLines {
  const own = environment && !(environment.inherited && environment.name === runbook.environment?.name);
  return [
    ...fact("Needs", needs.map(({ name }) => code(name)).join(", ")),
    ...fact("On", own ? code(environment.name) : undefined),
  ];
}

export function fact(what: string, text: string | undefined): MarkdownLines {
  return text ? item("- ", `${what}: ${text}`) : [];
}

/** Commands, expectations, links and notes, of whatever has them. */
export function textLines(of: {
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
}): MarkdownLines {
  const words = (what: string) => (text: Text) =>
    text.text.includes("\n") || text.language
      ? item("- ", `${what}:`, fence(text.text, text.language))
      : item("- ", `${what}: ${inline(text.text)}`);
  return [
    ...of.run.flatMap(({ text, language }) => item("- ", "Run:", fence(text, language || "sh"))),
    ...of.expect.flatMap(words("Expect")),
    ...of.links.flatMap(words("See")),
    ...of.notes.flatMap(words("Note")),
  ];
}

function whenText(activity: Activity, scheduled: ScheduledActivity | undefined, sheet: Sheet): string {
  if (!scheduled?.planned) return "unknown: it is in a cycle, or waits for one";
  const { planned, worst } = scheduled;
  const [owner] = activity.owners?.parties ?? [];
  const zone = owner && partyZone(owner, sheet.plan);
  const local =
    sheet.schedule.dated && zone !== undefined && zone !== sheet.zone
      ? [`from ${formatExactMoment(planned.start, zone)} ${inCity(zone)}`]
      : [];
  return [
    period(planned, sheet),
    ...local,
    ...(worst && worst.end > planned.end ? [`in the worst case until ${moment(worst.end, sheet)}`] : []),
    ...(scheduled.startInexact ? ["or later: a duration or a time is missing"] : []),
    ...(scheduled.critical ? ["critical"] : []),
  ].join("; ");
}

function deadlineText(of: Activity | Block, sheet: Sheet): string | undefined {
  const by = deadlineOf(sheet.schedule, of);
  return by === undefined ? undefined : moment(by, sheet);
}

/** The first few titles of what runs side by side with an activity. */
export function concurrentText(activity: Activity, together: Block, work: Work): string {
  const titles: string[] = [];
  for (const other of together.items) {
    if (titles.length === mostNamed) break;
    if (holds(other, activity, work)) continue;
    const [first] = other.kind === "activity" ? [other.index] : firstActivity(other.index, work);
    const title = first === undefined ? undefined : work.activities[first]?.title;
    if (title !== undefined) titles.push(`${inline(title)}${other.kind === "block" ? " and what follows it" : ""}`);
  }
  const more = together.items.length - 1 - titles.length;
  return titles.join(", ") + (titles.length === mostNamed && more > 0 ? ` and ${more} more` : "");
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

function audienceText(audience: Audience, sheet: Sheet): string {
  return audience.kind === "channel" ? inline(audience.channel) : partyText(audience.party, sheet);
}

function answerText(answer: Answer | undefined, sheet: Sheet): string {
  const title = (index: number): string => inline(sheet.runbook.work.activities[index]?.title ?? "");
  switch (answer?.kind) {
    case "counterpart": {
      const rollback = sheet.runbook.rollbacks[answer.rollback];
      return inline(rollback?.title ?? "") + (answer.shared ? " (shared)" : "");
    }
    case "temporary":
      return `temporary, undone by ${title(answer.by)}`;
    case "undoes":
      return `undoes ${title(answer.step)}`;
    case "none":
      return `nothing to undo${because(answer.because)}`;
    case "irreversible":
      return `**cannot be undone**${because(answer.because)}`;
    case undefined:
    case "unresolved":
      return "**no rollback**";
  }
}

function because(reason: string): string {
  const text = inline(reason);
  return text === "" ? "" : `: ${text}`;
}

function decisionFact(scheduled: ScheduledActivity | undefined, sheet: Sheet): string | undefined {
  const undo = scheduled?.undo;
  const decision = decisionText(decisionsFrom(undo), at => moment(at, sheet));
  if (!undo || decision === undefined) return undefined;
  return `${decision}; undoing takes ${durations(undo.planned.seconds, undo.worst.seconds)}`;
}
