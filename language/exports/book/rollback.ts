/** How everything is undone, in the order it would run: last done, first undone. */

import { activitiesIn, blocksAround } from "../../plan/all-work.js";
import type { Activity, Keep, Rollback, Runbook, Work } from "../../plan/plan.js";
import { begunGraphOf } from "../../schedule/graph.js";
import type { ScheduledWork } from "../../schedule/schedule.js";
import { groupsOf } from "../../schedule/undo/groups.js";
import { ofThePlan, unknownDecision } from "../../schedule/undo/words.js";
import { numbersOf } from "../numbers.js";
import { byStart, decisionsOfPlan } from "../release.js";
import { type BookEntry, type BookLine, type BookRollback, type BookUndoing, fact, textLines } from "./book.js";
import { concurrentWithEach, fewOf } from "./concurrent.js";
import { because, decisionWords, ownersWords, partiesWords, type Sheet, takesWords, untitled } from "./sheet.js";
import { concurrentWords, doingLines, duringWords, placeLines, type UndoneBy } from "./steps.js";
import { durations, joined, said, see, strong, type Words, words } from "./words.js";

export interface NumberedRollback extends BookRollback {
  readonly undoneBy: UndoneBy;
}

export function rollbackOf(sheet: Sheet): NumberedRollback {
  const { runbook } = sheet;
  const steps = byStart(runbook.work, sheet.schedule.work)
    .map(({ activity }) => activity)
    .filter(({ kind }) => kind === "step");
  if (steps.length === 0) {
    const introduction = [said("No step changes anything: there is nothing to roll back.")];
    return { introduction, entries: [], undoneBy: () => undefined };
  }
  const order = new Map(steps.map(({ index }, position) => [index, position]));
  const earliest = runbook.rollbacks.map(({ users }) =>
    users.reduce<number | undefined>(
      (first, user) =>
        first === undefined || (order.get(user) ?? steps.length) < (order.get(first) ?? steps.length) ? user : first,
      undefined,
    ),
  );
  const undoings = [...steps].reverse().flatMap(step => undoingOf(step, earliest, sheet) ?? []);
  const beside = undoings.map(concurrentLines(undoings, runbook));
  const entries = undoings.map((undoing, position): BookUndoing => {
    const number = `R${position + 1}`;
    const lines = [...(beside[position] ?? []), ...keptLines(undoing, runbook), ...undoing.lines];
    const { title, users, words: phrase, rollback } = undoing;
    const undoes = users.flatMap(user => sheet.numbers.activities[user] ?? []);
    const scheduled = sheet.schedule.rollbacks[rollback?.index ?? -1]?.work;
    const inside = insideOf(rollback?.work, scheduled, number, sheet);
    return { number, undoes, title, words: phrase, lines, entries: inside };
  });
  const numbers = new Map(undoings.flatMap(({ users }, position) => users.map(user => [user, `R${position + 1}`])));
  const together = beside.some(lines => lines.length > 0) ? ", and what ran in parallel is undone in parallel" : "";
  return {
    introduction: [
      words`${said(`In the order it runs: what was done last is undone first${together}.`)} Start at the last step that was started. ${whoDecides(sheet)}`,
      ...latestDecision(sheet),
    ],
    entries,
    undoneBy: step => numbers.get(step),
  };
}

interface Undoing {
  /** The step that is undone, of several the earliest. */
  readonly step: number;
  /** All steps that it undoes. */
  readonly users: readonly number[];
  /** What is done; undefined where nothing is. */
  readonly title: string | undefined;
  readonly words: Words;
  readonly lines: readonly BookLine[];
  readonly rollback?: Rollback;
}

/** A rollback that a gate makes needless; one that several steps share only where all of them are kept. */
function keptLines({ title, users }: Undoing, { work, keeps }: Runbook): readonly BookLine[] {
  if (title === undefined || keeps.length === 0) return [];
  const isKept = (user: number, { item }: Keep): boolean =>
    item.kind === "activity" ? item.index === user : activitiesIn(work, item.index).includes(user);
  const gates = users.map(user => keeps.find(keep => isKept(user, keep))?.gate);
  const titles = [...new Set(gates)].flatMap(gate => work.activities[gate ?? -1] ?? []).map(titleOf);
  return gates.includes(undefined)
    ? []
    : [
        {
          kind: "comment",
          words: words`Only until ${joined(titles, " and ")} is passed: after that it is kept`,
        },
      ];
}

/** Until when to decide is worked out with side by side what need not wait: whoever does it one by one would be late. */
function concurrentLines(
  undoings: readonly Undoing[],
  { work, rollbacks }: Runbook,
): (undoing: Undoing) => readonly BookLine[] {
  const titles = new Map(undoings.flatMap(({ step, title }) => (title === undefined ? [] : [[step, title] as const])));
  const beside = concurrentWithEach(work, [...titles.keys()], groupsOf(begunGraphOf(work), rollbacks));
  return ({ step }) => {
    const { first = [], count = 0 } = beside.get(step) ?? {};
    const titled = first.flatMap(each => titles.get(each) ?? []);
    return fact("At the same time", fewOf(titled, count - titled.length));
  };
}

/** What undoing a step asks for; undefined where it is done by another entry. */
function undoingOf(step: Activity, earliest: readonly (number | undefined)[], sheet: Sheet): Undoing | undefined {
  const { runbook } = sheet;
  const { answer, index } = step;
  const nothing = (phrase: Words): Undoing => ({
    step: index,
    users: [index],
    title: undefined,
    words: phrase,
    lines: [],
  });
  switch (answer?.kind) {
    case "counterpart": {
      const rollback = runbook.rollbacks[answer.rollback];
      if (!rollback || (answer.shared && earliest[rollback.index] !== index)) return undefined;
      return { step: index, ...counterpart(rollback, sheet) };
    }
    case "temporary": {
      const later = runbook.work.activities[answer.by];
      if (!later) return undefined;
      return {
        step: index,
        users: [index],
        title: titleOf(later),
        words: words`(undoes ${numbered(step, sheet)})`,
        lines: [
          {
            kind: "comment",
            words: said("Only if it has not been done yet: after it, neither of the two needs a rollback"),
          },
          ...fact("Owner", ownersWords(later.owners, sheet)),
          ...fact("Takes", takesWords(later.takes)),
          ...doingLines(later, sheet),
        ],
      };
    }
    case "undoes":
      return undefined;
    case "none":
      return nothing(words`Nothing to undo for ${numbered(step, sheet)}${because(answer.because)}`);
    case "irreversible":
      return nothing(
        words`${strong(said("Point of no return"))} once ${numbered(step, sheet)} has started${because(answer.because)}`,
      );
    case undefined:
    case "unresolved":
      return nothing(words`${strong(said("No rollback"))} for ${numbered(step, sheet)}`);
  }
}

function counterpart(rollback: Rollback, sheet: Sheet): Omit<Undoing, "step"> {
  const { work } = sheet.runbook;
  const scheduled = sheet.schedule.rollbacks[rollback.index];
  const users = rollback.shared ? rollback.users : [rollback.step ?? -1];
  const undone = users.flatMap(index => work.activities[index] ?? []).map(step => numbered(step, sheet));
  const once = rollback.shared && undone.length > 1 ? said("; runs once, for all of them") : undefined;
  const known = rollback.takes !== undefined || rollback.work !== undefined;
  return {
    users,
    title: titleOf(rollback),
    words: words`(undoes ${joined(undone, ", ")}${once})`,
    lines: [
      ...fact("Owner", ownersWords(rollback.owners, sheet)),
      ...fact(
        "Takes",
        known && scheduled ? durations(scheduled.planned, scheduled.worst) : said("duration not stated"),
      ),
      ...placeLines(rollback, sheet),
      ...textLines(rollback),
    ],
    rollback,
  };
}

/** The activities of a rollback or a contingency that has some, in the order they run. */
export function insideOf(
  work: Work | undefined,
  scheduled: ScheduledWork | undefined,
  number: string,
  sheet: Sheet,
): readonly BookEntry[] {
  if (!work || !scheduled) return [];
  const numbers = numbersOf(work, `${number}.`);
  return byStart(work, scheduled).map(({ activity }) => {
    const together = [...blocksAround(work, activity)].find(({ kind }) => kind === "parallel");
    return {
      kind: "entry",
      number: numbers.activities[activity.index] ?? number,
      title: activity.title || untitled,
      activity: { kind: activity.kind, name: activity.name },
      lines: [
        ...fact("Owner", ownersWords(activity.owners, sheet)),
        ...fact("Takes", activity.during ? undefined : takesWords(activity.takes)),
        ...fact("During", duringWords(activity, work, undefined, sheet)),
        ...fact("At the same time", together && concurrentWords(activity, together, work)),
        ...doingLines(activity, sheet),
      ],
    };
  });
}

function whoDecides(sheet: Sheet): Words {
  const deciders = partiesWords(sheet.runbook.deciders, sheet);
  return deciders.length === 0 ? said("Nobody is named to call a rollback.") : words`${deciders} may call a rollback.`;
}

function latestDecision(sheet: Sheet): readonly Words[] {
  const decision = decisionWords(decisionsOfPlan(sheet.schedule));
  if (decision === undefined) return isUnknown(sheet) ? [said(`${ofThePlan}: ${unknownDecision}.`)] : [];
  return [words`${said(`${ofThePlan}: `)}${decision}. Until then, a rollback always ends inside the window.`];
}

function isUnknown({ runbook, schedule }: Sheet): boolean {
  return runbook.window !== undefined && schedule.undoMoments.some(({ planned }) => planned.inexact);
}

/** "2.3 Point the name" */
function numbered(step: Activity, { numbers }: Sheet): Words {
  return words`${see(numbers.activities[step.index] ?? "")} ${titleOf(step)}`;
}

function titleOf({ title, name }: Activity | Rollback): string {
  return title || name || untitled;
}
