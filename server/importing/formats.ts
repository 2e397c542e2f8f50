/** The formats a plan is imported from, for parsing, help, completion, the man page and the editor; readers.ts reads them. */

interface Format {
  /** In a list to choose from, and in a sentence. */
  readonly title: string;
  /** Of files' names. */
  readonly endings: readonly string[];
  readonly says: string;
}

const formats = {
  csv: {
    title: "CSV",
    endings: ["csv", "tsv", "tab"],
    says: "a table as text, with commas, semicolons, tabs or bars between its cells",
  },
  xlsx: {
    title: "Excel workbook",
    endings: ["xlsx", "xlsm"],
    says: "a workbook: its sheets with number formats, comments, merged cells and hidden rows; formulas by their stored results",
  },
  markdown: {
    title: "Markdown",
    endings: ["md", "markdown", "mdown"],
    says: "tables, task lists and numbered lists, as in a wiki or in the body of an issue on GitHub or GitLab",
  },
  project: {
    title: "MS Project XML",
    endings: [],
    says: "a project saved as XML: tasks with their outline, durations, predecessors with lags, and who works on them",
  },
  html: {
    title: "HTML",
    endings: ["html", "htm"],
    says: "a page exported from Confluence or another wiki, or a document saved as a web page: its tables and lists",
  },
} as const satisfies Readonly<Record<string, Format>>;

export type ImportFormat = keyof typeof formats;

export const importFormats: Readonly<Record<ImportFormat, Format>> = formats;

/** What each is, for a list to choose from. */
export const importChoices = Object.fromEntries(
  Object.entries(formats).map(([format, { says }]) => [format, says]),
) as Readonly<Record<ImportFormat, string>>;
