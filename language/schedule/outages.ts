/** How long users do without something: from the start of one activity or phase to the end of another. */
import type { Item, Outage, Work } from "../plan/plan.js";
import type { Mode, ScheduledWork, Span } from "./schedule.js";

/**
 * When an outage begins and ends, as two instants of the plan: the end lies before the beginning where the plan has them the other way round.
 * Undefined where one of the two has no time.
 */
export function outageSpan({ from, to }: Outage, work: ScheduledWork, mode: Mode): Span | undefined {
  const [begin, finish] = [spanOf(from.item, work, mode), spanOf(to.item, work, mode)];
  return begin && finish && { start: begin.start, end: finish.end };
}

/** Whether it begins exactly then, as no duration and no time is missing before it: its end is at least what is said. */
export function beginsExactly(
  { from }: Outage,
  { activities }: ScheduledWork,
  { blocks }: Pick<Work, "blocks">,
): boolean {
  const isExact = ({ kind, index }: Item): boolean =>
    kind === "activity"
      ? activities[index]?.startInexact === false || activities[index]?.lasting === true
      : (blocks[index]?.items.every(isExact) ?? false);
  return isExact(from.item);
}

function spanOf({ kind, index }: Item, { activities, blocks }: ScheduledWork, mode: Mode): Span | undefined {
  return kind === "activity" ? activities[index]?.[mode] : blocks[index]?.[mode];
}
