/** The requests of our own: the timeline and the markdown of a document as it stands in the editor. */
import { DocumentState, type LangiumDocument, URI } from "langium";
import { type Connection, RequestType } from "vscode-languageserver";
import { exportMarkdown } from "../../language/exports/markdown.js";
import { timeline } from "../../language/exports/timeline.js";
import type { Analysis } from "../../language/index.js";
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

export function answerRequests(connection: Connection, services: RunbookSharedServices): void {
  const { DocumentBuilder, TextDocuments } = services.workspace;

  connection.onRequest(
    new RequestType<TimelineParams, TimelineResult, void>(timelineRequest),
    async ({ uri, zone }: TimelineParams): Promise<TimelineResult> => {
      const analysis = await analysisOf(services, uri);
      return typeof analysis === "string" ? { broken: analysis } : timelineOf(analysis, zone);
    },
  );

  connection.onRequest(
    new RequestType<ExportMarkdownParams, ExportMarkdownResult, void>(exportMarkdownRequest),
    async ({ uri }: ExportMarkdownParams): Promise<ExportMarkdownResult> => {
      const analysis = await analysisOf(services, uri);
      return typeof analysis === "string" ? { error: analysis } : markdownOf(analysis);
    },
  );

  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }: LangiumDocument) => {
    if (!TextDocuments.get(uri)) return;
    const params: TimelineChangedParams = { uri: uri.toString() };
    void connection.sendNotification(timelineChanged, params);
  });
}

/** The analysis of what stands in the editor now, or why there is none. */
async function analysisOf(services: RunbookSharedServices, address: string): Promise<Analysis | string> {
  const { DocumentBuilder, LangiumDocuments } = services.workspace;
  const uri = URI.parse(address);
  try {
    await services.workspace.WorkspaceManager.ready;
    await DocumentBuilder.waitUntil(DocumentState.Validated, uri);
    const document = LangiumDocuments.getDocument(uri);
    return (document && services.analysis.Analyses.analyse(document)) ?? closed;
  } catch {
    return closed;
  }
}

const closed = "This file is not open in the editor.";
const noRunbook = "This file has no runbook.";

function timelineOf(analysis: Analysis, zone: string | undefined): TimelineResult {
  const [first] = analysis.file.mistakes;
  if (first) return { broken: `Line ${first.place.range.start.line + 1} cannot be read: ${sentence(first.message)}` };
  return timeline(analysis, zone) ?? { broken: noRunbook };
}

function markdownOf(analysis: Analysis): ExportMarkdownResult {
  return analysis.plan.runbook ? { markdown: exportMarkdown(analysis) } : { error: noRunbook };
}

function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
