/** Which activities are shown: by person, environment, risk and findings. */
import type { ComponentChildren } from "preact";
import type { Severity, TimelineData } from "../../../language/exports/timeline/data.js";
import { asksNothing } from "../../../language/exports/timeline/filter.js";
import type { RiskKind, TimelineFilter } from "../../../language/exports/timeline/view.js";
import { Check } from "./controls.js";
import { t } from "./l10n.js";
import { Menu } from "./menu.js";
import { risks, severities, toggled } from "./state.js";

interface FilterProps {
  readonly data: TimelineData;
  readonly filter: TimelineFilter;
  readonly choose: (filter: TimelineFilter) => void;
}

export function FilterMenu({ data, filter, choose }: FilterProps) {
  const { owners, environments, risks: chosenRisks, findings } = filter;
  const count = [owners, environments, chosenRisks, findings].reduce((sum, each) => sum + (each?.length ?? 0), 0);
  const used = [...new Set(data.activities.flatMap(({ environment }) => environment ?? []))];
  return (
    <Menu
      id="filter"
      label={count > 0 ? t("Filter ({0})", count) : t("Filter")}
      title={t("Show only some of the activities")}
    >
      <Group title={t("People")}>
        {data.owners.map(({ key, title }) => (
          <Check
            key={key}
            id={`owner ${key}`}
            label={title}
            checked={owners?.includes(key) === true}
            change={() => choose({ ...filter, owners: toggled(owners, key) })}
          />
        ))}
      </Group>
      {used.length > 0 && (
        <Group title={t("Environments")}>
          {used.map(each => (
            <Check
              key={each}
              id={`environment ${each}`}
              label={each}
              checked={environments?.includes(each) === true}
              change={() => choose({ ...filter, environments: toggled(environments, each) })}
            />
          ))}
        </Group>
      )}
      <Group title={t("Risk")}>
        {risks.map(each => (
          <Check
            key={each}
            id={`risk ${each}`}
            label={riskName(each)}
            checked={chosenRisks?.includes(each) === true}
            change={() => choose({ ...filter, risks: toggled(chosenRisks, each) })}
          />
        ))}
      </Group>
      <Group title={t("Findings")}>
        {severities.map(each => (
          <Check
            key={each}
            id={`finding ${each}`}
            label={severityName(each)}
            checked={findings?.includes(each) === true}
            change={() => choose({ ...filter, findings: toggled(findings, each) })}
          />
        ))}
      </Group>
      <button type="button" id="show-all" disabled={asksNothing(filter)} onClick={() => choose({})}>
        {t("Show all")}
      </button>
    </Menu>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function riskName(risk: RiskKind): string {
  switch (risk) {
    case "critical":
      return t("On the critical path");
    case "irreversible":
      return t("Irreversible");
    case "no rollback":
      return t("No rollback given");
    case "overrun":
      return t("May overrun the window");
  }
}

function severityName(severity: Severity): string {
  switch (severity) {
    case "error":
      return t("Errors");
    case "warning":
      return t("Warnings");
    case "info":
      return t("Infos");
  }
}
