/** What reads each format, loaded when it is asked for. A new one is a file beside this, a line here and one in formats.ts. */
import type { ImportFormat } from "./formats.js";
import type { ReadTables } from "./reader.js";

export const readers: Readonly<Record<ImportFormat, () => Promise<{ readonly read: ReadTables }>>> = {
  csv: () => import("./csv.js"),
  xlsx: () => import("./xlsx.js"),
  markdown: () => import("./markdown.js"),
  project: () => import("./project.js"),
  html: () => import("./html.js"),
};
