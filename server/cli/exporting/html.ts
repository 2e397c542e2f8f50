/** The whole runbook as one page for everybody who takes part. */
import { exportHtml } from "../../../language/exports/html.js";
import { digest } from "../../files/sources.js";
import { sourceOf } from "../pictures/pictures.js";
import { type MakeExport, whole } from "./exporter.js";

export const make: MakeExport = ({ opened, options: { width, view, theme = "auto" } }) => {
  const source = sourceOf(opened, view.zone);
  const page = exportHtml(opened.analysis, { width, view, theme, source, digest: text => digest(text, "base64") });
  return whole(page ?? "");
};
