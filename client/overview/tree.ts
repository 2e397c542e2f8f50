/** One tree of the side bar. */
import {
  EventEmitter,
  type ExtensionContext,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from "vscode";
import { withoutIcons, withoutLinks } from "../../server/inert.js";
import { countsInWords } from "../counts.js";
import { badgeAddress } from "./badges.js";
import type { Node } from "./nodes.js";

export interface Tree {
  show(nodes: readonly Node[], about: { readonly title?: string; readonly message?: string }): void;
  readonly view: TreeView<Node>;
}

/** @param id of a view in the manifest */
export function treeIn(context: ExtensionContext, id: string): Tree {
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
      view.description = withoutIcons(title ?? "");
      view.message = withoutLinks(message ?? "");
      // Rows that are drawn anew forget what a click on them means for a moment.
      if (JSON.stringify(nodes) === JSON.stringify(roots)) return;
      roots = nodes;
      changed.fire();
    },
  };
}

function itemOf(node: Node): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(
    withoutIcons(node.label),
    node.children.length === 0 ? None : node.expanded ? Expanded : Collapsed,
  );
  item.id = node.key;
  item.description = withoutIcons(node.description);
  item.tooltip = node.tooltip.join("\n");
  item.accessibilityInformation = {
    label: [node.label, node.description, ...countsInWords(node.counts, l10n.t)].filter(Boolean).join(", "),
  };
  item.iconPath = new ThemeIcon(node.icon);
  const badge = badgeAddress(node);
  if (badge) item.resourceUri = badge;
  item.command = { command: "gonogo.showSource", title: l10n.t("Show in the text"), arguments: [node] };
  return item;
}
