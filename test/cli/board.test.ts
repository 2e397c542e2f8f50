/** `gonogo board`: links made and taken away, what is refused, and the board itself from its start to its end, killed and started again. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { ask, post, releaseText, stream } from "../support/boards.js";
import { asked, folderWith } from "./program.js";

/** As it is shipped, with the page beside it. */
const shipped = fileURLToPath(new URL("../../dist/cli/gonogo.cjs", import.meta.url));

const file = "release.runbook";
const released = (): string => folderWith({ [file]: releaseText });
const keysIn = (cwd: string): string => readFileSync(join(cwd, "release.board-keys.jsonl"), "utf8");

describe("gonogo board", () => {
  const refused = async (cwd: string, ...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await asked(["board", ...args], cwd);
    assert.deepEqual([code, stdout], [2, ""]);
    return stderr.split("\n")[0] ?? "";
  };

  it("makes links for those who are named", async () => {
    const cwd = released();
    const { code, stdout } = await asked(["board", file, "--link-for", "ana", "--link-for", "viewers"], cwd);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^ana: http:\/\/127\.0\.0\.1:4610\/#[\w-]{54}\nviewers: http:\/\/127\.0\.0\.1:4610\/#[\w-]{54}\n$/,
    );
    assert.equal(keysIn(cwd).split("\n").length, 3);
    const elsewhere = await asked(["board", file, "--link-for", "ana", "--address", "https://board.example.com/"], cwd);
    assert.match(elsewhere.stdout, /^ana: https:\/\/board\.example\.com\/#/);
  });

  it("makes links for everybody who takes part, in a file for its owner alone", async () => {
    const cwd = released();
    const { stdout } = await asked(["board", file, "--links", "links.csv"], cwd);
    assert.equal(stdout, "links.csv: 5 links, each shown only here. Hand them out, and remove the file.\n");
    assert.equal(statSync(join(cwd, "links.csv")).mode & 0o777, 0o600);
    const lines = readFileSync(join(cwd, "links.csv"), "utf8").trim().split("\r\n");
    assert.deepEqual(
      lines.map(line => line.replace(/\uFEFF|http:.*$/g, "")),
      [
        "Name,Title,Contact,Role,Link",
        "ana,Ana,ana@example.com,coordinator,",
        "ben,Ben,,owner,",
        "cyd,Cyd,,owner,",
        "dee,Dee,,decider,",
        "viewers,,,viewer,",
      ],
    );
    const before = keysIn(cwd);
    assert.match(await refused(cwd, file, "--links", "links.csv"), /links\.csv: it is there already/);
    assert.equal(keysIn(cwd), before);
  });

  it("makes a table of links in which no title is a formula", async () => {
    const cwd = folderWith({ [file]: releaseText.replace('person ben "Ben"', 'person ben "=cmd|calc"') });
    await asked(["board", file, "--links", "links.csv"], cwd);
    assert.match(readFileSync(join(cwd, "links.csv"), "utf8"), /^ben,'=cmd\|calc,/m);
  });

  it("takes links away", async () => {
    const cwd = released();
    await asked(["board", file, "--links", "links.csv"], cwd);
    const revoked = async (...names: readonly string[]): Promise<string> =>
      (await asked(["board", file, ...names.flatMap(name => ["--revoke", name])], cwd)).stdout;
    assert.equal(await revoked("ben", "viewers"), "2 links taken away, with all sessions that were begun with them\n");
    assert.equal(await revoked("ben"), "0 links taken away, with all sessions that were begun with them\n");
    assert.equal(await revoked("everyone"), "3 links taken away, with all sessions that were begun with them\n");
  });

  it("says what it cannot do, and how it can", async () => {
    const cwd = released();
    const says = (...args: readonly string[]): Promise<string> => refused(cwd, ...args);
    assert.match(await says(), /no file is named/);
    assert.match(await says("other.runbook"), /there is no file/);
    assert.match(await says(file, file), /a board is of one runbook/);
    assert.match(await says(file, "--port", "70000"), /they go up to 65535/);
    assert.match(await says(file, "--host", "0.0.0.0"), /say with `--address URL` what readers type/);
    assert.match(await says(file, "--trust-proxy"), /say it with `--address URL`/);
    for (const address of ["board.example.com", "ftp://a", "https://a/b", "https://u@a", "https://a/?q", "x"])
      assert.match(await says(file, "--address", address), /is no address/, address);
    assert.match(await says(file, "--link-for", "zoe"), /there is nobody called `zoe` in the runbook: it has ana, ben/);
    assert.match(await says(file, "--revoke", "zoe"), /there is nobody called `zoe`/);
    assert.match(await says(file, "--by", "zoe", "--port", "0"), /there is nobody called `zoe`/);
    assert.match(await says(file, "--link-for", "ana", "--port", "0"), /the port of the board is not known/);
    assert.match(await says(file, "--link-for", "ana", "--links", "x.csv"), /leave out `--link-for`/);
    assert.match(await says(file, "--revoke", "ana", "--links", "x.csv"), /`--revoke` stands alone/);
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const bound = taken.address();
    const port = typeof bound === "object" && bound ? bound.port : 0;
    assert.match(await says(file, "--port", String(port)), /is taken: another board may run already/);
    taken.close();
  });

  describe("as it runs", function () {
    this.timeout(120_000);

    interface Running {
      readonly child: ChildProcess;
      readonly port: number;
      readonly token: string;
      readonly said: string;
    }
    const start = async (cwd: string, ...args: readonly string[]): Promise<Running> => {
      const child = spawn(process.execPath, [shipped, "board", file, ...args], { cwd });
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      await new Promise<void>((resolve, reject) => {
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
          said += text;
          if (said.includes("Ctrl+C ends the board")) resolve();
        });
        child.on("exit", () => reject(new Error(said)));
      });
      const [, port = "", token = ""] = /:(\d+)\/#([\w-]+)/.exec(said) ?? [];
      return { child, port: Number(port), token, said };
    };
    const cookieOf = async (board: Running): Promise<string> => {
      const { headers } = await post(board, "/session", { token: board.token });
      return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    };
    const gone = async (board: Running, signal: NodeJS.Signals): Promise<number | null> => {
      const exit = once(board.child, "exit");
      board.child.kill(signal);
      const [code] = await exit;
      return code;
    };

    it("says where it is, serves the built page, waits for the run, and ends in good order", async () => {
      const cwd = released();
      const board = await start(cwd, "--by", "ana", "--port", "0");
      try {
        assert.match(board.said, /^The board of release\.runbook is at http:\/\/127\.0\.0\.1:\d+\/\nThe link of ana: /);
        assert.match(board.said, /The run is not open yet: the board waits for `gonogo run open release\.runbook`\./);
        assert.match((await ask(board, "/")).text, /<!DOCTYPE html>/i);
        const reader = await stream(board, await cookieOf(board));
        await reader.next("board");
        await asked(["run", "open", file, "--by", "ana"], cwd);
        const { status } = (await reader.next("change")) as { status: { state: string } };
        assert.equal(status.state, "open");
        const code = gone(board, "SIGINT");
        await reader.next("bye");
        assert.equal(await code, 130);
      } finally {
        board.child.kill("SIGKILL");
      }
    });

    it("killed and started again lets all go on unaided, and has lost nothing", async () => {
      const cwd = released();
      await asked(["run", "open", file, "--by", "ana"], cwd);
      const board = await start(cwd, "--by", "ana", "--port", "0");
      const cookie = await cookieOf(board);
      const reader = await stream(board, cookie);
      await reader.next("board");
      const started = { id: "once", kind: "started", activity: "prepare" };
      assert.deepEqual((await post(board, "/api/events", started, cookie)).json(), { seq: 2, known: false });
      await gone(board, "SIGKILL");
      await reader.ended;
      // Written while there is no board.
      await asked(["run", "note", file, "--by", "ben", "--text", "meanwhile"], cwd);
      const again = await start(cwd, "--port", String(board.port));
      try {
        assert.match(again.said, /A link for those who only look: /);
        const after = (await (await stream(again, cookie)).next("board")) as {
          seq: number;
          log: { text: string | null }[];
        };
        assert.deepEqual([after.seq, after.log.at(-1)?.text], [3, "meanwhile"]);
        // Sent again, as its answer was lost.
        assert.deepEqual((await post(again, "/api/events", started, cookie)).json(), { seq: 2, known: true });
        // Her link counts as before as well.
        assert.equal((await post(again, "/session", { token: board.token })).status, 204);
        assert.equal(await gone(again, "SIGTERM"), 0);
      } finally {
        again.child.kill("SIGKILL");
      }
    });
  });
});
