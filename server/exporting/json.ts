import { bookDocument } from "../../language/exports/book-json.js";
import { schemaUrl } from "../schema-names.js";
import { type MakeExport, sourceOf, whole } from "./exporter.js";

export const make: MakeExport = request => {
  const { zone } = request.options.view;
  const document = bookDocument(request.analysis, { zone, source: sourceOf(request, zone) });
  return whole(`${JSON.stringify({ $schema: schemaUrl("book-1"), ...document }, undefined, 2)}\n`);
};
