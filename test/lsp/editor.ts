/** An editor for tests: a workspace in a temporary folder and a language server beside it, in the same process. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  FileChangeType,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { Analysis, Finding } from "../../language/index.js";
import { createAnalyser } from "../../language/index.js";
import { createReader } from "../../server/files/reader.js";
import { uriOf } from "../../server/files/uris.js";
import { connect } from "../../server/lsp/connection.js";
import { diagnosticOf } from "../../server/lsp/diagnostics.js";
import { type Server, serve } from "../../server/lsp/server.js";
import { positionAt } from "./sample.js";

export interface Editor {
  readonly client: ProtocolConnection;
  readonly folder: string;
  /** The server's own parts, for tests that break them. */
  readonly server: Server;
  /** Errors the server wrote to its log. */
  readonly failures: readonly string[];
  uri(name: string): string;
  /** Writes a file and says so, as an editor's file watcher would. */
  write(name: string, text: string): void;
  /** Says of a file or folder that it changed. */
  touch(name: string): void;
  remove(name: string): void;
  open(name: string, text: string): void;
  /** Replaces the text of an open document. */
  type(name: string, text: string): void;
  /** Types into an open document, keystroke by keystroke or several at once: each edit is of the text that the one before left. */
  edit(name: string, edits: readonly Edit[]): void;
  close(name: string): void;
  /** Waits until the server has worked off all it was told. */
  settled(): Promise<void>;
  /** What the editor shows for a file. */
  shown(name: string): readonly Diagnostic[];
  /** What a fresh check of the files on disk and the unsaved texts says. */
  fresh(name: string): readonly Diagnostic[];
  analysis(name: string): Analysis;
  dispose(): void;
}

/** What stands at `from` to `to` becomes `text`. Offsets in UTF-16 units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const everything: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true }, workspaceFolders: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** What an editor brings along besides its abilities. */
export interface Setup {
  readonly initializationOptions?: object;
  /** The time it is, in epoch seconds. */
  readonly now?: number;
  /** The same, where it goes on. */
  readonly clock?: () => number;
  /** Answers `workspace/configuration`; the settings in the section `gonogo`. */
  readonly settings?: () => object;
  /** Hears what the user is told, from the very beginning. */
  readonly onMessage?: (message: string) => void;
  /** Addresses of workspace folders before its own. */
  readonly folders?: readonly string[];
}

/** `files` are on disk when the editor opens the folder. */
export async function startEditor(
  files: Readonly<Record<string, string>> = {},
  capabilities: ClientCapabilities = everything,
  { initializationOptions, now, clock, settings, onMessage, folders = [] }: Setup = {},
): Promise<Editor> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gonogo-lsp-")));
  mkdirSync(join(folder, ".git"));
  const pathOf = (name: string): string => join(folder, name);
  const uri = (name: string): string => (name.includes(":") ? name : uriOf(pathOf(name)));
  for (const [name, text] of Object.entries(files)) put(pathOf(name), text);

  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = serve(
    connect(new StreamMessageReader(up), new StreamMessageWriter(down)),
    undefined,
    clock ?? (now === undefined ? undefined : () => now),
  );
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published = new Map<string, readonly Diagnostic[]>();
  const failures: string[] = [];
  const log = console.error;
  console.error = (...words: unknown[]) => failures.push(words.map(String).join(" "));
  client.onNotification("textDocument/publishDiagnostics", (each: { uri: string; diagnostics: Diagnostic[] }) => {
    published.set(each.uri, each.diagnostics);
  });
  client.onNotification("window/showMessage", ({ message }: { message: string }) => onMessage?.(message));
  client.onRequest("workspace/configuration", () => [settings?.() ?? null]);
  client.onRequest("client/registerCapability", () => null);
  client.listen();
  await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: settings
      ? { ...capabilities, workspace: { ...capabilities.workspace, configuration: true } }
      : capabilities,
    ...(initializationOptions ? { initializationOptions } : {}),
    workspaceFolders: [...folders, uriOf(folder)].map(each => ({ uri: each, name: "workspace" })),
  });
  await client.sendNotification("initialized", {});

  const opened = new Map<string, { text: string; version: number }>();
  const changed = (name: string, type: FileChangeType): void => {
    void client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(name), type }] });
  };
  /** A copy of the folder in which the unsaved texts are saved, checked as from the command line. */
  const analysis = (name: string): Analysis => {
    const copy = `${folder}-fresh`;
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
    try {
      for (const [other, { text }] of opened) if (!other.includes(":")) put(join(copy, other), text);
      const reader = createReader();
      const read = reader.open(join(copy, name));
      if (read.kind !== "file") throw new Error(`${name} is ${read.kind}`);
      const fresh = createAnalyser(reader.importer)(read.file);
      const { plan, schedule, findings, accepted, verdict } = fresh;
      const moved = JSON.stringify({ plan, schedule, findings, accepted, verdict }).replaceAll(
        uriOf(copy),
        uriOf(folder),
      );
      return { file: read.file, ...JSON.parse(moved) };
    } finally {
      rmSync(copy, { recursive: true });
    }
  };

  return {
    client,
    folder,
    server,
    failures,
    uri,
    write(name, text) {
      put(pathOf(name), text);
      changed(name, FileChangeType.Changed);
    },
    touch: name => changed(name, FileChangeType.Changed),
    remove(name) {
      rmSync(pathOf(name), { recursive: true });
      changed(name, FileChangeType.Deleted);
    },
    open(name, text) {
      opened.set(name, { text, version: 1 });
      void client.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uri(name), languageId: "runbook", version: 1, text },
      });
    },
    type(name, text) {
      const version = (opened.get(name)?.version ?? 0) + 1;
      opened.set(name, { text, version });
      void client.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(name), version },
        contentChanges: [{ text }],
      });
    },
    edit(name, edits) {
      const known = opened.get(name);
      if (!known) throw new Error(`${name} is not open`);
      const contentChanges = edits.map(({ from, to, text }) => {
        const range = { start: positionAt(known.text, from), end: positionAt(known.text, to) };
        known.text = known.text.slice(0, from) + text + known.text.slice(to);
        return { range, text };
      });
      known.version += 1;
      void client.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(name), version: known.version },
        contentChanges,
      });
    },
    close(name) {
      opened.delete(name);
      void client.sendNotification("textDocument/didClose", { textDocument: { uri: uri(name) } });
    },
    async settled() {
      // Messages are read in order: once this is answered, all before it has been heard.
      await client.sendRequest("workspace/symbol", { query: "" });
      await server.session.queue.idle();
      await client.sendRequest("workspace/symbol", { query: "" });
    },
    shown: name => published.get(uri(name)) ?? [],
    fresh: name => analysis(name).findings.map((finding: Finding) => diagnosticOf(finding)),
    analysis,
    dispose() {
      console.error = log;
      client.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
