/** Who decides on a rollback, and whether there may be one to decide on. */
import type { Activity, Instant, Person, Plan, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { localTime } from "../../wording/times.js";

/** It may have to be undone: a step that is reversible, or should be. */
export function mayBeUndone({ kind, answer }: Activity): boolean {
  return kind === "step" && answer?.kind !== "none" && answer?.kind !== "irreversible";
}

export function mayRollBack({ work }: Runbook): boolean {
  return work.activities.some(mayBeUndone);
}

/** A line that was not read may say that a step cannot be undone: nobody decides on it after that. */
export function mayBeFinal({ work }: Runbook): boolean {
  return work.activities.some(({ kind, answer, answerUnread }) => kind === "step" && !answer && answerUnread);
}

/** The first decider who is a person. */
export function deciderOf(plan: Plan, { deciders }: Runbook): Person | undefined {
  return deciders.flatMap(each => (each.kind === "person" ? (plan.people[each.person] ?? []) : []))[0];
}

/** " (Sun 2026-05-24 10:50 in Berlin for Omar Haddad)"; empty where the decider's clock shows no other time. */
export function forDecider(at: Instant, plan: Plan, release: Release): string {
  const decider = deciderOf(plan, release.runbook);
  const local = decider && decider.zone !== release.runbook.zone && localTime(at, decider, release);
  return local ? ` (${local} for ${decider.title})` : "";
}
