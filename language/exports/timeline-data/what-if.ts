/** What a contingency makes of the plan when it strikes: the planner's own schedule of it, beside the plan. */
import type { Plan } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Span } from "../../schedule/schedule.js";
import { type Struck, struckPlan } from "../../schedule/what-if/struck.js";
import { endsThen, overBy, whatIf } from "../../schedule/what-if/what-if.js";
import { whoCanIn } from "../../staffing/capable.js";
import { inWorstCase } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { outcomeInWords, strikesInWords } from "../../wording/what-if.js";
import type { TimelineWhatIf } from "../timeline/data.js";
import { ownersInWords } from "./owners.js";

/** Undefined where there is none of that name, and where it cannot strike. */
export function whatIfOf(release: Release, plan: Plan, name: string): TimelineWhatIf | undefined {
  const contingency = release.runbook.contingencies.find(each => each.name === name);
  const struck = contingency && whatIf(release, contingency);
  if (!struck) return undefined;
  const { span, activities, rollback, left, ...after } = struckPlan(release, struck, whoCanIn(plan));
  const inside = (contingency.work?.activities ?? []).flatMap((activity, index) => {
    const planned = activities[index]?.planned;
    return planned ? [{ ...planned, title: activity.title, ownerText: ownersInWords(activity.owners, plan) }] : [];
  });
  const whole = { ...span.planned, title: contingency.title, ownerText: ownersInWords(contingency.owners, plan) };
  return {
    name,
    title: contingency.title,
    says: [
      `What if: ${inWorstCase(struck.mode)}${quoted(contingency.title)} strikes ${strikesInWords(struck, release)}`,
      `Then ${outcomeInWords(struck, release)}`,
    ],
    ...span.planned,
    ...(struck.moment ? { anchor: struck.moment.activity } : {}),
    activities: inside.length > 0 ? inside : [whole],
    moved: movedBy(release, after.schedule),
    left: left.flatMap((isLeft, index) => (isLeft ? [index] : [])),
    ...(rollback ? { rollback } : {}),
    ends: endsThen(struck),
    isLate: overBy(struck) > 0,
  };
}

/** Those that happen at another time then, as planned. */
function movedBy({ schedule }: Release, after: Struck["schedule"]): TimelineWhatIf["moved"] {
  return after.work.activities.flatMap(({ planned }, activity) => {
    const before = schedule.work.activities[activity]?.planned;
    return planned && before && planned.start !== before.start ? [{ activity, ...planned }] : [];
  });
}

/** All that is drawn of it. */
export function spansOfWhatIf({ start, end, activities, moved, rollback, ends }: TimelineWhatIf): readonly Span[] {
  const spans = [{ start, end }, ...activities, ...moved, ...(rollback ? [rollback] : []), { start: ends, end: ends }];
  return spans.map(each => ({ start: each.start, end: each.end }));
}
