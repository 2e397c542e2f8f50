/** Strangers' text where VS Code would make more of it than text. What is put in between has no width. */

const joiner = "\u2060";

/** Where icons are drawn (lenses, trees, lists to pick from): `$(zap)` stays text. */
export function withoutIcons(text: string): string {
  return text.replaceAll("$(", `$${joiner}(`);
}

/** In notifications: `[words](command:…)` stays text, and nothing in it can be clicked. */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", `]${joiner}(`);
}
