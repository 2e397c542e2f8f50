/** The checker's findings as diagnostics: the same ones, by the same function, and nothing of Langium's own. */
import { DocumentState } from "langium";
import type { Connection } from "vscode-languageserver";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../../language/index.js";
import type { RunbookSharedServices } from "./module.js";

/** Tells the editor what is found in each document as soon as it is checked, and of which version of its text that holds. */
export function publishDiagnostics(connection: Connection, { analysis, workspace }: RunbookSharedServices): void {
  const { DocumentBuilder, FileSystemProvider, TextDocuments, WorkspaceManager } = workspace;

  DocumentBuilder.onDocumentPhase(DocumentState.Validated, async document => {
    const { uri } = document;
    const version = DocumentBuilder.versionOf(document);
    // What is only imported, and lies where the workspace is not searched, is reported at its import.
    const isOpen = TextDocuments.get(uri) !== undefined;
    // So is what cannot be read; its text is not empty, but unknown.
    const isShown = isOpen || (WorkspaceManager.holds(uri, "file") && !FileSystemProvider.refusal(uri));
    const findings = isShown ? (analysis.Analyses.analyse(document)?.findings ?? []) : [];
    await connection.sendDiagnostics({
      uri: uri.toString(),
      ...(version === undefined ? {} : { version }),
      diagnostics: findings.map(diagnosticOf),
    });
  });
}

export function diagnosticOf({ code, severity, message, place, url, related }: Finding): Diagnostic {
  return {
    range: place.range,
    severity: severities[severity],
    code,
    codeDescription: { href: url },
    source: "gonogo",
    message,
    relatedInformation: related.map(({ message, place: { uri, range } }) => ({ message, location: { uri, range } })),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
