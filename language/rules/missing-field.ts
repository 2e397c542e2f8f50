/** One field that every activity of a kind should have: what is missing everywhere is said once. */

import { allWorkOf } from "../plan/all-work.js";
import type { Fix, Related, RuleCode } from "../plan/finding.js";
import type { Activity, ActivityKind, Runbook } from "../plan/plan.js";
import { quoted } from "../wording/titles.js";
import { acceptedApart, aggregatedSentence, aggregateMissing } from "./aggregate.js";
import type { Report } from "./rule.js";

export interface MissingField {
  readonly code: RuleCode;
  readonly kind: ActivityKind;
  readonly lacks: (activity: Activity) => boolean;
  /** What it does not say, what none says and what most do not say, and why that matters: "says who is told". */
  readonly what: { readonly one: string; readonly none: string; readonly most: string };
  readonly remedy: string;
  /** What a related place says. */
  readonly short: string;
  readonly fixes: (activity: Activity) => readonly Fix[];
}

/** In the plan and in its rollbacks; silent about what could not be read. */
export function* reportMissingField(runbook: Runbook, field: MissingField): Iterable<Report> {
  const { code, kind, lacks, what, remedy, short, fixes } = field;
  const isConcerned = (activity: Activity): boolean => activity.kind === kind;
  const isLacking = (activity: Activity): boolean => !activity.broken && lacks(activity);
  const apart = acceptedApart(runbook, code);
  for (const work of allWorkOf(runbook)) {
    for (const each of aggregateMissing(work, isConcerned, isLacking, apart)) {
      if (each.kind === "one") {
        const { title, head } = each.activity;
        yield { message: `${quoted(title)} ${what.one}. ${remedy}.`, place: head, fixes: () => fixes(each.activity) };
        continue;
      }
      const { block, activities, concerned } = each;
      yield {
        message: `${aggregatedSentence(block.title, activities.length, concerned, nouns[kind], what)}. ${remedy} to each.`,
        place: block.head,
        related: activities.map(({ head }): Related => ({ message: short, place: head })),
        concerns: activities.map(({ head }) => head),
      };
    }
  }
}

const nouns: Readonly<Record<ActivityKind, { readonly one: string; readonly many: string }>> = {
  step: { one: "step", many: "steps" },
  check: { one: "check", many: "checks" },
  notify: { one: "message", many: "messages" },
  gate: { one: "gate", many: "gates" },
  wait: { one: "wait", many: "waits" },
};
