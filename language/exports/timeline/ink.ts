/** The colours of the picture by what they mean. Nothing is told by colour alone: shapes, lines and hatching say the same. */

export type Role =
  | "background"
  | "raised"
  | "text"
  | "soft"
  | "grid"
  | "strong"
  | "outline"
  | "step"
  | "check"
  | "notify"
  | "gate"
  | "wait"
  | "critical"
  | "window"
  | "freeze"
  | "outage"
  | "night"
  | "decision"
  | "no-return"
  | "undo"
  | "what-if"
  | "selection"
  | "error"
  | "warning"
  | "info"
  | "on-badge"
  | "go";

/** What an attribute such as `fill` is set to for a role. */
export type Ink = (role: Role) => string;

export type Theme = "light" | "dark" | "contrast";

export const themes: readonly Theme[] = ["light", "dark", "contrast"];

/** Hues after Okabe and Ito, told apart by colour-blind people too; each darkened or lightened until it can be read. */
export const palettes: Readonly<Record<Theme, Readonly<Record<Role, string>>>> = {
  light: {
    background: "#ffffff",
    raised: "#f3f5f7",
    text: "#1b1f24",
    soft: "#59626c",
    grid: "#e3e7eb",
    strong: "#aab3bd",
    outline: "none",
    step: "#0b6fae",
    check: "#077355",
    notify: "#a0508b",
    gate: "#9c6200",
    wait: "#646d79",
    critical: "#c23b00",
    window: "#077355",
    freeze: "#1f6f96",
    outage: "#a3263f",
    night: "#5b6b8c",
    decision: "#8f5b00",
    "no-return": "#b3161b",
    undo: "#7a3fb0",
    "what-if": "#005f73",
    selection: "#0b6fae",
    error: "#b3161b",
    warning: "#8f5b00",
    info: "#0b6fae",
    "on-badge": "#ffffff",
    go: "#0a7a45",
  },
  dark: {
    background: "#181b20",
    raised: "#22262d",
    text: "#e8eaed",
    soft: "#a5adb8",
    grid: "#2c323a",
    strong: "#59626e",
    outline: "none",
    step: "#56b4e9",
    check: "#3fc59b",
    notify: "#dd8fc4",
    gate: "#f0b429",
    wait: "#98a2ae",
    critical: "#ff8b4d",
    window: "#3fc59b",
    freeze: "#7cc4e4",
    outage: "#ff8fa3",
    night: "#8ea2cf",
    decision: "#f0c75e",
    "no-return": "#ff7b72",
    undo: "#c297f5",
    "what-if": "#5fd3e6",
    selection: "#56b4e9",
    error: "#ff7b72",
    warning: "#f0c75e",
    info: "#56b4e9",
    "on-badge": "#181b20",
    go: "#4bd18b",
  },
  contrast: {
    background: "#000000",
    raised: "#161616",
    text: "#ffffff",
    soft: "#ffffff",
    grid: "#4a4a4a",
    strong: "#ffffff",
    outline: "#ffffff",
    step: "#3fb6ff",
    check: "#2df5b0",
    notify: "#ff9be4",
    gate: "#ffd400",
    wait: "#d0d0d0",
    critical: "#ff8c1a",
    window: "#2df5b0",
    freeze: "#8fe3ff",
    outage: "#ff9db0",
    night: "#b6c6ff",
    decision: "#ffd400",
    "no-return": "#ff6b6b",
    undo: "#dfb3ff",
    "what-if": "#7df9ff",
    selection: "#f38518",
    error: "#ff6b6b",
    warning: "#ffd400",
    info: "#3fb6ff",
    "on-badge": "#000000",
    go: "#2df5b0",
  },
};

/** For exports: the colours themselves, which every program that shows pictures understands. */
export function inkOf(theme: Theme): Ink {
  const palette = palettes[theme];
  return role => palette[role];
}

/** For pages with a style sheet that sets the variables: the panel, and exports that follow the reader's own theme. */
export const variableInk: Ink = role => `var(--gonogo-${role})`;

/** The declarations that give the variables a theme's colours. */
export function variablesOf(theme: Theme): string {
  return Object.entries(palettes[theme])
    .map(([role, colour]) => `--gonogo-${role}:${colour}`)
    .join(";");
}
