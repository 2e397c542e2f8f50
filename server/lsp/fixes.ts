/** The ways to mend a finding, as quick fixes: made with the finding, applied as they are. */
import type { CodeActionProvider } from "langium/lsp";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { linesOf } from "../../language/fixing/lines.js";
import { placeholdersSpelledOut } from "../../language/fixing/snippets.js";
import type { Edit, Finding, Fix, Range } from "../../language/index.js";
import { comparePositions } from "../../language/plan/place.js";
import { diagnosticOf } from "./diagnostics.js";
import type { RunbookServices } from "./module.js";
import { dedented } from "./snippets.js";

export function createFixes({ shared }: RunbookServices): CodeActionProvider {
  const { Analyses } = shared.analysis;
  const { TextDocuments } = shared.workspace;
  let client: Understands = { documentChanges: false, snippets: false };
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    client = understoodBy(capabilities);
  });

  return {
    getCodeActions(document, { range, context }) {
      if (context.only && !context.only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return [];
      const findings = Analyses.analyse(document)?.findings ?? [];
      const textOf = (uri: string): string | undefined => TextDocuments.get(uri)?.getText();
      const versionOf = (uri: string): number | null => TextDocuments.get(uri)?.version ?? null;
      return findings
        .filter(({ place }) => meets(place.range, range))
        .flatMap(finding => finding.fixes.map(fix => actionOf(finding, fix, client, textOf, versionOf)));
    },
  };
}

/** What an editor can do with an edit. */
interface Understands {
  /** Edits that name the version of the text they are for. */
  readonly documentChanges: boolean;
  /** Edits with holes to be filled in. */
  readonly snippets: boolean;
}

function understoodBy({ workspace }: ClientCapabilities): Understands {
  const documentChanges = workspace?.workspaceEdit?.documentChanges === true;
  return { documentChanges, snippets: documentChanges && workspace?.workspaceEdit?.snippetEditSupport === true };
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

function actionOf(
  finding: Finding,
  fix: Fix,
  client: Understands,
  textOf: (uri: string) => string | undefined,
  versionOf: (uri: string) => number | null,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(finding)],
    isPreferred: fix.kind === "safe",
    edit: client.documentChanges ? documentChanges(fix, client, textOf, versionOf) : changes(fix),
  };
}

function documentChanges(
  fix: Fix,
  client: Understands,
  textOf: (uri: string) => string | undefined,
  versionOf: (uri: string) => number | null,
): WorkspaceEdit {
  const asSnippets = fix.kind === "scaffold" && client.snippets;
  return {
    documentChanges: [...byFile(fix.edits)].map(
      ([uri, edits]): TextDocumentEdit => ({
        textDocument: { uri, version: versionOf(uri) },
        edits: edits.map(edit => (asSnippets ? snippetEdit(edit, textOf(uri)) : textEdit(edit, fix.kind))),
      }),
    ),
  };
}

function changes(fix: Fix): WorkspaceEdit {
  return {
    changes: Object.fromEntries(
      [...byFile(fix.edits)].map(([uri, edits]) => [uri, edits.map(edit => textEdit(edit, fix.kind))]),
    ),
  };
}

function byFile(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const others = files.get(edit.place.uri);
    if (others) others.push(edit);
    else files.set(edit.place.uri, [edit]);
  }
  return files;
}

function textEdit({ place, newText }: Edit, kind: Fix["kind"]): TextEdit {
  return { range: place.range, newText: kind === "scaffold" ? placeholdersSpelledOut(newText) : newText };
}

function snippetEdit({ place, newText }: Edit, text: string | undefined): SnippetTextEdit {
  const line = linesOf(text ?? "").at(place.range.start.line) ?? "";
  return {
    range: place.range,
    snippet: { kind: "snippet", value: dedented(newText, line.slice(0, place.range.start.character)) },
  };
}
