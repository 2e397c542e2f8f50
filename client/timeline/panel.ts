/** The panel's side in the extension: opening, following the active runbook, and what goes to and from the view. */
import {
  commands,
  type ExtensionContext,
  l10n,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type TimelineChangedParams, timelineChanged } from "../../server/protocol.js";
import { allFormats, titleOf as formatTitle } from "../exporting.js";
import type { InView } from "../in-view.js";
import { openQuietly } from "../opening.js";
import { ownZoneSet } from "../own-zone.js";
import { nameOf } from "../saving.js";
import type { Server } from "../server-state.js";
import { showSource } from "../source.js";
import { tellProblem } from "../telling.js";
import { createAnswering } from "./answering.js";
import { answerTo } from "./answers.js";
import type { ToPanel, ToView } from "./messages.js";
import { pageFolder, pageFor } from "./page.js";

const viewType = "gonogo.timeline";

/** One open timeline. It shows one document at a time and follows the active runbook. */
interface Timeline {
  show(uri: Uri): void;
  changed(uri: string): void;
  cursor(editor: TextEditor): void;
  /** Shows it once more: what is known besides it may be different now. */
  refresh(): void;
  reveal(): void;
}

/** The command, the panel that follows the active runbook, and the panel's return after a reload. */
export function registerTimeline(
  context: ExtensionContext,
  client: BaseLanguageClient,
  inView: InView,
  server: Server,
): void {
  let timeline: Timeline | undefined;
  const attach = (panel: WebviewPanel, uri: Uri): void => {
    timeline = timelineIn(panel, context, client, uri);
    panel.onDidDispose(() => {
      timeline = undefined;
    });
  };
  const open = (resource: unknown): void => {
    const given = addressOf(resource);
    const uri = given && inView.isServed(given) ? given : inView.current();
    if (uri === undefined) {
      tellProblem(l10n.t("there is no runbook to draw. Open one first."));
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
    // A server that has been started anew knows nothing of a timeline whose text stands in no editor.
    server.onChange(state => {
      if (state === "running") timeline?.refresh();
    }),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration("gonogo.timezone")) timeline?.refresh();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => timeline?.cursor(textEditor)),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = inView.current() ?? addressOf(state);
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

function timelineIn(panel: WebviewPanel, context: ExtensionContext, client: BaseLanguageClient, first: Uri): Timeline {
  const tell = (message: ToView): void => {
    void panel.webview.postMessage(message);
  };
  const answering = createAnswering(first, (uri, question) => answerTo(client, uri, question), tell);
  const { shown } = answering;
  const isShown = (uri: Uri): boolean => uri.toString() === shown().toString();
  /** From here on the view talks about this document, and no longer of what it asked before. */
  const showDocument = (uri: Uri): void => {
    answering.begin(uri);
    panel.title = titleOf(uri);
    const zone = ownZoneSet();
    const formats = allFormats.map(format => ({ format, title: formatTitle(format) }));
    const document = { uri: uri.toString(), name: nameOf(uri), formats };
    tell({ kind: "document", ...document, ...(zone === undefined ? {} : { zone }) });
    const editor = window.visibleTextEditors.find(({ document }) => isShown(document.uri));
    if (editor) tellCursor(editor);
  };
  const tellCursor = ({ document, selection }: TextEditor): void => {
    const { line, character } = selection.active;
    if (isShown(document.uri)) tell({ kind: "cursor", position: { line, character } });
  };

  panel.webview.onDidReceiveMessage(async (message: ToPanel) => {
    switch (message.kind) {
      case "ready":
        showDocument(shown());
        return;
      case "reveal":
        await showSource(client, message.place, message.focus, panel.viewColumn);
        return;
      case "ask":
        await answering.answer(message);
        return;
    }
  });
  panel.onDidDispose(() => answering.begin(shown()));
  panel.iconPath = {
    light: Uri.joinPath(context.extensionUri, "syntaxes", "timeline-light.svg"),
    dark: Uri.joinPath(context.extensionUri, "syntaxes", "timeline-dark.svg"),
  };
  panel.webview.html = pageFor(panel.webview, pageFolder(context.extensionUri, "timeline"), l10n.t("Timeline"));

  return {
    show(uri) {
      if (!isShown(uri)) showDocument(uri);
    },
    changed(uri) {
      if (uri === client.code2ProtocolConverter.asUri(shown())) tell({ kind: "changed" });
    },
    cursor: tellCursor,
    refresh: () => showDocument(shown()),
    reveal() {
      panel.reveal(undefined, true);
    },
  };
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
  return l10n.t("Timeline: {0}", nameOf(uri));
}

function optionsOf(context: ExtensionContext) {
  return { enableScripts: true, localResourceRoots: [pageFolder(context.extensionUri, "timeline")] };
}
