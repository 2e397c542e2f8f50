/** GO or NO-GO of the runbook in view, in the status bar. */
import { type ExtensionContext, l10n, StatusBarAlignment, ThemeColor, type Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type VerdictChangedParams, verdictChanged } from "../../server/protocol.js";
import type { InView } from "../in-view.js";
import type { Server } from "../server-state.js";
import { type Standing, statusText } from "./words.js";

/** The last verdict of each open document. */
export interface Verdicts {
  readonly of: (uri: Uri) => VerdictChangedParams | undefined;
  readonly onChange: (listener: (uri: string) => void) => void;
}

export function followVerdicts(context: ExtensionContext, client: BaseLanguageClient, server: Server): Verdicts {
  const verdicts = new Map<string, VerdictChangedParams>();
  const listeners: ((uri: string) => void)[] = [];
  const addressOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  context.subscriptions.push(
    client.onNotification(verdictChanged, (params: VerdictChangedParams) => {
      verdicts.set(params.uri, params);
      for (const listener of listeners) listener(params.uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => verdicts.delete(addressOf(uri))),
    server.onChange(state => {
      if (state === "stopped") verdicts.clear();
    }),
  );
  return { of: uri => verdicts.get(addressOf(uri)), onChange: listener => listeners.push(listener) };
}

export function registerStatus(context: ExtensionContext, inView: InView, server: Server, verdicts: Verdicts): void {
  const item = window.createStatusBarItem("gonogo.verdict", StatusBarAlignment.Left, 10);
  item.name = "Go/No-Go";
  const standingOf = (uri: Uri): Standing | undefined => {
    const state = server.state();
    if (state !== "running") return { kind: "server", state };
    if (!inView.isServed(uri)) return { kind: "unchecked" };
    const verdict = verdicts.of(uri);
    return verdict && { kind: "verdict", verdict };
  };
  const update = (): void => {
    const uri = inView.current();
    if (uri === undefined) {
      item.hide();
      return;
    }
    const standing = standingOf(uri);
    // What is not known yet will be in a moment: until then it stays as it is.
    if (standing === undefined) return;
    const { text, tooltip, spoken, command, alarming } = statusText(standing, l10n.t);
    item.text = text;
    item.tooltip = tooltip.join("\n");
    item.accessibilityInformation = { label: spoken };
    item.command = command;
    item.backgroundColor = alarming ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  verdicts.onChange(update);
  context.subscriptions.push(item, inView.onChange(update), server.onChange(update));
  update();
}
