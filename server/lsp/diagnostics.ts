/** The checker's findings as diagnostics: the same ones, by the same function, and nothing of Langium's own. */
import { URI } from "langium";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Analysis, Finding, Severity } from "../../language/index.js";
import { newerLawText, type OtherZones } from "../../language/workspace/newer-laws.js";
import { newerZones } from "../files/runtime-zones.js";
import type { Session } from "./session/session.js";

/** Tells the editor what is found in each document as soon as it is checked, and of which version of its text that holds. */
export function publishDiagnostics({ connection, files, folders, onChecked, onGone, texts }: Session): void {
  const zones = newerZones();
  onChecked(async ({ uri, version }, analysis) => {
    // What is only imported, and lies where the workspace is not searched, is reported at its import.
    const isOpen = texts.get(uri) !== undefined;
    // So is what cannot be read; its text is not empty, but unknown.
    const isShown = isOpen || (folders.holds(URI.parse(uri), "file") && !files.refusal(uri));
    await connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics: isShown ? [...analysis.findings.map(diagnosticOf), ...newerLaw(analysis, zones)] : [],
    });
  });
  onGone(uri => connection.sendDiagnostics({ uri, diagnostics: [] }));
}

/** Not a finding: what is found is the same on every machine. */
export function newerLaw(analysis: Analysis, zones: OtherZones | undefined): readonly Diagnostic[] {
  const text = zones && newerLawText(analysis, zones);
  const { runbook } = analysis.plan;
  if (text === undefined || !runbook) return [];
  return [{ range: runbook.head.range, severity: DiagnosticSeverity.Information, source: "gonogo", message: text }];
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
