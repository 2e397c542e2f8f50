/** The clock and the chance of those who write a run's log; everything else is told the moment. */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../language/plan/plan.js";

export function presentMoment(): Instant {
  return Math.floor(Date.now() / 1000);
}

/** An id that nobody else gives an event. */
export function freshId(): string {
  return randomUUID();
}
