/** Which contingencies may strike. No browser in here. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { t } from "./l10n.js";

/** None, then each by its name. */
export function contingenciesOf({
  contingencies = [],
}: Pick<TimelineData, "contingencies">): readonly (readonly [value: string, label: string])[] {
  return [
    ["", t("As planned")],
    ...contingencies.map(({ name, title }) => [name, t("What if: {0}", title || name)] as const),
  ];
}
