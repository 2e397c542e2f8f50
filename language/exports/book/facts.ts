/** What the release is, at a glance. */
import type { Outage, Rehearsal, Window } from "../../plan/plan.js";
import { outageSpan } from "../../schedule/outages.js";
import { ofThePlan } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import { zoneDataVersion } from "../../time/zone-version.js";
import { fallbackName } from "../../wording/fallbacks.js";
import { decisionsOfPlan } from "../release.js";
import type { BookFact } from "./book.js";
import { decisionWords, escalationWords, partiesWords, reachedWords, type Sheet } from "./sheet.js";
import { durations, joined, moment, named, period, said, strong, type Words, words } from "./words.js";

const unstated = said("not stated");

/** Those that only who takes part needs to know. */
export const factsForSpecialists: ReadonlySet<string> = new Set([
  ...["Runbook", "Time zone", "Time zone data", "T", "Escalation", "Bridge", "Link", "Note"],
]);

export function factsOf(sheet: Sheet): readonly BookFact[] {
  const { plan, runbook } = sheet;
  const changes = runbook.changes.map(({ text }) => text);
  const rehearsals = runbook.rehearsals.map(each => rehearsalWords(each, plan.environments));
  const each = (what: string, all: readonly { readonly text: string }[]): readonly BookFact[] =>
    all.map(({ text }) => ({ what, words: words`${text}` }));
  return [
    of("Runbook", runbook.name === "" ? unstated : named(runbook.name)),
    of("Change", changes.length > 0 ? joined(changes, ", ") : unstated),
    of("Environment", environmentWords(sheet)),
    of("Risk", said(runbook.risk)),
    ...statusFacts(sheet),
    of("Time zone", zoneWords(sheet)),
    of("Time zone data", said(zoneDataVersion)),
    ...windowFacts(sheet),
    of("T", zeroWords(sheet)),
    ...plannedFacts(sheet),
    of("Coordinator", orUnstated(partiesWords(runbook.coordinators, sheet))),
    of("Decides on a rollback", orUnstated(partiesWords(runbook.deciders, sheet))),
    ...(runbook.accountable ? [of("Accountable", reachedWords(runbook.accountable, sheet))] : []),
    ...(runbook.escalation ? [of("Escalation", escalationWords(runbook.escalation, sheet))] : []),
    ...runbook.outages.map(outage => of("Outage", outageWords(outage, sheet))),
    of("Bridge", runbook.bridge ? words`${runbook.bridge.text}` : unstated),
    of("Rehearsals", rehearsals.length > 0 ? joined(rehearsals, "; ") : said("none recorded")),
    ...each("Link", runbook.links),
    ...each("Note", runbook.notes),
  ];
}

function of(what: string, phrase: Words): BookFact {
  return { what, words: phrase };
}

function orUnstated(phrase: Words): Words {
  return phrase.length > 0 ? phrase : unstated;
}

function statusFacts({ runbook: { status } }: Sheet): readonly BookFact[] {
  if (!status) return [];
  return [of("Status", status.text ? words`${said(status.state)}: ${status.text}` : said(status.state))];
}

function environmentWords({ plan, runbook }: Sheet): Words {
  if (!runbook.environment) return unstated;
  const { environment: index, name } = runbook.environment;
  const environment = index === undefined ? undefined : plan.environments[index];
  return words`${environment?.title || name}${environment?.protected ? said(" (protected)") : undefined}`;
}

/** In an undated runbook that names none, no zone is shown: nothing is assumed. */
function zoneWords({ runbook, schedule, zone }: Sheet): Words {
  return schedule.dated || runbook.zonePlace || zone !== runbook.zone ? words`${zone}` : unstated;
}

/** On a fallback its own window stands first. */
function windowFacts({ runbook: { window, windowWritten, fallbacks, onFallback } }: Sheet): readonly BookFact[] {
  if (!window) return [of("Window", windowWritten ? said("cannot be read yet: see the findings") : unstated)];
  const fallback = (number: number, each: Window): BookFact => of(fallbackName(fallbacks, number), windowWords(each));
  if (onFallback) return [fallback(onFallback.number, window), of("Instead of", windowWords(onFallback.insteadOf))];
  return [of("Window", windowWords(window)), ...fallbacks.map((each, number) => fallback(number, each))];
}

function windowWords(window: Window): Words {
  return words`${period(window)} (${said(formatDuration(window.end - window.start))})`;
}

function zeroWords({ runbook: { goLive, zero } }: Sheet): Words {
  if (zero === undefined) return said("no date yet: all times count from T");
  return words`${moment(zero)}, ${said(goLive ? "the go-live" : "the start of the window")}`;
}

function plannedFacts({ runbook, schedule }: Sheet): readonly BookFact[] {
  const { planned, worst, activities } = schedule.work;
  const later = activities.some(({ endInexact }) => endInexact) ? said(" or later") : undefined;
  const { pointOfNoReturn } = schedule;
  const step = pointOfNoReturn && runbook.work.activities[pointOfNoReturn.activity];
  const decision = decisionWords(decisionsOfPlan(schedule));
  const atWorst =
    planned && worst && worst.end > planned.end
      ? words`, in the worst case until ${moment(worst.end)}${later}`
      : undefined;
  return [
    ...(planned && worst ? [of("Plan", words`${period(planned)}${later}${atWorst}`)] : []),
    ...(decision ? [of(ofThePlan, decision)] : []),
    ...(pointOfNoReturn && step ? [of("Point of no return", words`${moment(pointOfNoReturn.at)}: ${step.title}`)] : []),
  ];
}

/** "Checkout is down: Sat 2026-05-23 22:00 to 22:20, 20m of 30m allowed, at most 28m in the worst case" */
function outageWords(outage: Outage, { schedule: { work } }: Sheet): Words {
  const [planned, worst] = [outageSpan(outage, work, "planned"), outageSpan(outage, work, "worst")];
  const { title, budget } = outage;
  if (!planned || !worst) return words`${title}: no time can be given`;
  const length = planned.end - planned.start;
  const allowed = budget ? ` of ${formatDuration(budget.seconds)} allowed` : "";
  const most = worst.end - worst.start;
  const atWorst = most > length ? `, ${formatDuration(most)} in the worst case` : "";
  return words`${title}: ${period(planned)}, ${said(`${formatDuration(Math.max(0, length))}${allowed}${atWorst}`)}`;
}

function rehearsalWords(rehearsal: Rehearsal, environments: Sheet["plan"]["environments"]): Words {
  const environment = environments.find(({ id }) => id === rehearsal.environment);
  const { took, passed } = rehearsal;
  return [
    ...words`${rehearsal.date}`,
    ...(environment ? words` on ${environment.title || environment.name}` : []),
    ...(passed === undefined ? [] : passed ? said(" passed") : words` ${strong(said("failed"))}`),
    ...(took === undefined ? [] : words` in ${durations(took, took)}`),
  ];
}
