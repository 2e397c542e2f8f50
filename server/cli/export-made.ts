/** What `gonogo export` makes, before anything of it is written or compared. */
import type { Content } from "../exporting/exporter.js";
import type { ExportFormat } from "../exporting/formats.js";
import type { OpenedPlan } from "./runbook.js";

export interface MadeExport {
  readonly opened: OpenedPlan;
  readonly format: ExportFormat;
  readonly files: readonly Made[];
  readonly notes: readonly string[];
  /** Of one document. */
  readonly content: Content | undefined;
  readonly isFolder: boolean;
  readonly isCheck: boolean;
  readonly output: string | undefined;
}

/** A file to be written, by its path as it was asked for. */
export interface Made {
  readonly name: string;
  readonly content: Content;
  /** What to call it where it cannot be written. */
  readonly called?: string;
}
