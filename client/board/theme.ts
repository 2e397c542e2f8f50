/** The colours: the picture's own palettes, light or dark as the reader's machine asks; on a wall always dark. */
import { type Theme, variablesOf } from "../../language/exports/timeline/ink.js";

const themes: readonly (readonly [condition: string, selector: string, theme: Theme])[] = [
  ["all", ":root", "light"],
  ["(prefers-color-scheme: dark)", ":root", "dark"],
  ["(prefers-contrast: more) and (prefers-color-scheme: dark)", ":root", "contrast"],
  ["(forced-colors: active) and (prefers-color-scheme: dark)", ":root", "contrast"],
  ["all", ":root.wall", "dark"],
];

/** By the page's own script, so that the colours stand in one place and no style is written into the page. */
export function adoptTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    themes.map(([when, selector, theme]) => `@media ${when}{${selector}{${variablesOf(theme)}}}`).join("\n"),
  );
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
