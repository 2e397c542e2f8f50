/** The keys, in one table: what the page hears, what the help lists and what docs/run.md shows. No browser in here. */
export type Command = "mine" | "timeline" | "steps" | "log" | "search" | "hold" | "wall" | "help";

export interface Binding {
  readonly key: string;
  readonly command: Command;
  readonly does: string;
}

export const bindings: readonly Binding[] = [
  { key: "M", command: "mine", does: "To my steps" },
  { key: "T", command: "timeline", does: "The timeline" },
  { key: "S", command: "steps", does: "All steps" },
  { key: "L", command: "log", does: "The log" },
  { key: "/", command: "search", does: "Search the steps" },
  { key: "H", command: "hold", does: "Hold the run (asks first)" },
  { key: "W", command: "wall", does: "Large type for a wall, and back" },
  { key: "?", command: "help", does: "These keys" },
];

/** In lists, as everywhere: no commands of the page. */
export const otherKeys: readonly (readonly [keys: string, does: string])[] = [
  ["↑ ↓ Page Home End", "Through the steps and the timeline"],
  ["Enter", "Open what has the keyboard"],
  ["Ctrl+Enter", "Send what is being written"],
  ["Esc", "Close what stands over the page; leave the wall"],
];

/** Of a key that is pressed, as browsers tell it. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function commandOf({ key, ctrlKey, metaKey, altKey }: Pressed): Command | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return bindings.find(each => each.key.toLowerCase() === key.toLowerCase())?.command;
}
