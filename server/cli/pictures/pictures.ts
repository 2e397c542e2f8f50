/** The timeline of an opened runbook as SVG, PNG or HTML. */
import { timelineHtml } from "../../../language/exports/timeline/html.js";
import { inkOf, type Theme } from "../../../language/exports/timeline/ink.js";
import { pictureOf, svgText } from "../../../language/exports/timeline/picture.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { digest, sourceLine } from "../../files/sources.js";
import { noted } from "../outcome.js";
import type { Opened } from "../runbook.js";
import type { PictureWish } from "./view.js";

type OpenedRunbook = Extract<Opened, { readonly kind: "runbook" }>;

/** Pixels of a PNG for each of the picture's: sharp on today's screens. */
const pngScale = 2;

export function svgOf(opened: OpenedRunbook, wish: PictureWish, theme: Theme): string {
  const { data, source } = drawn(opened, wish);
  return svgText(pictureOf(data, { width: wish.width, view: wish.view, ink: inkOf(theme), source }));
}

export function htmlOf(opened: OpenedRunbook, wish: PictureWish): string {
  const { data, source } = drawn(opened, wish);
  return timelineHtml(data, {
    width: wish.width,
    view: wish.view,
    theme: wish.theme ?? "auto",
    source,
    digest: text => digest(text, "base64"),
  });
}

/** @returns the picture's bytes, and what to say of it on standard error */
export async function pngFrom(svg: string): Promise<{ readonly png: Uint8Array; readonly notes: readonly string[] }> {
  const { hasUnknownLetters, pngOf } = await import("./png.js");
  const notes = hasUnknownLetters(svg)
    ? [noted("the PNG's font has no letters for some of the text; SVG and HTML show it in the reader's own fonts.")]
    : [];
  return { png: await pngOf(svg, pngScale), notes };
}

function drawn({ analysis, release, files }: OpenedRunbook, { view }: PictureWish) {
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const data = timelineData(analysis, { zones });
  if (!data) throw new Error("an opened runbook has a timeline");
  const zone = view.zone ?? release.runbook.zone;
  return { data, source: sourceLine(files, data.dated ? `times in ${zone}` : "times counted from T") };
}
