/** The picture's colours in the editor's theme: its own palettes, on the editor's backgrounds and with the editor's text. */
import { type Theme, variablesOf } from "../../../language/exports/timeline/ink.js";

const themes: readonly (readonly [selector: string, theme: Theme])[] = [
  [":where(body)", "light"],
  [":where(body.vscode-dark)", "dark"],
  [":where(body.vscode-high-contrast:not(.vscode-high-contrast-light))", "contrast"],
];

/** By the page's own script, so that the colours stand in one place and no style is loaded or written into the page. */
export function adoptTheme(): void {
  const sheet = new CSSStyleSheet();
  const rules = themes.map(([selector, theme]) => `${selector}{${variablesOf(theme)}}`);
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
