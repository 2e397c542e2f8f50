import { exportMarkdown } from "../../language/exports/markdown.js";
import { type MakeExport, sourceOf, whole } from "./exporter.js";

export const make: MakeExport = request => {
  const { zone, secondZone } = request.options.view;
  const { analysis, picture } = request;
  return whole(exportMarkdown(analysis, { zone, secondZone, picture, source: sourceOf(request, zone) }));
};
