/** What an export is made from, and what becomes of it. */
import type { CliContext } from "../outcome.js";
import type { PictureOptions } from "../pictures/view.js";
import type { OpenedRunbook } from "../runbook.js";

export interface ExportRequest {
  readonly opened: OpenedRunbook;
  readonly options: PictureOptions;
  /** The file for the picture that a document links; only where the exporter takes one. */
  readonly picture: string | undefined;
  /** The file it goes to; undefined for standard output. */
  readonly output: string | undefined;
  readonly context: CliContext;
  /** Whose part of it is wanted: a person, by name as declared; undefined for the whole. */
  readonly person: string | typeof everyone | undefined;
}

/** A file for each person. */
export const everyone = "everyone";

/** What is to be written, with what is to be said of it; or why it cannot be made. */
export type Exported =
  | { readonly kind: "made"; readonly content: string | Uint8Array; readonly notes: readonly string[] }
  /** Files for one folder, by name. */
  | {
      readonly kind: "several";
      readonly files: Readonly<Record<string, string | Uint8Array>>;
      readonly notes: readonly string[];
    }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unwritten"; readonly file: string; readonly why: string };

export type MakeExport = (request: ExportRequest) => Exported | Promise<Exported>;

export function whole(content: string): Exported {
  return { kind: "made", content, notes: [] };
}
