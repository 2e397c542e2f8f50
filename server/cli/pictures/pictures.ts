/** The timeline of an opened runbook as SVG or PNG. */
import { inkOf, type Theme } from "../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../language/exports/timeline/picture.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { sourceLine } from "../../files/sources.js";
import { noted } from "../outcome.js";
import type { OpenedRunbook } from "../runbook.js";
import type { PictureOptions } from "./view.js";

/** Pixels of a PNG for each of the picture's, the sharpest on today's screens first. */
const pngScales = [2, 1] as const;

/** What a PNG may hold: 50 million pixels are 200 MB while it is drawn. */
const mostPixels = 50_000_000;

export type Png =
  /** The picture's bytes, and what to say of it on standard error. */
  | { readonly kind: "made"; readonly png: Uint8Array; readonly notes: readonly string[] }
  | { readonly kind: "too large"; readonly reason: string };

export function svgOf(opened: OpenedRunbook, options: PictureOptions, theme: Theme): string {
  const { data, source } = drawn(opened, options);
  return svgText(pictureOf(data, { width: options.width, view: options.view, ink: inkOf(theme), source }));
}

/** Draws less sharply where the picture is large, and not at all where it is larger than a PNG can hold. */
export async function pngFrom(svg: string): Promise<Png> {
  const [width, height] = sizeOf(svg);
  const scale = pngScales.find(each => width * height * each * each <= mostPixels);
  if (scale === undefined) {
    const reason = `the picture is ${width} × ${height} pixels, more than a PNG can hold (${mostPixels / 1_000_000} million): write it as svg or html, or make it smaller with --width or --compact`;
    return { kind: "too large", reason };
  }
  const { hasUnknownLetters, pngOf } = await import("./png.js");
  const notes = hasUnknownLetters(svg)
    ? [noted("the PNG's font has no letters for some of the text; SVG and HTML show it in the reader's own fonts.")]
    : [];
  return { kind: "made", png: await pngOf(svg, scale), notes };
}

/** Width and height of an SVG of our own, in pixels. */
function sizeOf(svg: string): readonly [width: number, height: number] {
  const root = svg.slice(0, 500);
  const [, width] = /\swidth="([\d.]+)"/.exec(root) ?? [];
  const [, height] = /\sheight="([\d.]+)"/.exec(root) ?? [];
  return [Number(width), Number(height)];
}

function drawn({ analysis, release, files }: OpenedRunbook, { view }: PictureOptions) {
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const data = timelineData(analysis, { zones });
  if (!data) throw new Error("an opened runbook has a timeline");
  return { data, source: sourceOf({ files, release }, view.zone) };
}

/** What an export says of where it comes from. */
export function sourceOf(
  { files, release: { runbook, schedule } }: Pick<OpenedRunbook, "files" | "release">,
  zone: string | undefined,
): string {
  return sourceLine(files, schedule.dated ? `times in ${zone ?? runbook.zone}` : "times counted from T");
}
