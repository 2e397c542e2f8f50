/** How a document stands, for the status bar, and its runbook at a glance, for the side bar. */
import { DocumentState, type LangiumDocument } from "langium";
import { type Connection, RequestType } from "vscode-languageserver";
import { countsOf, overviewOf } from "../../language/exports/overview.js";
import type { Analysis } from "../../language/index.js";
import {
  type OverviewParams,
  type OverviewResult,
  overviewRequest,
  type VerdictChangedParams,
  verdictChanged,
} from "../protocol.js";
import type { RunbookSharedServices } from "./module.js";
import { answerFrom } from "./requests.js";
import { firstUnread, noRunbook } from "./unread.js";

export function tellOverviews(connection: Connection, services: RunbookSharedServices): void {
  const { DocumentBuilder, TextDocuments } = services.workspace;

  connection.onRequest(
    new RequestType<OverviewParams, OverviewResult, void>(overviewRequest),
    async ({ uri }: OverviewParams): Promise<OverviewResult> => {
      const answer = await answerFrom(services, uri, resultOf);
      return typeof answer === "string" ? { kind: "none", why: answer } : answer;
    },
  );

  DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document: LangiumDocument) => {
    if (!TextDocuments.get(document.uri)) return;
    const analysis = services.analysis.Analyses.analyse(document);
    if (analysis) void connection.sendNotification(verdictChanged, verdictOf(document.uri.toString(), analysis));
  });
}

function resultOf(analysis: Analysis): OverviewResult | string {
  const overview = overviewOf(analysis);
  if (!overview) return noRunbook;
  const unread = firstUnread(analysis);
  return { kind: "overview", overview, ...(unread === undefined ? {} : { unread }) };
}

function verdictOf(uri: string, { plan, findings, accepted, verdict }: Analysis): VerdictChangedParams {
  return {
    uri,
    verdict,
    counts: { ...countsOf(findings), accepted: accepted.length },
    ...(plan.runbook ? { title: plan.runbook.title || plan.runbook.name } : {}),
  };
}
