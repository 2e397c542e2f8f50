import { randomBytes } from "node:crypto";
import {
  commands,
  type ExtensionContext,
  Range,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { TimelineData } from "../../language/exports/timeline.js";
import type { Place } from "../../language/plan/place.js";
import {
  type TimelineChangedParams,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineRequest,
} from "../../server/protocol.js";
import type { ToPanel, ToView, ViewState } from "./messages.js";

const viewType = "gonogo.timeline";

/** One open timeline. It shows one document at a time and follows the active runbook. */
interface Timeline {
  show(uri: Uri): void;
  changed(uri: string): void;
  reveal(): void;
}

/** The command, the panel that follows the active runbook, and the panel's return after a reload. */
export function registerTimeline(context: ExtensionContext, client: LanguageClient): void {
  let timeline: Timeline | undefined;
  const attach = (panel: WebviewPanel, uri: Uri): void => {
    timeline = timelineIn(panel, context, client, uri);
    panel.onDidDispose(() => {
      timeline = undefined;
    });
  };
  const open = (resource: unknown): void => {
    const uri = resource instanceof Uri ? resource : activeRunbook();
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
    window.onDidChangeActiveTextEditor(() => {
      const uri = activeRunbook();
      if (uri) timeline?.show(uri);
    }),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: ViewState | undefined) {
        const uri = state?.uri === undefined ? activeRunbook() : Uri.parse(state.uri);
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
  let lastGood: { readonly uri: string; readonly data: TimelineData } | undefined;
  let pulling = false;
  let stale = false;
  let closed = false;

  const address = (): string => client.code2ProtocolConverter.asUri(shown);
  const tell = (message: ToView): void => {
    void panel.webview.postMessage(message);
  };

  /** Asks for the picture; while an answer is awaited, further changes make one more question, not many. */
  const pull = async (): Promise<void> => {
    if (pulling) {
      stale = true;
      return;
    }
    pulling = true;
    do {
      stale = false;
      const uri = address();
      const result = await askServer(client, { uri });
      if (closed) return;
      if (uri !== address()) {
        stale = true;
        continue;
      }
      if ("broken" in result) tell({ kind: "broken", uri, why: result.broken });
      else {
        lastGood = { uri, data: result };
        tell({ kind: "picture", ...lastGood });
      }
    } while (stale);
    pulling = false;
  };

  panel.onDidDispose(() => {
    closed = true;
  });
  panel.webview.onDidReceiveMessage((message: ToPanel) => {
    switch (message.kind) {
      case "ready":
        if (lastGood?.uri === address()) tell({ kind: "picture", ...lastGood });
        void pull();
        return;
      case "reveal":
        void revealSource(client, message.place);
        return;
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
      void pull();
    },
    changed(uri) {
      if (uri === address()) void pull();
    },
    reveal() {
      panel.reveal(undefined, true);
    },
  };
}

async function askServer(client: LanguageClient, params: TimelineParams): Promise<TimelineResult> {
  try {
    return await client.sendRequest<TimelineResult>(timelineRequest, params);
  } catch (error) {
    return {
      broken: `The language server gave no timeline: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Shows the statement a bar was made from, in the editor that already shows its file where there is one. */
async function revealSource(client: LanguageClient, { uri, range }: Place): Promise<void> {
  const source = client.protocol2CodeConverter.asUri(uri);
  const visible = window.visibleTextEditors.find(editor => editor.document.uri.toString() === source.toString());
  const { start, end } = range;
  try {
    await window.showTextDocument(source, {
      viewColumn: visible?.viewColumn ?? ViewColumn.One,
      selection: new Range(start.line, start.character, end.line, end.character),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`Go/No-Go: ${source.path} cannot be shown: ${why}`);
  }
}

/** After a reload the document may stand in no editor; the server sees it only once it is open. */
async function openQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.openTextDocument(uri);
  } catch {
    // It was moved or deleted meanwhile: the server's answer says that there is nothing to draw.
  }
}

function activeRunbook(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === "runbook" ? document.uri : undefined;
}

function titleOf(uri: Uri): string {
  return `Timeline: ${uri.path.slice(uri.path.lastIndexOf("/") + 1)}`;
}

function optionsOf(context: ExtensionContext) {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, "dist", "timeline")] };
}

/** The page loads two files of this extension and nothing else; no inline script or style runs. */
function pageFor(webview: Webview, extension: Uri): string {
  const file = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, "dist", "timeline", name)).toString();
  const nonce = randomBytes(16).toString("hex");
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file("view.css")}">
<title>Timeline</title>
</head>
<body>
<main id="timeline"></main>
<script nonce="${nonce}" src="${file("view.js")}"></script>
</body>
</html>`;
}
