/** The words of the extension as VS Code puts them together. */
import type { Translate } from "../../client/translate.js";

export function speaking(bundle: Readonly<Record<string, string>>): Translate {
  return (message, ...values) =>
    (bundle[message] ?? message).replace(/\{(\d+)\}/g, (written, index) => String(values[Number(index)] ?? written));
}

export const english = speaking({});
