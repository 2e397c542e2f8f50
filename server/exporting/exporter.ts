/** What an export is made from, and what becomes of it: for the command line and for the editor. */
import { nightOf } from "../../language/exports/night/night.js";
import { type SheetRows, sheetRows } from "../../language/exports/sheet-rows.js";
import type { TimelineData, TimelineEarlier } from "../../language/exports/timeline/data.js";
import type { Theme } from "../../language/exports/timeline/ink.js";
import type { TimelineView } from "../../language/exports/timeline/view.js";
import type { Analysis, ParsedFile } from "../../language/index.js";
import { type Release, releaseOf } from "../../language/schedule/release.js";
import { list } from "../../language/wording/lists.js";
import { sourceLine } from "../files/sources.js";
import { type ExportFormat, exportFormats } from "./formats.js";

export interface ExportRequest {
  /** Of a runbook or a programme. */
  readonly analysis: Analysis;
  /** What it is made from, the file itself first. */
  readonly files: readonly ParsedFile[];
  readonly options: PictureOptions;
  /** Whose part of it is wanted: a person, by name as declared; undefined for the whole. */
  readonly person: string | typeof everyone | undefined;
  /** Where the picture lies that a document shows: a relative path with slashes. */
  readonly picture: string | undefined;
  /** A page for those who do not take part. */
  readonly brief?: boolean;
  /** What is drawn in the place of the plan: a run of it. */
  readonly drawn?: { readonly data: TimelineData; readonly source: string };
  /** It goes into a folder, which may hold several files. */
  readonly intoFolder?: boolean;
}

/** How the timeline is wanted; the zones are those of every document. */
export interface PictureOptions {
  /** In pixels. */
  readonly width: number;
  /** Absent where none was asked for. */
  readonly theme?: Theme | "auto";
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** The name of a contingency that strikes. */
  readonly whatIf?: string;
  /** What the timeline is compared with. */
  readonly against?: TimelineEarlier;
}

/** A file for each person. */
export const everyone = "everyone";

export type Content = string | Uint8Array;

/** What was made, with what is to be said of it; or why it cannot be made. */
export type Exported =
  | { readonly kind: "made"; readonly content: Content; readonly notes: readonly string[] }
  /** Files for one folder, by name. */
  | { readonly kind: "several"; readonly files: Readonly<Record<string, Content>>; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

export type MakeExport = (request: ExportRequest) => Exported | Promise<Exported>;

export function whole(content: Content): Exported {
  return { kind: "made", content, notes: [] };
}

export function releaseIn({ analysis }: Pick<ExportRequest, "analysis">): Release {
  const release = releaseOf(analysis.plan, analysis.schedule);
  if (!release) throw new Error("only a runbook is exported");
  return release;
}

/** The plan as a table, with the zone of its first column of starts as it is asked for. */
export function sheetIn({ analysis, options }: ExportRequest): SheetRows {
  const sheet = sheetRows(analysis, options.view.zone);
  if (!sheet) throw new Error("only a runbook is exported");
  return sheet;
}

/** What an export says of where it comes from. */
export function sourceOf(request: Pick<ExportRequest, "analysis" | "files">, zone: string | undefined): string {
  const night = nightOf(request.analysis);
  if (night) return sourceLine(request.files, `times in ${zone ?? night.zone}`);
  const { runbook, schedule } = releaseIn(request);
  return sourceLine(request.files, schedule.dated ? `times in ${zone ?? runbook.zone}` : "times counted from T");
}

/** One document, or one a person as is asked for. */
export function forPerson<T extends { readonly name: string }>(
  person: string,
  sheetOf: (name: string) => T | undefined,
  all: () => readonly T[],
  ending: string,
  make: (sheet: T) => Content,
): Exported {
  if (person !== everyone) {
    const sheet = sheetOf(person);
    return sheet ? whole(make(sheet)) : { kind: "refused", reason: `no person \`${person}\` is declared` };
  }
  const files = Object.fromEntries(all().map(sheet => [`${sheet.name}.${ending}`, make(sheet)]));
  return { kind: "several", files, notes: [] };
}

/** Why a programme cannot be exported to a format; undefined where it can. */
export function whyNoProgramme(format: ExportFormat): string | undefined {
  if (exportFormats[format].ofProgrammes) return undefined;
  const others = Object.entries(exportFormats).flatMap(([name, { ofProgrammes }]) => (ofProgrammes ? [name] : []));
  return `this is a programme, and ${format} is of a single runbook: name one of its runbooks, or export the programme as ${list(others, "or")}`;
}
