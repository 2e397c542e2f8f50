/** What keywords mean, in one line each: for hovers and completion. Statements of a block have theirs in syntax/placement.ts. */
import { placements } from "../../language/syntax/placement.js";

const activities: Readonly<Record<string, string>> = {
  step: "an action that changes something; needs an owner, a duration and a rollback (or why there is none)",
  check: "a verification that changes nothing; needs an owner and a duration",
  notify: "a message to people; needs an owner, a duration and `to`",
  gate: "a decision: who decides, what must be true, and what happens otherwise",
  wait: "time that must pass, or a condition to wait for; `takes` is the longest to wait",
};

const others: Readonly<Record<string, string>> = {
  Import: "makes the names of another file visible here; the path is relative to this file",
  Skill: "a piece of knowledge that steps need and people have",
  Team: "people, a desk, a mailbox or a rotation",
  Person: "somebody who can own, decide or approve",
  Environment: "where steps act, and who may act there",
  Holidays: "days on which those who name this list do not work",
  Freeze: "no protected change inside it, both days included",
  Policy: "thresholds and severities of an organisation",
  Runbook: "the plan of one release; a file holds one",
  Programme: "the runbooks of one night, judged together; in a file of its own",
  QuietHours: "quiet hours of people without `hours`",
  LongestShift: "the longest work without 8 hours off in between",
  LeastCover: "how many people must be able to do an activity",
  LeastSlack: "how much of the window must stay free at its end",
  SeveritySetting: "the severity of a rule: error, warning, info or off",
};

const meanings = new Map<string, string>([
  ...Object.entries(placements).map(([type, { meaning }]): [string, string] => [type, meaning]),
  ...Object.entries(others),
]);

/** What the keyword that starts a node means; undefined for words inside a statement. */
export function meaningOf(type: string, keyword: string): string | undefined {
  if (type === "Activity") return activities[keyword];
  return meanings.get(type);
}

/** What a word inside a statement means, by the rule of the grammar it stands in; undefined for words that only join others. */
export function meaningInside(rule: string, word: string): string | undefined {
  return insideOf.get(`${rule} ${word}`) ?? inside[word];
}

const inside: Readonly<Record<string, string>> = {
  or: "names a cover for the one before it",
  with: "participants from start to end; on a gate they must agree",
  most: "the longest it may take: used for the worst case",
  also: "the same time in another zone; a different time is an error",
  because: "the reason, for later readers of the runbook",
  none: "there is nothing to undo",
  using: "the shared rollback that undoes this",
  first: "the first of the two times that the clock shows this, on a night on which clocks go back",
  second: "the second of the two times that the clock shows this, on a night on which clocks go back",
  done: "it is over: only its text is checked",
  cancelled: "it will not be done: only its text is checked",
  passed: "the rehearsal went well",
  failed: "the rehearsal did not go well",
  low: "a low risk: many rules are silent",
  medium: "a medium risk, as where none is said",
  high: "a high risk: many rules are stricter",
  error: "makes the runbook NO-GO",
  warning: "should be looked at; does not make the runbook NO-GO",
  info: "worth knowing",
  off: "not reported",
};

const insideOf: ReadonlyMap<string, string> = new Map([
  ["Takes at", inside.most ?? ""],
  ["Predecessor start", "waits for the beginning of what is named, not for its end"],
  ["Predecessor of", "waits for the beginning of what is named, not for its end"],
  ["Accept on", "the activity, phase, rollback or contingency it is accepted for; without it the whole runbook"],
  ["Accept by", "who accepts it"],
  ["Accept until", "the last day on which it holds"],
  ["Rehearsal on", "where it was tried"],
  ["Rehearsal in", "how long the rehearsal took"],
  ["RehearseOn on", "where a change must be rehearsed first"],
  ["Freeze in", "the zone whose days these are"],
  ["Policy for", "holds only for runbooks of this risk"],
  [
    "Policy in",
    "holds only for what lies there; the paths begin at this file, a folder stands for all in it, and `*`, `?` and `**` for any",
  ],
  ["Policy risk", "holds only for runbooks of this risk"],
  ["Otherwise rollback", "the coordinator calls the rollback"],
  ["Then rollback", "the coordinator calls the rollback"],
  ["Then continue", "the plan goes on where it was"],
]);
