/** What the protocol says of a connection: where messages begin and end, and what is answered when. */
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  createProtocolConnection,
  ErrorCodes,
  type ProtocolConnection,
  type ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { connect } from "../../server/lsp/connection.js";
import { checkedFraming } from "../../server/lsp/framing.js";
import { serve } from "../../server/lsp/server.js";

function client(): ProtocolConnection {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(connect(new StreamMessageReader(up), new StreamMessageWriter(down)));
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  return connection;
}

const initialize = { processId: null, rootUri: null, capabilities: {} };
const methods = ["textDocument/hover", "workspace/symbol", "gonogo/timeline/get", "no/such/thing", "shutdown"];

async function refusal(connection: ProtocolConnection, method: string): Promise<number> {
  const params = { textDocument: { uri: "untitled:a" }, position: { line: 0, character: 0 }, query: "" };
  return connection.sendRequest(method, params).then(
    () => assert.fail(`${method} was answered`),
    (error: ResponseError) => error.code,
  );
}

describe("a connection", () => {
  it("refuses what is asked before `initialize`, and answers after it", async () => {
    const connection = client();
    for (const method of methods)
      assert.equal(await refusal(connection, method), ErrorCodes.ServerNotInitialized, method);
    await connection.sendRequest("initialize", initialize);
    await connection.sendNotification("initialized", {});
    assert.deepEqual(await connection.sendRequest("workspace/symbol", { query: "" }), []);
    assert.equal(
      await connection.sendRequest("initialize", initialize).catch(({ code }) => code),
      ErrorCodes.InvalidRequest,
    );
    connection.dispose();
  });

  it("answers nothing after `shutdown`, and tells nothing of what is opened then", async () => {
    const connection = client();
    await connection.sendRequest("initialize", initialize);
    await connection.sendNotification("initialized", {});
    await connection.sendRequest("workspace/symbol", { query: "" });
    assert.equal(await connection.sendRequest("shutdown"), null);
    let told = 0;
    connection.onNotification("textDocument/publishDiagnostics", () => {
      told++;
    });
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: "untitled:a", languageId: "runbook", version: 1, text: "x" },
    });
    for (const method of [...methods, "initialize"])
      assert.equal(await refusal(connection, method), ErrorCodes.InvalidRequest, method);
    assert.equal(told, 0);
    connection.dispose();
  });
});

/** What comes through, or the reason why nothing more does. */
async function through(chunks: readonly Buffer[]): Promise<string> {
  const framing = checkedFraming();
  const passed: Buffer[] = [];
  framing.on("data", (bytes: Buffer) => passed.push(bytes));
  const ended = new Promise<string>(resolve => {
    framing.on("error", ({ message }) => resolve(message));
    framing.on("end", () => resolve(Buffer.concat(passed).toString()));
  });
  for (const chunk of chunks) framing.write(chunk);
  framing.end();
  return ended;
}

function chunked(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const at = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((to, index) => bytes.subarray(at[index], to));
}

const message = (body: string, header = ""): string =>
  `${header}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe("messages one after the other", () => {
  const cuts = fc.array(fc.nat(), { maxLength: 6 });

  it("come through as they are, whatever pieces they come in", async () => {
    const bodies = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 });
    const header = fc.constantFrom("", "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n");
    await fc.assert(
      fc.asyncProperty(bodies, header, cuts, async (all, before, where) => {
        const text = all.map(body => message(body, before)).join("");
        assert.equal(await through(chunked(Buffer.from(text), where)), text);
      }),
    );
  });

  const bad: Readonly<Record<string, readonly [string, RegExp]>> = {
    "a word": ["Content-Length: abc\r\n\r\n{}", /`Content-Length: abc` is no number of bytes/],
    "a number with more after it": ["Content-Length: 2x\r\n\r\n{}", /`Content-Length: 2x` is no number/],
    "less than nothing": ["Content-Length: -1\r\n\r\n{}", /`Content-Length: -1` is no number/],
    nothing: ["Content-Length:\r\n\r\n{}", /is no number/],
    "a part of a byte": ["Content-Length: 2.5\r\n\r\n{}", /is no number/],
    "more than memory has": ["Content-Length: 99999999999\r\n\r\n{}", /more than a message ever has/],
    "no number at all": [`Content-Length: ${"9".repeat(400)}\r\n\r\n{}`, /more than a message ever has/],
    "no length": ["Content-Type: x\r\n\r\n{}", /0 fields Content-Length instead of one/],
    "two lengths": ["Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", /2 fields Content-Length instead of one/],
    "no header": [`{"jsonrpc":"2.0"}`.repeat(1_000), /its header has no end/],
    "signs for a terminal": ["Content-Length: \u001b[2J\r\n\r\n", /`Content-Length: \?\[2J` is no number/],
  };
  for (const [what, [text, told]] of Object.entries(bad)) {
    it(`end, with a word, at ${what}`, async () => {
      await fc.assert(
        fc.asyncProperty(cuts, async where => {
          const said = await through(chunked(Buffer.from(message("{}") + text), where));
          assert.match(said, told);
          assert.match(said, /^A message of the editor cannot be read: .* The connection is ended\.$/);
        }),
        { numRuns: 20 },
      );
    });
  }
});
