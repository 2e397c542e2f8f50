/** A runbook as a file: the same as `gonogo export` makes, its picture drawn as it is looked at. */
import { wholeView } from "../../language/exports/timeline/view.js";
import type { Analysis, ParsedFile } from "../../language/index.js";
import { base64Of } from "../base64.js";
import { whyNoProgramme } from "../exporting/exporter.js";
import { makers } from "../exporting/makers.js";
import type { ExportParams, ExportResult } from "../protocol.js";
import { type Against, isShown, onDate, type RunPicture, runDrawn } from "./timeline.js";
import { noRunbook } from "./unread.js";

/** Pixels: two columns of a screen, and paper on its side. */
const width = 1_400;

/**
 * @param files what it is made from, the file itself first
 * @param version what it is compared with
 * @param run its latest run, which a picture shows as the panel does
 */
export async function exported(
  planned: Analysis,
  files: readonly ParsedFile[],
  { format, view = wholeView(width), fallback, whatIf, run: choice }: Omit<ExportParams, "uri" | "against">,
  version?: Against,
  run?: RunPicture,
): Promise<ExportResult> {
  const analysis = onDate(planned, fallback);
  if (!analysis.plan.runbook && !analysis.plan.programme) return { error: noRunbook };
  const refusal = analysis.plan.programme && whyNoProgramme(format);
  if (refusal !== undefined) return { error: refusal };
  const { make } = await makers[format]();
  const against = version?.earlierThan(analysis);
  const options = { width, view, ...(whatIf === undefined ? {} : { whatIf }), ...(against ? { against } : {}) };
  const isRunShown = format === "svg" && isShown(run, { whatIf, run: choice }, version);
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const data = run && isRunShown ? runDrawn(analysis, run, zones) : undefined;
  const drawn = run && data ? { drawn: { data, source: `${run.says} \u00b7 times in ${view.zone ?? data.zone}` } } : {};
  const made = await make({ analysis, files, options, person: undefined, picture: undefined, ...drawn });
  switch (made.kind) {
    case "made":
      return typeof made.content === "string" ? { content: made.content } : { base64: base64Of(made.content) };
    case "refused":
      return { error: made.reason };
    case "several":
      throw new Error("one document was asked for");
  }
}
