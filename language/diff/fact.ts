/** What is said of a thing of a runbook, ready to be compared. */
import { type Phrase, said, type Words, wordsOf } from "../exports/book/words.js";
import type { Text } from "../plan/plan.js";

/** What facts are called where they are shown; the keys stand in JSON. */
export const factLabels = {
  title: "title",
  name: "name",
  kind: "kind",
  phase: "phase",
  order: "order",
  after: "after",
  at: "at",
  by: "by",
  during: "during",
  takes: "duration",
  owner: "owner",
  cover: "cover",
  with: "with",
  accountable: "accountable",
  escalation: "escalation",
  needs: "needs",
  environment: "environment",
  run: "commands",
  expect: "expectations",
  when: "condition",
  requires: "gate conditions",
  otherwise: "otherwise",
  until: "until",
  audience: "audience",
  deferrable: "may be left out",
  keeps: "keeps",
  rollback: "rollback",
  links: "links",
  notes: "notes",
  trigger: "trigger",
  response: "response",
  step: "undoes",
  from: "from",
  to: "to",
  budget: "limit",
  window: "window",
  fallbacks: "fallbacks",
  "go-live": "go-live",
  zone: "time zone",
  risk: "risk",
  status: "status",
  changes: "changes",
  coordinators: "coordinators",
  deciders: "deciders",
  bridge: "bridge",
  rehearsals: "rehearsals",
  accepts: "accepted risks",
  teams: "teams",
  knows: "skills",
  contacts: "contacts",
  hours: "hours",
  holidays: "holidays",
  away: "leave",
  rotation: "rotation",
  protected: "protected",
  operators: "operators",
  "rehearse-on": "rehearse on",
  days: "days",
  period: "period",
  "quiet-hours": "quiet hours",
  "longest-shift": "longest shift",
  "least-cover": "least cover",
  "least-slack": "least slack",
  severities: "severities",
} as const;

export type FactName = keyof typeof factLabels;

export interface Fact {
  readonly what: FactName;
  /** Two facts are the same where one of their keys is: what was inherited and still is, a time that moved with the window. */
  readonly keys: readonly string[];
  /** Empty where nothing is said. */
  readonly words: Words;
  /** Of a command or an expectation, which is shown line by line. */
  readonly lines?: readonly string[];
}

/** One of several things that a fact lists. */
export interface Listed {
  readonly key: string;
  readonly words: Words;
}

/** Nothing at all where nothing is said. */
export function fact(what: FactName, phrase: Phrase, key?: string): readonly Fact[] {
  const words = wordsOf(phrase);
  return words.length === 0 ? [] : [{ what, keys: [key ?? JSON.stringify(words)], words }];
}

export function facts(what: FactName, all: readonly Listed[], between: string): readonly Fact[] {
  if (all.length === 0) return [];
  const words = all.flatMap((each, index) => [...(index === 0 ? [] : said(between)), ...each.words]);
  return [{ what, keys: [JSON.stringify(all.map(({ key }) => key))], words }];
}

/** The same, where the order in which they are written means nothing. */
export function unordered(what: FactName, all: readonly Listed[], between: string): readonly Fact[] {
  const distinct = [...new Map(all.map(each => [each.key, each])).values()];
  return facts(
    what,
    distinct.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    between,
  );
}

/** Sentences people wrote, in the order written. */
export function sentences(what: FactName, all: readonly Pick<Text, "text">[]): readonly Fact[] {
  return facts(
    what,
    all.map(({ text }) => ({ key: text, words: wordsOf(text) })),
    "; ",
  );
}

/** Commands and the like, which are read line by line. */
export function blocks(what: FactName, all: readonly Text[]): readonly Fact[] {
  const lines = all.flatMap(({ text }) => text.split(/\r\n|[\r\n]/));
  return sentences(what, all).map(each => ({ ...each, lines }));
}
