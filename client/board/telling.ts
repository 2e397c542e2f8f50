/** What a screen reader is told of a change: what changes what somebody does next, and no more. No browser in here. */

import type { Instant } from "../../language/plan/plan.js";
import type { BoardDocument, BoardReader } from "../../language/run/board.js";
import { roughly } from "./durations.js";
import { isBlocked, isHeld, isMine, isRollingBack } from "./mine.js";

export function tellings(before: BoardDocument, after: BoardDocument, reader: BoardReader): readonly string[] {
  const said: string[] = [];
  const [was, is] = [before.status, after.status];
  if (is.state !== was.state) {
    if (is.closed) said.push(`The run is closed: ${is.closed.outcome}.`);
    else if (isRollingBack(is.state) && !isRollingBack(was.state)) said.push("The run is being rolled back.");
    else if (isHeld(is.state)) said.push(`The run is held: ${is.held?.text ?? ""}`);
    else if (isHeld(was.state)) said.push("The run goes on.");
    else if (was.state === "unopened") said.push("The run is open.");
  }
  if (after.seq === before.seq) return said;
  const known = new Map(before.activities.map(each => [each.name, each]));
  for (const activity of after.activities) {
    const old = known.get(activity.name);
    if (!old || old === activity) continue;
    const { title, state, may } = activity;
    const mine = isMine(reader, after, activity);
    if (state === "failed" && old.state !== "failed") said.push(`${title}: failed.`);
    else if (isBlocked(state) && !isBlocked(old.state)) said.push(`${title}: blocked.`);
    else if (mine && isReady(may) && !isReady(old.may) && state === "waiting") said.push(`Yours may begin: ${title}.`);
  }
  return said;
}

function isReady(may: BoardDocument["activities"][number]["may"]): boolean {
  return may.includes("start") || may.includes("go");
}

/** Seconds before the latest safe decision at which it is said. */
const marks = [1_800, 900, 300, 60] as const;

/** What is told as time passes. */
export function tellingsOfTime({ decideBy }: BoardDocument, before: Instant, now: Instant): readonly string[] {
  if (decideBy === null) return [];
  const passed = marks.find(mark => decideBy - before > mark && decideBy - now <= mark);
  if (passed !== undefined) return [`${roughly(passed)} left to decide.`];
  return before <= decideBy && now > decideBy ? ["The latest safe decision is past."] : [];
}
