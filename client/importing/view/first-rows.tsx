/** The first rows of the table, as they stand. */
import type { ImportHead } from "../../../server/protocol.js";
import { t } from "../../timeline/view/l10n.js";

export function FirstRows({ head: { rows, more } }: { readonly head: ImportHead }) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return (
    <section id="rows">
      <h2 id="rows-title">{t("First rows")}</h2>
      <div class="scrolled" tabIndex={0} role="region" aria-labelledby="rows-title">
        <table>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column} class="written">
                    {row[column] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="soft">{more === 1 ? t("and 1 more row") : t("and {0} more rows", more)}</p>}
    </section>
  );
}
