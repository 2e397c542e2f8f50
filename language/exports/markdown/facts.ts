/** What the release is, at a glance. */
import type { Outage, Rehearsal } from "../../plan/plan.js";
import { outageSpan } from "../../schedule/outages.js";
import { decisionText, ofThePlan } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import { zoneDataVersion } from "../../time/zone-version.js";
import { decisionsOfPlan } from "../release.js";
import { durations, escalationText, moment, partiesText, partyText, period, type Sheet } from "./sheet.js";
import { code, heading, inline, type MarkdownLines, table } from "./text.js";

/** "Checkout is down: Sat 2026-05-23 22:00 to 22:20, 20m of 30m allowed, at most 28m in the worst case" */
function outageFact(outage: Outage, sheet: Sheet): string {
  const { work } = sheet.schedule;
  const [planned, worst] = [outageSpan(outage, work, "planned"), outageSpan(outage, work, "worst")];
  const { title, budget } = outage;
  if (!planned || !worst) return `${inline(title)}: no time can be given`;
  const length = planned.end - planned.start;
  const allowed = budget ? ` of ${formatDuration(budget.seconds)} allowed` : "";
  const most = worst.end - worst.start;
  const atWorst = most > length ? `, ${formatDuration(most)} in the worst case` : "";
  return `${inline(title)}: ${period(planned, sheet)}, ${formatDuration(Math.max(0, length))}${allowed}${atWorst}`;
}

const unstated = "not stated";

export function factsSection(sheet: Sheet): MarkdownLines {
  return [
    ...heading(2, "Facts"),
    ...table(
      ["", ""],
      factsOf(sheet).map(([what, fact]) => [what, fact]),
    ),
  ];
}

type Fact = readonly [what: string, fact: string];

function factsOf(sheet: Sheet): readonly Fact[] {
  const { plan, runbook } = sheet;
  const texts = (what: string, all: readonly { readonly text: string }[]): readonly Fact[] =>
    all.map(({ text }): Fact => [what, inline(text)]);
  return [
    ["Runbook", code(runbook.name) || unstated],
    ["Change", runbook.changes.map(({ text }) => inline(text)).join(", ") || unstated],
    ["Environment", environmentText(sheet)],
    ["Risk", runbook.risk],
    ...statusFacts(sheet),
    ["Time zone", zoneText(sheet)],
    ["Time zone data", zoneDataVersion],
    ["Window", windowText(sheet)],
    ["T", zeroText(sheet)],
    ...plannedFacts(sheet),
    ["Coordinator", partiesText(runbook.coordinators, sheet) || unstated],
    ["Decides on a rollback", partiesText(runbook.deciders, sheet) || unstated],
    ...(runbook.accountable ? [["Accountable", partyText(runbook.accountable, sheet)] as const] : []),
    ...(runbook.escalation ? [["Escalation", escalationText(runbook.escalation, sheet)] as const] : []),
    ...runbook.outages.map(outage => ["Outage", outageFact(outage, sheet)] as const),
    ["Bridge", runbook.bridge ? inline(runbook.bridge.text) : unstated],
    [
      "Rehearsals",
      runbook.rehearsals.map(each => rehearsalText(each, plan.environments)).join("; ") || "none recorded",
    ],
    ...texts("Link", runbook.links),
    ...texts("Note", runbook.notes),
  ];
}

function statusFacts({ runbook: { status } }: Sheet): readonly Fact[] {
  if (!status) return [];
  return [["Status", status.text ? `${status.state}: ${inline(status.text)}` : status.state]];
}

function environmentText({ plan, runbook }: Sheet): string {
  if (!runbook.environment) return unstated;
  const { environment: index, name } = runbook.environment;
  const environment = index === undefined ? undefined : plan.environments[index];
  return `${inline(environment?.title || name)}${environment?.protected ? " (protected)" : ""}`;
}

/** In an undated runbook that names none, no zone is shown: nothing is assumed. */
function zoneText({ runbook, schedule, zone }: Sheet): string {
  return schedule.dated || runbook.zonePlace || zone !== runbook.zone ? inline(zone) : unstated;
}

function windowText(sheet: Sheet): string {
  const { window, windowWritten } = sheet.runbook;
  if (!window) return windowWritten ? "cannot be read yet: see the findings" : unstated;
  return `${period(window, sheet)} (${formatDuration(window.end - window.start)})`;
}

function zeroText(sheet: Sheet): string {
  const { goLive, zero } = sheet.runbook;
  if (zero === undefined) return "no date yet: all times count from T";
  return `${moment(zero, sheet)}, ${goLive ? "the go-live" : "the start of the window"}`;
}

function plannedFacts(sheet: Sheet): readonly Fact[] {
  const { planned, worst, activities } = sheet.schedule.work;
  const later = activities.some(({ endInexact }) => endInexact) ? " or later" : "";
  const { pointOfNoReturn } = sheet.schedule;
  const step = pointOfNoReturn && sheet.runbook.work.activities[pointOfNoReturn.activity];
  const plan: Fact[] =
    planned && worst
      ? [
          [
            "Plan",
            `${period(planned, sheet)}${later}${worst.end > planned.end ? `, in the worst case until ${moment(worst.end, sheet)}${later}` : ""}`,
          ],
        ]
      : [];
  const noReturn: Fact[] =
    pointOfNoReturn && step
      ? [["Point of no return", `${moment(pointOfNoReturn.at, sheet)}: ${inline(step.title)}`]]
      : [];
  const decision = decisionText(decisionsOfPlan(sheet.schedule), at => moment(at, sheet));
  return [...plan, ...(decision === undefined ? [] : [[ofThePlan, decision] as const]), ...noReturn];
}

function rehearsalText(rehearsal: Rehearsal, environments: Sheet["plan"]["environments"]): string {
  const environment = environments.find(({ id }) => id === rehearsal.environment);
  const on = environment ? ` on ${inline(environment.title || environment.name)}` : "";
  const took = rehearsal.took === undefined ? "" : ` in ${durations(rehearsal.took, rehearsal.took)}`;
  const result = rehearsal.passed === undefined ? "" : rehearsal.passed ? " passed" : " **failed**";
  return `${inline(rehearsal.date)}${on}${result}${took}`;
}
