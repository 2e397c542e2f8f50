/** What each key does. One table: the keys are found in it, and the help is made from it. No browser in here. */
import { t } from "./l10n.js";

export type Command =
  | "up"
  | "down"
  | "first"
  | "last"
  | "page up"
  | "page down"
  | "fold"
  | "unfold"
  | "source"
  | "show"
  | "zoom in"
  | "zoom out"
  | "fit"
  | "earlier"
  | "later"
  | "previous"
  | "next"
  | "move"
  | "resize"
  | "worst"
  | "search"
  | "filter"
  | "rows"
  | "zone"
  | "strike"
  | "compare"
  | "run"
  | "table"
  | "export"
  | "cancel"
  | "help";

interface Binding {
  readonly command: Command;
  /** As `KeyboardEvent.key` says; Shift in front where it is asked for. */
  readonly keys: readonly string[];
  /** For the help. */
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

export function keyGroups(): readonly KeyGroup[] {
  return [
    {
      title: t("Rows"),
      bindings: [
        { command: "up", keys: ["ArrowUp"], does: t("The row above") },
        { command: "down", keys: ["ArrowDown"], does: t("The row below") },
        { command: "first", keys: ["Home"], does: t("The first row") },
        { command: "last", keys: ["End"], does: t("The last row") },
        { command: "page up", keys: ["PageUp"], does: t("A page up") },
        { command: "page down", keys: ["PageDown"], does: t("A page down") },
        { command: "fold", keys: ["ArrowLeft"], does: t("Fold the group, or go to it") },
        { command: "unfold", keys: ["ArrowRight"], does: t("Unfold the group") },
        { command: "source", keys: ["Enter"], does: t("Go to the text") },
        { command: "show", keys: [" "], does: t("Bring the bar into view") },
      ],
    },
    {
      title: t("Time"),
      bindings: [
        { command: "zoom in", keys: ["+", "="], does: t("Zoom in (also Ctrl and the wheel)") },
        { command: "zoom out", keys: ["-"], does: t("Zoom out") },
        { command: "fit", keys: ["f", "0"], does: t("Fit everything in") },
        { command: "earlier", keys: ["Shift+ArrowLeft"], does: t("Scroll to earlier") },
        { command: "later", keys: ["Shift+ArrowRight"], does: t("Scroll to later") },
        { command: "previous", keys: [","], does: t("The activity before in time") },
        { command: "next", keys: ["."], does: t("The next activity in time") },
      ],
    },
    {
      title: t("Change the plan"),
      bindings: [
        {
          command: "move",
          keys: ["m"],
          does: t("Move the activity: Left and Right, then Enter to write it or Escape to cancel"),
        },
        { command: "resize", keys: ["d"], does: t("Change the planned duration with the same keys") },
        { command: "worst", keys: ["w"], does: t("Change the worst-case duration with the same keys") },
      ],
    },
    {
      title: t("View"),
      bindings: [
        { command: "search", keys: ["/"], does: t("Search") },
        { command: "filter", keys: ["l"], does: t("Filter") },
        { command: "rows", keys: ["r"], does: t("Rows by phase, owner, team, or the load of each") },
        { command: "zone", keys: ["z"], does: t("The next second time zone") },
        { command: "strike", keys: ["i"], does: t("What if: the next contingency strikes") },
        { command: "compare", keys: ["c"], does: t("Compare with another version") },
        { command: "run", keys: ["n"], does: t("Now: the run, or the plan alone") },
        { command: "table", keys: ["t"], does: t("Table or picture") },
        { command: "export", keys: ["e"], does: t("Export") },
        { command: "cancel", keys: ["Escape"], does: t("Cancel a change, close what is open, select nothing") },
        { command: "help", keys: ["?"], does: t("This help") },
      ],
    },
  ];
}

const commands: ReadonlyMap<string, Command> = new Map(
  keyGroups().flatMap(({ bindings }) =>
    bindings.flatMap(({ keys, command }) => keys.map(key => [key, command] as const)),
  ),
);

/** Undefined for keys that belong to the browser or the editor. */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Keys): Command | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const arrow = key.startsWith("Arrow");
  if (shiftKey) return commands.get(arrow ? `Shift+${key}` : key);
  // With Caps Lock on, letters come as capitals.
  return commands.get(key.length === 1 ? key.toLowerCase() : key);
}

/** What of a KeyboardEvent is looked at. */
interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page Up",
  PageDown: "Page Down",
  Escape: "Esc",
  " ": "Space",
};

/** As it stands on the key. */
export function keyName(key: string): string {
  return key
    .split(/(?<=Shift)\+/)
    .map(part => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
