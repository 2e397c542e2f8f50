/** What the language server loads until a runbook is checked and shown: nothing of what nobody asked for. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { uriOf } from "../../server/files/uris.js";
import { type RunWriteResult, runRequest, runWriteRequest } from "../../server/protocol.js";
import { largeRunbook } from "../support/large.js";
import { root } from "./project.js";

const teller = `
process.on("exit", () => {
  const files = Object.keys(require.cache).filter(path => path !== __filename);
  require("node:fs").writeSync(2, JSON.stringify(files));
});
`;

describe("a start of the language server", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-server-"));
    writeFileSync(join(folder, "teller.cjs"), teller);
    writeFileSync(join(folder, "release.runbook"), largeRunbook(20));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  type Ask = (method: string, params: object) => Promise<unknown>;

  /** Names of what it has loaded in the end, without the letters that differ from build to build. */
  async function loadedAfter(more: (ask: Ask, uri: string) => Promise<void>): Promise<readonly string[]> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const main = join(root, "dist", "server", "main.cjs");
    const server = spawn(process.execPath, ["--require", join(folder, "teller.cjs"), main, "--stdio"], { env });
    let said = "";
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const { stdin, stdout } = server;
    const client = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    client.listen();
    const ask: Ask = (method, params) => client.sendRequest(method, params);
    const uri = uriOf(join(folder, "release.runbook"));
    const workspaceFolders = [{ uri: uriOf(folder), name: "release" }];
    await ask("initialize", { processId: null, rootUri: null, capabilities: {}, workspaceFolders });
    await client.sendNotification("initialized", {});
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "runbook", version: 1, text: largeRunbook(20) },
    });
    const start = { line: 0, character: 0 };
    await ask("textDocument/codeLens", { textDocument: { uri } });
    await ask("textDocument/codeAction", {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    await more(ask, uri);
    await ask("shutdown", {});
    await client.sendNotification("exit");
    await once(server, "close");
    const files: readonly string[] = JSON.parse(said);
    return files.map(file => basename(file).replace(/-[0-9A-Z]{8}\.cjs$/, ""));
  }

  it("loads one file, also for the lenses and actions of a runbook without a run", async () => {
    const loaded = await loadedAfter(async (ask, uri) => {
      assert.deepEqual(await ask(runRequest, { uri }), { kind: "none" });
    });
    assert.deepEqual(loaded, ["main.cjs"]);
  });

  it("loads what a run takes once one is opened", async () => {
    const loaded = await loadedAfter(async (ask, uri) => {
      const params = { uri, by: "somebody", said: { kind: "opened" } };
      const written = (await ask(runWriteRequest, params)) as RunWriteResult;
      assert.equal(written.kind, "written", JSON.stringify(written));
    });
    assert.ok(loaded.includes("running"), loaded.join());
  });
});
