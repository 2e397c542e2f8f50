/** The side bar: the phases and the people of the runbook in view, as the text stands. */
import { commands, type ExtensionContext, l10n, type Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Overview } from "../../language/exports/overview.js";
import { type OverviewResult, overviewRequest } from "../../server/protocol.js";
import type { InView } from "../in-view.js";
import type { Server } from "../server-state.js";
import { showSource } from "../source.js";
import type { Verdicts } from "../status/item.js";
import { badges } from "./badges.js";
import { headingOf, type Node, peopleNodes, planNodes } from "./nodes.js";
import { treeIn } from "./tree.js";

export function registerOverview(
  context: ExtensionContext,
  client: BaseLanguageClient,
  inView: InView,
  server: Server,
  verdicts: Verdicts,
): void {
  const plan = treeIn(context, "gonogo.plan");
  const people = treeIn(context, "gonogo.people");
  const trees = [plan, people];
  let shown: { readonly uri: Uri; readonly overview: Overview } | undefined;
  let asking = false;
  let stale = true;

  const overviewOf = async (uri: Uri): Promise<OverviewResult | undefined> => {
    switch (server.state()) {
      case "running":
        return ask(client, uri);
      case "starting":
        return undefined;
      case "stopped":
        return { kind: "none", why: l10n.t("The language server is not running.") };
    }
  };
  const draw = (overview: Overview | undefined, message?: string): void => {
    const about = {
      ...(overview ? { title: headingOf(overview, l10n.t) } : {}),
      ...(message === undefined ? {} : { message }),
    };
    plan.show(overview ? planNodes(overview, l10n.t) : [], about);
    people.show(overview ? peopleNodes(overview, l10n.t) : [], {});
  };
  const take = (uri: Uri | undefined, result: OverviewResult | undefined): void => {
    if (!uri || result?.kind !== "overview") {
      shown = undefined;
      draw(undefined, result?.kind === "none" ? result.why : undefined);
      return;
    }
    // While a line is being written, what stood there before is a better picture than what is left without it.
    if (result.unread !== undefined && same(shown?.uri, uri) && shown) draw(shown.overview, result.unread);
    else {
      shown = { uri, overview: result.overview };
      draw(result.overview, result.unread);
    }
  };
  /** Asks for what is in view; while an answer is awaited, further changes make one more question, not many. */
  const pull = async (): Promise<void> => {
    stale = true;
    if (asking || !trees.some(({ view }) => view.visible)) return;
    asking = true;
    while (stale) {
      stale = false;
      const uri = inView.current();
      const result = uri && (await overviewOf(uri));
      if (!same(uri, inView.current())) stale = true;
      else if (result?.kind === "none" && shown && isOpen(shown.uri)) {
        // A roster is looked at for the sake of a runbook: that one stays.
        const { uri: last } = shown;
        take(last, await overviewOf(last));
      } else take(uri, result);
    }
    asking = false;
  };

  verdicts.onChange(uri => {
    const concerned = [inView.current(), shown?.uri];
    if (concerned.some(each => each && client.code2ProtocolConverter.asUri(each) === uri)) void pull();
  });
  context.subscriptions.push(
    window.registerFileDecorationProvider(badges),
    commands.registerCommand("gonogo.showSource", (node: Node) => showSource(client, node.place, true)),
    inView.onChange(() => void pull()),
    server.onChange(() => void pull()),
  );
  for (const { view } of trees)
    context.subscriptions.push(view.onDidChangeVisibility(({ visible }) => void (visible && stale && pull())));
  void pull();
}

async function ask(client: BaseLanguageClient, uri: Uri): Promise<OverviewResult | undefined> {
  try {
    return await client.sendRequest<OverviewResult>(overviewRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  } catch (error) {
    return {
      kind: "none",
      why: l10n.t("The language server gave no overview: {0}", error instanceof Error ? error.message : String(error)),
    };
  }
}

function same(a: Uri | undefined, b: Uri | undefined): boolean {
  return a?.toString() === b?.toString();
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some(document => same(document.uri, uri));
}
