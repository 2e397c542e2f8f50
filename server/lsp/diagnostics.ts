/** The checker's findings as diagnostics: the same ones, by the same function, and nothing of Langium's own. */
import { URI } from "langium";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../../language/index.js";
import type { Session } from "./session/session.js";

/** Tells the editor what is found in each document as soon as it is checked, and of which version of its text that holds. */
export function publishDiagnostics({ connection, files, folders, onChecked, onGone, texts }: Session): void {
  onChecked(async ({ uri, version }, { findings }) => {
    // What is only imported, and lies where the workspace is not searched, is reported at its import.
    const isOpen = texts.get(uri) !== undefined;
    // So is what cannot be read; its text is not empty, but unknown.
    const isShown = isOpen || (folders.holds(URI.parse(uri), "file") && !files.refusal(uri));
    await connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics: isShown ? findings.map(diagnosticOf) : [],
    });
  });
  onGone(uri => connection.sendDiagnostics({ uri, diagnostics: [] }));
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
