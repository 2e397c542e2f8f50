import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import {
  createProtocolConnection,
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { CheckDocument } from "../../language/exports/check-document.js";
import { pathOf, uriOf } from "../../server/files/uris.js";
import { type TimelineChangedParams, timelineChanged } from "../../server/protocol.js";
import { folderWith, gonogo } from "../cli/program.js";

const server = fileURLToPath(new URL("../../server/lsp/main.ts", import.meta.url));
const samples = fileURLToPath(new URL("../../samples", import.meta.url));

const severities = new Map<number | undefined, string>([
  [DiagnosticSeverity.Error, "error"],
  [DiagnosticSeverity.Warning, "warning"],
  [DiagnosticSeverity.Information, "info"],
]);

/** One line a finding, with all that a person is shown of it. */
type Shown = readonly string[];

function checked(folder: string): Shown {
  const { stdout } = gonogo(["check", ".", "--format", "json"], { cwd: folder });
  const { findings }: CheckDocument = JSON.parse(stdout);
  return findings.map(({ file, range: { start, end }, severity, code, message, url, related }) =>
    JSON.stringify({
      place: `${file}:${start.line}:${start.column}-${end.line}:${end.column}`,
      ...{ severity, code, message, url },
      related: related.map(each => [each.file, each.range.start.line, each.range.start.column, each.message]),
    }),
  );
}

function diagnosed(name: string, diagnostics: readonly Diagnostic[], folder: string): Shown {
  return diagnostics.map(
    ({ range: { start, end }, severity, code, message, codeDescription, relatedInformation = [] }) =>
      JSON.stringify({
        place: `${name}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
        ...{ severity: severities.get(severity), code, message, url: codeDescription?.href },
        related: relatedInformation.map(({ location: { uri, range }, message }) => [
          nameIn(folder, uri),
          range.start.line + 1,
          range.start.character + 1,
          message,
        ]),
      }),
  );
}

function nameIn(folder: string, uri: string): string {
  return (pathOf(uri) ?? uri)
    .slice(folder.length + 1)
    .split(sep)
    .join("/");
}

/** What the language server, in a process of its own, publishes for every file of a folder that is opened. */
async function edited(folder: string, names: readonly string[]): Promise<Shown> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", server, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  assert.ok(child.stdin && child.stdout);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    published.set(nameIn(folder, uri), diagnostics);
  });
  // Told of each open document once it is checked.
  const waiting = new Set(names);
  const all = new Promise<void>(resolve => {
    connection.onNotification(timelineChanged, ({ uri }: TimelineChangedParams) => {
      waiting.delete(nameIn(folder, uri));
      if (waiting.size === 0) resolve();
    });
  });
  connection.onRequest("workspace/configuration", () => [null]);
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const rootUri = uriOf(folder);
  const workspaceFolders = [{ uri: rootUri, name: "samples" }];
  const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
  await connection.sendRequest("initialize", { processId: process.pid, rootUri, workspaceFolders, capabilities });
  await connection.sendNotification("initialized", {});
  for (const name of names) {
    const path = join(folder, name);
    const textDocument = { uri: uriOf(path), languageId: "runbook", version: 1, text: readFileSync(path, "utf8") };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
  }
  await all;
  // Answered in order: what was published before has arrived.
  await connection.sendRequest("workspace/symbol", { query: "" });
  await connection.sendRequest("shutdown");
  const ended = once(child, "exit");
  await connection.sendNotification("exit");
  await ended;
  return names.flatMap(name => diagnosed(name, published.get(name) ?? [], folder));
}

describe("editor and checker", () => {
  it("say the same of all samples and of what is broken, to the last word", async function () {
    this.timeout(200_000);
    const folder = folderWith({
      ".git/HEAD": "",
      "broken/import.runbook": 'import "./lost.runbook"\nimport "./errors.runbook"\nskil a "A"\n',
      "broken/errors.runbook": 'person ana "Ana" { timezone europe/london away 2026-13-01 }\n{{{\n',
      "policy.runbook":
        'policy in "legacy" { severity change/missing error severity rollback/no-decider off }\npolicy in "/x" { }\n',
      "legacy/old one.runbook": 'import "../policy.runbook"\nrunbook o "Old" { risk high }\n',
      "legacy/done.runbook":
        'import "../policy.runbook"\nrunbook d "Done" { risk high owner zoe status done step s }\n',
      "new/one.runbook": 'import "../policy.runbook"\nrunbook n "New" { risk high }\n',
      "broken/cycle.runbook":
        'import "./cycle.runbook"\nimport "../samples/boring/people.runbook"\nrunbook r "R" { }\n',
    });
    cpSync(samples, join(folder, "samples"), { recursive: true });
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(name => name.endsWith(".runbook"))
      .map(name => name.split(sep).join("/"))
      .sort();
    const byChecker = checked(folder);
    assert.ok(byChecker.length > 50);
    assert.deepEqual([...(await edited(folder, names))].sort(), [...byChecker].sort());
  });
});
