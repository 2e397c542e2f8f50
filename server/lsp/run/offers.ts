/** What runs have measured, offered as changes of the text: how long things take, and the rehearsals that took place. */
import type { Edit, Place } from "../../../language/index.js";
import { progressOf } from "../../../language/run/fold.js";
import { measuredBy, rehearsalStatement } from "../../../language/run/measured.js";
import { type Review, reviewOf } from "../../../language/run/review.js";
import { count } from "../../../language/wording/lists.js";
import { duration } from "../../../language/wording/times.js";
import type { Planned } from "../../run/opened.js";
import type { LogReading } from "../../run/store.js";

/** Where it is offered, and what it changes. */
export interface RunOffer {
  readonly place: Place;
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Of the text as it is now: what has the same name in another version of it is the same. */
export function runOffers({ plan, schedule }: Planned, logs: readonly LogReading[], now: number): readonly RunOffer[] {
  const { runbook } = plan;
  const reviews: Review[] = [];
  const rehearsals: RunOffer[] = [];
  for (const read of logs) {
    if (read.kind !== "log") continue;
    const progress = progressOf(plan, read.events);
    reviews.push(reviewOf(plan, schedule, progress, progress.closed?.at ?? now));
    const fix = rehearsalStatement(runbook, progress);
    if (fix) rehearsals.push({ place: firstLine(runbook.head), title: fix.title, edits: fix.edits });
  }
  const measured = measuredBy(runbook, reviews).flatMap(
    ({ activity, runs, median, worst, fix }): readonly RunOffer[] => {
      const { takes } = runbook.work.activities[activity] ?? {};
      const [edit] = fix?.edits ?? [];
      if (!fix || !edit || !takes) return [];
      const title = `Set it to what was measured: \`${edit.newText}\` (${count(runs, "run")}, median ${duration(median)}, worst ${duration(worst)})`;
      return [{ place: takes.place, title, edits: fix.edits }];
    },
  );
  return [...measured, ...rehearsals];
}

function firstLine({ uri, range }: Place): Place {
  return { uri, range: { start: { line: range.start.line, character: 0 }, end: range.end } };
}
