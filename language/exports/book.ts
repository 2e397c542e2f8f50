/** From an analysed runbook to the book that people follow during the release, as plain data. */
import { releaseOf } from "../schedule/release.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Book } from "./book/book.js";
import { acceptedOf, contingenciesOf, findingsOf, verdictOf } from "./book/closing.js";
import { factsOf } from "./book/facts.js";
import { peopleOf } from "./book/people.js";
import { rollbackOf } from "./book/rollback.js";
import type { Sheet } from "./book/sheet.js";
import { stepsOf } from "./book/steps.js";
import { timetableOf } from "./book/timetable.js";
import { numbersOf } from "./numbers.js";

export type { Book } from "./book/book.js";

/**
 * Undefined for a file without a runbook.
 * @param zone IANA zone the times are in; the runbook's own when undefined
 */
export function bookOf(analysis: Analysis, zone: string | undefined): Book | undefined {
  const { plan } = analysis;
  const release = releaseOf(plan, analysis.schedule);
  if (!release) return undefined;
  const { runbook, schedule } = release;
  const sheet: Sheet = { ...release, plan, zone: zone ?? runbook.zone, numbers: numbersOf(runbook.work) };
  const { undoneBy, ...rollback } = rollbackOf(sheet);
  return {
    title: runbook.title || runbook.name,
    verdict: verdictOf(analysis),
    facts: factsOf(sheet),
    people: peopleOf(sheet),
    timetable: timetableOf(sheet),
    steps: stepsOf(sheet, undoneBy),
    rollback,
    contingencies: contingenciesOf(sheet),
    accepted: acceptedOf(analysis.accepted, plan),
    findings: findingsOf(analysis.findings, sheet),
    zone: schedule.dated ? sheet.zone : undefined,
  };
}
