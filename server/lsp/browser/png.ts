/** In place of exporting/png.ts: what a PNG takes lies in files. */
import type { MakeExport } from "../../exporting/exporter.js";

export const make: MakeExport = () => ({
  kind: "refused",
  reason: "a PNG is made by the timeline's panel here: open the timeline and choose Export there",
});
