/** A runbook as a file: the same as `gonogo export` makes, its picture drawn as it is looked at. */
import { wholeView } from "../../language/exports/timeline/view.js";
import type { Analysis, ParsedFile } from "../../language/index.js";
import { base64Of } from "../base64.js";
import { whyNoProgramme } from "../exporting/exporter.js";
import { makers } from "../exporting/makers.js";
import type { ExportParams, ExportResult } from "../protocol.js";
import { type Against, onDate } from "./timeline.js";
import { noRunbook } from "./unread.js";

/** Pixels: two columns of a screen, and paper on its side. */
const width = 1_400;

/**
 * @param files what it is made from, the file itself first
 * @param version what it is compared with
 */
export async function exported(
  planned: Analysis,
  files: readonly ParsedFile[],
  { format, view = wholeView(width), fallback, whatIf }: Omit<ExportParams, "uri" | "against">,
  version?: Against,
): Promise<ExportResult> {
  const analysis = onDate(planned, fallback);
  if (!analysis.plan.runbook && !analysis.plan.programme) return { error: noRunbook };
  const refusal = analysis.plan.programme && whyNoProgramme(format);
  if (refusal !== undefined) return { error: refusal };
  const { make } = await makers[format]();
  const against = version?.earlierThan(analysis);
  const options = { width, view, ...(whatIf === undefined ? {} : { whatIf }), ...(against ? { against } : {}) };
  const made = await make({ analysis, files, options, person: undefined, picture: undefined });
  switch (made.kind) {
    case "made":
      return typeof made.content === "string" ? { content: made.content } : { base64: base64Of(made.content) };
    case "refused":
      return { error: made.reason };
    case "several":
      throw new Error("one document was asked for");
  }
}
