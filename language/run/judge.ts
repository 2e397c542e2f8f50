/**
 * Why an event does not fit a run as it stands, in words; undefined where it does. That it can be true (`whyUnfit`) is asked of every
 * event of a log; that it is said as it should be (`whyNotYet`) only of one that is to be added.
 */
import type { Instant, PartyUse } from "../plan/plan.js";
import { formatExactMoment } from "../time/format.js";
import { list } from "../wording/lists.js";
import { ownersAfter } from "./as-run.js";
import type { RunEvent } from "./events.js";
import { type FoldState, namedIn, positionsOf } from "./fold-state.js";
import type { SubjectProgress } from "./progress.js";
import type { Named } from "./subjects.js";
import {
  type ActivityColumn,
  activityColumn,
  afterOfActivity,
  afterOfRun,
  isRunning,
  isToDo,
  runColumn,
} from "./transitions.js";

export function whyUnfit(fold: FoldState, event: RunEvent): string | undefined {
  const { run } = fold;
  if (run.plan !== undefined && event.plan !== run.plan)
    return "it is of another plan than the run: record first that the run goes on by that plan";
  const name = "activity" in event ? event.activity : undefined;
  const named = name === undefined ? undefined : namedIn(fold, name);
  if (name !== undefined && !named)
    return `there is no \`${name}\` in the plan: use the name that stands in the runbook`;
  const isOfPlan = named?.kind !== "one" || fold.subjects.all[named.position]?.kind === "activity";
  const next = afterOfRun(run.state, runColumn(event, isOfPlan));
  if ("not" in next) return `the run ${next.not}${saidOfRun(fold)}`;
  const column = activityColumn(event);
  if (named && column) return whyNotOfActivity(fold, event, column, named);
  switch (event.kind) {
    case "resumed":
      return whyNotResumed(fold, event.by);
    case "handover":
      return [event.from, event.to].flatMap(who =>
        isKnown(fold, who)
          ? []
          : `\`${who}\` is no person and no team of the runbook: declare them, or use the name that is declared`,
      )[0];
    default:
      return undefined;
  }
}

function saidOfRun(fold: FoldState): string {
  const { state, held, rollback, closed } = fold.run;
  const since = state === "held" ? held : state === "closed" ? closed : rollback;
  return since && state !== "open" ? ` (by ${since.by}, ${at(fold, since.at)})` : "";
}

/** By the runbook's clock. */
function at({ plan }: FoldState, moment: Instant): string {
  return formatExactMoment(moment, plan.runbook.zone);
}

function whyNotOfActivity(fold: FoldState, event: RunEvent, column: ActivityColumn, named: Named): string | undefined {
  if (named.kind === "phase") return whyNotOfPhase(fold, column, named);
  const subject = fold.subjects.all[named.position];
  const progress = fold.each[named.position];
  if (!subject || !progress) return undefined;
  const isGate = subject.kind !== "rollback" && subject.activity.kind === "gate";
  if (event.kind === "decision" && !isGate)
    return `"${subject.title}" is no gate, so there is nothing to decide: record its start or its end`;
  if (isGate && (event.kind === "done" || event.kind === "failed"))
    return `"${subject.title}" is a gate: record the decision, go or no-go`;
  const next = afterOfActivity(progress.state, column);
  if ("not" in next) return `"${subject.title}" ${next.not}${whoWasFirst(fold, progress)}`;
  const { began, ended, undone } = progress;
  const over = undone ?? ended;
  if (isRunning(progress.state) && began && event.at < began.at)
    return `"${subject.title}" would end at ${at(fold, event.at)}, before it began at ${at(fold, began.at)}: correct the one that is wrong`;
  if (column === "started" && over && event.at < over.at)
    return `"${subject.title}" would begin again at ${at(fold, event.at)}, before it ${undone ? "was undone" : "ended"} at ${at(fold, over.at)}: correct the one that is wrong`;
  return undefined;
}

/** A phase can only be skipped as a whole, or what is said of it. */
function whyNotOfPhase(
  { each, subjects }: FoldState,
  column: ActivityColumn,
  { title, positions }: Extract<Named, { kind: "phase" }>,
): string | undefined {
  if (column !== "skipped") return `"${title}" is a phase: record it of the activities in it`;
  const running = positions.find(position => isRunning(each[position]?.state ?? "waiting"));
  if (running !== undefined)
    return `"${subjects.all[running]?.title}" in "${title}" has begun: record that it is done or that it failed, then skip the rest`;
  return positions.some(position => isToDo(each[position]?.state ?? "waiting"))
    ? undefined
    : `nothing in "${title}" is left to skip`;
}

/** " (done by mei, Tue 2026-06-02 22:20)": who said what makes it so. */
function whoWasFirst(fold: FoldState, { lastEvent }: Pick<SubjectProgress, "lastEvent">): string {
  return lastEvent ? ` (${lastEvent.kind} by ${lastEvent.by}, ${at(fold, lastEvent.at)})` : "";
}

/** The coordinator or a decider; anybody where the runbook names neither. */
function whyNotResumed({ plan }: FoldState, by: string): string | undefined {
  const { coordinators, deciders } = plan.runbook;
  const parties = [...coordinators, ...deciders].filter(({ kind }) => kind !== "nobody");
  if (parties.length === 0 || parties.some(party => isOf(plan, party, by))) return undefined;
  const names = [...new Set(parties.map(({ name }) => name))];
  return `only the coordinator or a decider resumes a run, and ${by} is neither: ask ${list(names, "or")}`;
}

function isOf({ people, teams }: FoldState["plan"], party: PartyUse, name: string): boolean {
  if (party.kind !== "team") return party.name === name;
  const team = teams[party.team]?.id;
  return party.name === name || people.some(person => person.name === name && person.teams.some(id => id === team));
}

function isKnown({ plan: { people, teams } }: FoldState, name: string): boolean {
  return people.some(person => person.name === name) || teams.some(team => team.name === name);
}

/** What is asked of an event only when it is written. */
export function whyNotYet(fold: FoldState, event: RunEvent): string | undefined {
  const name = "activity" in event ? event.activity : undefined;
  const named = name === undefined ? undefined : namedIn(fold, name);
  const positions = named ? positionsOf(named) : [];
  const latest = positions.reduce<SubjectProgress | undefined>((last, position) => {
    const each = fold.each[position];
    return each && (!last || each.last > last.last) ? each : last;
  }, undefined);
  const known = event.expects;
  if (known !== undefined && latest && latest.last !== known) {
    const subject = `"${named?.kind === "phase" ? named.title : fold.subjects.all[positions[0] ?? -1]?.title}"`;
    return `somebody was first: of ${subject} there is${whoWasFirst(fold, latest) || " nothing yet"}. Look at it again, and then write`;
  }
  const instead = event.kind === "corrected" ? event.instead?.at : undefined;
  const said = Math.max(event.at, instead ?? event.at);
  if (said > event.recorded) return `${at(fold, said)} is still to come: say when it happened`;
  const isSilent = (event.text ?? "").trim() === "";
  switch (event.kind) {
    case "failed":
    case "skipped":
    case "blocked":
    case "held":
    case "rollback-called":
      return isSilent ? "say why: add the reason as a text" : undefined;
    case "note":
      return isSilent ? "say what is to be known: add it as a text" : undefined;
    case "handover":
      return named && whyNotTheirs(fold, event.from, named);
    case "started":
    case "decision":
      return isSilent && named?.kind === "one" ? whyEarly(fold, named.position) : undefined;
    default:
      return undefined;
  }
}

function whyEarly({ readiness, subjects, plan }: FoldState, position: number): string | undefined {
  const subject = subjects.all[position];
  if (subject?.kind !== "activity") return undefined;
  const waits = readiness.waitsFor(position, 3).map(index => `"${plan.runbook.work.activities[index]?.title}"`);
  if (waits.length === 0) return undefined;
  const verb = waits.length === 1 ? "is" : "are";
  return `"${subject.title}" waits for ${list(waits)}, which ${verb} not done: to begin all the same, give the reason as a text`;
}

/** What somebody else has, neither they nor their team can hand over. */
function whyNotTheirs(fold: FoldState, from: string, named: Named): string | undefined {
  const parties = positionsOf(named)
    .flatMap(position => partiesOf(fold, position))
    .filter(({ kind }) => kind !== "nobody");
  if (parties.length === 0 || parties.some(party => isOf(fold.plan, party, from))) return undefined;
  const title = named.kind === "phase" ? named.title : fold.subjects.all[named.position]?.title;
  const names = [...new Set(parties.map(({ name }) => name))];
  return `"${title}" belongs to ${list(names)}, so ${from} cannot hand it over: name who has it now`;
}

/** Who something belongs to by now. */
function partiesOf({ plan, subjects, handovers }: FoldState, position: number): readonly PartyUse[] {
  const subject = subjects.all[position];
  const ownersOf = ownersAfter(plan, handovers);
  const ofUsers = (users: readonly number[] = []) =>
    users.flatMap(user => plan.runbook.work.activities[user] ?? []).map(ownersOf);
  const rollback = subject?.kind === "activity" ? undefined : subject?.rollback;
  const own = subject?.kind === "activity" || subject?.kind === "inside" ? ownersOf(subject.activity) : undefined;
  const found = own ?? rollback?.owners;
  return (found ? [found] : ofUsers(rollback?.users)).flatMap(each => (each ? [...each.parties, ...each.with] : []));
}
