/** Workbooks made by hand, for what no program of ours writes. */
import { strToU8, zipSync } from "fflate";

export interface MadeSheet {
  readonly name: string;
  /** The rows, as XML. */
  readonly rows: string;
  readonly columns?: string;
  /** What follows the rows: merges, links. */
  readonly after?: string;
  readonly links?: string;
  readonly state?: string;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** Each an `si`. */
  readonly strings?: string;
  /** Number formats, whose styles follow each other from 1. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export function link(id: string, kind: string, target: string, mode = ""): string {
  return `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;
}

/** The style after those of the formats is struck through. */
export function workbookFiles(workbook: MadeWorkbook): Record<string, Uint8Array> {
  const { sheets, strings = "", formats = [], is1904 = false, more = {} } = workbook;
  const texts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${head}<Types/>`,
    "_rels/.rels": `${head}<Relationships ${relations}>${link("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${head}<workbook ${main} xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="s${index}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships ${relations}>${sheets
      .map((_, index) => link(`s${index}`, "worksheet", `worksheets/sheet${index}.xml`))
      .join(
        "",
      )}${link("t", "sharedStrings", "sharedStrings.xml")}${link("y", "styles", "/xl/styles.xml")}</Relationships>`,
    "xl/sharedStrings.xml": `${head}<sst ${main}>${strings}</sst>`,
    "xl/styles.xml": `${head}<styleSheet ${main}><numFmts>${formats
      .map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', "&quot;")}"/>`)
      .join(
        "",
      )}</numFmts><fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${200 + index}" fontId="0"/>`)
      .join("")}<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.flatMap(({ rows, columns = "", after = "", links }, index) => [
        [
          `xl/worksheets/sheet${index}.xml`,
          `${head}<worksheet ${main} xmlns:r="${office}">${columns}<sheetData>${rows}</sheetData>${after}</worksheet>`,
        ],
        ...(links === undefined
          ? []
          : [
              [
                `xl/worksheets/_rels/sheet${index}.xml.rels`,
                `${head}<Relationships ${relations}>${links}</Relationships>`,
              ],
            ]),
      ]),
    ),
    ...more,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]),
  );
}

export function workbookOf(workbook: MadeWorkbook): Uint8Array {
  return zipSync(workbookFiles(workbook), { mtime: new Date(1980, 0, 1) });
}

/** A cell with a text of its own. */
export function text(address: string, content: string, attributes = ""): string {
  return `<c r="${address}" t="inlineStr"${attributes}><is><t>${content}</t></is></c>`;
}

export function number(address: string, value: number | string, style = 0): string {
  return `<c r="${address}" s="${style}"><v>${value}</v></c>`;
}
