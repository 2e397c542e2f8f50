/** What the view asks, answered: by the server, by an edit of the text, or by a file the user finds a place for. */
import { l10n, Range, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type LookedAt,
  type TimelineDragParams,
  type TimelineDragResult,
  type TimelineEditResult,
  type TimelineMoreResult,
  type TimelineResult,
  timelineDragRequest,
  timelineEditRequest,
  timelineMoreRequest,
  timelineRequest,
} from "../../server/protocol.js";
import { chooseVersion } from "../comparing.js";
import { exported, madeAs } from "../exporting.js";
import { openQuietly } from "../opening.js";
import { type Made, nameOf, saveBeside } from "../saving.js";
import type { Answer, Question, Saved } from "./messages.js";

/** Never throws: what went wrong is an answer, too. */
export async function answerTo(client: BaseLanguageClient, shown: Uri, question: Question): Promise<Answer> {
  try {
    return await answered(client, shown, question);
  } catch (error) {
    return { about: "failure", why: error instanceof Error ? error.message : String(error) };
  }
}

async function answered(client: BaseLanguageClient, shown: Uri, question: Question): Promise<Answer> {
  const uri = client.code2ProtocolConverter.asUri(shown);
  switch (question.about) {
    case "picture": {
      await openOther(client, question);
      const { about: _about, ...asked } = question;
      const params = { uri, ...asked };
      return { about: "picture", result: await client.sendRequest<TimelineResult>(timelineRequest, params) };
    }
    case "more": {
      const { have, activities, undoing } = question;
      const params = { uri, have, activities, undoing };
      return { about: "more", result: await client.sendRequest<TimelineMoreResult>(timelineMoreRequest, params) };
    }
    case "drag": {
      const params = dragParams(uri, question);
      return { about: "drag", result: await client.sendRequest<TimelineDragResult>(timelineDragRequest, params) };
    }
    case "edit": {
      const params = dragParams(uri, question);
      const result = await client.sendRequest<TimelineEditResult>(timelineEditRequest, params);
      return { about: "edit", result: result.kind === "edit" ? await edit(shown, result) : result };
    }
    case "svg": {
      const { about: _about, ...asked } = question;
      const { content } = await exported(client, { uri, format: "svg", ...asked });
      return { about: "svg", text: String(content) };
    }
    case "version": {
      const version = await chooseVersion(client, shown);
      return { about: "version", result: version ? { kind: "chosen", ...version } : { kind: "cancelled" } };
    }
    case "save": {
      const target = await saveBeside(shown, await made(client, uri, question.what));
      return {
        about: "save",
        result: target === undefined ? { kind: "cancelled" } : { kind: "saved", name: nameOf(target) },
      };
    }
  }
}

/** What is compared with may have been closed meanwhile, or the window reloaded: the server knows it once it is open. */
async function openOther(client: BaseLanguageClient, { against }: LookedAt): Promise<void> {
  if (against?.kind === "file") await openQuietly(client.protocol2CodeConverter.asUri(against.uri));
}

function dragParams(
  uri: string,
  { have, activity, drag }: Extract<Question, { about: "drag" | "edit" }>,
): TimelineDragParams {
  return { uri, have, activity, drag };
}

/** One step to undo, and only in the text that was looked at. */
async function edit(
  shown: Uri,
  { version, edits }: Extract<TimelineEditResult, { kind: "edit" }>,
): Promise<Extract<Answer, { about: "edit" }>["result"]> {
  // It may have been closed meanwhile: then what is on disk was looked at, and is opened again.
  const document = await workspace.openTextDocument(shown);
  if (version !== null && document.version !== version) return { kind: "outdated" };
  if (edits.length === 0) return { kind: "done", changed: false };
  const change = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    change.replace(shown, new Range(start.line, start.character, end.line, end.character), newText);
  }
  if (await workspace.applyEdit(change)) return { kind: "done", changed: true };
  return {
    kind: "refused",
    why: l10n.t("{0} could not be changed: it may be read-only, or have changed meanwhile.", nameOf(shown)),
  };
}

function made(client: BaseLanguageClient, uri: string, what: Saved): Made | Promise<Made> {
  return what.format === "png" ? madeAs("png", what.bytes) : exported(client, { uri, ...what });
}
