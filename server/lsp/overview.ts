/** How a document stands, for the status bar, and its runbook at a glance, for the side bar. */
import { RequestType } from "vscode-languageserver";
import { countsOf, overviewOf } from "../../language/exports/overview.js";
import type { Analysis } from "../../language/index.js";
import { shownVerdict } from "../../language/wording/verdict.js";
import {
  type OverviewParams,
  type OverviewResult,
  overviewRequest,
  type VerdictChangedParams,
  verdictChanged,
} from "../protocol.js";
import { answerFrom } from "./requests.js";
import type { Session } from "./session/session.js";
import { firstUnread, noRunbook } from "./unread.js";

export function tellOverviews(session: Session): void {
  const { connection, onChecked, texts } = session;

  connection.onRequest(
    new RequestType<OverviewParams, OverviewResult, void>(overviewRequest),
    async ({ uri }: OverviewParams): Promise<OverviewResult> => {
      const answer = await answerFrom(session, uri, resultOf);
      return typeof answer === "string" ? { kind: "none", why: answer } : answer;
    },
  );

  onChecked(({ uri }, analysis) => {
    if (texts.get(uri)) void connection.sendNotification(verdictChanged, verdictOf(uri, analysis));
  });
}

function resultOf(analysis: Analysis): OverviewResult | string {
  const overview = overviewOf(analysis);
  if (!overview) return noRunbook;
  const unread = firstUnread(analysis);
  return { kind: "overview", overview, ...(unread === undefined ? {} : { unread }) };
}

function verdictOf(uri: string, { plan, findings, accepted, verdict, past }: Analysis): VerdictChangedParams {
  const named = plan.runbook ?? plan.programme;
  return {
    uri,
    verdict: shownVerdict({ verdict, past }),
    counts: { ...countsOf(findings), accepted: accepted.length },
    ...(named ? { title: named.title || named.name } : {}),
  };
}
