/** What is wrong with written times, as the reader of times found it; the rule of the same code puts it into words. */
import type { Fix } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import { contains } from "../../plan/place.js";
import type { Plan, Runbook, TimeProblem, TimeReplacement, WrittenTime } from "../../plan/plan.js";

type Code = TimeProblem["code"];
export type ProblemOf<C extends Code> = Extract<TimeProblem, { code: C }>;

export interface TimeWithProblem<C extends Code> {
  readonly time: WrittenTime;
  readonly problem: ProblemOf<C>;
}

/** The problems of one code in a file, with the time each is about, in the order written. */
export function problemsOf<C extends Code>({ times }: Plan, code: C): readonly TimeWithProblem<C>[] {
  const isWanted = (problem: TimeProblem): problem is ProblemOf<C> => problem.code === code;
  return withProblems(times).flatMap(time => time.problems.filter(isWanted).map(problem => ({ time, problem })));
}

const withProblems = keptFor((times: Plan["times"]) => times.filter(({ problems }) => problems.length > 0));

/** A runbook with neither window nor go-live, which is no slip of a line that could not be read. */
export function undatedRunbook({ runbook }: Plan): Runbook | undefined {
  return runbook && !runbook.dateWritten && !runbook.broken ? runbook : undefined;
}

/** Clock times and dates of the plan itself, with or without a weekday: not T, not zones, not those of rehearsals and acceptances. */
export function clockTimesIn(plan: Plan, runbook: Runbook): readonly WrittenTime[] {
  const apart = [...runbook.rehearsals, ...runbook.accepts].map(({ place }) => place);
  return plan.times.filter(
    ({ text, place }) =>
      /^(?:[A-Za-z]+\s+)?\d/.test(text) && contains(runbook.place, place) && !apart.some(each => contains(each, place)),
  );
}

export function replace(kind: Fix["kind"], { title, newText, place }: TimeReplacement): Fix {
  return { kind, title, edits: [{ place, newText }] };
}
