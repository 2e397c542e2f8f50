/** What other programs do to the workspace's files is told by the editor, where it is asked to. */
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "mocha";
import {
  createProtocolConnection,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { connect } from "../../server/lsp/connection.js";
import { serve } from "../../server/lsp/server.js";

async function registrations(dynamicRegistration: boolean): Promise<readonly Registration[]> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(connect(new StreamMessageReader(up), new StreamMessageWriter(down)));
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const asked: Registration[] = [];
  client.onRequest("client/registerCapability", (params: { registrations: Registration[] }) => {
    asked.push(...params.registrations);
    return null;
  });
  client.listen();
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration } } };
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
  await client.sendNotification("initialized", {});
  await client.sendRequest("workspace/symbol", { query: "" });
  client.dispose();
  return asked;
}

describe("files of the workspace", () => {
  it("are watched, folders and ignore rules as well", async () => {
    const asked = await registrations(true);
    const options = asked.filter(({ method }) => method === "workspace/didChangeWatchedFiles");
    assert.deepEqual(
      options.map(({ registerOptions }) => registerOptions),
      [{ watchers: [{ globPattern: "**/*" }] }],
    );
  });

  it("are not asked to be watched of an editor that cannot be asked", async () => {
    assert.deepEqual(await registrations(false), []);
  });
});
