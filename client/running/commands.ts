/** What is done with a run: asks for what an event needs, and has it written. Nothing is written in a workspace that is not trusted. */
import { commands, l10n, type Uri, ViewColumn, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type RunActAbout,
  type RunNames,
  type RunParams,
  type RunReviewResult,
  type RunWriteParams,
  type RunWriteResult,
  runNamesRequest,
  runReviewRequest,
  runWriteRequest,
} from "../../server/protocol.js";
import { nameOf } from "../saving.js";
import { tellProblem, tellWith } from "../telling.js";
import { type Asking, askFor } from "./asking.js";
import type { WritingCommand } from "./command-names.js";
import type { Followed } from "./follow.js";
import { whoWrites } from "./me.js";

export type RunCommand = WritingCommand | "review";

export interface RunContext {
  readonly client: BaseLanguageClient;
  readonly followed: Followed;
  /** The runbook in view, or the one whose lens was clicked. */
  readonly source: Uri | undefined;
  readonly about?: RunActAbout | undefined;
}

export async function runCommand(command: RunCommand, context: RunContext): Promise<void> {
  const source = context.source ?? context.followed.open()[0]?.uri;
  if (source === undefined) {
    tellProblem(l10n.t("there is no runbook whose run that could be. Open one first."));
    return;
  }
  try {
    // The server knows what stands in editors.
    await workspace.openTextDocument(source);
    if (command === "review") await showReview(context.client, source);
    else await write(command, source, context);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tellProblem(`${nameOf(source)}: ${why}`);
  }
}

async function write(command: WritingCommand, source: Uri, { client, followed, about }: RunContext): Promise<void> {
  if (!workspace.isTrusted)
    throw new Error(l10n.t("nothing is written in a workspace that you do not trust. Trust it first."));
  const uri = client.code2ProtocolConverter.asUri(source);
  const names = await client.sendRequest<RunNames>(runNamesRequest, { uri } satisfies RunParams);
  const { board } = (await runOf(command, source, followed)) ?? {};
  const asking: Asking = { names, board, about };
  const said = await askFor(command, asking);
  const by = said && (await whoWrites(names));
  if (!said || by === undefined) return;
  if (said.kind === "opened" || said.kind === "replanned") await save(source);
  const result = await written(client, { uri, by, said, ...(about ? { expects: about.expects } : {}) });
  if (result.kind === "refused") throw new Error(result.why);
  await followed.look(source);
  if (said.kind === "closed") await offerReview(client, source);
}

/** Undefined before there is one: only opening goes without. */
async function runOf(command: RunCommand, source: Uri, followed: Followed) {
  const result = await followed.look(source);
  switch (result.kind) {
    case "run":
      return result;
    case "unread":
      throw new Error(result.why);
    case "none":
      if (command === "open") return undefined;
      throw new Error(l10n.t("it has no run: open one first"));
  }
}

function written(client: BaseLanguageClient, params: RunWriteParams): Promise<RunWriteResult> {
  return client.sendRequest<RunWriteResult>(runWriteRequest, params);
}

/** A run is of what is on the disk. */
async function save(source: Uri): Promise<void> {
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === source.toString());
  if (document?.isDirty) await document.save();
}

async function offerReview(client: BaseLanguageClient, source: Uri): Promise<void> {
  const closed = l10n.t("The run is closed. Its review says where the time went, and what was measured.");
  if (await tellWith(closed, l10n.t("Review"))) await showReview(client, source);
}

async function showReview(client: BaseLanguageClient, source: Uri): Promise<void> {
  const params: RunParams = { uri: client.code2ProtocolConverter.asUri(source) };
  const result = await client.sendRequest<RunReviewResult>(runReviewRequest, params);
  if ("error" in result) throw new Error(result.error);
  const document = await workspace.openTextDocument({ language: "markdown", content: result.markdown });
  await window.showTextDocument(document, { preview: false, viewColumn: ViewColumn.Active });
  await commands.executeCommand("markdown.showPreviewToSide", document.uri);
}
