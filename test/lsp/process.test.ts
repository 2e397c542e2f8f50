import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const main = fileURLToPath(new URL("../../server/lsp/main.ts", import.meta.url));
const cli = fileURLToPath(new URL("../../server/cli/main.ts", import.meta.url));

async function converse(connection: ProtocolConnection, server: ChildProcess): Promise<void> {
  const published = new Promise<PublishDiagnosticsParams>(resolve => {
    connection.onNotification("textDocument/publishDiagnostics", resolve);
  });
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "untitled:a", languageId: "runbook", version: 1, text: "skill a\nskill a" },
  });
  const { uri, diagnostics } = await published;
  assert.equal(uri, "untitled:a");
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["syntax/duplicate"],
  );
  await connection.sendRequest("shutdown");
  const ended = once(server, "exit");
  await connection.sendNotification("exit");
  const [code] = await ended;
  assert.equal(code, 0);
}

describe("the server's process", () => {
  it("speaks over standard input and output", async () => {
    const server = spawn(process.execPath, ["--import", "tsx", main, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await converse(
      createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)),
      server,
    );
  });

  it("is what `gonogo lsp --stdio` starts", async () => {
    const server = spawn(
      process.execPath,
      ["--import", "tsx", cli, "lsp", "--stdio", `--clientProcessId=${process.pid}`],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    await converse(
      createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)),
      server,
    );
  });

  it("speaks over Node's channel between processes, as VS Code does", async () => {
    const server = fork(main, ["--node-ipc"], { execArgv: ["--import", "tsx"] });
    await converse(createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)), server);
  });
});
