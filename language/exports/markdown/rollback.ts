/** How everything is undone, in the order it would run: last done, first undone. */

import { activitiesIn, blocksAround } from "../../plan/all-work.js";
import type { Activity, Keep, Rollback, Runbook } from "../../plan/plan.js";
import { begunGraphOf } from "../../schedule/graph.js";
import { groupsOf } from "../../schedule/undo/groups.js";
import { decisionText, ofThePlan, unknownDecision } from "../../schedule/undo/words.js";
import { byStart, decisionsOfPlan } from "../release.js";
import { concurrentWithEach, fewOf } from "./concurrent.js";
import { durations, moment, ownersText, partiesText, type Sheet, takesText } from "./sheet.js";
import { concurrentText, doingLines, fact, placeLines, textLines } from "./steps.js";
import { bold, code, heading, inline, item, type MarkdownLines, paragraph } from "./text.js";

export function rollbackSection(sheet: Sheet): MarkdownLines {
  const { runbook } = sheet;
  const steps = byStart(runbook.work, sheet.schedule.work)
    .map(({ activity }) => activity)
    .filter(({ kind }) => kind === "step");
  if (steps.length === 0) {
    return [...heading(2, "Rollback plan"), ...paragraph("No step changes anything: there is nothing to roll back.")];
  }
  const order = new Map(steps.map(({ index }, position) => [index, position]));
  const earliest = runbook.rollbacks.map(({ users }) =>
    users.reduce<number | undefined>(
      (first, user) =>
        first === undefined || (order.get(user) ?? steps.length) < (order.get(first) ?? steps.length) ? user : first,
      undefined,
    ),
  );
  const entries = [...steps].reverse().flatMap(step => {
    const entry = entryOf(step, earliest, sheet);
    return entry ? [{ ...entry, inside: [...keptLines(step, entry, runbook), ...entry.inside] }] : [];
  });
  const beside = entries.map(concurrentLines(entries, runbook));
  const numbered = entries.flatMap(({ first, inside }, index) =>
    item(`${index + 1}. `, first, [...(beside[index] ?? []), ...inside]),
  );
  const together = beside.some(lines => lines.length > 0) ? ", and what ran in parallel is undone in parallel" : "";
  return [
    ...heading(2, "Rollback plan"),
    ...paragraph(
      `In the order it runs: what was done last is undone first${together}. Start at the last step that was started. ${whoDecides(sheet)}`,
    ),
    ...latestDecision(sheet),
    ...numbered,
    "",
  ];
}

interface RollbackEntry {
  /** The step that is undone, of several the earliest. */
  readonly step: number;
  /** What is done; absent where nothing is. */
  readonly done?: string;
  readonly first: string;
  readonly inside: MarkdownLines;
}

/** A rollback that a gate makes needless; one that several steps share only where all of them are kept. */
function keptLines(step: Activity, { done }: RollbackEntry, { work, rollbacks, keeps }: Runbook): MarkdownLines {
  const { answer } = step;
  if (done === undefined || keeps.length === 0) return [];
  const users = answer?.kind === "counterpart" ? (rollbacks[answer.rollback]?.users ?? [step.index]) : [step.index];
  const isKept = (user: number, { item }: Keep): boolean =>
    item.kind === "activity" ? item.index === user : activitiesIn(work, item.index).includes(user);
  const gates = users.map(user => keeps.find(keep => isKept(user, keep))?.gate);
  const titles = [...new Set(gates)].map(gate => titleOf(work.activities[gate ?? -1] ?? step));
  return gates.includes(undefined)
    ? []
    : item("- ", `Only until ${titles.join(" and ")} is passed: after that it is kept`);
}

/** Until when to decide is worked out with side by side what need not wait: whoever does it one by one would be late. */
function concurrentLines(
  entries: readonly RollbackEntry[],
  { work, rollbacks }: Runbook,
): (entry: RollbackEntry) => MarkdownLines {
  const titles = new Map(entries.flatMap(({ step, done }) => (done === undefined ? [] : [[step, done] as const])));
  const beside = concurrentWithEach(work, [...titles.keys()], groupsOf(begunGraphOf(work), rollbacks));
  return ({ step }) => {
    const { first = [], count = 0 } = beside.get(step) ?? {};
    const named = first.flatMap(each => titles.get(each) ?? []);
    return fact("At the same time", fewOf(named, count));
  };
}

/** What undoing a step asks for; undefined where it is done by another entry. */
function entryOf(step: Activity, earliest: readonly (number | undefined)[], sheet: Sheet): RollbackEntry | undefined {
  const { runbook } = sheet;
  const { answer } = step;
  switch (answer?.kind) {
    case "counterpart": {
      const rollback = runbook.rollbacks[answer.rollback];
      if (!rollback || (answer.shared && earliest[rollback.index] !== step.index)) return undefined;
      return { step: step.index, ...counterpart(rollback, sheet) };
    }
    case "temporary": {
      const later = runbook.work.activities[answer.by];
      if (!later) return undefined;
      return {
        step: step.index,
        done: titleOf(later),
        first: `[ ] ${bold(later.title)} (undoes ${titleOf(step)})`,
        inside: [
          ...item("- ", "Only if it has not been done yet: after it, neither of the two needs a rollback"),
          ...item("- ", `Owner: ${ownersText(later.owners, sheet)}`),
          ...item("- ", `Takes: ${takesText(later.takes)}`),
          ...doingLines(later, sheet),
        ],
      };
    }
    case "undoes":
      return undefined;
    case "none":
      return { step: step.index, first: `Nothing to undo for ${titleOf(step)}${because(answer.because)}`, inside: [] };
    case "irreversible":
      return {
        step: step.index,
        first: `**Point of no return** once ${titleOf(step)} has started${because(answer.because)}`,
        inside: [],
      };
    case undefined:
    case "unresolved":
      return { step: step.index, first: `**No rollback** for ${titleOf(step)}`, inside: [] };
  }
}

function counterpart(rollback: Rollback, sheet: Sheet): Omit<RollbackEntry, "step"> {
  const { work } = sheet.runbook;
  const scheduled = sheet.schedule.rollbacks[rollback.index];
  const undone = (rollback.shared ? rollback.users : [rollback.step ?? -1]).flatMap(
    index => work.activities[index] ?? [],
  );
  const once = rollback.shared && undone.length > 1 ? "; runs once, for all of them" : "";
  const known = rollback.takes !== undefined || rollback.work !== undefined;
  return {
    done: titleOf(rollback),
    first: `[ ] ${bold(rollback.title)} (undoes ${undone.map(titleOf).join(", ")}${once})`,
    inside: [
      ...item("- ", `Owner: ${ownersText(rollback.owners, sheet)}`),
      ...item(
        "- ",
        `Takes: ${known && scheduled ? durations(scheduled.planned, scheduled.worst) : "duration not stated"}`,
      ),
      ...placeLines(rollback, sheet),
      ...textLines(rollback),
      ...insideLines(rollback, sheet),
    ],
  };
}

/** The activities of a rollback that has some, in the order they run. */
function insideLines(rollback: Rollback, sheet: Sheet): MarkdownLines {
  const scheduled = sheet.schedule.rollbacks[rollback.index]?.work;
  const { work } = rollback;
  if (!work || !scheduled) return [];
  return byStart(work, scheduled).flatMap(({ activity }, index) => {
    const together = [...blocksAround(work, activity)].find(({ kind }) => kind === "parallel");
    return item(`${index + 1}. `, `[ ] ${bold(activity.title)} (${activity.kind} ${code(activity.name)})`, [
      ...fact("Owner", ownersText(activity.owners, sheet)),
      ...fact("Takes", takesText(activity.takes)),
      ...fact("At the same time", together && concurrentText(activity, together, work)),
      ...doingLines(activity, sheet),
    ]);
  });
}

function whoDecides(sheet: Sheet): string {
  const deciders = partiesText(sheet.runbook.deciders, sheet);
  return deciders === "" ? "Nobody is named to call a rollback." : `${deciders} may call a rollback.`;
}

function latestDecision(sheet: Sheet): MarkdownLines {
  const decision = decisionText(decisionsOfPlan(sheet.schedule), at => moment(at, sheet));
  if (decision === undefined) return isUnknown(sheet) ? paragraph(`${ofThePlan}: ${unknownDecision}.`) : [];
  return paragraph(`${ofThePlan}: ${decision}. Until then, a rollback always ends inside the window.`);
}

function isUnknown({ runbook, schedule }: Sheet): boolean {
  return runbook.window !== undefined && schedule.undoMoments.some(({ planned }) => planned.inexact);
}

function titleOf({ title, name }: Activity | Rollback): string {
  return inline(title || name) || "(untitled)";
}

function because(reason: string): string {
  const text = inline(reason);
  return text === "" ? "" : `: ${text}`;
}
