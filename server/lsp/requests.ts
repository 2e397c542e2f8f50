/** The requests of our own: the timeline and the markdown of a document as it stands in the editor. */
import { DocumentState, type LangiumDocument, URI } from "langium";
import { type Connection, RequestType } from "vscode-languageserver";
import { exportMarkdown } from "../../language/exports/markdown.js";
import { timeline } from "../../language/exports/timeline.js";
import type { Analysis } from "../../language/index.js";
import { readZone } from "../../language/time/zones.js";
import {
  type ExportMarkdownParams,
  type ExportMarkdownResult,
  exportMarkdownRequest,
  type TimelineChangedParams,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineRequest,
} from "../protocol.js";
import type { RunbookSharedServices } from "./module.js";
import { firstUnread } from "./unread.js";

export function answerRequests(connection: Connection, services: RunbookSharedServices): void {
  const { DocumentBuilder, TextDocuments } = services.workspace;

  connection.onRequest(
    new RequestType<TimelineParams, TimelineResult, void>(timelineRequest),
    async ({ uri, zone }: TimelineParams): Promise<TimelineResult> => {
      const answer = await answerFrom(services, uri, analysis => timelineOf(analysis, zone));
      return typeof answer === "string" ? { broken: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<ExportMarkdownParams, ExportMarkdownResult, void>(exportMarkdownRequest),
    async ({ uri }: ExportMarkdownParams): Promise<ExportMarkdownResult> => {
      const answer = await answerFrom(services, uri, markdownOf);
      return typeof answer === "string" ? { error: answer } : answer;
    },
  );

  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }: LangiumDocument) => {
    if (!TextDocuments.get(uri)) return;
    const params: TimelineChangedParams = { uri: uri.toString() };
    void connection.sendNotification(timelineChanged, params);
  });
}

/** What is made of the document as it stands in the editor now, or why that cannot be, in words. */
export async function answerFrom<T>(
  services: RunbookSharedServices,
  address: string,
  make: (analysis: Analysis) => T | string,
): Promise<T | string> {
  const { DocumentBuilder, LangiumDocuments, WorkspaceManager } = services.workspace;
  const uri = URI.parse(address);
  try {
    await WorkspaceManager.ready;
    await DocumentBuilder.waitUntil(DocumentState.Validated, uri);
  } catch {
    return closed;
  }
  try {
    const document = LangiumDocuments.getDocument(uri);
    const analysis = document && services.analysis.Analyses.analyse(document);
    return analysis ? make(analysis) : closed;
  } catch (error) {
    console.error(`${address} could not be shown:`, error);
    return "Something went wrong in Go/No-Go itself; its output channel says what. Please report it.";
  }
}

const closed = "This file is not open in the editor.";
export const noRunbook = "This file has no runbook.";

function timelineOf(analysis: Analysis, zone: string | undefined): TimelineResult | string {
  const unread = firstUnread(analysis);
  if (unread !== undefined) return unread;
  const known = zone !== undefined && readZone(zone).kind === "zone" ? zone : undefined;
  return timeline(analysis, known) ?? noRunbook;
}

function markdownOf(analysis: Analysis): ExportMarkdownResult | string {
  return analysis.plan.runbook ? { markdown: exportMarkdown(analysis) } : noRunbook;
}
