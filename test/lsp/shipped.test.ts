/** The language server as it is shipped, when its editor goes, and on a poor machine. */
import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const main = fileURLToPath(new URL("../../dist/server/main.cjs", import.meta.url));

const framed = (content: object): string => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...content });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const initialize = (processId: number | null | undefined) => ({
  id: 1,
  method: "initialize",
  params: { processId, rootUri: null, capabilities: {} },
});

describe("the language server as it is shipped", function () {
  this.timeout(60_000);
  const children: ChildProcess[] = [];
  const started = <C extends ChildProcess>(child: C): C => {
    children.push(child);
    return child;
  };
  after(() => {
    for (const child of children) child.kill("SIGKILL");
  });

  describe("when its editor goes", () => {
    it("ends without a word when nobody reads what it says any more", async () => {
      const server = started(spawn(process.execPath, [main, "--stdio"], { stdio: "pipe" }));
      let err = "";
      server.stderr.setEncoding("utf8").on("data", text => {
        err += text;
      });
      server.stdin.on("error", () => {});
      server.stdin.write(framed(initialize(null)));
      await once(server.stdout, "data");
      server.stdout.destroy();
      server.stdin.write(framed({ method: "initialized", params: {} }));
      server.stdin.write(framed({ id: 2, method: "workspace/symbol", params: { query: "" } }));
      const [code] = await once(server, "exit");
      assert.deepEqual([code, err], [1, ""]);
    });

    it("ends with the process that is named as its editor, also where what it reads from stays open", async () => {
      const lives = await Promise.all(
        (["--stdio", "--node-ipc"] as const).map(async channel => {
          const editor = started(spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" }));
          const server = started(fork(main, [channel], { silent: true }));
          const asked = initialize(editor.pid);
          if (channel === "--stdio") server.stdin?.write(framed(asked));
          else server.send({ jsonrpc: "2.0", ...asked });
          await (channel === "--stdio" && server.stdout ? once(server.stdout, "data") : once(server, "message"));
          const ended = once(server, "exit");
          editor.kill("SIGKILL");
          return ended;
        }),
      );
      assert.deepEqual(lives, [
        [1, null],
        [1, null],
      ]);
    });

    it("ends at once with the channel to it", async () => {
      const server = started(fork(main, ["--node-ipc"]));
      server.send({ jsonrpc: "2.0", ...initialize(process.pid) });
      await once(server, "message");
      const ended = once(server, "exit");
      server.disconnect();
      assert.deepEqual(await ended, [1, null]);
    });
  });

  for (const heap of [64, 256])
    describe(`with ${heap} MB of heap and 40 open files allowed`, () => {
      const names = Array.from({ length: 1_000 }, (_, index) => `f${index}.runbook`);
      const text =
        'import "./people.runbook"\nskill of_the_file "S"\nperson p "P" { timezone UTC contact "x" knows a }\n';
      let folder = "";
      let connection: ProtocolConnection;
      let server: ChildProcess;
      const published = new Map<string, PublishDiagnosticsParams["diagnostics"]>();
      const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
      const findingsOf = (name: string): PublishDiagnosticsParams["diagnostics"] => published.get(uri(name)) ?? [];
      const openText = (name: string, content: string): Promise<void> =>
        connection.sendNotification("textDocument/didOpen", {
          textDocument: { uri: uri(name), languageId: "runbook", version: 1, text: content },
        });
      const position = { line: 2, character: 7 };
      const hover = (name: string): Promise<unknown> =>
        connection.sendRequest("textDocument/hover", { textDocument: { uri: uri(name) }, position });
      const until = async (what: string, isSo: () => boolean): Promise<void> => {
        for (let tries = 0; !isSo(); tries++) {
          assert.ok(tries < 1_000 && server.exitCode === null, what);
          await new Promise(resolve => setTimeout(resolve, 50));
        }
      };

      before(async function () {
        // No shell of Windows limits how many files are open.
        if (process.platform === "win32") this.skip();
        folder = mkdtempSync(join(tmpdir(), "gonogo-poor-"));
        writeFileSync(join(folder, "people.runbook"), 'skill a "A"\n');
        const script = `ulimit -n 40; exec "$0" --max-old-space-size=${heap} "$1" --stdio`;
        const child = started(
          spawn("sh", ["-c", script, process.execPath, main], { stdio: ["pipe", "pipe", "inherit"] }),
        );
        server = child;
        connection = createProtocolConnection(
          new StreamMessageReader(child.stdout),
          new StreamMessageWriter(child.stdin),
        );
        connection.onNotification(
          "textDocument/publishDiagnostics",
          ({ uri, diagnostics }: PublishDiagnosticsParams) => {
            published.set(uri, diagnostics);
          },
        );
        connection.listen();
        const workspaceFolders = [{ uri: uri("."), name: "poor" }];
        await connection.sendRequest("initialize", {
          processId: null,
          rootUri: null,
          workspaceFolders,
          capabilities: {},
        });
        await connection.sendNotification("initialized", {});
        await openText("f0.runbook", text);
      });
      after(() => {
        connection?.dispose();
        if (folder !== "") rmSync(folder, { recursive: true, force: true });
      });

      // More than the text and its message do not fit beside what is open already.
      if (heap > 64) {
        it("says that a text of 20 MB is too large, and goes on answering for the others", async () => {
          await openText("large.runbook", `${"// a remark\n".repeat(1_700_000)}`);
          await until("it is told", () => published.has(uri("large.runbook")));
          const [said] = findingsOf("large.runbook");
          assert.match(String(said?.message), /this text has 20 million characters/);
          assert.equal(await hover("large.runbook"), null);
          assert.match(JSON.stringify(await hover("f0.runbook")), /contents/);
          await connection.sendNotification("textDocument/didClose", { textDocument: { uri: uri("large.runbook") } });
        });
        return;
      }

      it("says what is missing when the folder is deleted, and finds it again", async () => {
        const last = (): string => JSON.stringify(findingsOf("f0.runbook"));
        const changed = (type: 1 | 3): Promise<void> =>
          connection.sendNotification("workspace/didChangeWatchedFiles", {
            changes: [{ uri: uri("people.runbook"), type }],
          });
        rmSync(folder, { recursive: true });
        await changed(3);
        await until("the import is missed", () => last().includes("there is no file"));
        assert.match(JSON.stringify(await hover("f0.runbook")), /contents/);
        await connection.sendNotification("textDocument/didChange", {
          textDocument: { uri: uri("f0.runbook"), version: 2 },
          contentChanges: [{ text: `${text}\n` }],
        });
        assert.match(JSON.stringify(await hover("f0.runbook")), /contents/);
        mkdirSync(folder);
        writeFileSync(join(folder, "people.runbook"), 'skill a "A"\n');
        await changed(1);
        await until("the import is found", () => !last().includes("there is no file"));
      });

      it("has 1,000 files open, each with its own findings and answers", async () => {
        for (const name of names.slice(1)) await openText(name, text);
        await until("all are checked", () => names.every(name => published.has(uri(name))));
        const wrong = names.slice(1).filter(name => findingsOf(name).some(({ severity }) => severity === 1));
        assert.deepEqual(wrong, []);
        assert.match(JSON.stringify(await hover("f999.runbook")), /contents/);
      });
    });
});
