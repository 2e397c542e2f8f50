import { firstFile } from "../../language/exports/markdown/several.js";
import { exportMarkdown, exportMarkdownFiles, isTooLong, mostShown } from "../../language/exports/markdown.js";
import { nightMarkdown } from "../../language/exports/night/markdown.js";
import { nightOf } from "../../language/exports/night/night.js";
import { type MakeExport, sourceOf, whole } from "./exporter.js";

const tooLong = `GitHub shows at most ${mostShown / 1_000} KB of markdown: name a folder, such as \`--output pages/\`, for a file a phase`;

export const make: MakeExport = request => {
  const { zone, secondZone } = request.options.view;
  const { analysis, picture, brief } = request;
  const night = nightOf(analysis);
  if (night) {
    const content = nightMarkdown(analysis, night, { zone, picture, source: sourceOf(request, zone) });
    return request.intoFolder ? { kind: "several", files: { [firstFile]: content }, notes: [] } : whole(content);
  }
  const options = { zone, secondZone, picture, brief, source: sourceOf(request, zone) };
  if (request.intoFolder) return { kind: "several", files: exportMarkdownFiles(analysis, options) ?? {}, notes: [] };
  const content = exportMarkdown(analysis, options);
  const notes = isTooLong(content) ? [tooLong] : [];
  return { kind: "made", content, notes };
};
