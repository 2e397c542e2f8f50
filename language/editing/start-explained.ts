/** Why an activity starts when it does, for who would move it: in words, with what to change instead. */

import { blocksAround } from "../plan/all-work.js";
import { partTitle } from "../plan/during.js";
import type { Activity, Block, During, Work } from "../plan/plan.js";
import { type Hold, holdsOf } from "../rules/order/waiting.js";
import type { Release } from "../schedule/release.js";
import { clock, lagBeside, when } from "../wording/times.js";
import { quoted } from "../wording/titles.js";

/** Why an activity without an `at` of its own cannot be moved. */
export function whyComputed(release: Release, activity: Activity): string {
  const { runbook, schedule } = release;
  const { work } = runbook;
  if (activity.during) return whyAlong(work, activity, activity.during);
  const planned = schedule.work.activities[activity.index]?.planned;
  if (!planned)
    return `${quoted(activity.title)} has no time because it is in a cycle. Remove one \`after\` of the cycle first.`;
  const own = `Or add an \`at\` to ${quoted(activity.title)}.`;
  const hold = holdsOf(release, "planned")[activity.index];
  const phase = phaseWithAt(work, activity);
  if (phase?.at?.at !== undefined && phase.at.at >= planned.start)
    return `Its time comes from the phase ${quoted(phase.title)}, which starts at ${clock(planned.start, release)}. Change the \`at\` of the phase. ${own}`;
  if (hold && hold.until === planned.start)
    return `Its time is computed: it starts ${after(work, hold)}. Change that one, or what it waits for. ${own}`;
  if (runbook.window?.start === planned.start)
    return `Its time is computed: it starts with the window, ${when(planned.start, release)}. Change the window. ${own}`;
  return `Its time is computed: it waits for nothing, so it starts at T${schedule.dated ? `, ${when(planned.start, release)}` : ""}. ${own}`;
}

/** Why neither the time nor the length of an activity that lasts as long as something else can be changed. */
export function whyAlong(work: Work, { title }: Activity, during: During): string {
  const along = quoted(partTitle(work, during));
  return `${quoted(title)} lasts as long as ${along}, so its times are those of ${along}. Change those, or write something else than \`during ${during.name}\`.`;
}

function phaseWithAt(work: Work, activity: Activity): Block | undefined {
  for (const block of blocksAround(work, activity)) if (block.at) return block;
  return undefined;
}

/** `when "Take a backup" ends`, `30m after "Take a backup" starts`, or `10m before "Take a backup" ends`. */
function after({ activities }: Work, { activity, since, lag }: Hold): string {
  const moment = `${quoted(activities[activity]?.title ?? "")} ${since}s`;
  return `${lagBeside(lag, "when")} ${moment}`;
}
