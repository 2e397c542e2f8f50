/** What strangers write stays text: in lists in which VS Code draws icons, and in notifications, where it makes links of commands. */
import type { CompletionItem, CompletionList } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { withoutIcons } from "../server/inert.js";

export const middleware: Middleware = {
  async provideDocumentSymbols(document, token, next) {
    const symbols = await next(document, token);
    for (const symbol of symbols ?? []) nameAsText(symbol);
    return symbols;
  },
  async provideWorkspaceSymbols(query, token, next) {
    const symbols = await next(query, token);
    for (const symbol of symbols ?? []) nameAsText(symbol);
    return symbols;
  },
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    for (const item of itemsOf(found)) labelAsText(item);
    return found;
  },
};

interface Named {
  name: string;
  readonly children?: readonly Named[];
}

function nameAsText(symbol: Named): void {
  symbol.name = withoutIcons(symbol.name);
  for (const child of symbol.children ?? []) nameAsText(child);
}

function itemsOf(found: readonly CompletionItem[] | CompletionList | null | undefined): readonly CompletionItem[] {
  return found && "items" in found ? found.items : (found ?? []);
}

/** What is typed to find it, and what is put in, stays as it is. */
function labelAsText(item: CompletionItem): void {
  if (typeof item.label !== "string" || !item.label.includes("$(")) return;
  item.filterText ??= item.label;
  item.insertText ??= item.label;
  item.label = withoutIcons(item.label);
}
