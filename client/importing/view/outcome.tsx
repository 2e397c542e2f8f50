/** What the import makes: the text, what is found in it, what is missing, and what became of every cell. */
import type { ImportPreview } from "../../../server/protocol.js";
import { countsInWords } from "../../counts.js";
import { english, t } from "../../timeline/view/l10n.js";
import { Finding } from "../../timeline/view/severity.js";

/** In a line: what is found, and the sums. */
export function standing({ counts, sums }: ImportPreview): string {
  const found = countsInWords(counts, t);
  return [
    ...(found.length > 0 ? found : [t("no findings")]),
    t("{0} of {1} cells became statements", sums.statements, sums.all),
  ].join(" · ");
}

export function Findings({ preview: { findings, counts } }: { readonly preview: ImportPreview }) {
  const more = counts.errors + counts.warnings + counts.infos - findings.length;
  return (
    <section id="findings">
      <h2 id="findings-title">{t("What is found in it")}</h2>
      {findings.length === 0 && <p>{t("no findings")}</p>}
      <ul class="findings">
        {findings.map(({ code, severity, message, line }, index) => (
          <li key={`${code} ${index}`} data-code={code}>
            <Finding severity={severity} message={message} />
            {line !== undefined && (
              <button type="button" class="link" onClick={() => showLine(line)}>
                {t("line {0}", line)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{more === 1 ? t("and 1 more finding") : t("and {0} more findings", more)}</p>}
    </section>
  );
}

function lineId(number: number): string {
  return `runbook-line-${number}`;
}

/** Brings a line of the runbook into view, and marks it. */
function showLine(number: number): void {
  for (const marked of document.querySelectorAll(".code .marked")) marked.classList.remove("marked");
  const line = document.getElementById(lineId(number));
  line?.classList.add("marked");
  line?.scrollIntoView({ block: "center" });
  line?.closest<HTMLElement>("pre")?.focus({ preventScroll: true });
}

interface MissingProps {
  readonly missing: ImportPreview["missing"];
  /** What the reader could not take. */
  readonly troubles: readonly string[];
}

/** Places that are named of each. */
const mostPlaces = 5;

export function Missing({ missing, troubles }: MissingProps) {
  if (missing.length + troubles.length === 0) return null;
  return (
    <section id="missing">
      <h2 id="missing-title">{t("What only you can say")}</h2>
      <ul class="plain">
        {missing.map(({ about, message, addresses }) => (
          <li key={message} {...(about === "zone" ? {} : english)}>
            {about === "zone" ? t("No time zone is written: choose the one that is meant above.") : message}
            {addresses.length > 0 && (
              <span class="soft">
                {" "}
                {addresses.slice(0, mostPlaces).join(", ")}
                {addresses.length > mostPlaces && " …"}
              </span>
            )}
          </li>
        ))}
        {troubles.map(trouble => (
          <li key={trouble} {...english}>
            {trouble}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lines that are shown: the page is to be read, and what is inserted is whole. */
const mostLines = 1_000;

interface RunbookTextProps {
  readonly id: "runbook" | "roster";
  readonly title: string;
  readonly text: string;
}

export function RunbookText({ id, title, text }: RunbookTextProps) {
  const lines = text.trimEnd().split("\n");
  const more = lines.length - mostLines;
  return (
    <section id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      <pre class="code" tabIndex={0} role="region" aria-labelledby={`${id}-title`} {...english}>
        {lines.slice(0, mostLines).map((line, index) => (
          <span key={index} {...(id === "runbook" ? { id: lineId(index + 1) } : {})}>
            {line}
            {"\n"}
          </span>
        ))}
      </pre>
      {more > 0 && <p class="soft">{more === 1 ? t("and 1 more line") : t("and {0} more lines", more)}</p>}
    </section>
  );
}

export function Cells({ preview: { sums, dropped } }: { readonly preview: ImportPreview }) {
  const more = sums.dropped - dropped.length;
  return (
    <section id="cells">
      <h2 id="cells-title">{t("What became of every cell")}</h2>
      <p>
        {t(
          "Cells: {0}. Statements: {1}, notes: {2}, left out: {3}.",
          sums.all,
          sums.statements,
          sums.notes,
          sums.dropped,
        )}
      </p>
      {dropped.length > 0 && (
        <details id="dropped">
          <summary>{t("What was left out, and why")}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("Where")}</th>
                <th scope="col">{t("What")}</th>
                <th scope="col">{t("Why")}</th>
              </tr>
            </thead>
            <tbody>
              {dropped.map(({ table, address, shown, because }) => (
                <tr key={`${table} ${address} ${shown}`}>
                  <td {...english}>{address}</td>
                  <td class="written">{shown}</td>
                  <td {...english}>{because}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p class="soft">{t("and {0} more", more)}</p>}
        </details>
      )}
    </section>
  );
}
