import { pngFrom, svgOf } from "../pictures/pictures.js";
import { fixedTheme } from "../pictures/view.js";
import type { MakeExport } from "./exporter.js";

export const make: MakeExport = async ({ opened, options }) => {
  const made = await pngFrom(svgOf(opened, options, fixedTheme(options.theme) ?? "light"));
  if (made.kind === "too large") return { kind: "refused", reason: made.reason };
  return { kind: "made", content: made.png, notes: made.notes };
};
