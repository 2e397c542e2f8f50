/** The timeline without a browser: drawn less sharply where it is large, and not at all where a PNG could not hold it. */
import type { Exported, MakeExport } from "./exporter.js";
import { longestSide, type Svg, sheetsIn, svgOf } from "./picture.js";
import { hasUnknownLetters, pngOf } from "./pictures/png.js";

/** Pixels of a PNG for each of the picture's, the sharpest on today's screens first. */
const scales = [2, 1] as const;

/** What a PNG may hold: 50 million pixels are 200 MB while it is drawn. */
const mostPixels = 50_000_000;

export const make: MakeExport = async (request): Promise<Exported> => {
  if (request.intoFolder) return inSheets(sheetsIn(request, "png"));
  const svg = svgOf(request, true);
  const scale = scaleOf(svg);
  if (scale === undefined) return { kind: "refused", reason: tooLarge(svg) };
  return { kind: "made", content: await pngOf(svg.text, scale), notes: notesOn(hasUnknownLetters(svg.text)) };
};

/** More sheets than this are drawn less sharply: they would take minutes. */
const mostSharp = 20;

/** One after the other: it takes no more memory than the largest. */
async function inSheets(sheets: ReturnType<typeof sheetsIn>): Promise<Exported> {
  const files: Record<string, Uint8Array> = {};
  let isIncomplete = false;
  for (const [name, draw] of sheets) {
    const svg = draw();
    const scale = scaleOf(svg, sheets.length > mostSharp ? 1 : 2);
    if (scale === undefined) return { kind: "refused", reason: tooLarge(svg) };
    files[name] = await pngOf(svg.text, scale);
    isIncomplete ||= hasUnknownLetters(svg.text);
  }
  return { kind: "several", files, notes: notesOn(isIncomplete) };
}

function scaleOf({ width, height }: Svg, most = 2): number | undefined {
  return scales.find(
    scale =>
      scale <= most && width * height * scale * scale <= mostPixels && Math.max(width, height) * scale <= longestSide,
  );
}

function tooLarge({ width, height }: Svg): string {
  return `the picture is ${width} × ${height} pixels, and a PNG holds at most ${mostPixels / 1_000_000} million, ${longestSide} on a side: \`gonogo export --to png --output timeline/\` makes it in sheets, \`--to svg\` and \`--to html\` hold more`;
}

function notesOn(isIncomplete: boolean): readonly string[] {
  return isIncomplete
    ? ["the PNG's font has no letters for some of the text; SVG and HTML show it in the reader's own fonts."]
    : [];
}
