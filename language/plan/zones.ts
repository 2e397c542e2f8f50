/** The time zones of a plan. */

import type { Plan } from "./plan.js";

/** The zones of a plan's people and teams, each once, in order. */
export function zonesOf(plan: Plan): readonly string[] {
  return [...new Set([...plan.people, ...plan.teams].flatMap(({ zone }) => zone ?? []))];
}
