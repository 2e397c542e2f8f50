/**
 * Excel workbooks. A reader of our own, as none keeps number formats, hidden rows, comments and struck text and can be held to limits:
 * `[h]:mm` is a length and `h:mm` a time of day, and a bomb is no plan. Formulas are not worked out, and macros are not read.
 */
import type { Tables } from "../../language/importing/table.js";
import { createBudget, refuse } from "./limits.js";
import type { ReadTables } from "./reader.js";
import type { Workbook } from "./xlsx/cells.js";
import { type Link, openParts, type Parts } from "./xlsx/parts.js";
import { readSheet, type Sheet } from "./xlsx/sheet.js";
import { readSharedStrings } from "./xlsx/strings.js";
import { isSet, readStyles } from "./xlsx/styles.js";
import { attributeOf } from "./xml.js";

export const read: ReadTables = ({ bytes }): Tables => {
  const parts = openParts(bytes);
  const path = parts.linksOf("").find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const links = parts.linksOf(path);
  const pathOf = (kind: string): string | undefined => links.find(link => link.kind === kind)?.target;
  const { sheets, is1904 } = readBook(parts, path, links);
  if (sheets.length === 0) refuse("it is a workbook without sheets");
  const workbook: Workbook = {
    parts,
    strings: readSharedStrings(parts, pathOf("sharedStrings")),
    styleOf: readStyles(parts, pathOf("styles")),
    is1904,
    budget: createBudget(),
  };
  const read = sheets.flatMap(sheet => (sheet.isChart ? [] : [readSheet(sheet, workbook)]));
  return {
    tables: read.map(({ table }) => table),
    prose: read.flatMap(({ prose }) => prose),
    troubles: [
      ...(parts.names.some(name => name.endsWith("vbaproject.bin"))
        ? ["The workbook has macros, which are neither run nor read."]
        : []),
      ...sheets.flatMap(({ isChart, name }) => (isChart ? [`Sheet "${name}" is a chart, which is not read.`] : [])),
      ...read.flatMap(({ troubles }) => troubles),
    ],
  };
};

interface Book {
  readonly sheets: readonly (Sheet & { readonly isChart: boolean })[];
  readonly is1904: boolean;
}

function readBook(parts: Parts, path: string, links: readonly Link[]): Book {
  const sheets: (Sheet & { readonly isChart: boolean })[] = [];
  let is1904 = false;
  const isThere = parts.read(path, {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = isSet(attributes.date1904);
      if (name !== "sheet") return;
      const link = links.find(({ id }) => id === attributeOf(attributes, "id"));
      sheets.push({
        name: attributes.name ?? "",
        path: link?.target ?? "",
        isHidden: (attributes.state ?? "visible") !== "visible",
        isChart: link?.kind !== "worksheet",
      });
    },
    close: () => undefined,
  });
  return isThere ? { sheets, is1904 } : refuse("it is an archive but no workbook");
}
