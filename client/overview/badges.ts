/** How many problems there are, at the right of a tree's rows, as the Explorer shows them at files. */
import { type FileDecorationProvider, l10n, ThemeColor, Uri } from "vscode";
import { countsInWords } from "../counts.js";
import type { Node } from "./nodes.js";

const scheme = "gonogo-counts";

/** The address a row carries so that its badge can be drawn; undefined where nothing is found. */
export function badgeAddress({ key, counts }: Node): Uri | undefined {
  const { errors, warnings } = counts;
  return errors + warnings === 0 ? undefined : Uri.from({ scheme, path: `/${key}`, query: JSON.stringify(counts) });
}

export const badges: FileDecorationProvider = {
  provideFileDecoration(uri) {
    if (uri.scheme !== scheme) return undefined;
    const { errors, warnings, infos }: Node["counts"] = JSON.parse(uri.query);
    const number = errors > 0 ? errors : warnings;
    return {
      badge: number > 9 ? "9+" : String(number),
      color: new ThemeColor(errors > 0 ? "list.errorForeground" : "list.warningForeground"),
      tooltip: countsInWords({ errors, warnings, infos }, l10n.t).join(", "),
    };
  },
};
