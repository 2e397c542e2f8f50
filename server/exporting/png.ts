/** The timeline without a browser: drawn less sharply where it is large, and not at all where a PNG could not hold it. */
import type { Exported, MakeExport } from "./exporter.js";
import { svgOf } from "./picture.js";
import { hasUnknownLetters, pngOf } from "./pictures/png.js";

/** Pixels of a PNG for each of the picture's, the sharpest on today's screens first. */
const scales = [2, 1] as const;

/** What a PNG may hold: 50 million pixels are 200 MB while it is drawn. */
const mostPixels = 50_000_000;

export const make: MakeExport = async (request): Promise<Exported> => {
  const svg = svgOf(request);
  const [width, height] = sizeOf(svg);
  const scale = scales.find(each => width * height * each * each <= mostPixels);
  if (scale === undefined) {
    const reason = `the picture is ${width} × ${height} pixels, more than a PNG can hold (${mostPixels / 1_000_000} million): write it as svg or html, or make it smaller with --width or --compact`;
    return { kind: "refused", reason };
  }
  const notes = hasUnknownLetters(svg)
    ? ["the PNG's font has no letters for some of the text; SVG and HTML show it in the reader's own fonts."]
    : [];
  return { kind: "made", content: await pngOf(svg, scale), notes };
};

/** Width and height of an SVG of our own, in pixels. */
function sizeOf(svg: string): readonly [width: number, height: number] {
  const root = svg.slice(0, 500);
  const [, width] = /\swidth="([\d.]+)"/.exec(root) ?? [];
  const [, height] = /\sheight="([\d.]+)"/.exec(root) ?? [];
  return [Number(width), Number(height)];
}
