/** What befalls the file of a run: full disks, folders that cannot be written to, files that go and come. Nothing acknowledged is lost. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { readLines } from "../../server/run/chain.js";
import { logFile } from "../../server/run/log-file.js";
import { anything, listening, saying } from "./conformance.js";
import { buildWriter } from "./writers.js";

describe("the file of a run, when things go wrong", function () {
  this.timeout(60_000);
  let folder = "";
  let writer = "";
  let next = 0;
  const freshFolder = (): string => {
    const made = join(folder, `night-${next++}`);
    mkdirSync(made);
    return made;
  };
  const freshPath = (): string => join(freshFolder(), "night.run.jsonl");
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-faults-"));
    chmodSync(folder, 0o755);
    writer = await buildWriter(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function withEvents(count: number, path = freshPath()): Promise<string> {
    const store = logFile(path);
    for (let index = 0; index < count; index++) await store.append(saying(`e${index} über`), anything);
    return path;
  }

  /** What a process of its own, which is not root's, says when it cannot write. */
  async function refusalOf(path: string, before: readonly string[] = []): Promise<string> {
    const [command = "", ...args] = [...before, process.execPath, writer, "", path, "other", "1"];
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawn(command, args, { ...nobody, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", text => {
      said += text;
    });
    await once(child, "close");
    return said === "" ? "" : JSON.parse(said).reason;
  }

  it("keeps what was whole, cut at any byte, and goes on from there", async () => {
    const text = readFileSync(await withEvents(5));
    const path = freshPath();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), async cut => {
        writeFileSync(path, text.subarray(0, cut));
        const whole = text.subarray(0, cut).toString("latin1").split("\n").length - 1;
        const store = logFile(path);
        const read = await store.read();
        assert.ok(read.kind === "log");
        assert.deepEqual([read.events.length, read.problems], [whole, []]);
        const added = await store.append(saying("after"), anything);
        assert.deepEqual(added.kind === "written" && added.event.seq, whole + 1);
        const now = readFileSync(path);
        const kept = text.subarray(0, text.subarray(0, cut).lastIndexOf(0x0a) + 1);
        assert.ok(now.subarray(0, kept.length).equals(kept));
        assert.deepEqual(readLines(now.toString("utf8")).problems, []);
      }),
      { numRuns: 60 },
    );
  });

  it("says that nothing can be made in a folder, and leaves nothing there", async function () {
    if (process.platform === "win32") this.skip();
    const path = await withEvents(2);
    const before = readFileSync(path);
    chmodSync(join(path, ".."), 0o555);
    const refused = await refusalOf(path).finally(() => chmodSync(join(path, ".."), 0o755));
    assert.equal(refused, "no lock can be made beside it: permission denied");
    const other = freshFolder();
    chmodSync(other, 0o777);
    copyFileSync(path, join(other, "night.run.jsonl"));
    chmodSync(join(other, "night.run.jsonl"), 0o444);
    assert.equal(await refusalOf(join(other, "night.run.jsonl")), "permission denied");
    assert.deepEqual(readdirSync(other), ["night.run.jsonl"]);
    assert.deepEqual(readFileSync(path), before);
  });

  it("says that the disk is full, also where not even a lock can be made, and leaves no beginning of a log", async function () {
    if (process.platform !== "linux") this.skip();
    const made = freshFolder();
    chmodSync(made, 0o777);
    const path = join(made, "night.run.jsonl");
    // A file of no size can be made, but not written to.
    const full = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh"];
    assert.equal(await refusalOf(path, full), "no lock can be made beside it: the disk is full");
    assert.deepEqual(readdirSync(made), []);
  });

  it("waits for no pipe and follows no link that a stranger laid: as the log, its lock, or its plan", async function () {
    if (process.platform === "win32") this.skip();
    const pipe = freshPath();
    execFileSync("mkfifo", [pipe]);
    assert.equal((await logFile(pipe).read()).kind, "unreadable");
    assert.equal((await logFile(pipe).append(saying("a"), anything)).kind, "failed");
    const locked = freshPath();
    symlinkSync("/dev/zero", `${locked}.lock`);
    const refused = await logFile(locked).append(saying("a"), anything);
    assert.ok(refused.kind === "failed" && /its lock, .* is no file: remove it/.test(refused.reason));
    const planned = await withEvents(1);
    const kept = (beginning: string): string => planned.replace(/jsonl$/, `plan-${beginning}.json`);
    symlinkSync("/dev/zero", kept("a".repeat(12)));
    execFileSync("mkfifo", [kept("b".repeat(12))]);
    for (const digit of ["a", "b"])
      assert.match(
        String(await logFile(planned).keptPlan(digit.repeat(64))),
        /is not the plan that the run was opened/,
      );
    for (const hash of ["/../../x", "../../../etc", "A".repeat(64), "", "a".repeat(65)])
      assert.match(String(await logFile(planned).keptPlan(hash)), /names no plan that could have been kept/);
  });

  it("goes on where a lock is none, or the claim on it leads back to itself", async () => {
    const path = await withEvents(1);
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    const nonce = "0".repeat(36);
    const held = JSON.stringify({ pid: gone.pid, host: hostname(), nonce });
    for (const name of [`${path}.lock`, `${path}.lock.${nonce}.gone`]) writeFileSync(name, held);
    assert.equal((await logFile(path).append(saying("b"), anything)).kind, "written");
    for (const odd of ["null", "7", "[]", "{}", "{"]) {
      writeFileSync(`${path}.lock`, odd);
      setTimeout(() => rmSync(`${path}.lock`), 50);
      assert.equal((await logFile(path).append(saying(odd), anything)).kind, "written", odd);
    }
  });

  it("leaves no file where nothing was written", async () => {
    const path = freshPath();
    assert.equal((await logFile(path).append(saying("a"), () => "not now")).kind, "refused");
    assert.deepEqual(await logFile(path).read(), { kind: "missing" });
  });

  it("is followed through going, coming and being put in its place by another", async () => {
    const path = freshPath();
    const store = logFile(path);
    const heard = listening(store);
    const events = async (): Promise<number> => {
      const read = await store.read();
      return read.kind === "log" ? read.events.length : -1;
    };
    await withEvents(2, path);
    await heard.until(async () => (await events()) === 2);
    renameSync(path, `${path}.away`);
    await heard.until(async () => (await store.read()).kind === "missing");
    renameSync(`${path}.away`, path);
    await heard.until(async () => (await events()) === 2);
    renameSync(await withEvents(1), path);
    await heard.until(async () => (await events()) === 1);
    rmSync(join(path, ".."), { recursive: true });
    await heard.until(async () => (await store.read()).kind === "missing");
    heard.stop();
  });

  it("is followed before its folder is there", async () => {
    const path = join(folder, "later", "night.run.jsonl");
    const store = logFile(path);
    const heard = listening(store);
    mkdirSync(join(folder, "later"));
    await withEvents(1, path);
    await heard.until(async () => (await store.read()).kind === "log");
    heard.stop();
  });

  it("is read again from its beginning when it is another than before", async () => {
    const store = logFile(await withEvents(3));
    const [one, two] = [await withEvents(3), await withEvents(4)];
    const path = freshPath();
    const followed = logFile(path);
    for (const from of [one, two, one]) {
      copyFileSync(from, path);
      const [read, fresh] = [await followed.read(), await logFile(from).read()];
      assert.deepEqual(read, fresh);
    }
    writeFileSync(path, readFileSync(path, "utf8").replace("e1", "e9"));
    const changed = await followed.read();
    assert.ok(changed.kind === "log" && changed.problems.length > 0, "what it knew does not hide a change");
    assert.equal((await store.read()).kind, "log");
  });

  it("waits for others who write one after the other, and takes no lock away that is another's by now", async () => {
    const path = await withEvents(1);
    const [lock, other] = [
      `${path}.lock`,
      JSON.stringify({ pid: process.pid, host: "elsewhere", nonce: "1".repeat(36) }),
    ];
    const appended = logFile(path).append(saying("mine"), () => {
      writeFileSync(lock, other);
      return undefined;
    });
    assert.equal((await appended).kind, "written");
    assert.equal(readFileSync(lock, "utf8"), other);
    rmSync(lock);
  });
});
