/** The help overlay: every key, from the same table that the keys are found in. */
import { keyGroups, keyName } from "./keyboard.js";
import { t } from "./l10n.js";

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
    </dialog>
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
