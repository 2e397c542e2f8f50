/** Which activities are shown: by person, environment, risk and findings. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { asksNothing } from "../../../language/exports/timeline/filter.js";
import type { RiskKind, TimelineFilter } from "../../../language/exports/timeline/view.js";
import { type ElementNode, element } from "./element.js";
import { menu } from "./menu.js";
import { risks, severities, toggled } from "./state.js";
import { check } from "./toolbar.js";

const riskWords: Readonly<Record<RiskKind, string>> = {
  critical: "On the critical path",
  irreversible: "Irreversible",
  "no rollback": "No rollback said",
  overrun: "May overrun the window",
};

const severityWords = { error: "Errors", warning: "Warnings", info: "Infos" } as const;

export function filterMenu(
  data: TimelineData,
  filter: TimelineFilter,
  choose: (filter: TimelineFilter) => void,
): ElementNode {
  const environments = [...new Set(data.activities.flatMap(({ environment }) => environment ?? []))];
  const { search: _, ...ticked } = filter;
  const count = Object.values(ticked).reduce((sum, each) => sum + (each?.length ?? 0), 0);
  return menu("filter", count > 0 ? `Filter (${count})` : "Filter", "Show only some of the activities", [
    group(
      "People",
      data.owners.map(({ key, title }) =>
        check(`owner ${key}`, title, filter.owners?.includes(key) === true, () =>
          choose({ ...filter, owners: toggled(filter.owners, key) }),
        ),
      ),
    ),
    ...(environments.length > 0
      ? [
          group(
            "Environments",
            environments.map(each =>
              check(`environment ${each}`, each, filter.environments?.includes(each) === true, () =>
                choose({ ...filter, environments: toggled(filter.environments, each) }),
              ),
            ),
          ),
        ]
      : []),
    group(
      "Risk",
      risks.map(each =>
        check(`risk ${each}`, riskWords[each], filter.risks?.includes(each) === true, () =>
          choose({ ...filter, risks: toggled(filter.risks, each) }),
        ),
      ),
    ),
    group(
      "Findings",
      severities.map(each =>
        check(`finding ${each}`, severityWords[each], filter.findings?.includes(each) === true, () =>
          choose({ ...filter, findings: toggled(filter.findings, each) }),
        ),
      ),
    ),
    element(
      "button",
      {
        key: "all",
        attributes: { type: "button", id: "show-all", disabled: asksNothing(filter) },
        on: { click: () => choose({}) },
      },
      ["Show all"],
    ),
  ]);
}

function group(title: string, children: readonly ElementNode[]): ElementNode {
  return element("fieldset", { key: title }, [element("legend", {}, [title]), ...children]);
}
