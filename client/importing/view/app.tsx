/** What is on the page: what was recognised and can be corrected, beside what it makes. */

import type { ImportPreview } from "../../../server/protocol.js";
import { Button, Select } from "../../timeline/view/controls.js";
import { english, t } from "../../timeline/view/l10n.js";
import type { PeopleIn, Shown } from "../messages.js";
import { Columns } from "./columns.js";
import { FirstRows } from "./first-rows.js";
import { Cells, Findings, Missing, RunbookText, standing } from "./outcome.js";

export interface AppActions {
  /** Undefined: all that look like a plan. */
  readonly table: (place: string | undefined) => void;
  readonly zone: (zone: string | undefined) => void;
  readonly otherZone: () => void;
  readonly people: (people: PeopleIn) => void;
  /** Undefined: as it is recognised. */
  readonly column: (key: string, role: string | undefined) => void;
  readonly insert: () => void;
}

interface AppProps {
  readonly shown: Shown;
  readonly actions: AppActions;
}

export function App({ shown, actions }: AppProps) {
  const { name, result, isBusy } = shown;
  const preview = result?.kind === "imported" ? result : undefined;
  return (
    <>
      <main class="import" aria-busy={isBusy}>
        <header class="summary">
          <h1>{t("Import {0}", name)}</h1>
          {preview && <Standing preview={preview} />}
        </header>
        {preview && <Controls shown={shown} preview={preview} actions={actions} />}
        {result?.kind === "refused" && (
          <p class="banner" role="alert">
            {t("It was not imported:")} <span {...english}>{result.why}</span>
          </p>
        )}
        {preview && (
          <div class="sides">
            <div class="side">
              <Columns preview={preview} map={shown.choices.map} choose={actions.column} />
              {preview.head && <FirstRows head={preview.head} />}
              <Cells preview={preview} />
            </div>
            <div class="side">
              <Findings preview={preview} />
              <Missing missing={preview.missing} troubles={preview.troubles} />
              <RunbookText id="runbook" title={t("The runbook")} text={preview.runbook} />
              {preview.roster !== undefined && (
                <RunbookText id="roster" title={t("People, in {0}", shown.rosterName)} text={preview.roster} />
              )}
            </div>
          </div>
        )}
      </main>
      <div class="said" aria-live="polite">
        {isBusy || !preview ? t("Reading…") : standing(preview)}
      </div>
    </>
  );
}

function Standing({ preview }: { readonly preview: ImportPreview }) {
  return (
    <>
      <strong class={`verdict ${preview.verdict}`}>{preview.verdict === "go" ? "GO" : "NO-GO"}</strong>
      <span class="counts">{standing(preview)}</span>
    </>
  );
}

interface ControlsProps extends AppProps {
  readonly preview: ImportPreview;
}

function Controls({ shown, preview, actions }: ControlsProps) {
  const { choices, ownZone, rosterName, rosterThere, isBusy } = shown;
  const { tables } = preview;
  const zones = [...new Set([ownZone, ...(choices.zone === undefined ? [] : [choices.zone])])];
  const people: readonly (readonly [PeopleIn, string])[] = [
    ...(rosterThere === undefined ? [] : [["roster", t("Those of {0}", rosterThere)] as const]),
    ["runbook", t("Declared in the runbook")],
    ["file", t("In a file of their own, {0}", rosterName)],
  ];
  return (
    <div class="toolbar">
      {tables.length > 1 && (
        <span class="choice">
          <label for="table">{t("Table")}</label>
          <Select
            id="table"
            label={t("Table")}
            value={choices.table ?? ""}
            options={[
              ["", t("All that look like a plan")],
              ...tables.map(({ place, rows }) => [place, t("{0} ({1} rows)", place, rows)] as const),
            ]}
            change={place => actions.table(place === "" ? undefined : place)}
          />
        </span>
      )}
      <span class="choice">
        <label for="zone">{t("Time zone")}</label>
        <Select
          id="zone"
          label={t("Time zone")}
          value={choices.zone ?? ""}
          options={[
            ["", t("As the table says")],
            ...zones.map(zone => [zone, zone === ownZone ? t("{0} (yours)", zone) : zone] as const),
          ]}
          change={zone => actions.zone(zone === "" ? undefined : zone)}
        />
      </span>
      <Button id="other-zone" label={t("Another time zone…")} click={actions.otherZone}>
        {t("Another time zone…")}
      </Button>
      <span class="choice">
        <label for="people">{t("People")}</label>
        <Select
          id="people"
          label={t("People")}
          value={choices.people}
          options={people}
          change={value => actions.people(people.find(([each]) => each === value)?.[0] ?? "runbook")}
        />
      </span>
      <span class="space" />
      <button id="insert" type="button" class="primary" disabled={isBusy} onClick={actions.insert}>
        {t("Insert Runbook")}
      </button>
    </div>
  );
}
