/** The whole schedule of every sample and of every rule's examples, in numbers (npm run golden makes it anew). */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { dueActivities, dueEnd } from "../../../language/schedule/due-end.js";
import { type Release, releaseOf } from "../../../language/schedule/release.js";
import type { PlanDecision, ScheduledWork, Span, Undo, UndoState } from "../../../language/schedule/schedule.js";
import { endsThen, overBy, type WhatIf, whatIf } from "../../../language/schedule/what-if/what-if.js";
import { analyse } from "../../support/analyse.js";
import { corpus } from "../../support/corpus.js";

const path = new URL("../../golden/schedules.txt", import.meta.url);
const files = corpus.filter(([name]) => name.startsWith("samples/") || /, (?:bad|good)$/.test(name));

describe("the schedule of what there is to read", () => {
  const kept = new Map(
    readFileSync(path, "utf8")
      .split(/^(?=# )/m)
      .map(section => [section.slice(2, section.indexOf("\n")), section]),
  );
  const fresh: string[] = [];

  for (const [name, texts] of files) {
    it(`is what it was: ${name}`, () => {
      const { plan, schedule } = analyse(texts);
      const release = schedule && releaseOf(plan, schedule);
      const section = release ? `# ${name}\n${linesOf(release).join("\n")}\n` : undefined;
      if (section !== undefined) fresh.push(section);
      if (!process.env.UPDATE_GOLDEN)
        assert.equal(section, kept.get(name), "npm run golden -- schedules makes it anew: read what has changed");
    });
  }

  it("is kept of nothing else", () => {
    const text = fresh.join("");
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
    else assert.equal(text, readFileSync(path, "utf8"));
  });
});

function linesOf(release: Release): readonly string[] {
  const { schedule, runbook } = release;
  const [due, atWorst] = [dueEnd(release, "planned"), dueEnd(release, "worst")];
  const { rollbacks, contingencies, undoSteps, undoMoments, safeDecision, afterWindow, pointOfNoReturn } = schedule;
  return [
    ...workLines(
      schedule.work,
      runbook.work.activities.map(({ name, title }) => name || title),
    ),
    ...[...rollbacks, ...contingencies].flatMap(({ planned, worst, inexact, work }) => [
      `apart ${planned / 60} ${worst / 60} ${inexact}`,
      ...(work ? workLines(work, []) : []),
    ]),
    ...undoMoments.map(
      ({ after, planned, worst }) => `undo after ${minutes(after)}: ${undone(planned)}, ${undone(worst)}`,
    ),
    `chains ${undoSteps.map(({ activity, seconds, next }) => `${activity} ${seconds / 60} ${next ?? "-"}`).join(", ")}`,
    `safe ${decision(safeDecision.planned)}, ${decision(safeDecision.worst)}`,
    `after the window ${flags(afterWindow)}`,
    ...runbook.contingencies.map(contingency => `what if ${struck(whatIf(release, contingency))}`),
    `due ${due?.due ?? ""} ${minutes(due?.at)} ${minutes(atWorst?.at)} ${flags(dueActivities(release, "worst"))}`,
    `no return ${pointOfNoReturn?.activity} ${minutes(pointOfNoReturn?.at)} ${minutes(pointOfNoReturn?.worst)}`,
  ];
}

function workLines(work: ScheduledWork, names: readonly string[]): readonly string[] {
  return [
    ...work.activities.map(({ planned, worst, float, ready, endProven, undo, ...each }, index) =>
      [
        `  ${names[index] ?? index}`,
        span(planned),
        span(worst),
        `float ${minutes(float)}`,
        `ready ${minutes(ready?.planned)} ${minutes(ready?.worst)}`,
        flags([each.startInexact, each.endInexact, each.critical, each.lasting, endProven.planned, endProven.worst]),
        undo ? undoneFrom(undo) : "",
      ].join(" | "),
    ),
    `blocks ${work.blocks.map(({ planned, worst }) => `${span(planned)}, ${span(worst)}`).join("; ")}`,
    `all ${span(work.planned)}, ${span(work.worst)}; critical ${work.criticalPath.join(" ")}; cycles ${JSON.stringify(work.cycles)}`,
  ];
}

function undoneFrom({ planned, worst }: Undo): string {
  return [planned, worst].map(each => `${undone(each)} by ${minutes(each.decideBy)}`).join(", ");
}

function undone({ seconds, inexact, final, first, carriers }: UndoState): string {
  return `${seconds / 60}${inexact ? "+" : ""}${final ? " final" : ""} ${first ?? "-"} [${carriers.join(" ")}]`;
}

function struck(found: WhatIf | undefined): string {
  if (!found) return "it cannot strike";
  const { outcome, mode, moment, strike, spare, limit, undo } = found;
  const when = moment ? `${moment.side} ${moment.activity}` : "as soon as it may";
  const ends = `ends ${minutes(endsThen(found))}, over by ${overBy(found) / 60}`;
  return `${outcome} ${mode} ${when}: ${JSON.stringify({ strike, spare, limit, undo })} ${ends}`;
}

function decision(of: PlanDecision | undefined): string {
  return of ? `${minutes(of.until)} ${of.activity} ${of.again.map(span).join(" ")}` : "none";
}

function span(of: Span | undefined): string {
  return of ? `${minutes(of.start)} to ${minutes(of.end)}` : "-";
}

/** Since 2026: short, and to be read. */
function minutes(at: number | undefined): string {
  return at === undefined ? "-" : String((at > 1e9 ? at - 1_767_225_600 : at) / 60);
}

function flags(all: readonly boolean[]): string {
  return all.map(Number).join("");
}
