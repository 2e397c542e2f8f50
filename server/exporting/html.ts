/** The whole runbook as one page for everybody who takes part, or a page for each with their own part. */
import { exportHtml } from "../../language/exports/html.js";
import { exportPersonHtml } from "../../language/exports/html-person.js";
import { sheetFor, sheetsFor } from "../../language/exports/person.js";
import { digest as digestOf } from "../files/sources.js";
import { forPerson, type MakeExport, sourceOf, whole } from "./exporter.js";

export const make: MakeExport = request => {
  const { analysis, person, options } = request;
  const { width, view, whatIf, against, theme = "auto" } = options;
  const digest = (text: string): string => digestOf(text, "base64");
  if (person === undefined) {
    const source = sourceOf(request, view.zone);
    return whole(exportHtml(analysis, { width, view, whatIf, against, theme, source, digest }) ?? "");
  }
  return forPerson(
    person,
    name => sheetFor(analysis, name, view.zone),
    () => sheetsFor(analysis, view.zone),
    "html",
    sheet => exportPersonHtml(sheet, { theme, source: sourceOf(request, sheet.book.zone), digest }),
  );
};
