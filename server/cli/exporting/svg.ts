import { svgOf } from "../pictures/pictures.js";
import { fixedTheme } from "../pictures/view.js";
import { type MakeExport, whole } from "./exporter.js";

export const make: MakeExport = ({ opened, options }) =>
  whole(svgOf(opened, options, fixedTheme(options.theme) ?? "light"));
