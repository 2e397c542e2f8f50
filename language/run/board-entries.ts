/** What was written in a run, in words, as a log that people read. */
import type { Instant } from "../plan/plan.js";
import { formatExactMoment } from "../time/format.js";
import { capital } from "../wording/capital.js";
import { list } from "../wording/lists.js";
import type { PlannedRun } from "./as-run.js";
import type { BoardEntry } from "./board.js";
import { type Correction, type RunEvent, type Said, subjectOf } from "./events.js";
import { subjectsOf } from "./subjects.js";

/** The oldest first, one of each number. What does not fit the run is there as well: it was written. */
export function boardEntries(plan: PlannedRun, events: readonly RunEvent[]): readonly BoardEntry[] {
  const bySeq = new Map<number, RunEvent>();
  const correctedBy = new Map<number, number>();
  for (const event of events) {
    if (!bySeq.has(event.seq)) bySeq.set(event.seq, event);
    if (event.kind === "corrected") correctedBy.set(event.of, event.seq);
  }
  const inOrder = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return inOrder.map(event => ({
    seq: event.seq,
    at: event.at,
    recorded: event.recorded - event.at >= 60 ? event.recorded : null,
    by: event.by,
    kind: event.kind,
    activity: subjectOf(event) ?? null,
    says: saysOf(plan, event),
    text: event.text ?? null,
    correctedBy: correctedBy.get(event.seq) ?? null,
  }));
}

function saysOf(plan: PlannedRun, said: Said): string {
  const subject = subjectOf(said);
  const of = (what: string): string => (subject === undefined ? capital(what) : `${titleOf(plan, subject)}: ${what}`);
  const moment = (at: Instant): string => formatExactMoment(at, plan.runbook.zone);
  switch (said.kind) {
    case "opened":
      return `${said.rehearsal === undefined ? "Run" : `Rehearsal on ${said.rehearsal}`} opened${said.fallback === undefined ? "" : `, in fallback ${said.fallback}`}`;
    case "started":
    case "done":
    case "failed":
    case "skipped":
    case "undone":
      return of(said.kind);
    case "blocked":
      return of(said.on === undefined ? "blocked" : `blocked, waits for ${whoIs(plan, said.on)}`);
    case "unblocked":
      return of("can go on");
    case "held":
      return "Held: nothing more begins";
    case "resumed":
      return "Resumed";
    case "decision": {
      const unmet = (said.criteria ?? []).flatMap(({ text, met }) => (met ? [] : [`"${text}"`]));
      return of(`${said.verdict}${unmet.length === 0 ? "" : `, although not met: ${list(unmet)}`}`);
    }
    case "handover":
      return of(`handed over from ${whoIs(plan, said.from)} to ${whoIs(plan, said.to)}`);
    case "acknowledged":
      return subject === undefined ? "Plan read" : of("ready for it");
    case "note":
      return of(
        said.extension === undefined ? "note" : `a longer window is asked for, until ${moment(said.extension)}`,
      );
    case "replanned":
      return "Goes on by the runbook as it is now";
    case "rollback-called":
      return subject === undefined ? "Rollback called" : `Rollback called from ${titleOf(plan, subject)}`;
    case "corrected":
      return said.instead
        ? `Entry ${said.of} corrected: ${insteadOf(plan, said.instead, moment)}`
        : `Entry ${said.of} corrected: that did not happen`;
    case "closed":
      return `Closed: ${said.outcome}`;
  }
}

function insteadOf(plan: PlannedRun, instead: Correction, moment: (at: Instant) => string): string {
  const text = instead.text === undefined ? "" : `: ${instead.text}`;
  return `${saysOf(plan, instead)} at ${moment(instead.at)}${text}`;
}

function titleOf({ runbook }: PlannedRun, name: string): string {
  const { all, byName } = subjectsOf(runbook);
  const named = byName.get(name);
  return (named?.kind === "one" ? all[named.position]?.title : named?.title) ?? name;
}

function whoIs({ people, teams }: PlannedRun, name: string): string {
  return [...people, ...teams].find(each => each.name === name)?.title ?? name;
}
