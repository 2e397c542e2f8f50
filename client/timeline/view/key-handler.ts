/** Which keys pressed are commands, and which belong to a field, a button or the help. */
import { isHelpOpen } from "./help.js";
import { type Command, commandOf } from "./keyboard.js";
import { closeMenus } from "./menu.js";
import type { ViewState } from "./state.js";

export interface KeyActions {
  readonly mode: () => ViewState["mode"];
  readonly dragging: () => boolean;
  /** Out of the search, back to the picture. */
  readonly leaveSearch: () => void;
  /** @returns whether it meant something now */
  readonly run: (command: Command) => boolean;
}

export function listenToKeys({ mode, dragging, leaveSearch, run }: KeyActions): void {
  /** One thing at a time; the menu that is open first. */
  const closed = (target: HTMLElement | undefined): boolean => {
    if (closeMenus()) return true;
    if (dragging() || !(target instanceof HTMLInputElement) || target.type !== "search") return false;
    leaveSearch();
    return true;
  };

  document.addEventListener("keydown", event => {
    if (isHelpOpen()) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (event.key === "Escape" && closed(target)) {
      event.preventDefault();
      return;
    }
    if (target?.matches("input, select, textarea") && event.key !== "Escape") return;
    if (target?.closest("button, summary") && (event.key === "Enter" || event.key === " ")) return;
    const command = commandOf(event);
    if (!command || (mode() === "table" && isForPicture(command) && command !== "source")) return;
    if (run(command)) event.preventDefault();
  });
}

function isForPicture(command: Command): boolean {
  const everywhere: readonly Command[] = [
    "search",
    "filter",
    "export",
    "rows",
    "zone",
    "compare",
    "run",
    "table",
    "help",
    "cancel",
  ];
  return !everywhere.includes(command);
}
