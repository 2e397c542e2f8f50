/** What is the same for everything in a runbook, as far as what is judged one by one depends on it. */
import type { Accept, Block, Plan } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import { type Staff, staffOf } from "../staffing/staff.js";
import type { TimeContext } from "../wording/times.js";

export interface RunbookContext extends TimeContext {
  readonly staff: Staff;
  readonly accepts: readonly Accept[];
  /** What stands in what, where an accept names it. */
  readonly blocks: readonly Block[] | undefined;
}

/** The very same object as before where nothing in it has changed. */
export function runbookContextOf(
  plan: Plan,
  { runbook, schedule }: Release,
  before: RunbookContext | undefined,
): RunbookContext {
  const staff = staffOf(plan);
  const { zone, accepts, work } = runbook;
  const blocks = accepts.some(({ on }) => on) ? work.blocks : undefined;
  const { dated } = schedule;
  const isSame =
    before?.staff === staff &&
    before.runbook.zone === zone &&
    before.schedule.dated === dated &&
    before.blocks === blocks &&
    before.accepts.length === accepts.length &&
    before.accepts.every((accept, index) => accept === accepts[index]);
  return isSame ? before : { staff, accepts, blocks, runbook: { zone }, schedule: { dated } };
}
