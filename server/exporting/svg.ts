import { type MakeExport, whole } from "./exporter.js";
import { svgOf } from "./picture.js";

export const make: MakeExport = request => whole(svgOf(request));
