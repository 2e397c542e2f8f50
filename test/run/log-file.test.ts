/** A run's log as a file: what every store does, and what only a file can suffer. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { readLines } from "../../server/run/chain.js";
import { logFile } from "../../server/run/log-file.js";
import { anything, conforms, saying } from "./conformance.js";
import { buildWriter, saidBy } from "./writers.js";

describe("the file of a run", function () {
  this.timeout(120_000);
  let folder: string;
  let next = 0;
  const freshPath = (): string => join(folder, `night-${next++}.run.jsonl`);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-run-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  conforms("a file", async () => {
    const path = freshPath();
    return { store: logFile(path), same: async () => logFile(path) };
  });

  async function withEvents(count: number): Promise<string> {
    const path = freshPath();
    for (let index = 0; index < count; index++) await logFile(path).append(saying(`e${index}`), anything);
    return path;
  }

  it("is found to be changed wherever a byte is", async () => {
    const path = await withEvents(4);
    const text = readFileSync(path, "utf8");
    assert.deepEqual(readLines(text).problems, []);
    for (let at = 0; at < text.length - 1; at += 7) {
      const changed = `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`;
      const isLast = text.indexOf("\n", at) === text.length - 1;
      // Nothing follows on the last line yet.
      if (!isLast) assert.notDeepEqual(readLines(changed).problems, [], `at ${at}`);
    }
    const lines = text.split("\n");
    assert.match(readLines(lines.toSpliced(1, 1).join("\n")).problems[0]?.message ?? "", /a line is missing/);
    writeFileSync(path, text.replace("e1", "e9"));
    const refused = await logFile(path).append(saying("more"), anything);
    assert.match(
      refused.kind === "failed" ? refused.reason : "",
      /^line 3 does not follow on the line before it.*open a new run$/,
    );
  });

  it("loses nothing that was acknowledged when it is cut anywhere in its last line", async () => {
    const text = readFileSync(await withEvents(3), "utf8");
    const third = text.lastIndexOf("\n", text.length - 2) + 1;
    for (let cut = third; cut < text.length; cut += 11) {
      const path = freshPath();
      writeFileSync(path, text.slice(0, cut));
      const read = await logFile(path).read();
      assert.deepEqual(
        read.kind === "log" && [read.events.length, read.problems],
        [2, []],
        "what is being written does not count yet",
      );
      const added = await logFile(path).append(saying("after"), anything);
      assert.deepEqual(added.kind === "written" && [added.event.seq, added.notes.length], [3, cut === third ? 0 : 1]);
      assert.deepEqual(readLines(readFileSync(path, "utf8")).problems, []);
    }
  });

  it("says in words why it cannot be read or written", async () => {
    const nowhere = logFile(join(folder, "none", "a.run.jsonl"));
    assert.deepEqual(await nowhere.read(), { kind: "missing" });
    assert.equal((await nowhere.append(saying("a"), anything)).kind, "failed");
    const link = freshPath();
    symlinkSync(await withEvents(1), link);
    assert.equal((await logFile(link).read()).kind, "unreadable");
    assert.equal((await logFile(link).append(saying("a"), anything)).kind, "failed");
    const directory = freshPath();
    mkdirSync(directory);
    assert.equal((await logFile(directory).read()).kind, "unreadable");
    if (process.getuid?.() === 0) return;
    const path = await withEvents(1);
    chmodSync(path, 0o444);
    assert.deepEqual(await logFile(path).append(saying("b"), anything), {
      kind: "failed",
      reason: "permission denied",
    });
  });

  it("loses nothing when the disk is full", async function () {
    if (process.platform !== "linux") this.skip();
    const path = await withEvents(2);
    const before = readFileSync(path, "utf8");
    const writer = await buildWriter(folder);
    // No file may grow beyond what it is, to the block.
    const blocks = Math.ceil(before.length / 512);
    const child = spawn(
      "sh",
      ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", process.execPath, writer, "", path, "full", "40"],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    const [acknowledged] = await Promise.all([saidBy(child), once(child, "exit")]);
    const { events, problems } = readLines(readFileSync(path, "utf8"));
    assert.deepEqual(problems, []);
    assert.ok(acknowledged.length < 40, "the limit was met");
    assert.deepEqual(
      events.map(({ id }) => id),
      ["e0", "e1", ...acknowledged.map(({ id }) => id)],
    );
  });

  it("takes the lock of a process that is gone away, and says who has it otherwise", async () => {
    const path = await withEvents(1);
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    const held = JSON.stringify({ pid: gone.pid, host: hostname(), nonce: "0".repeat(36) });
    // It, and what another had begun to make when it was ended.
    for (const name of [
      `${path}.lock`,
      `${path}.lock.${"1".repeat(36)}`,
      `${path}.lock.${"0".repeat(36)}.gone.${"2".repeat(36)}`,
    ])
      writeFileSync(name, held);
    assert.equal((await logFile(path).append(saying("b"), anything)).kind, "written");
    assert.deepEqual(
      readdirSync(folder).filter(name => name.includes(".lock")),
      [],
    );
  });
});
