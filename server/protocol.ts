/** The few requests of our own, beside the language-server protocol. Plain names and types: both sides import this file. */
import type { TimelineData } from "../language/exports/timeline.js";

/** Client to server: the picture of a document as it stands in the editor, saved or not. */
export const timelineRequest = "gonogo/timeline/get";

export interface TimelineParams {
  readonly uri: string;
  /** IANA zone for the labels; the runbook's own when absent. */
  readonly zone?: string;
}

/** `broken`: there is no picture, and why, in words ("This file has no runbook."). */
export type TimelineResult = TimelineData | { readonly broken: string };

/** Server to client, after every analysis of an open document: its picture may have changed. Carries no data; pull it. */
export const timelineChanged = "gonogo/timeline/changed";

export interface TimelineChangedParams {
  readonly uri: string;
}

/** Client to server: the document as markdown. */
export const exportMarkdownRequest = "gonogo/export/markdown";

export interface ExportMarkdownParams {
  readonly uri: string;
}

/** `error`: why nothing can be exported, in words. */
export type ExportMarkdownResult = { readonly markdown: string } | { readonly error: string };
