/** What lies in what: a runbook's works, and the blocks and activities of a work. */
import type { Activity, Block, Item, Runbook, Work } from "./plan.js";

/** The plan itself, then what is inside its rollbacks and contingencies. */
export function allWorkOf(runbook: Pick<Runbook, "work" | "rollbacks" | "contingencies">): readonly Work[] {
  return [runbook.work, ...workApartOf(runbook)];
}

/** What is inside rollbacks and contingencies: it has no place in the plan's time. */
export function workApartOf({
  rollbacks,
  contingencies,
}: Pick<Runbook, "rollbacks" | "contingencies">): readonly Work[] {
  const apart: Work[] = [];
  for (const { work } of rollbacks) if (work) apart.push(work);
  for (const { work } of contingencies) if (work) apart.push(work);
  return apart;
}

/** Indexes of all activities in a block, at any depth. */
export function activitiesIn(work: Work, block: number): readonly number[] {
  return (work.blocks[block]?.items ?? []).flatMap(item =>
    item.kind === "activity" ? [item.index] : activitiesIn(work, item.index),
  );
}

/** The activities of a part of the plan that have times of their own: not what lasts as long as something else. */
export function timedIn(work: Work, { kind, index }: Item): readonly number[] {
  const all = kind === "activity" ? [index] : activitiesIn(work, index);
  return all.filter(each => !work.activities[each]?.during);
}

/** The blocks around an activity, the innermost first. */
export function* blocksAround({ blocks }: Work, { block }: Pick<Activity, "block">): Iterable<Block> {
  for (let around = blocks[block]; around; around = blocks[around.parent ?? -1]) yield around;
}

/** The nearest phase around an activity. */
export function phaseOf(work: Work, activity: Pick<Activity, "block">): Block | undefined {
  for (const block of blocksAround(work, activity)) if (block.kind === "phase") return block;
  return undefined;
}
