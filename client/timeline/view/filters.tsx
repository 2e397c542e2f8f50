/** Which activities are shown: by person, environment, risk and findings. */
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
      <Group
        title={t("People")}
        kind="owner"
        options={data.owners.map(({ key, title }) => [key, title])}
        chosen={owners}
        choose={next => choose({ ...filter, owners: next })}
      />
      {used.length > 0 && (
        <Group
          title={t("Environments")}
          kind="environment"
          options={used.map(each => [each, each])}
          chosen={environments}
          choose={next => choose({ ...filter, environments: next })}
        />
      )}
      <Group
        title={t("Risk")}
        kind="risk"
        options={risks.map(each => [each, riskNames()[each]])}
        chosen={chosenRisks}
        choose={next => choose({ ...filter, risks: next })}
      />
      <Group
        title={t("Findings")}
        kind="finding"
        options={severities.map(each => [each, severityNames()[each]])}
        chosen={findings}
        choose={next => choose({ ...filter, findings: next })}
      />
      <button type="button" id="show-all" disabled={asksNothing(filter)} onClick={() => choose({})}>
        {t("Show all")}
      </button>
    </Menu>
  );
}

interface GroupProps<Key extends string> {
  readonly title: string;
  readonly kind: string;
  readonly options: readonly (readonly [key: Key, label: string])[];
  readonly chosen: readonly Key[] | undefined;
  readonly choose: (chosen: readonly Key[]) => void;
}

function Group<Key extends string>({ title, kind, options, chosen, choose }: GroupProps<Key>) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {options.map(([key, label]) => (
        <Check
          key={key}
          id={`${kind} ${key}`}
          label={label}
          checked={chosen?.includes(key) === true}
          change={() => choose(toggled(chosen, key))}
        />
      ))}
    </fieldset>
  );
}

const riskNames = (): Readonly<Record<RiskKind, string>> => ({
  critical: t("On the critical path"),
  irreversible: t("Irreversible"),
  "no rollback": t("No rollback given"),
  overrun: t("May overrun the window"),
});

const severityNames = (): Readonly<Record<Severity, string>> => ({
  error: t("Errors"),
  warning: t("Warnings"),
  info: t("Infos"),
});
