/** The timeline as a picture. */
import { nightOf } from "../../language/exports/night/night.js";
import { nightTimeline } from "../../language/exports/night/timeline.js";
import { inkOf, type Theme, themes } from "../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../language/exports/timeline/picture.js";
import { timelineData } from "../../language/exports/timeline-data.js";
import { type ExportRequest, sourceOf } from "./exporter.js";

export function svgOf(request: ExportRequest): string {
  const { width, view, whatIf, against, theme } = request.options;
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const night = nightOf(request.analysis);
  const data = night
    ? nightTimeline(request.analysis, night, zones)
    : timelineData(request.analysis, { zones, whatIf, against });
  if (!data) throw new Error("only a runbook is drawn");
  return svgText(pictureOf(data, { width, view, ink: inkOf(fixedTheme(theme)), source: sourceOf(request, view.zone) }));
}

/** A picture cannot follow its reader. */
function fixedTheme(theme: Theme | "auto" | undefined): Theme {
  return themes.find(each => each === theme) ?? "light";
}
