/** Which format a file has: what is in it says so, and its name only where that leaves it open. */
import { list } from "../../language/wording/lists.js";
import { directoryOf, isArchive } from "./archive/directory.js";
import { type ImportFormat, importFormats } from "./formats.js";
import { refuse } from "./limits.js";
import type { Source } from "./reader.js";
import { textOf } from "./text.js";

/** Refuses what is not read. */
export function detect({ bytes, name }: Source): ImportFormat {
  if (bytes.length === 0) refuse("it is empty");
  const known = ofBytes(bytes);
  if (known !== undefined) return typeof known === "string" ? known : refuse(known.why);
  const head = textOf(bytes.subarray(0, 200_000)).text;
  return ofText(head, name);
}

interface Unread {
  readonly why: string;
}

const mail =
  "it is a page in the form of a mail (.mht, or a Word export of Confluence): export the page as HTML, or save it as a web page";

function unread(what: string, remedy: string): Unread {
  return { why: `it is ${what}, and only ${readFormats()} are read: ${remedy}` };
}

const asWorkbook = "open it in its program and save it as Excel workbook (.xlsx) or CSV";

/** By the first bytes of files that are no text. */
function ofBytes(bytes: Uint8Array): ImportFormat | Unread | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
  if (isArchive(bytes)) return ofArchive(bytes);
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return ofOldOffice(bytes);
  if (head.startsWith("%PDF")) return unread("a PDF, which keeps no tables", "import what it was made from");
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/.test(head)) return unread("a picture", "import what it was made from");
  if (head.startsWith("\u001f\u008b")) return unread("compressed", "unpack it first");
  return undefined;
}

/** By the files in it. */
function ofArchive(bytes: Uint8Array): ImportFormat | Unread {
  const names = [...directoryOf(bytes).keys()];
  const has = (beginning: string): boolean => names.some(name => name.startsWith(beginning));
  if (has("xl/workbook.bin")) return unread("a binary workbook (.xlsb)", asWorkbook);
  if (has("xl/")) return "xlsx";
  if (has("word/")) return unread("a Word document", "save it as a web page (.html)");
  if (has("ppt/")) return unread("a presentation", asWorkbook);
  if (has("content.xml")) return unread("an OpenDocument file", asWorkbook);
  if (has("index/")) return unread("a file of Numbers or Pages", "export it as Excel workbook (.xlsx) or CSV");
  return unread("an archive", "unpack it first, and name a file of it");
}

/** What Office wrote before 2007, and still writes for files with a password: its parts have names in UTF-16. */
function ofOldOffice(bytes: Uint8Array): Unread {
  const text = new TextDecoder("latin1").decode(bytes);
  const has = (name: string): boolean => text.includes([...name].join("\0"));
  if (has("EncryptedPackage"))
    return unread("a file with a password", "open it in its program and save a copy without");
  if (has("TBkndTask")) return unread("a file of MS Project (.mpp)", "save it in Project as XML");
  if (has("WordDocument")) return unread("an old Word document (.doc)", "save it as a web page (.html)");
  return unread("an old workbook (.xls) or another old file of Office", asWorkbook);
}

function ofText(head: string, name: string | undefined): ImportFormat {
  const start = head.slice(0, 2_000).trimStart();
  if (/^MIME-Version:/im.test(start)) refuse(mail);
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return "html";
  if (/^<(?:\?xml|Project)\b/.test(start)) return ofXml(start);
  const lines = head.split("\n").map(line => line.trim());
  if (lines.some(isBelowNames)) return "markdown";
  const ending = name === undefined ? undefined : /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  const named = ending === undefined ? undefined : formatOf(ending);
  if (named) return named;
  if (/^<(?:meta|table|div|h[1-6]|p|ul|ol)\b/i.test(start)) return "html";
  return isMarkdown(lines) ? "markdown" : "csv";
}

/** By the name of its vocabulary. */
function ofXml(start: string): ImportFormat {
  if (start.includes("http://schemas.microsoft.com/project")) return "project";
  if (/<html\b/i.test(start)) return "html";
  const { why } = start.includes("urn:schemas-microsoft-com:office:spreadsheet")
    ? unread("an Excel workbook of 2003 in XML", asWorkbook)
    : unread("XML of another kind", "export a table from the program that wrote it, as CSV or Excel workbook");
  return refuse(why);
}

function formatOf(ending: string): ImportFormat | undefined {
  const formats = Object.keys(importFormats) as readonly ImportFormat[];
  return formats.find(format => importFormats[format].endings.includes(ending));
}

/** The line between a table's names and the rest of it. */
function isBelowNames(line: string): boolean {
  return /^[-:| \t]+$/.test(line) && line.includes("|") && line.includes("--");
}

/** By what people type only there: headings, boxes to tick, or two lines of a list. */
function isMarkdown(lines: readonly string[]): boolean {
  if (lines.some(line => /^(?:#{1,6} |[-*+] \[[ xX]\] )/.test(line))) return true;
  return lines.filter(line => /^(?:[-*+]|\d{1,3}[.)]) /.test(line)).length >= 2;
}

/** What is read, in words. */
function readFormats(): string {
  return list(Object.values(importFormats).map(({ title }) => title));
}
