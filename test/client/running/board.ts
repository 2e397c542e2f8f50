/** A run as the editor is told of it, at a minute of a night. */
import type { ShownRun } from "../../../client/running/words.js";
import type { Range } from "../../../language/index.js";
import { boardDocument } from "../../../language/run/board-document.js";
import { logOf, runOf, type Telling, utc } from "../../support/runs.js";

const text = `team dba "Databases" { contact "#dba" timezone Europe/London }
person ana "Ana" { timezone Europe/London contact "#ana" }
person ben "Ben" { timezone Asia/Kolkata contact "+91 98 5555 0110" }
person cyd "Cyd" { team dba timezone Europe/London contact "#cyd" }
environment staging

runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 06:00
  coordinator ana
  decider cyd
  owner ana or ben
  step prepare "Prepare" { takes 30m at most 40m rollback "Prepare back" { takes 10m } }
  step copy "Copy" { owner dba takes 20m rollback none because "nothing changes" }
  step last "Last" { owner ben or ana at 05:00 takes 20m rollback "Last back" { takes 10m } }
}
`;
/** The same with a gate that takes no time. */
export const withGate = text.replace(
  "  step copy",
  '  gate decide "Decide" { requires "green" otherwise rollback }\n  step copy',
);

const start = utc("2026-06-03 04:00");
const opened: Telling = { kind: "opened", at: start };

export const begun = (activity: string, minute: number): Telling => ({
  kind: "started",
  activity,
  at: start + 60 * minute,
});
export const done = (activity: string, minute: number): Telling => ({
  kind: "done",
  activity,
  at: start + 60 * minute,
});
export const at = (minute: number): number => start + 60 * minute;

/** As it stands so many minutes after four. */
export function shownAt(minute: number, said: readonly Telling[], first = opened, written = text): ShownRun {
  const log = logOf(start, [first, ...said]);
  const { plan, forecast } = runOf(written, log, at(minute));
  const place = (line: number) => {
    const range: Range = { start: { line, character: 2 }, end: { line, character: 9 } };
    return { uri: "file:///release.runbook", range };
  };
  const board = boardDocument(plan, forecast, log, { file: "release.runbook", log: "release.run.jsonl" });
  const places = Object.fromEntries(board.activities.map(({ name }, index) => [name, place(12 + index)]));
  return { kind: "run", log: "file:///release.run.jsonl", board, places, head: place(6), hasChanged: false };
}
