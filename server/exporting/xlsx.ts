/** For spreadsheets: the table with its head frozen, every cell a text. Packed again, as the moment of packing would be in the file. */
import { unzipSync } from "fflate";
import writeExcelFile from "write-excel-file/universal";
import type { SheetRows } from "../../language/exports/sheet-rows.js";
import { type Exported, type MakeExport, sheetIn } from "./exporter.js";
import { packed } from "./packed.js";

/** More than that is no workbook any more for Excel. */
const mostInCell = 32_767;

export const make: MakeExport = async (request): Promise<Exported> => {
  const sheet = sheetIn(request);
  const isCut = sheet.rows.some(row => row.some(cell => cell.length > mostInCell));
  const notes = isCut
    ? [`a cell of a workbook holds ${mostInCell} characters: longer texts are cut; CSV has all of them.`]
    : [];
  return { kind: "made", content: await workbookOf(sheet), notes };
};

async function workbookOf({ columns, rows }: SheetRows): Promise<Uint8Array> {
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: "bold" as const }));
  const body = rows.map(row =>
    row.map(cell =>
      cell === "" ? null : { value: fitting(cell), type: String, wrap: true, alignVertical: "top" as const },
    ),
  );
  const made = await writeExcelFile([head, ...body], {
    sheet: "Plan",
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob();
  return packed(unzipSync(new Uint8Array(await made.arrayBuffer())));
}

function fitting(cell: string): string {
  return cell.toWellFormed().slice(0, mostInCell);
}
