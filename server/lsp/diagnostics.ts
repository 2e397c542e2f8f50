/** The checker's findings as diagnostics: the same ones, by the same function, and nothing of Langium's own. */
import { type DocumentValidator, interruptAndCheck, type LangiumDocument } from "langium";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../../language/index.js";
import type { RunbookServices } from "./module.js";

export function createDiagnostics({ shared }: RunbookServices): DocumentValidator {
  const { analysis, workspace } = shared;
  /** What is only imported, and lies where the workspace is not searched, is reported at its import. */
  const isShown = ({ uri }: LangiumDocument): boolean =>
    workspace.TextDocuments.get(uri) !== undefined || workspace.WorkspaceManager.holds(uri);
  return {
    async validateDocument(document, _options, token) {
      if (token) await interruptAndCheck(token);
      if (!isShown(document)) return [];
      return (analysis.Analyses.analyse(document)?.findings ?? []).map(diagnosticOf);
    },
  };
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
