/** The timeline as a file: the same as `gonogo export` makes, drawn as it is looked at. */
import { exportHtml } from "../../language/exports/html.js";
import { inkOf } from "../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../language/exports/timeline/picture.js";
import { timelineData } from "../../language/exports/timeline-data.js";
import type { Analysis, ParsedFile } from "../../language/index.js";
import { digest, sourceLine } from "../files/sources.js";
import type { TimelineFileParams, TimelineFileResult } from "../protocol.js";
import { onDate } from "./timeline.js";
import { noRunbook } from "./unread.js";

/** Pixels: two columns of a screen, and paper on its side. */
const width = 1_400;

/** @param files what it is made from, the file itself first */
export function timelineFile(
  planned: Analysis,
  files: readonly ParsedFile[],
  { format, view, fallback }: TimelineFileParams,
): TimelineFileResult {
  const analysis = onDate(planned, fallback);
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const data = timelineData(analysis, { zones });
  if (!data) return { error: noRunbook };
  const source = sourceLine(files, data.dated ? `times in ${view.zone ?? data.zone}` : "times counted from T");
  switch (format) {
    case "svg":
      return { text: svgText(pictureOf(data, { width, view, source, ink: inkOf("light") })) };
    case "html": {
      const options = { width, view, source, theme: "auto", digest: (text: string) => digest(text, "base64") } as const;
      return { text: exportHtml(analysis, options) ?? "" };
    }
  }
}
