/** The help overlay: every key, from the same table that the keys are found in, and what the shapes mean. */
import { variableInk as ink } from "../../../language/exports/timeline/ink.js";
import { drawLegend, everything } from "../../../language/exports/timeline/legend.js";
import { hatchingDefinitions, hatchings, runHatchingDefinitions } from "../../../language/exports/timeline/shapes.js";
import { drawing } from "./drawing.js";
import { keyGroups, keyName } from "./keyboard.js";
import { english, t } from "./l10n.js";

const id = "help";

export function Help() {
  return (
    <dialog id={id} aria-labelledby="help-title">
      <div class="line">
        <h2 id="help-title">{t("The timeline")}</h2>
        <span class="space" />
        <button type="button" aria-label={t("Close")} id="close-help" onClick={() => dialog()?.close()}>
          ×
        </button>
      </div>
      <p>
        {t(
          "Click a bar to go to its text; double-click to write there. Drag a bar that has an `at` of its own, or the end of any bar, to change the plan: new findings are shown while you drag, and Undo in the editor reverts it.",
        )}
      </p>
      <div class="keys">
        {keyGroups().map(({ title, bindings }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {bindings.map(({ command, keys, does }) => (
                <div key={command}>
                  <dt>
                    {keys.map(key => (
                      <kbd key={key}>{keyName(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Legend />
    </dialog>
  );
}

const width = 700;
const hatching = hatchings("gonogo-legend");

/** The same that pictures have below them, with all there is. */
function Legend() {
  const { picture, height } = drawLegend(everything, width, ink, hatching);
  return (
    <section class="legend">
      <h3 id="legend-title">{t("What the shapes mean")}</h3>
      <svg
        role="group"
        aria-labelledby="legend-title"
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: `${width}px` }}
        {...english}
      >
        {drawing(hatchingDefinitions(hatching, ink))}
        {drawing(runHatchingDefinitions(hatching, ink))}
        {drawing(picture)}
      </svg>
    </section>
  );
}

export function openHelp(): void {
  dialog()?.showModal();
}

export function isHelpOpen(): boolean {
  return dialog()?.open === true;
}

function dialog(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>(`#${id}`);
}
