import { exportMarkdown } from "../../language/exports/markdown.js";
import { nightMarkdown } from "../../language/exports/night/markdown.js";
import { nightOf } from "../../language/exports/night/night.js";
import { type MakeExport, sourceOf, whole } from "./exporter.js";

export const make: MakeExport = request => {
  const { zone, secondZone } = request.options.view;
  const { analysis, picture, brief } = request;
  const night = nightOf(analysis);
  if (night) return whole(nightMarkdown(analysis, night, { zone, picture, source: sourceOf(request, zone) }));
  return whole(exportMarkdown(analysis, { zone, secondZone, picture, brief, source: sourceOf(request, zone) }));
};
