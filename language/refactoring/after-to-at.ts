/**
 * Turns an `after` into a fixed `at`, where the activity then begins when it did: it waits for everything above it again.
 * The schedule stays as planned; when something moves, this stays.
 */
import { momentSaying } from "../editing/moment.js";
import type { Activity, Item, Runbook, Work } from "../plan/plan.js";
import type { Schedule, ScheduledWork } from "../schedule/schedule.js";
import { readZone } from "../time/zones.js";
import { changeOf } from "./change.js";
import { defaultsIn } from "./defaults.js";
import type { Refactoring } from "./refactoring.js";
import { plannedActivityOf, replacementFor, selected, surroundingOf } from "./statements.js";

export const afterToAt: Refactoring = ({ analysis, selection }) => {
  const { file, plan, schedule } = analysis;
  const around = surroundingOf(analysis, selected(file.text, selection));
  const activity = around?.activity && plannedActivityOf(analysis, around.activity);
  const after = around?.activity?.statements.find(({ $type }) => $type === "After");
  if (!around?.activity || !activity || !after || !plan.runbook || !schedule || activity.at || activity.during)
    return [];
  const scheduled = schedule.work.activities[activity.index];
  const start = scheduled && !scheduled.startInexact ? scheduled.planned?.start : undefined;
  if (start === undefined || !isFreeBy(plan.runbook.work, schedule.work, activity, start)) return [];
  const own =
    around.activity.statements.find(({ $type }) => $type === "Timezone") ?? defaultsIn(around.block).get("zone");
  const zone = own?.$type === "Timezone" ? own.zone : undefined;
  const moment = written(plan.runbook, schedule, start, zone);
  if (moment === undefined) return [];
  return [
    {
      title: `Start at a fixed time instead of waiting: \`at ${moment}\``,
      kind: "rewrite",
      make: () => changeOf(file, [replacementFor(file.text, after, `at ${moment}`)]),
    },
  ];
};

/** Whether everything above it has ended by then, for sure. */
function isFreeBy(work: Work, scheduled: ScheduledWork, activity: Activity, start: number): boolean {
  const block = work.blocks[activity.block];
  if (!block || block.kind === "parallel") return block !== undefined;
  const position = block.items.findIndex(({ kind, index }) => kind === "activity" && index === activity.index);
  return block.items.slice(0, position).every(item => hasEndedBy(work, scheduled, item, start));
}

function hasEndedBy(work: Work, scheduled: ScheduledWork, item: Item, time: number): boolean {
  if (item.kind === "block")
    return (work.blocks[item.index]?.items ?? []).every(each => hasEndedBy(work, scheduled, each, time));
  const activity = scheduled.activities[item.index];
  if (activity?.lasting) return true;
  return activity?.planned !== undefined && !activity.endInexact && activity.planned.end <= time;
}

/** @param zone the one in force where the time is written, as it is written; undefined where there is none */
function written(
  { zero, zone: shown, window }: Runbook,
  { dated }: Schedule,
  at: number,
  zone: string | undefined,
): string | undefined {
  const frame = { zero, dayZone: shown, window };
  if (!dated) return momentSaying("T+1h", at, { ...frame, zone: undefined });
  const reading = zone === undefined ? undefined : readZone(zone);
  if (reading?.kind === "zone") return momentSaying("2026-01-01 12:00", at, { ...frame, zone: reading.name });
  return momentSaying(`2026-01-01 12:00 ${shown}`, at, { ...frame, zone: undefined });
}
