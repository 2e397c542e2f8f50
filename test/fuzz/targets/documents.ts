/** Texts as documents: laid out and laid out again, and exported in any format but the slow picture. */
import fc from "fast-check";
import { applyEdits } from "../../../language/edits/apply.js";
import { format } from "../../../language/formatting/format.js";
import { parse } from "../../../language/syntax/parse.js";
import { type ExportFormat, exportFormats } from "../../../server/exporting/formats.js";
import { analyse } from "../../support/analyse.js";
import { anyFiles } from "../../support/any-text.js";
import { type Files, firstText } from "../../support/corpus.js";
import { exported } from "../../support/exported.js";
import type { Target } from "../target.js";

const formats = (Object.keys(exportFormats) as readonly ExportFormat[]).filter(each => each !== "png");

export interface DocumentInput {
  readonly files: Files;
  readonly format: ExportFormat;
}

export const documents: Target<DocumentInput> = {
  title: "texts laid out and exported",
  any: fc.record({ files: anyFiles, format: fc.constantFrom(...formats) }),
  wrong: async ({ files, format }) => laidOutAnew(firstText(files)) ?? (await exportedAs(format, files)),
  size: ({ files }) => Object.values(files).join("").length,
  few: 200,
};

function laidOutAnew(text: string): string | undefined {
  const first = format(parse("file:///main.runbook", text));
  if (first.kind === "refused") return undefined;
  const applied = applyEdits(text, first.edits);
  if (applied.kind === "refused") return `the layout cannot be applied: ${applied.why}`;
  const again = format(parse("file:///main.runbook", applied.text));
  const isStill = again.kind === "edits" && again.edits.length === 0;
  return isStill ? undefined : `laid out twice it is another text:\n${applied.text}`;
}

async function exportedAs(format: ExportFormat, files: Files): Promise<undefined> {
  const analysis = analyse(files);
  // Only a runbook is exported.
  if (analysis.plan.runbook) await exported(format, analysis);
}
