/** Says in words what is wrong with settings: each thing once, until it is right. */
import { MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { Session } from "./session/session.js";
import { ticketsBy } from "./tickets.js";

export function tellWrongSettings({ connection, onInitialized, settings }: Session): void {
  let told: ReadonlySet<string> = new Set();
  const tell = async (): Promise<void> => {
    const { problems } = await ticketsBy(settings.current().tickets);
    const wrong = new Set([...settings.problems(), ...problems]);
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
    telling = telling.then(tell).catch(error => console.error("What is wrong with settings could not be said:", error));
  };
  onInitialized(tellNext);
  settings.onChange(tellNext);
}
