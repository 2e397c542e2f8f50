/** What a user of a VS Code under test has set. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys that leave one group of editors, with an editor fewer and nothing unsaved in it, and no panel. They ask nothing. */
export const tidyingKeys = "Control+Alt+Shift+F9";

const keybindings = [
  {
    key: tidyingKeys.toLowerCase().replace("control", "ctrl"),
    command: "runCommands",
    args: {
      commands: [
        "notifications.clearAll",
        "workbench.action.closePanel",
        "workbench.action.joinAllGroups",
        "workbench.action.revertAndCloseActiveEditor",
      ],
    },
  },
];

/** Nothing that asks, moves by itself, saves by itself or looks for something outside. */
const settings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "files.simpleDialog.enable": true,
  "git.enabled": false,
  "npm.autoDetect": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.mode": "none",
  "window.restoreWindows": "none",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** @param folder what VS Code takes as `--user-data-dir` */
export function writeUserSettings(folder: string): void {
  const user = join(folder, "User");
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify(settings));
  writeFileSync(join(user, "keybindings.json"), JSON.stringify(keybindings));
}
