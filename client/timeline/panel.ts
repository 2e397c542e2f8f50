/** The panel's side in the extension: opening, following the active runbook, and what goes to and from the view. */
import {
  commands,
  type ExtensionContext,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type TimelineChangedParams, timelineChanged } from "../../server/protocol.js";
import { type InView, isServed } from "../in-view.js";
import { nameOf } from "../saving.js";
import { showSource } from "../source.js";
import { answerTo } from "./answers.js";
import type { ToPanel, ToView } from "./messages.js";
import { pageFolder, pageFor } from "./page.js";

const viewType = "gonogo.timeline";

/** One open timeline. It shows one document at a time and follows the active runbook. */
interface Timeline {
  show(uri: Uri): void;
  changed(uri: string): void;
  cursor(editor: TextEditor): void;
  reveal(): void;
}

/** The command, the panel that follows the active runbook, and the panel's return after a reload. */
export function registerTimeline(context: ExtensionContext, client: LanguageClient, inView: InView): void {
  let timeline: Timeline | undefined;
  const attach = (panel: WebviewPanel, uri: Uri): void => {
    timeline = timelineIn(panel, context, client, uri);
    panel.onDidDispose(() => {
      timeline = undefined;
    });
  };
  const open = (resource: unknown): void => {
    const given = addressOf(resource);
    const uri = given && isServed(given) ? given : inView.current();
    if (uri === undefined) {
      void window.showErrorMessage("Go/No-Go: there is no runbook to draw. Open one first.");
      return;
    }
    if (timeline) {
      timeline.show(uri);
      timeline.reveal();
      return;
    }
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    attach(window.createWebviewPanel(viewType, titleOf(uri), column, optionsOf(context)), uri);
  };
  context.subscriptions.push(
    commands.registerCommand("gonogo.openTimeline", open),
    client.onNotification(timelineChanged, ({ uri }: TimelineChangedParams) => timeline?.changed(uri)),
    inView.onChange(uri => {
      if (uri) timeline?.show(uri);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => timeline?.cursor(textEditor)),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = addressOf(state) ?? inView.current();
        if (uri === undefined || timeline !== undefined) {
          panel.dispose();
          return;
        }
        panel.webview.options = optionsOf(context);
        attach(panel, uri);
        await openQuietly(uri);
      },
    }),
  );
}

function timelineIn(panel: WebviewPanel, context: ExtensionContext, client: LanguageClient, first: Uri): Timeline {
  let shown = first;
  const tell = (message: ToView): void => {
    void panel.webview.postMessage(message);
  };
  const tellDocument = (): void => {
    tell({ kind: "document", uri: shown.toString(), name: nameOf(shown) });
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === shown.toString());
    if (editor) tellCursor(editor);
  };
  const tellCursor = ({ document, selection }: TextEditor): void => {
    const { line, character } = selection.active;
    if (document.uri.toString() === shown.toString()) tell({ kind: "cursor", position: { line, character } });
  };

  panel.webview.onDidReceiveMessage(async (message: ToPanel) => {
    switch (message.kind) {
      case "ready":
        tellDocument();
        return;
      case "reveal":
        await showSource(client, message.place, message.focus);
        return;
      case "ask": {
        const asked = shown;
        const answer = await answerTo(client, asked, message.question);
        // Another document may be shown by now: the view has asked again.
        if (asked === shown) tell({ kind: "answer", to: message.number, answer });
        return;
      }
    }
  });
  panel.iconPath = {
    light: Uri.joinPath(context.extensionUri, "syntaxes", "timeline-light.svg"),
    dark: Uri.joinPath(context.extensionUri, "syntaxes", "timeline-dark.svg"),
  };
  panel.webview.html = pageFor(panel.webview, context.extensionUri);

  return {
    show(uri) {
      if (uri.toString() === shown.toString()) return;
      shown = uri;
      panel.title = titleOf(uri);
      tellDocument();
    },
    changed(uri) {
      if (uri === client.code2ProtocolConverter.asUri(shown)) tell({ kind: "changed" });
    },
    cursor: tellCursor,
    reveal() {
      panel.reveal(undefined, true);
    },
  };
}

/** After a reload the document may stand in no editor; the server sees it only once it is open. */
async function openQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.openTextDocument(uri);
  } catch {
    // It was moved or deleted meanwhile: the server's answer says that there is nothing to draw.
  }
}

/** From a menu an address comes, from a lens its text, after a reload what the view kept. */
function addressOf(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  if (typeof given === "string") return Uri.parse(given);
  if (typeof given === "object" && given !== null && "uri" in given && typeof given.uri === "string")
    return Uri.parse(given.uri);
  return undefined;
}

function titleOf(uri: Uri): string {
  return `Timeline: ${nameOf(uri)}`;
}

function optionsOf(context: ExtensionContext) {
  return { enableScripts: true, localResourceRoots: [pageFolder(context.extensionUri)] };
}
