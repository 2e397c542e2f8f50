/** What a format makes of an analysis, as the command line would. */

import { wholeView } from "../../language/exports/timeline/view.js";
import type { Analysis } from "../../language/index.js";
import type { Content, Exported, ExportRequest } from "../../server/exporting/exporter.js";
import type { ExportFormat } from "../../server/exporting/formats.js";
import { makers } from "../../server/exporting/makers.js";

export interface Asked {
  readonly person?: string;
  readonly zone?: string;
  readonly intoFolder?: boolean;
}

export async function exported(format: ExportFormat, analysis: Analysis, asked: Asked = {}): Promise<Exported> {
  const { make } = await makers[format]();
  return make(requestFor(analysis, asked));
}

export function requestFor(analysis: Analysis, asked: Asked = {}): ExportRequest {
  const view = { ...wholeView(1_280), ...(asked.zone === undefined ? {} : { zone: asked.zone }) };
  return {
    analysis,
    files: [analysis.file],
    options: { width: 1_280, view },
    person: asked.person,
    picture: undefined,
    ...(asked.intoFolder ? { intoFolder: true } : {}),
  };
}

/** Of what is one document. */
export async function content(format: ExportFormat, analysis: Analysis, asked: Asked = {}): Promise<Content> {
  const made = await exported(format, analysis, asked);
  if (made.kind !== "made") throw new Error(`${format} is ${made.kind}`);
  return made.content;
}

/** Of what is one text. */
export async function textOf(format: ExportFormat, analysis: Analysis, asked: Asked = {}): Promise<string> {
  const made = await content(format, analysis, asked);
  if (typeof made !== "string") throw new Error(`${format} is no text`);
  return made;
}
