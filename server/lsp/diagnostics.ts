/** The checker's findings as diagnostics: the same ones, by the same function, and nothing of Langium's own. */
import { URI } from "langium";
import { ResponseError } from "vscode-languageserver";
import {
  type ClientCapabilities,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Analysis, Finding, RuleCode, Severity } from "../../language/index.js";
import { importsOfNothing } from "../../language/refactoring/unused-imports.js";
import { placeOf } from "../../language/resolve/places.js";
import { newerLawText, type OtherZones } from "../../language/workspace/newer-laws.js";
import { newerZones } from "../files/runtime-zones.js";
import type { Document } from "./session/documents.js";
import { answering, type Session } from "./session/session.js";

/** What an editor understands of diagnostics. */
interface DiagnosticSupport {
  /** It asks for those of what it has open; the others it is told. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly tags: boolean;
}

export const diagnosticProvider = { identifier: "gonogo", interFileDependencies: true, workspaceDiagnostics: false };

export function pullsDiagnostics({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined;
}

function diagnosticSupport(capabilities: ClientCapabilities): DiagnosticSupport {
  const { textDocument, workspace } = capabilities;
  const tags = [textDocument?.publishDiagnostics?.tagSupport, textDocument?.diagnostic?.tagSupport];
  return {
    pulls: pullsDiagnostics(capabilities),
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    tags: tags.some(each => each?.valueSet.includes(DiagnosticTag.Unnecessary)),
  };
}

/**
 * Tells the editor what is found in each document as soon as it is checked, and of which version of its text that holds. An editor
 * that asks for what it has open is told of the others only, and to ask again where another text has changed what is found.
 */
export function publishDiagnostics(session: Session): void {
  const { analyses, connection, files, folders, onChecked, onGone, onInitialize, onSettled, texts } = session;
  const zones = newerZones();
  let client = diagnosticSupport({});
  onInitialize(({ capabilities }) => {
    client = diagnosticSupport(capabilities);
  });

  const diagnosticsOf = (analysis: Analysis): Diagnostic[] => [
    ...analysis.findings.map(finding => diagnosticOf(finding, texts.spelled)).map(client.tags ? tagged : same),
    ...newerLaw(analysis, zones),
    ...(client.tags && texts.get(analysis.file.uri) ? [...fadedImports(analysis, session), ...past(analysis)] : []),
  ];

  /** What was answered last, by address: where that is still all, an answer says so. */
  const answered = new Map<string, { readonly analysis: Analysis; readonly id: string }>();
  let answers = 0;
  /** Something that is open was found to be otherwise, and the editor may not know. */
  let isStale = false;

  onChecked(async ({ uri, version }, analysis) => {
    // What is only imported, and lies where the workspace is not searched, is reported at its import.
    const isOpen = texts.get(uri) !== undefined;
    // So is what cannot be read; its text is not empty, but unknown.
    const isShown = isOpen || (folders.holds(URI.parse(uri), "file") && !files.refusal(uri));
    if (!isOpen) answered.delete(uri);
    const isAskedFor = isOpen && client.pulls;
    const last = answered.get(uri)?.analysis;
    // After an edit of its own text it asks by itself.
    isStale ||= isAskedFor && last !== undefined && last !== analysis && last.file === analysis.file;
    await connection.sendDiagnostics({
      uri: texts.spelled(uri),
      ...(version === undefined ? {} : { version }),
      diagnostics: isShown && !isAskedFor ? diagnosticsOf(analysis) : [],
    });
  });
  onGone(uri => {
    answered.delete(uri);
    return connection.sendDiagnostics({ uri: texts.spelled(uri), diagnostics: [] });
  });
  onSettled(() => {
    if (isStale && client.refreshes) {
      connection
        .sendRequest(DiagnosticRefreshRequest.method)
        .catch(error => console.error(`${DiagnosticRefreshRequest.method} was refused:`, error));
    }
    isStale = false;
  });

  connection.languages.diagnostics.on(async (params, token) => {
    const answer = (document: Document): DocumentDiagnosticReport => {
      const { file, uri } = document;
      const analysis = analyses.analyse(file);
      const last = answered.get(uri);
      if (last?.analysis === analysis && last.id === params.previousResultId)
        return { kind: "unchanged", resultId: last.id };
      const id = String(++answers);
      answered.set(uri, { analysis, id });
      return { kind: "full", resultId: id, items: diagnosticsOf(analysis) };
    };
    const given = await answering(session, "checked", answer)(params, token);
    return given === null || given instanceof ResponseError ? { kind: "full", items: [] } : given;
  });
}

/** Not a finding: what is found is the same on every machine. */
export function newerLaw(analysis: Analysis, zones: OtherZones | undefined): readonly Diagnostic[] {
  const text = zones && newerLawText(analysis, zones);
  const { runbook } = analysis.plan;
  if (text === undefined || !runbook) return [];
  return [{ range: runbook.head.range, severity: DiagnosticSeverity.Information, source: "gonogo", message: text }];
}

/** @param spelled addresses as the editor writes them */
export function diagnosticOf(
  { code, severity, message, place, url, related }: Finding,
  spelled: (uri: string) => string = uri => uri,
): Diagnostic {
  return {
    range: place.range,
    severity: severities[severity],
    code,
    codeDescription: { href: url },
    source: "gonogo",
    message,
    relatedInformation: related.map(({ message, place: { uri, range } }) => ({
      message,
      location: { uri: spelled(uri), range },
    })),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What is found where something could as well be taken out. */
const unnecessary: ReadonlySet<string> = new Set<RuleCode>(["rollback/unused"]);

function tagged(diagnostic: Diagnostic): Diagnostic {
  return unnecessary.has(String(diagnostic.code)) ? { ...diagnostic, tags: [DiagnosticTag.Unnecessary] } : diagnostic;
}

function same(diagnostic: Diagnostic): Diagnostic {
  return diagnostic;
}

/** Imports that bring nothing are no findings: they are only shown paler, for *Organize Imports* to take out. */
function fadedImports({ file }: Analysis, { analyses }: Session): readonly Diagnostic[] {
  return importsOfNothing(file, analyses.importer).map(node => ({
    range: placeOf(node).range,
    severity: DiagnosticSeverity.Hint,
    source: "gonogo",
    message: "Nothing from this import is used here: run Organize Imports to remove it.",
    tags: [DiagnosticTag.Unnecessary],
  }));
}

/** That nothing more is said of a runbook of the past is no finding either. */
function past({ past, plan: { runbook } }: Analysis): readonly Diagnostic[] {
  if (!past || !runbook?.status) return [];
  return [
    {
      range: runbook.status.place.range,
      severity: DiagnosticSeverity.Hint,
      source: "gonogo",
      message: `This runbook is ${runbook.status.state}, so only its text is checked. To check everything, remove this line or run \`gonogo check --past\`.`,
      tags: [DiagnosticTag.Unnecessary],
    },
  ];
}
