/** For spreadsheets: UTF-8 with a byte order mark, by which Excel knows it, and the line ends that RFC 4180 asks for. */
import papa from "papaparse";
import { type MakeExport, sheetIn, whole } from "./exporter.js";

export const make: MakeExport = request => {
  const { columns, rows } = sheetIn(request);
  return whole(`\uFEFF${papa.unparse([columns.map(({ title }) => title), ...rows], { newline: "\r\n" })}\r\n`);
};
