/** The first runbook: answers are judged, and files made, where zones and the language are known. The client writes them. */
import { RequestType } from "vscode-languageserver";
import { problemWith, readAnswers } from "../../language/starting/answers.js";
import { type RosterNames, rosterIn } from "../../language/starting/start.js";
import { starterFiles } from "../../language/starting/starter.js";
import { analyseTexts } from "../../language/workspace/texts.js";
import {
  type CheckAnswerParams,
  type CheckAnswerResult,
  checkAnswerRequest,
  type StarterFilesParams,
  type StarterFilesResult,
  starterFilesRequest,
} from "../protocol.js";
import type { Session } from "./session/session.js";

export function answerStarting({ connection }: Session): void {
  connection.onRequest(
    new RequestType<CheckAnswerParams, CheckAnswerResult, void>(checkAnswerRequest),
    ({ question, answers }: CheckAnswerParams): CheckAnswerResult => ({
      problem: problemWith(question, answers) ?? null,
    }),
  );

  connection.onRequest(
    new RequestType<StarterFilesParams, StarterFilesResult, void>(starterFilesRequest),
    ({ answers, taken, roster }: StarterFilesParams): StarterFilesResult => {
      const read = readAnswers(answers);
      if (read.kind === "wrong") return read;
      const files = starterFiles(read.start, new Set(taken), roster && usableRoster(roster));
      return { kind: "files", files };
    },
  );
}

/** Undefined for what cannot be imported without an error, or is a runbook itself. */
export function usableRoster({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): RosterNames | undefined {
  const analysis = analyseTexts({ [path]: text });
  const usable = analysis?.verdict === "go" && analysis.plan.runbook === undefined;
  return usable ? rosterIn(analysis.plan, path) : undefined;
}
