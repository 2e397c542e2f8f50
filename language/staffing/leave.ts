/** Whether somebody is on leave. */

import type { Away, Person } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { meets } from "../schedule/spans.js";

/** The first leave of a person's that meets a span, the longer one of two that begin together; whatever is written first. */
export function leaveDuring({ away }: Pick<Person, "away">, span: Span): Away | undefined {
  let first: Away | undefined;
  for (const leave of away) {
    if (!meets({ start: leave.from, end: leave.to }, span)) continue;
    if (!first || leave.from < first.from || (leave.from === first.from && leave.to > first.to)) first = leave;
  }
  return first;
}
