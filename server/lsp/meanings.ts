/** What keywords mean, in one line each: for hovers and completion. Statements of a block have theirs in syntax/placement.ts. */
import { placements } from "../../language/syntax/placement.js";

const activities: Readonly<Record<string, string>> = {
  step: "an action that changes something; needs an owner, a duration and an answer to how it is undone",
  check: "a verification that changes nothing; needs an owner and a duration",
  notify: "a message to people; needs an owner, a duration and `to`",
  gate: "a decision: who decides, what must be true, and what happens otherwise",
  wait: "time that must pass, or a condition to wait for; `takes` is the longest to wait",
};

const others: Readonly<Record<string, string>> = {
  Import: "makes the names of another file visible here; the path begins at this file",
  Skill: "a piece of knowledge that steps need and people have",
  Team: "people, a desk, a mailbox or a rotation",
  Person: "somebody who can own, decide or approve",
  Environment: "where steps act, and who may act there",
  Freeze: "no protected change inside it, both days included",
  Policy: "thresholds and severities of an organisation",
  Runbook: "the plan of one release; a file holds one",
  QuietHours: "night, for people without hours of their own",
  LongestShift: "from the first to the last activity without 8 hours off between",
  LeastCover: "how many people must be able to do an activity",
  LeastSlack: "how much of the window must be left at its end",
  SeveritySetting: "how grave a rule's findings are here: error, warning, info or off",
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
