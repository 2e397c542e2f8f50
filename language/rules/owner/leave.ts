import type { Away, Person } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";

/** The first leave of a person's that meets a span. */
export function leaveDuring(person: Pick<Person, "away">, span: Span): Away | undefined {
  return person.away.find(({ from, to }) => meets({ start: from, end: to }, span));
}
