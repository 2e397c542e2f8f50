/** What is said of the runbook as a whole. */
import { named, period, said, words } from "../exports/book/words.js";
import type { Accept, Escalation, Outage, Rehearsal, Runbook, Window } from "../plan/plan.js";
import { formatDuration } from "../time/duration.js";
import { type Fact, fact, type Listed, sentences, unordered } from "./fact.js";
import { declaredFact, momentFact, type Naming, partiesFact, partyKey, partyWords, type Side } from "./side.js";
import type { Thing } from "./thing.js";

export function runbookThings(runbook: Runbook): readonly Thing[] {
  const { name, title } = runbook;
  const whole: Thing = {
    kind: "runbook",
    word: "runbook",
    name,
    title,
    within: "",
    isPart: false,
    facts: side => runbookFacts(side),
  };
  return [whole, ...runbook.outages.map(outageThing)];
}

function runbookFacts(side: Side): readonly Fact[] {
  const { runbook } = side;
  const { status } = runbook;
  return [
    ...fact("name", named(runbook.name)),
    ...fact("title", runbook.title),
    ...windowFact(runbook.window),
    ...unordered(
      "fallbacks",
      runbook.fallbacks.map(each => ({
        key: `${each.start} ${each.end}`,
        words: period(each),
      })),
      "; ",
    ).map(each => ({ ...each, keys: [...each.keys, writtenWindows(runbook.fallbacks, side)] })),
    ...momentFact("go-live", runbook.goLive && { ...runbook.goLive, latest: undefined }, side),
    ...fact("zone", runbook.zone),
    ...fact("risk", said(runbook.risk)),
    ...fact("status", status && (status.text ? words`${said(status.state)}: ${status.text}` : said(status.state))),
    ...sentences("changes", runbook.changes),
    ...fact("environment", runbook.environment && named(runbook.environment.name), environmentKey(side)),
    ...partiesFact("coordinators", runbook.coordinators, side),
    ...partiesFact("deciders", runbook.deciders, side),
    ...partiesFact("accountable", runbook.accountable ? [runbook.accountable] : [], side),
    ...escalationFact(runbook.escalation, side),
    ...sentences("bridge", runbook.bridge ? [runbook.bridge] : []),
    ...unordered(
      "rehearsals",
      runbook.rehearsals.map(each => rehearsal(each, side)),
      "; ",
    ),
    ...unordered(
      "accepts",
      runbook.accepts.map(each => accepted(each, side)),
      "; ",
    ),
    ...sentences("links", runbook.links),
    ...sentences("notes", runbook.notes),
  ];
}

function environmentKey({ runbook, idOf }: Side): string | undefined {
  return runbook.environment && idOf("environment", runbook.environment.name);
}

export function windowFact(window: Window | undefined): readonly Fact[] {
  if (!window) return [];
  return fact("window", period(window), `${window.start} ${window.end}`);
}

/** They may count from the window, and move with it. */
function writtenWindows(all: readonly Window[], { written }: Side): string {
  return JSON.stringify(all.map(({ place }) => written(place)).sort());
}

export function escalationFact(escalation: Escalation | undefined, side: Side): readonly Fact[] {
  if (!escalation) return [];
  const { party, after } = escalation;
  return fact(
    "escalation",
    words`to ${partyWords(party, side)} after ${said(formatDuration(after))}`,
    JSON.stringify([partyKey(party, side), after]),
  );
}

function rehearsal({ at, date, environment, passed, took }: Rehearsal, side: Side): Listed {
  const result = passed === undefined ? "" : passed ? " passed" : " failed";
  const long = took === undefined ? "" : ` in ${formatDuration(took)}`;
  const [on] = declaredFact("environment", environment === undefined ? [] : [environment], "environment", side);
  return {
    key: JSON.stringify([at ?? date, on?.keys ?? "", passed, took]),
    words: words`${date}${on && words` on ${on.words}`}${said(result + long)}`,
  };
}

export function accepted({ code, on, because, by, untilText }: Accept, side: Naming): Listed {
  const target = on && named(on.name);
  return {
    key: JSON.stringify([code, on ? side.idOf("part", on.name) : "", because, by ? partyKey(by, side) : "", untilText]),
    words: words`${said(code)}${target && words` on ${target}`} because ${because}${by && words` by ${partyWords(by, side)}`}${untilText && words` until ${untilText}`}`,
  };
}

function outageThing(outage: Outage): Thing {
  const { title, from, to, budget } = outage;
  return {
    kind: "outage",
    word: "outage",
    name: "",
    title,
    within: "",
    isPart: false,
    facts: ({ idOf }) => [
      ...fact("from", named(from.name), idOf("part", from.name)),
      ...fact("to", named(to.name), idOf("part", to.name)),
      ...fact("budget", budget && said(formatDuration(budget.seconds))),
    ],
  };
}
