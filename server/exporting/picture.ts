/** The timeline as a picture. */
import { nightOf } from "../../language/exports/night/night.js";
import { nightTimeline } from "../../language/exports/night/timeline.js";
import type { TimelineData } from "../../language/exports/timeline/data.js";
import { inkOf, type Theme, themes } from "../../language/exports/timeline/ink.js";
import { sheetsOf } from "../../language/exports/timeline/pages.js";
import {
  type PictureOptions as DrawOptions,
  type Picture,
  pictureOf,
  svgText,
} from "../../language/exports/timeline/picture.js";
import { timelineData } from "../../language/exports/timeline-data.js";
import { type ExportRequest, sourceOf } from "./exporter.js";

export interface Svg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels: Firefox shows no picture that is longer, and others show it less sharply. */
export const longestSide = 32_000;

/** Pixels: some seventy activities, as far as one scrolls. */
const sheetHeight = 3_000;

/** @param isCovered for a rasteriser */
export function svgOf(request: ExportRequest, isCovered = false): Svg {
  const { data, options } = drawnIn(request, isCovered);
  return written(pictureOf(data, options));
}

/** Cut into sheets. @returns what draws each, by the name of its file */
export function sheetsIn(request: ExportRequest, ending: "svg" | "png"): readonly (readonly [string, () => Svg])[] {
  const { data, options } = drawnIn(request, ending === "png");
  const sheets = sheetsOf(data, options, sheetHeight);
  const digits = `${sheets.length}`.length;
  return sheets.map((draw, index) => [
    `timeline-${`${index + 1}`.padStart(digits, "0")}.${ending}`,
    () => written(draw()),
  ]);
}

function written(picture: Picture): Svg {
  return { text: svgText(picture), width: Math.ceil(picture.width), height: Math.ceil(picture.height) };
}

function drawnIn(
  request: ExportRequest,
  isCovered: boolean,
): { readonly data: TimelineData; readonly options: DrawOptions } {
  const { width, view, theme } = request.options;
  const { data, source } = request.drawn ?? planDrawn(request);
  return { data, options: { width, view, ink: inkOf(fixedTheme(theme)), source, isCovered } };
}

function planDrawn(request: ExportRequest): NonNullable<ExportRequest["drawn"]> {
  const { view, whatIf, against } = request.options;
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const night = nightOf(request.analysis);
  const data = night
    ? nightTimeline(request.analysis, night, zones)
    : timelineData(request.analysis, { zones, whatIf, against });
  if (!data) throw new Error("only a runbook is drawn");
  return { data, source: sourceOf(request, view.zone) };
}

/** A picture cannot follow its reader. */
function fixedTheme(theme: Theme | "auto" | undefined): Theme {
  return themes.find(each => each === theme) ?? "light";
}
