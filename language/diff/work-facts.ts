/** What is said of phases, activities, rollbacks and contingencies. The order of writing is compared on its own (order.ts). */
import { joined, named, said, strong, type Words, words, wordsOf } from "../exports/book/words.js";
import { phaseOf } from "../plan/all-work.js";
import { keptFor } from "../plan/kept.js";
import { beginNode, nodeAt } from "../plan/order.js";
import type {
  Activity,
  Audience,
  Awaited,
  Block,
  Contingency,
  Side as EdgeSide,
  EnvironmentUse,
  Lag,
  Resolution,
  Rollback,
  SkillUse,
  Takes,
  Text,
  Work,
} from "../plan/plan.js";
import { formatDuration } from "../time/duration.js";
import { lagInWords } from "../wording/times.js";
import { blocks, type Fact, fact, type Listed, sentences, unordered } from "./fact.js";
import { escalationFact } from "./runbook-facts.js";
import { momentFact, namesFact, ownersFacts, partiesFact, partyKey, partyWords, type Side } from "./side.js";

export function phaseFacts(block: Block, work: Work, side: Side): readonly Fact[] {
  const around = block.parent === undefined ? undefined : phaseOf(work, { block: block.parent });
  return [
    ...fact("title", block.title),
    ...phaseFact(around, side),
    ...momentFact("at", block.at, side),
    ...afterFact(beginNode(work, block.index), work, side),
    ...momentFact("by", block.by, side),
    ...ownersFacts(block.owners, side),
    ...partiesFact("accountable", block.accountable ? [block.accountable] : [], side),
    ...sentences("when", block.when ? [block.when] : []),
  ];
}

export function activityFacts(activity: Activity, work: Work, side: Side): readonly Fact[] {
  const { index, during, otherwise, audience } = activity;
  return [
    ...fact("kind", said(activity.kind)),
    ...fact("title", activity.title),
    ...phaseFact(phaseOf(work, activity), side),
    ...momentFact("at", activity.at, side),
    ...afterFact(index, work, side),
    ...momentFact("by", activity.by, side),
    ...fact(
      "during",
      during && words`${named(during.name)}${during.every && said(`, every ${formatDuration(during.every.seconds)}`)}`,
      during && `${side.idOf("part", during.name)} ${during.every?.seconds}`,
    ),
    ...takesFact(activity.takes),
    ...ownersFacts(activity.owners, side),
    ...escalationFact(activity.escalation, side),
    ...whereFacts(activity, side),
    ...unordered(
      "audience",
      audience.map(each => audienceOf(each, side)),
      ", ",
    ),
    ...sentences("when", activity.when ? [activity.when] : []),
    ...doneFacts(activity),
    ...sentences("requires", activity.requires),
    ...resolutionFact("otherwise", otherwise ? [otherwise] : []),
    ...sentences("until", activity.until ? [activity.until] : []),
    ...sentences("deferrable", activity.deferrable ? [activity.deferrable] : []),
    ...keepsFact(activity, work, side),
    ...answerFact(activity, side),
  ];
}

export function rollbackFacts(rollback: Rollback, side: Side): readonly Fact[] {
  const step = rollback.step === undefined ? undefined : side.runbook.work.activities[rollback.step];
  return [
    ...fact("title", rollback.title),
    ...fact("step", step && named(step.name), step && side.idOf("part", step.name)),
    ...takesFact(rollback.takes),
    ...ownersFacts(rollback.owners, side),
    ...whereFacts(rollback, side),
    ...doneFacts(rollback),
  ];
}

export function contingencyFacts(contingency: Contingency, side: Side): readonly Fact[] {
  return [
    ...fact("title", contingency.title),
    ...sentences("trigger", contingency.trigger ? [contingency.trigger] : []),
    ...unordered(
      "after",
      contingency.after.map(each => awaited(each, side)),
      ", ",
    ),
    ...ownersFacts(contingency.owners, side),
    ...resolutionFact("response", contingency.response),
    ...takesFact(contingency.takes),
    ...doneFacts(contingency),
  ];
}

function phaseFact(phase: Block | undefined, side: Side): readonly Fact[] {
  return fact("phase", phase && words`${phase.title || phase.name}`, phase && side.idOf("part", phase.name));
}

function takesFact(takes: Takes | undefined): readonly Fact[] {
  if (!takes) return [];
  const { planned, worst } = takes;
  return fact(
    "takes",
    said(worst === planned ? formatDuration(planned) : `${formatDuration(planned)}, at most ${formatDuration(worst)}`),
  );
}

interface Where {
  readonly needs: readonly SkillUse[];
  readonly environment: EnvironmentUse | undefined;
}

/** An environment that is inherited is a fact of what it comes from. */
function whereFacts({ needs, environment }: Where, side: Side): readonly Fact[] {
  const on = environment && !environment.inherited ? environment : undefined;
  return [
    ...namesFact(
      "needs",
      needs.map(({ name }) => name),
      "skill",
      side,
    ),
    ...fact("environment", on && named(on.name), on && side.idOf("environment", on.name)),
  ];
}

interface Done {
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
}

function doneFacts({ run, expect, links, notes }: Done): readonly Fact[] {
  return [
    ...blocks("run", run),
    ...blocks("expect", expect),
    ...sentences("links", links),
    ...sentences("notes", notes),
  ];
}

function audienceOf(audience: Audience, side: Side): Listed {
  return audience.kind === "channel"
    ? { key: `channel ${audience.channel}`, words: wordsOf(audience.channel) }
    : { key: partyKey(audience.party, side), words: partyWords(audience.party, side) };
}

function resolutionFact(what: "otherwise" | "response", all: readonly Resolution[]): readonly Fact[] {
  return fact(what, joined(all.map(resolutionWords), "; "));
}

function resolutionWords(resolution: Resolution): Words {
  switch (resolution.kind) {
    case "rollback":
      return said("roll back");
    case "continue":
      return said("go on with the plan");
    case "text":
      return wordsOf(resolution.text);
  }
}

function keepsFact({ index }: Activity, work: Work, side: Side): readonly Fact[] {
  if (work !== side.runbook.work) return [];
  const kept = side.runbook.keeps.filter(({ gate }) => gate === index).map(({ name }) => name);
  return namesFact("keeps", kept, "part", side);
}

/** How a step is undone. Whether its rollback is its own is said; what that does is a fact of the rollback. */
function answerFact({ answer }: Activity, side: Side): readonly Fact[] {
  const { runbook, idOf, written } = side;
  const step = (index: number): string => runbook.work.activities[index]?.name ?? "";
  switch (answer?.kind) {
    case "counterpart": {
      const rollback = runbook.rollbacks[answer.rollback];
      if (!rollback) return [];
      const title = rollback.title || rollback.name;
      if (answer.shared) return fact("rollback", words`${title} (shared)`, `using ${idOf("part", rollback.name)}`);
      return fact("rollback", words`its own: ${title}`, "own");
    }
    case "temporary":
      return fact(
        "rollback",
        words`temporary, undone by ${named(step(answer.by))}`,
        `by ${idOf("part", step(answer.by))}`,
      );
    case "undoes":
      return fact("rollback", words`undoes ${named(step(answer.step))}`, `undoes ${idOf("part", step(answer.step))}`);
    case "none":
      return fact("rollback", words`none${reason(answer.because)}`);
    case "irreversible":
      return fact("rollback", words`${strong(said("irreversible"))}${reason(answer.because)}`);
    case "unresolved":
      return fact("rollback", words`${written(answer.place)}`);
    case undefined:
      return [];
  }
}

function reason(because: string): Words {
  return because.trim() === "" ? [] : words`: ${because}`;
}

/** What it waits for by an `after` of its own. */
function afterFact(node: number, work: Work, side: Side): readonly Fact[] {
  const all = afterEdges(work).get(node) ?? [];
  return unordered(
    "after",
    all.map(({ name, since, lag }) => waited(name, since, lag, side)),
    ", ",
  );
}

interface Waited {
  readonly name: string;
  readonly since: EdgeSide;
  readonly lag: Lag;
}

/** By node: what is named where it says what it waits for. */
const afterEdges = keptFor(({ activities, blocks, edges }: Work): ReadonlyMap<number, readonly Waited[]> => {
  const all = new Map<number, Waited[]>();
  for (const { to, named, place, lag, since } of edges) {
    // A lead has a second edge, which says nothing more.
    if (!named || !place || (since === "start" && named.since === "end")) continue;
    const { kind, index } = nodeAt({ activities, blocks, edges }, named.node);
    const name = (kind === "activity" ? activities : blocks)[index]?.name ?? "";
    const list = all.get(to);
    if (list) list.push({ name, since: named.since, lag });
    else all.set(to, [{ name, since: named.since, lag }]);
  }
  return all;
});

function awaited({ name, since, lag }: Awaited, side: Side): Listed {
  return waited(name, since, lag, side);
}

/** "start of deploy + 30m" */
function waited(name: string, since: EdgeSide, { days, seconds }: Lag, side: Side): Listed {
  const isLead = days < 0 || seconds < 0;
  const size = isLead ? { days: -days, seconds: -seconds } : { days, seconds };
  const apart = days === 0 && seconds === 0 ? "" : ` ${isLead ? "-" : "+"} ${lagInWords(size)}`;
  return {
    key: JSON.stringify([side.idOf("part", name), since, days, seconds]),
    words: words`${since === "start" ? said("start of ") : undefined}${named(name)}${said(apart)}`,
  };
}
