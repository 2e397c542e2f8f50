import type { Away, Person } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";

/** The first leave of a person's that meets a span. A span without length meets the leave it stands in. */
export function leaveDuring(person: Pick<Person, "away">, { start, end }: Span): Away | undefined {
  const last = Math.max(end, start + 1);
  return person.away.find(({ from, to }) => from < last && start < to);
}
