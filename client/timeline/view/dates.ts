/** On which dates a runbook may be looked at. No browser in here. */
import { clockOf, dayText } from "../../../language/exports/timeline/clock.js";
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { t } from "./l10n.js";

/** The date it is planned for, then its fallbacks, by their numbers from 0. Empty where there is but one. */
export function datesOf({
  window,
  fallbacks = [],
  fallback,
  ...data
}: TimelineData): readonly (readonly [value: string, label: string])[] {
  const planned = fallback?.insteadOf ?? window;
  if (!planned || fallbacks.length === 0) return [];
  const clock = clockOf(data);
  return [
    ["", t("Planned: {0}", dayText(clock, planned.start))],
    ...fallbacks.map(({ start }, number) => [String(number), t("Fallback: {0}", dayText(clock, start))] as const),
  ];
}
