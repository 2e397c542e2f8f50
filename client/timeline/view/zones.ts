/** Which second time zones there are to choose from. No browser in here. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { t } from "./l10n.js";

/** None, then the zones of the runbook's people, then the reader's own. */
export function zonesOf(
  data: TimelineData | undefined,
  readerZone: string,
): readonly (readonly [value: string, label: string])[] {
  const [own, ...others] = data?.zones ?? [];
  const all = others
    .filter(({ name }) => name !== own?.name)
    .map(({ name, city }) => [name, name === readerZone ? t("{0} (yours)", city) : city] as const);
  return [["", t("No second zone")], ...all];
}
