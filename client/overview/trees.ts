/** The side bar: the phases and the people of the runbook in view, as the text stands. */
import {
  commands,
  EventEmitter,
  type ExtensionContext,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
  window,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Overview } from "../../language/exports/overview.js";
import { type OverviewResult, overviewRequest } from "../../server/protocol.js";
import type { InView } from "../in-view.js";
import type { Server } from "../server-state.js";
import { showSource } from "../source.js";
import type { Verdicts } from "../status/item.js";
import { badgeAddress, badges } from "./badges.js";
import { countsInWords, type Node, peopleNodes, planNodes } from "./nodes.js";

interface Tree {
  show(nodes: readonly Node[], about: { readonly title?: string; readonly message?: string }): void;
  readonly view: TreeView<Node>;
}

export function registerOverview(
  context: ExtensionContext,
  client: LanguageClient,
  inView: InView,
  server: Server,
  verdicts: Verdicts,
): void {
  const plan = treeIn(context, "gonogo.plan");
  const people = treeIn(context, "gonogo.people");
  const trees = [plan, people];
  let shown: { readonly uri: string; readonly overview: Overview } | undefined;
  let asking = false;
  let stale = true;

  const overviewOf = async (uri: Uri): Promise<OverviewResult | undefined> => {
    switch (server.state()) {
      case "running":
        return ask(client, uri);
      case "starting":
        return undefined;
      case "stopped":
        return { kind: "none", why: "The language server is not running." };
    }
  };
  const draw = (overview: Overview | undefined, message?: string): void => {
    const about = { ...(overview ? { title: overview.title } : {}), ...(message === undefined ? {} : { message }) };
    plan.show(overview ? planNodes(overview) : [], about);
    people.show(overview ? peopleNodes(overview) : [], {});
  };
  const take = (uri: Uri | undefined, result: OverviewResult | undefined): void => {
    const address = uri?.toString() ?? "";
    if (result?.kind !== "overview") {
      shown = undefined;
      draw(undefined, result?.kind === "none" && uri ? result.why : undefined);
      return;
    }
    // While a line is being written, what stood there before is a better picture than what is left without it.
    if (result.unread !== undefined && shown?.uri === address) draw(shown.overview, result.unread);
    else {
      shown = { uri: address, overview: result.overview };
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
      if (uri?.toString() === inView.current()?.toString()) take(uri, result);
      else stale = true;
    }
    asking = false;
  };

  verdicts.onChange(uri => {
    const current = inView.current();
    if (current && client.code2ProtocolConverter.asUri(current) === uri) void pull();
  });
  context.subscriptions.push(
    window.registerFileDecorationProvider(badges),
    commands.registerCommand("gonogo.showSource", (node: Node) => showSource(client, node.place)),
    inView.onChange(() => void pull()),
    server.onChange(() => void pull()),
    ...trees.map(({ view }) => view.onDidChangeVisibility(({ visible }) => void (visible && stale && pull()))),
  );
  void pull();
}

async function ask(client: LanguageClient, uri: Uri): Promise<OverviewResult | undefined> {
  try {
    return await client.sendRequest<OverviewResult>(overviewRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  } catch (error) {
    return {
      kind: "none",
      why: `The language server gave no overview: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function treeIn(context: ExtensionContext, id: string): Tree {
  let roots: readonly Node[] = [];
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: node => [...(node?.children ?? roots)],
    getTreeItem: itemOf,
  };
  const view = window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: true });
  context.subscriptions.push(changed, view);
  return {
    view,
    show(nodes, { title, message }) {
      view.description = title ?? "";
      view.message = message ?? "";
      // Rows that are drawn anew forget what a click on them means for a moment.
      if (JSON.stringify(nodes) === JSON.stringify(roots)) return;
      roots = nodes;
      changed.fire();
    },
  };
}

function itemOf(node: Node): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(node.label, node.children.length === 0 ? None : node.expanded ? Expanded : Collapsed);
  item.id = node.key;
  item.description = node.description;
  item.tooltip = node.tooltip.join("\n");
  item.accessibilityInformation = {
    label: [node.label, node.description, countsInWords(node.counts)].filter(Boolean).join(", "),
  };
  item.iconPath = new ThemeIcon(node.icon);
  const badge = badgeAddress(node);
  if (badge) item.resourceUri = badge;
  item.command = { command: "gonogo.showSource", title: "Show in the text", arguments: [node] };
  return item;
}
