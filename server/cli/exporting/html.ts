/** The whole runbook as one page for everybody who takes part, or a page for each with their own part. */

import { exportHtml } from "../../../language/exports/html.js";
import { exportPersonHtml } from "../../../language/exports/html-person.js";
import { type PersonSheet, sheetFor, sheetsFor } from "../../../language/exports/person.js";
import { digest } from "../../files/sources.js";
import { sourceOf } from "../pictures/pictures.js";
import { type Exported, everyone, type MakeExport, whole } from "./exporter.js";

export const make: MakeExport = ({ opened, person, options: { width, view, theme = "auto" } }): Exported => {
  const { analysis } = opened;
  const asBase64 = (text: string): string => digest(text, "base64");
  if (person === undefined) {
    const source = sourceOf(opened, view.zone);
    return whole(exportHtml(analysis, { width, view, theme, source, digest: asBase64 }) ?? "");
  }
  const page = (sheet: PersonSheet): string =>
    exportPersonHtml(sheet, { theme, source: sourceOf(opened, sheet.book.zone), digest: asBase64 });
  if (person === everyone) {
    const sheets = sheetsFor(analysis, view.zone);
    const files = Object.fromEntries(sheets.map(sheet => [`${sheet.name}.html`, page(sheet)]));
    return { kind: "several", files, notes: [] };
  }
  const sheet = sheetFor(analysis, person, view.zone);
  return sheet ? whole(page(sheet)) : { kind: "refused", reason: `nobody is declared as ${person}` };
};
