/** What makes each format, loaded when it is asked for. A new one is a file beside this, a line here and one in formats.ts. */
import type { MakeExport } from "./exporter.js";
import type { ExportFormat } from "./formats.js";

export const makers: Readonly<Record<ExportFormat, () => Promise<{ readonly make: MakeExport }>>> = {
  markdown: () => import("./markdown.js"),
  svg: () => import("./svg.js"),
  png: () => import("./png.js"),
  html: () => import("./html.js"),
  ics: () => import("./ics.js"),
  mermaid: () => import("./mermaid.js"),
  json: () => import("./json.js"),
  csv: () => import("./csv.js"),
  xlsx: () => import("./xlsx.js"),
};
