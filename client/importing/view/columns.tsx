/** The columns as they were recognised, each with a choice of what it says. */
import type { ImportColumn, ImportPreview } from "../../../server/protocol.js";
import { Select } from "../../timeline/view/controls.js";
import { english, t } from "../../timeline/view/l10n.js";
import { roleOptions } from "./roles.js";

interface ColumnsProps {
  readonly preview: ImportPreview;
  readonly map: Readonly<Record<string, string>>;
  readonly choose: (key: string, role: string | undefined) => void;
}

export function Columns({ preview, map, choose }: ColumnsProps) {
  const { columns, tables } = preview;
  const taken = tables.filter(({ isTaken }) => isTaken);
  return (
    <section id="columns">
      <h2 id="columns-title">{t("Columns")}</h2>
      {columns.length === 0 && <p>{t("No columns were found.")}</p>}
      {taken.map(({ place }) => (
        <table key={place} class="columns">
          {taken.length > 1 && <caption {...english}>{place}</caption>}
          <thead>
            <tr>
              <th scope="col">{t("Column")}</th>
              <th scope="col">{t("What it says")}</th>
              <th scope="col">{t("Recognised")}</th>
              <th scope="col">{t("For example")}</th>
            </tr>
          </thead>
          <tbody>
            {columns
              .filter(({ table }) => table === place)
              .map(column => (
                <ColumnRow key={column.index} column={column} chosen={map[column.key]} choose={choose} />
              ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

interface ColumnRowProps {
  readonly column: ImportColumn;
  readonly chosen: string | undefined;
  readonly choose: ColumnsProps["choose"];
}

/** The value for a choice that is taken back. */
const recognised = "recognised";

function ColumnRow({ column, chosen, choose }: ColumnRowProps) {
  const { table, index, key, role, by, zone } = column;
  const name = column.header === "" ? t("Column {0}", index + 1) : column.header;
  const value = chosen ?? role ?? "none";
  const back: readonly (readonly [string, string])[] =
    chosen === undefined ? [] : [[recognised, t("As it was recognised")]];
  return (
    <tr data-column={key} data-table={table}>
      <th scope="row">
        <span class="written">{name}</span>
        {zone !== undefined && <span class="soft"> {zone}</span>}
      </th>
      <td>
        <Select
          id={`role-${index}`}
          label={t("What {0} says", name)}
          value={value}
          options={[...roleOptions(value), ...back]}
          change={next => choose(key, next === recognised ? undefined : next)}
        />
      </td>
      <td class="soft">{byInWords(by)}</td>
      <td class="written samples">{column.samples.join(" · ")}</td>
    </tr>
  );
}

function byInWords(by: ImportColumn["by"]): string {
  switch (by) {
    case "name":
      return t("By its name");
    case "content":
      return t("By its content");
    case "map":
      return t("Chosen");
    case "nothing":
      return t("Not recognised");
  }
}
