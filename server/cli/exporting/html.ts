import { htmlOf } from "../pictures/pictures.js";
import { type MakeExport, whole } from "./exporter.js";

export const make: MakeExport = ({ opened, options }) => whole(htmlOf(opened, options));
