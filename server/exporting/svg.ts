import type { Exported, MakeExport } from "./exporter.js";
import { longestSide, sheetsIn, svgOf } from "./picture.js";

export const make: MakeExport = (request): Exported => {
  if (request.intoFolder) {
    const files = Object.fromEntries(sheetsIn(request, "svg").map(([name, draw]) => [name, draw().text]));
    return { kind: "several", files, notes: [] };
  }
  const { text, width, height } = svgOf(request);
  const notes =
    Math.max(width, height) > longestSide
      ? [
          `the picture is ${width} × ${height} pixels, and some programs show none beyond ${longestSide} on a side: \`gonogo export --to svg --output timeline/\` makes it in sheets`,
        ]
      : [];
  return { kind: "made", content: text, notes };
};
