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

  /** What it says and how it ends, given everything that is ever said to it. */
  async function ended(input: string): Promise<{ code: number | null; out: string; err: string }> {
    const server = spawn(process.execPath, ["--import", "tsx", main, "--stdio"], { stdio: "pipe" });
    let [out, err] = ["", ""];
    server.stdout.setEncoding("utf8").on("data", text => {
      out += text;
    });
    server.stderr.setEncoding("utf8").on("data", text => {
      err += text;
    });
    server.stdin.write(input);
    const [code] = await once(server, "close");
    return { code, out, err };
  }

  const message = (content: object | string): string => {
    const body = typeof content === "string" ? content : JSON.stringify({ jsonrpc: "2.0", ...content });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  const initialize = message({
    id: 1,
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities: {} },
  });

  it("ends with a word when a message does not say how long it is", async () => {
    const { code, err } = await ended(`${initialize}Content-Length: many\r\n\r\n{}${initialize}`);
    assert.equal(code, 1);
    assert.equal(
      err,
      "gonogo: A message of the editor cannot be read: `Content-Length: many` is no number of bytes. The connection is ended.\n",
    );
  });

  it("goes on after a message that is no JSON, and ends by `exit` with 1 where nobody shut it down", async () => {
    const { code, out } = await ended(
      initialize + message("{") + message("null") + message({ id: 2, method: "no/such" }) + message({ method: "exit" }),
    );
    assert.match(out, /"id":1,"result".*"id":2,"error"/s);
    assert.equal(code, 1);
  });

  it("ends with its input", async () => {
    const server = spawn(process.execPath, ["--import", "tsx", main, "--stdio"], { stdio: "pipe" });
    server.stdin.end(initialize);
    const [code] = await once(server, "exit");
    assert.equal(code, 1);
  });

  it("speaks over Node's channel between processes, as VS Code does", async () => {
    const server = fork(main, ["--node-ipc"], { execArgv: ["--import", "tsx"] });
    await converse(createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)), server);
  });
});
