/** The row of controls above the picture: plain HTML, in the editor's own colours. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import type { RowOrder } from "../../../language/exports/timeline/view.js";
import type { OfferedFormat } from "../messages.js";
import { contingenciesOf } from "./contingencies.js";
import { Button, Check, Select, Toggle } from "./controls.js";
import { datesOf } from "./dates.js";
import { FilterMenu } from "./filters.js";
import { t } from "./l10n.js";
import { Menu } from "./menu.js";
import { type Choices, rowOrders, type ViewState } from "./state.js";
import { zonesOf } from "./zones.js";

export interface ToolbarActions {
  readonly choose: (choices: Partial<Choices>) => void;
  readonly mode: (mode: ViewState["mode"]) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Shows the runbook on a fallback, or on the date it is planned for. */
  readonly date: (fallback: number | undefined) => void;
  /** Has a contingency strike, by its name, or none. */
  readonly whatIf: (name: string | undefined) => void;
  readonly compare: () => void;
  readonly save: (format: OfferedFormat["format"]) => void;
  readonly help: () => void;
}

interface ToolbarProps {
  readonly data: TimelineData | undefined;
  readonly state: ViewState;
  readonly readerZone: string;
  readonly formats: readonly OfferedFormat[];
  readonly actions: ToolbarActions;
}

export function Toolbar({ data, state: { choices, mode }, readerZone, formats, actions }: ToolbarProps) {
  const { rows, zoom, density, cutQuiet, filter, secondZone } = choices;
  const { choose } = actions;
  const dates = data ? datesOf(data) : [];
  const inPicture = mode === "picture";
  const percent = `${Math.round(zoom * 100)} %`;
  return (
    <div class="toolbar" role="toolbar" aria-label={t("Timeline")}>
      <Select
        id="rows"
        label={t("Rows")}
        value={rows}
        options={rowOrders.map(order => [order, orderNames()[order]])}
        change={value => choose({ rows: rowOrders.find(each => each === value) ?? "phase" })}
      />
      {dates.length > 0 && (
        <Select
          id="date"
          label={t("Date")}
          value={String(data?.fallback?.number ?? "")}
          options={dates}
          change={value => actions.date(value === "" ? undefined : Number(value))}
        />
      )}
      {data?.contingencies && (
        <Select
          id="what-if"
          label={t("What if")}
          value={choices.whatIf ?? ""}
          options={contingenciesOf(data)}
          change={value => actions.whatIf(value === "" ? undefined : value)}
        />
      )}
      {data?.dated !== false && (
        <Select
          id="zone"
          label={t("Second time zone")}
          value={secondZone ?? ""}
          options={zonesOf(data, readerZone)}
          change={value => choose({ secondZone: value === "" ? undefined : value })}
        />
      )}
      <input
        id="search"
        type="search"
        placeholder={t("Search")}
        aria-label={t("Search activities")}
        value={filter.search ?? ""}
        onInput={({ currentTarget }) => choose({ filter: { ...filter, search: currentTarget.value } })}
      />
      {data && <FilterMenu data={data} filter={filter} choose={next => choose({ filter: next })} />}
      <Menu id="view" label={t("View")} title={t("How the picture is drawn")}>
        <Check
          id="compact"
          label={t("Compact rows")}
          checked={density === "compact"}
          change={on => choose({ density: on ? "compact" : "comfortable" })}
        />
        <Check id="cut" label={t("Hide long quiet times")} checked={cutQuiet} change={on => choose({ cutQuiet: on })} />
        <button id="compare" type="button" disabled={!data} onClick={actions.compare}>
          {t("Compare with…")}
        </button>
      </Menu>
      <span class="group" role="group" aria-label={t("Zoom")}>
        <Button
          id="zoom-out"
          label={t("Zoom out")}
          click={() => actions.zoomBy(1 / 1.5)}
          disabled={!inPicture || zoom <= 1}
        >
          −
        </Button>
        <Button id="fit" label={t("{0}: fit everything in", percent)} click={actions.fit} disabled={!inPicture}>
          {percent}
        </Button>
        <Button id="zoom-in" label={t("Zoom in")} click={() => actions.zoomBy(1.5)} disabled={!inPicture}>
          +
        </Button>
      </span>
      <div class="end">
        <span class="group" role="group" aria-label={t("Shown as")}>
          <Toggle id="as-picture" label={t("Picture")} pressed={inPicture} click={() => actions.mode("picture")} />
          <Toggle id="as-table" label={t("Table")} pressed={!inPicture} click={() => actions.mode("table")} />
        </span>
        <Menu id="export" label={t("Export")} title={t("Save as a file")}>
          {formats.map(({ format, title }) => (
            <button
              key={format}
              type="button"
              data-format={format}
              disabled={!data}
              onClick={() => actions.save(format)}
            >
              {title}
            </button>
          ))}
        </Menu>
        <Button id="help-button" label={t("Help and keys")} click={actions.help}>
          ?
        </Button>
      </div>
    </div>
  );
}

const orderNames = (): Readonly<Record<RowOrder, string>> => ({
  phase: t("By phase"),
  owner: t("By owner"),
  team: t("By team"),
  load: t("Load by person"),
});
