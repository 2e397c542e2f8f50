/** Who writes to a run's log, as the runbook names them: asked once, and kept in the user's own settings. */
import { ConfigurationTarget, l10n, window, workspace } from "vscode";
import type { RunNames } from "../../server/protocol.js";
import { choices } from "./choices.js";

export function meSet(): string | undefined {
  // Of the user alone (`scope` in the manifest): a workspace does not say who sits before it.
  return workspace.getConfiguration("gonogo").get<string>("run.me")?.trim() || undefined;
}

/** Undefined when the user changed their mind. */
export async function whoWrites({ people }: Pick<RunNames, "people">): Promise<string | undefined> {
  const set = meSet();
  if (set !== undefined && people.some(({ name }) => name === set)) return set;
  const title = l10n.t("Who are you in this runbook?");
  if (people.length === 0) {
    const prompt = l10n.t("The runbook names nobody: write a name for the log");
    return (
      (await window.showInputBox({ title, prompt, ...(set === undefined ? {} : { value: set }) }))?.trim() || undefined
    );
  }
  const chosen = await window.showQuickPick(choices(people), {
    title,
    placeHolder: l10n.t("Your name stands in the log of the run; the setting gonogo.run.me keeps it"),
  });
  if (chosen && set === undefined)
    await workspace.getConfiguration("gonogo").update("run.me", chosen.name, ConfigurationTarget.Global);
  return chosen?.name;
}
