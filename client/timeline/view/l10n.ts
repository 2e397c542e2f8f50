/** The panel's own labels in the editor's language, as the extension host knows them. What the server says is English. */
import type { Translate } from "../../translate.js";

let bundle: Readonly<Record<string, string>> = {};
let plurals = new Intl.PluralRules("en");

/** Before anything is drawn. @param labels English to the language; what is missing stays English */
export function useLanguage(language: string, labels: Readonly<Record<string, string>>): void {
  bundle = labels;
  plurals = new Intl.PluralRules(language);
}

/** `l10n.t` of VS Code. */
export const t: Translate = (message, ...values) =>
  (bundle[message] ?? message).replace(/\{(\d+)\}/g, (written, index) => String(values[Number(index)] ?? written));

/** Whether the language speaks of so many as of one: English of 1, French of 0 as well. */
export function isSingular(count: number): boolean {
  return plurals.select(count) === "one";
}

/** For an element whose text is English in every language: what rules, reports and pictures say. */
export const english = { lang: "en" } as const;
