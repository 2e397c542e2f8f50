import {
  firstAndLastOf,
  insertAfter,
  insertIn,
  ownerLines,
  snippetPlaceholder,
  unusedNameIn,
} from "../../edits/statements.js";
import type { Edit, Fix } from "../../plan/finding.js";
import type { Activity, Insertion, Rollback, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { modes } from "../../schedule/schedule.js";
import { follows } from "../../schedule/undo/undo.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { type AggregatedMissing, acceptedApart, aggregatedSentence, aggregateMissing } from "../aggregate.js";
import type { Report, Rule } from "../rule.js";

export const missing: Rule = {
  code: "rollback/missing",
  severity: "error",
  *check({ release }) {
    if (!release) return;
    const { runbook } = release;
    const shared = runbook.rollbacks.filter(rollback => rollback.shared && rollback.name !== "").slice(0, 3);
    for (const each of aggregateMissing(runbook.work, isStep, isUnanswered, acceptedApart(runbook, missing.code))) {
      yield each.kind === "one" ? reportOf(runbook, each.activity, shared) : aggregatedReport(runbook, each, shared);
    }
    const undoing = runbook.work.activities.filter(({ answer }) => answer?.kind === "undoes");
    for (const step of undoing) yield* takenBackTooEarly(release, step);
  },
};

/** A step that takes back an earlier one, which is not over by then. */
function* takenBackTooEarly(release: Release, { index, title, answer }: Activity): Iterable<Report> {
  const earlier = answer?.kind === "undoes" ? release.runbook.work.activities[answer.step] : undefined;
  if (answer?.kind !== "undoes" || !earlier) return;
  const { activities } = release.schedule.work;
  const [own, its] = [activities[index], activities[earlier.index]];
  if (own?.startInexact || its?.endInexact) return;
  for (const mode of modes) {
    const [begins, ends] = [own?.[mode]?.start, its?.[mode]?.end];
    if (begins === undefined || ends === undefined || follows(activities, index, earlier.index, mode)) continue;
    yield {
      message: `${inWorstCase(mode)}${quoted(title)}, which undoes ${quoted(earlier.title)}, starts at ${when(begins, release)}, ${duration(ends - begins)} before that ends, so the change would stay. Let it wait with \`after\`, or write another rollback.`,
      place: answer.place,
      severity: mode === "worst" ? "warning" : "error",
      related: [{ message: `${quoted(earlier.title)} ends later`, place: earlier.head }],
    };
    return;
  }
}

function isStep({ kind }: Activity): boolean {
  return kind === "step";
}

function isUnanswered({ answer, broken, brokenAround, answerUnread }: Activity): boolean {
  return answer === undefined && !broken && !brokenAround && !answerUnread;
}

function reportOf(runbook: Runbook, step: Activity, shared: readonly Rollback[]): Report {
  return {
    message: `${quoted(step.title)} has no rollback. If it fails, nobody knows how to undo it. Add \`rollback "…" { … }\`, or \`rollback none because "…"\` if there is nothing to undo.`,
    place: step.head,
    fixes: () => [
      scaffold("Add a rollback of its own", [
        insertIn(step.insertion, [
          `rollback "${snippetPlaceholder(1, "how it is undone")}" {`,
          `  takes ${snippetPlaceholder(2, "10m")}`,
          `  expect "${snippetPlaceholder(3, "what is seen when it is undone")}"`,
          "}",
        ]),
      ]),
      ...bySharedRollback(runbook, shared, step.insertion),
      temporary(runbook, step),
      scaffold("Say that there is nothing to undo", [
        insertIn(step.insertion, [`rollback none because "${snippetPlaceholder(1, "why")}"`]),
      ]),
      scaffold("Say that it is a point of no return", [
        insertIn(step.insertion, [`irreversible because "${snippetPlaceholder(1, "why")}"`]),
      ]),
    ],
  };
}

function aggregatedReport(
  runbook: Runbook,
  { block, activities: steps, concerned }: Extract<AggregatedMissing, { kind: "all" }>,
  shared: readonly Rollback[],
): Report {
  const sentence = aggregatedSentence(
    block.title,
    steps.length,
    concerned,
    { one: "step", many: "steps" },
    { none: "has a rollback", most: "have no rollback" },
  );
  return {
    message: `${sentence}. If one fails, nobody knows how to undo it. Add a rollback to each, or one \`rollback using NAME\` for all of them.`,
    place: block.head,
    related: steps.map(({ head }) => ({ message: "has no rollback", place: head })),
    concerns: steps.map(({ head }) => head),
    fixes: () => bySharedRollback(runbook, shared, block.insertion),
  };
}

/** By one of those there are, or by a new one. */
function bySharedRollback(runbook: Runbook, shared: readonly Rollback[], insertion: Insertion): readonly Fix[] {
  const using = (name: string): Edit => insertIn(insertion, [`rollback using ${name}`]);
  if (shared.length > 0) {
    return shared.map(({ name, title }) => ({
      kind: "choice",
      title: `Undo it by ${quoted(title)}`,
      edits: [using(name)],
    }));
  }
  const name = unusedNameIn(runbook, "restore");
  const statement = [
    `rollback ${name} "${snippetPlaceholder(1, "how everything is undone")}" {`,
    `  takes ${snippetPlaceholder(2, "30m")}`,
    `  expect "${snippetPlaceholder(3, "what is seen when it is undone")}"`,
    "}",
  ];
  const last = firstAndLastOf(runbook.work)?.last;
  const declaration = last ? insertAfter(last, statement) : insertIn(runbook.insertion, statement);
  return [scaffold("Add a rollback that several steps share", [using(name), declaration])];
}

/** It takes back the nearest step above that has no answer either; or a new step after it takes it back. */
function temporary(runbook: Runbook, step: Activity): Fix {
  const earlier = unansweredAbove(runbook, step);
  if (earlier && earlier.name !== "") {
    return scaffold("Say that it undoes an earlier step", [
      insertIn(step.insertion, [`undoes ${snippetPlaceholder(1, earlier.name)}`]),
    ]);
  }
  return scaffold("Add a later step that undoes it", [
    insertAfter(step.place, [
      `step ${unusedNameIn(runbook, `undo-${step.name}`)} "${snippetPlaceholder(1, "how it is undone")}" {`,
      ...ownerLines(step.owners, step.place, 2, []),
      `  takes ${snippetPlaceholder(3, "10m")}`,
      `  undoes ${step.name}`,
      "}",
    ]),
  ]);
}

/** Walks back no further than to the step whose own walk began there: linear over all findings. */
function unansweredAbove({ work }: Runbook, step: Activity): Activity | undefined {
  for (let index = step.index - 1; index >= 0; index--) {
    const activity = work.activities[index];
    if (activity && isStep(activity) && isUnanswered(activity)) return activity;
  }
  return undefined;
}

function scaffold(title: string, edits: readonly Edit[]): Fix {
  return { kind: "scaffold", title, edits };
}
