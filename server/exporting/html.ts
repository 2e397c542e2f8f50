/** The whole runbook as one page for everybody who takes part, or a page for each with their own part. */
import { mostDrawn, tooManyToDraw } from "../../language/exports/html/timeline.js";
import { exportHtml, mostInPage } from "../../language/exports/html.js";
import { exportPersonHtml } from "../../language/exports/html-person.js";
import { sheetFor, sheetsFor } from "../../language/exports/person.js";
import { digest as digestOf } from "../files/sources.js";
import { forPerson, type MakeExport, sourceOf } from "./exporter.js";

export const make: MakeExport = request => {
  const { analysis, person, options } = request;
  const { width, view, whatIf, against, theme = "auto" } = options;
  const digest = (text: string): string => digestOf(text, "base64");
  if (person === undefined) {
    const count = analysis.plan.runbook?.work.activities.length ?? 0;
    if (count > mostInPage) return { kind: "refused", reason: tooMany(count) };
    const source = sourceOf(request, view.zone);
    const content = exportHtml(analysis, { width, view, whatIf, against, theme, source, digest }) ?? "";
    return { kind: "made", content, notes: count > mostDrawn ? [tooManyToDraw(count)] : [] };
  }
  return forPerson(
    person,
    name => sheetFor(analysis, name, view.zone),
    () => sheetsFor(analysis, view.zone),
    "html",
    sheet => exportPersonHtml(sheet, { theme, source: sourceOf(request, sheet.book.zone), digest }),
  );
};

function tooMany(count: number): string {
  return `browsers hardly open a page of ${count} activities (${mostInPage} at most): \`gonogo export --to markdown --output FOLDER/\` makes a file of each phase, \`--for PERSON\` a page of one person's part, \`--to xlsx\` a table`;
}
