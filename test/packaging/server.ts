/** A whole conversation with a packed language server, as an editor would have it. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import {
  type ExportResult,
  exportRequest,
  type TimelineResult,
  timelineChanged,
  timelineRequest,
} from "../../server/protocol.js";
import { root } from "./project.js";

const path = join(root, "samples", "high-wire", "payments.runbook");
const uri = pathToFileURL(path).href;

/** Opens a runbook in the server `main`, asks for what it shows, and ends it; fails where an answer is not right. */
export async function talkThrough(main: string): Promise<void> {
  const server = fork(main, ["--node-ipc"], { execArgv: [] });
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  const published = new Promise<PublishDiagnosticsParams>(resolve =>
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      if (params.uri === uri) resolve(params);
    }),
  );
  const changed = new Promise(resolve => connection.onNotification(timelineChanged, resolve));
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  const text = readFileSync(path, "utf8");
  const textDocument = { uri, languageId: "runbook", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });

  const codes = (await published).diagnostics.map(({ code }) => code);
  assert.ok(codes.includes("time/missing-zone"), codes.join());
  assert.deepEqual(await changed, { uri });
  const picture = await connection.sendRequest<TimelineResult>(timelineRequest, { uri });
  assert.ok(picture.kind === "whole" && picture.data.activities.ids.length > 0);
  const exported = await connection.sendRequest<ExportResult>(exportRequest, { uri, format: "markdown" });
  assert.ok("content" in exported && exported.content.startsWith("# "));

  await connection.sendRequest("shutdown");
  const ended = once(server, "exit");
  await connection.sendNotification("exit");
  assert.deepEqual((await ended)[0], 0);
}
