/** Says in words what is wrong with settings: each thing once, until it is right. */
import { MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { Session } from "./session/session.js";
import type { SettingsRead } from "./settings.js";
import { ticketsBy } from "./tickets.js";

export function tellWrongSettings({ connection, onInitialized, settings }: Session): void {
  let told: ReadonlySet<string> = new Set();
  const tell = async (given: SettingsRead): Promise<void> => {
    const { problems } = await ticketsBy(given.settings.tickets);
    const wrong = new Set([...given.problems, ...problems]);
    for (const problem of wrong) {
      if (told.has(problem)) continue;
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Go/No-Go settings: ${problem}`,
      });
    }
    told = wrong;
  };
  let telling = Promise.resolve();
  const tellNext = (): void => {
    // As they are now: by its turn they may be others again, and what was right in between would be forgotten.
    const given = { settings: settings.current(), problems: settings.problems() };
    telling = telling
      .then(() => tell(given))
      .catch(error => console.error("What is wrong with settings could not be said:", error));
  };
  onInitialized(tellNext);
  settings.onChange(tellNext);
}
