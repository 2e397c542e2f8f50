/** What leads out of a text: imports to their files, rules to their pages, addresses, and tickets where a pattern says what they look like. */
import { type AstNode, CstUtils, type LangiumDocument, type LeafCstNode } from "langium";
import type { DocumentLinkProvider } from "langium/lsp";
import type { DocumentLink } from "vscode-languageserver-types";
import { isAccept, isChange, isImport, isSeveritySetting } from "../../language/generated/ast.js";
import { rules } from "../../language/index.js";
import { ruleUrl } from "../../language/rules/links.js";
import type { RunbookServices } from "./module.js";
import type { TicketPattern } from "./settings.js";

export function createDocumentLinks({ shared }: RunbookServices): DocumentLinkProvider {
  const { Analyses } = shared.analysis;
  const { ConfigurationProvider: settings } = shared.workspace;

  const fileOf = (document: LangiumDocument, node: AstNode): string | undefined => {
    if (!isImport(node) || node.path === undefined) return undefined;
    const imported = Analyses.importer(document.uri.toString(), node.path);
    return imported.kind === "file" ? imported.file.uri : undefined;
  };

  return {
    getDocumentLinks(document) {
      const root = document.parseResult.value.$cstNode;
      if (!root) return [];
      const { tickets } = settings.current();
      return [...CstUtils.flattenCst(root)].flatMap(leaf => {
        const isText = texts.has(leaf.tokenType.name);
        if (!isText && leaf.tokenType.name !== "NAME" && leaf.tokenType.name !== "SLASHED") return [];
        const file = fileOf(document, leaf.astNode);
        if (file !== undefined) return isText ? [linkFrom(document, leaf, 0, leaf.length, file, "Open this file")] : [];
        return isText || isChange(leaf.astNode)
          ? [...addressesIn(document, leaf), ...ticketsIn(document, leaf, tickets)]
          : ruleAt(document, leaf);
      });
    },
  };
}

const texts: ReadonlySet<string> = new Set(["STRING", "FENCE", "COMMENT"]);

function linkFrom(
  { textDocument }: LangiumDocument,
  leaf: LeafCstNode,
  from: number,
  length: number,
  target: string,
  tooltip: string,
): DocumentLink {
  const start = textDocument.positionAt(leaf.offset + from);
  const end = textDocument.positionAt(leaf.offset + from + length);
  return { range: { start, end }, target, tooltip };
}

const address = /https?:\/\/[^\s"<>`\\]+/g;

function addressesIn(document: LangiumDocument, leaf: LeafCstNode): readonly DocumentLink[] {
  return [...leaf.text.matchAll(address)].map(({ index, 0: found }) => {
    const own = withoutEnd(found);
    return linkFrom(document, leaf, index, own.length, own, "Open this page");
  });
}

/** What ends a sentence, and a bracket that was opened before the address, belong to the text around it. */
function withoutEnd(found: string): string {
  const last = found.at(-1) ?? "";
  const isForeign =
    ".,;:!?'".includes(last) || (last === ")" && !found.includes("(")) || (last === "]" && !found.includes("["));
  return isForeign ? withoutEnd(found.slice(0, -1)) : found;
}

function ticketsIn(
  document: LangiumDocument,
  leaf: LeafCstNode,
  tickets: readonly TicketPattern[],
): readonly DocumentLink[] {
  return tickets.flatMap(({ pattern, address }) =>
    [...leaf.text.matchAll(pattern)].flatMap(({ index, 0: found, ...groups }) => {
      if (found === "") return [];
      const groupOf = (number: string): string => (number === "0" ? found : (groups[Number(number)] ?? ""));
      const target = address.replace(/\$(\d)/g, (_, number: string) => encodeURIComponent(groupOf(number)));
      return [linkFrom(document, leaf, index, found.length, target, `Open ${found}`)];
    }),
  );
}

function ruleAt(document: LangiumDocument, leaf: LeafCstNode): readonly DocumentLink[] {
  if (!isAccept(leaf.astNode) && !isSeveritySetting(leaf.astNode)) return [];
  const rule = rules.find(({ code }) => code === leaf.text);
  return rule ? [linkFrom(document, leaf, 0, leaf.length, ruleUrl(rule.code), "Open the page of this rule")] : [];
}
