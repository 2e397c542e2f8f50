import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import { allWorkOf } from "../../plan/all-work.js";
import type { Fix } from "../../plan/finding.js";
import type { Activity, Insertion, Rollback, Runbook, Work } from "../../plan/plan.js";
import { quoted } from "../../wording/titles.js";
import { acceptedApart, aggregatedSentence, aggregateMissing } from "../aggregate.js";
import { headsOfSeveral } from "../concerns.js";
import type { Report, Rule } from "../rule.js";

export const missingDuration: Rule = {
  code: "time/missing-duration",
  severity: "error",
  *check({ plan: { runbook } }) {
    if (!runbook) return;
    for (const work of allWorkOf(runbook)) yield* inWork(runbook, work);
    yield* ofRollbacks(
      runbook,
      runbook.rollbacks.filter(({ broken, work }) => !broken && !work),
    );
  },
};

/** Rollbacks without contents; where none of them says how long it takes, that is said once, at the runbook. */
function* ofRollbacks(runbook: Runbook, all: readonly Rollback[]): Iterable<Report> {
  const { title, head } = runbook;
  const lacksDuration = ({ takes }: Rollback): boolean => takes === undefined;
  const isApart = acceptedApart(runbook, missingDuration.code);
  yield* all.filter(each => isApart(each) && lacksDuration(each)).map(ofRollback);
  const plain = all.filter(each => !isApart(each));
  const lacking = plain.filter(lacksDuration);
  if (lacking.length < plain.length || lacking.length < 2) {
    yield* lacking.map(ofRollback);
    return;
  }
  yield {
    message: `None of the ${lacking.length} rollbacks of ${quoted(title)} says how long it takes, so nobody knows the latest safe time to decide for one. Add \`takes 30m\`, or \`takes 30m at most 45m\`, to each.`,
    place: head,
    related: lacking.map(each => ({ message: `${quoted(each.title)} has no duration`, place: each.head })),
    concerns: headsOfSeveral(lacking),
    fixes: () => [
      scaffold(
        lacking.map(({ insertion }) => insertion),
        "rollback",
      ),
    ],
  };
}

function* inWork(runbook: Runbook, work: Work): Iterable<Report> {
  const isWhole = ({ broken, during }: Activity): boolean => !broken && !during;
  for (const each of aggregateMissing(
    work,
    isWhole,
    ({ takes }) => takes === undefined,
    acceptedApart(runbook, missingDuration.code),
  )) {
    if (each.kind === "one") {
      yield ofActivity(each.activity);
      continue;
    }
    const { block, activities, concerned } = each;
    const sentence = aggregatedSentence(
      block.title,
      activities.length,
      concerned,
      { one: "activity", many: "activities" },
      { none: "says how long it takes", most: "do not say how long they take" },
    );
    yield {
      message: `${sentence}, so the plan has no length and cannot be checked. Add \`takes 30m\`, or \`takes 30m at most 45m\`, to each.`,
      place: block.head,
      related: activities.map(({ title, head }) => ({ message: `${quoted(title)} has no duration`, place: head })),
      concerns: activities.map(({ head }) => head),
      fixes: () => [scaffold(activities.map(({ insertion }) => insertion))],
    };
  }
}

function ofActivity({ title, head, kind, insertion }: Activity): Report {
  const longest = kind === "wait" ? ", the longest you would wait" : "";
  return {
    message: `${quoted(title)} has no duration. It counts as 0m, so everything after it seems to start too early. Add \`takes 30m\`${longest || ", or `takes 30m at most 45m`"}.`,
    place: head,
    fixes: () => [scaffold([insertion])],
  };
}

function ofRollback({ title, head, insertion }: Rollback): Report {
  return {
    message: `The rollback ${quoted(title)} does not say how long it takes, so nobody knows the latest safe time to decide for it. Add \`takes 30m\`, or \`takes 30m at most 45m\`.`,
    place: head,
    fixes: () => [scaffold([insertion])],
  };
}

function scaffold(insertions: readonly Insertion[], kind = ""): Fix {
  return {
    kind: "scaffold",
    title: insertions.length === 1 ? "Add a duration" : `Add a duration to each ${kind}`.trimEnd(),
    edits: insertions.map((insertion, index) => insertIn(insertion, [`takes ${snippetPlaceholder(index + 1, "30m")}`])),
  };
}
