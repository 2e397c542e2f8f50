/** Documents and pictures as the server makes them, with what they are called here. */
import { l10n } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { bytesOf } from "../server/base64.js";
import { type ExportFormat, exportFormats } from "../server/exporting/formats.js";
import { type ExportParams, type ExportResult, exportRequest } from "../server/protocol.js";
import type { Made } from "./saving.js";

/** What each is, in the reader's language. */
const titles: Readonly<Record<ExportFormat, () => string>> = {
  html: () => l10n.t("HTML page"),
  markdown: () => l10n.t("Markdown"),
  svg: () => l10n.t("SVG picture"),
  png: () => l10n.t("PNG picture"),
  ics: () => l10n.t("Calendar"),
  mermaid: () => l10n.t("Mermaid chart"),
  json: () => l10n.t("JSON"),
  csv: () => l10n.t("CSV table"),
  xlsx: () => l10n.t("Excel workbook"),
};

export const allFormats = Object.keys(titles) as readonly ExportFormat[];

export function titleOf(format: ExportFormat): string {
  return titles[format]();
}

/** A file in some format, before the user says where it goes. */
export function madeAs(format: ExportFormat, content: Made["content"]): Made {
  return { what: titleOf(format), ending: exportFormats[format].ending, content };
}

/** Throws with words where it cannot be made. */
export async function exported(client: BaseLanguageClient, params: ExportParams): Promise<Made> {
  const result = await client.sendRequest<ExportResult>(exportRequest, params);
  if ("error" in result) throw new Error(result.error);
  return madeAs(params.format, "content" in result ? result.content : bytesOf(result.base64));
}
