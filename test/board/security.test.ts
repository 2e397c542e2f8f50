/** Who is let in, who may write, and what is refused: a test for each line of the design's "Board security". */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, it } from "mocha";
import { openKeyring } from "../../server/board/keyring.js";
import { type BoardOptions, type Served, timeLimits } from "../../server/board/serve.js";
import {
  type Answer,
  type Asking,
  ask,
  enter,
  post,
  stream,
  type TestClock,
  type TestRun,
  testBoard,
  testClock,
  testRun,
} from "../support/boards.js";

const writeText = (board: Served, body: string, cookie: string): Promise<Answer> => {
  const headers = { origin: `http://127.0.0.1:${board.port}`, "content-type": "application/json" };
  return ask(board, "/api/events", { method: "POST", headers, body, cookie });
};

/** What is answered to who says the rest drop by drop, without an end. */
function dripped(port: number, first: string, drop: string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, "127.0.0.1", () => socket.write(first));
    const dripping = setInterval(() => drop !== "" && socket.write(drop), 10);
    let text = "";
    socket.on("data", piece => {
      text += piece;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(dripping);
      resolve(text);
    });
  });
}

describe("the security of a board", () => {
  let run: TestRun;
  let clock: TestClock;
  let boards: Served[] = [];
  const logged: string[] = [];
  const serve = async (more: Partial<BoardOptions> = {}): Promise<Served> => {
    const board = await testBoard(run, { clock, log: line => logged.push(line), ...more });
    boards.push(board);
    return board;
  };
  beforeEach(() => {
    run = testRun();
    clock = testClock();
    logged.length = 0;
    run.write({ kind: "opened" });
  });
  afterEach(async () => {
    await Promise.all(boards.map(board => board.end()));
    boards = [];
    run.end();
  });

  describe("by which name it is reached", () => {
    it("answers to the names of this machine with its port, and to no other", async () => {
      const board = await serve();
      const { port } = board;
      const statusOf = async (host: string): Promise<number> => (await ask(board, "/", { headers: { host } })).status;
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
        assert.equal(await statusOf(host), 200, host);
      for (const host of [
        ...["evil.example", `evil.example:${port}`, "127.0.0.1", "localhost", `127.0.0.1:${port + 1}`],
        ...[`127.0.0.1.evil.example:${port}`, `localhost.:${port}`, `0.0.0.0:${port}`, `[::2]:${port}`, "[::1]"],
      ])
        assert.equal(await statusOf(host), 403, host);
    });

    it("refuses a name that was made to lead here, whatever the session", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const host = `rebound.example:${board.port}`;
      for (const path of ["/", "/api/me", "/api/stream", "/status"])
        assert.equal((await ask(board, path, { headers: { host }, cookie })).status, 403, path);
      const headers = { host, origin: `http://${host}`, "content-type": "application/json" };
      const body = JSON.stringify({ id: "1", kind: "held", text: "stop" });
      assert.equal((await ask(board, "/api/events", { method: "POST", headers, body, cookie })).status, 403);
    });

    it("answers to the address readers are given, and only to that where it listens everywhere", async () => {
      const board = await serve({ host: "0.0.0.0", address: "https://board.example.com" });
      const statusOf = async (host: string): Promise<number> => (await ask(board, "/", { headers: { host } })).status;
      assert.equal(board.address, "https://board.example.com");
      assert.deepEqual(await Promise.all(["board.example.com", "board.example.com:443"].map(statusOf)), [200, 200]);
      for (const host of [`127.0.0.1:${board.port}`, `localhost:${board.port}`, "example.com", "board.example.com:80"])
        assert.equal(await statusOf(host), 403, host);
    });

    it("takes no address of another server for its own", async () => {
      const board = await serve();
      const asked = await new Promise<string>((resolve, reject) => {
        const socket = connect(board.port, "127.0.0.1", () =>
          socket.write(
            `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${board.port}\r\nConnection: close\r\n\r\n`,
          ),
        );
        let text = "";
        socket.on("data", piece => {
          text += piece;
        });
        socket.on("end", () => resolve(text));
        socket.on("error", reject);
      });
      assert.match(asked, /^HTTP\/1\.1 4\d\d /);
    });

    it("listens on loopback alone", async () => {
      const board = await serve();
      assert.ok(board.address.startsWith("http://127.0.0.1:"));
    });
  });

  describe("from which page it is written to", () => {
    const event = { id: "1", kind: "held", text: "stop" };
    const statusOf = async (board: Served, headers: Readonly<Record<string, string>>): Promise<number> => {
      const cookie = await enter(board, "ana");
      const asking: Asking = { method: "POST", headers, body: JSON.stringify(event), cookie };
      return (await ask(board, "/api/events", asking)).status;
    };
    const json = { "content-type": "application/json" };

    it("takes what its own page posts, and nothing from elsewhere or nowhere", async () => {
      const board = await serve();
      const own = `http://127.0.0.1:${board.port}`;
      for (const origin of [
        ...["http://evil.example", "null", `https://127.0.0.1:${board.port}`, `http://127.0.0.1:${board.port + 1}`],
        // Its own as well, but not the one that was asked.
        ...[`http://localhost:${board.port}`, "http://127.0.0.1", `${own}.evil.example`, ""],
      ])
        assert.equal(await statusOf(board, { ...json, origin }), 403, origin);
      assert.equal(await statusOf(board, json), 403);
      assert.equal(await statusOf(board, { ...json, origin: own, "sec-fetch-site": "cross-site" }), 403);
      assert.equal(await statusOf(board, { ...json, origin: own, "sec-fetch-site": "same-site" }), 403);
      assert.equal(await statusOf(board, { ...json, origin: own, "sec-fetch-site": "same-origin" }), 200);
    });

    it("takes no forms", async () => {
      const board = await serve();
      const origin = `http://127.0.0.1:${board.port}`;
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
      ])
        assert.equal(await statusOf(board, { origin, "content-type": type }), 415, type);
      assert.equal(await statusOf(board, { origin }), 415);
    });

    it("tells other sites nothing, and lets none of them read", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const foreign = { origin: "http://evil.example" };
      assert.equal((await ask(board, "/api/me", { headers: foreign, cookie })).status, 403);
      assert.equal((await ask(board, "/api/me", { headers: { "sec-fetch-site": "cross-site" }, cookie })).status, 403);
      for (const path of ["/%61pi/me", "/./api/me", "/x/../api/me", "/api/%6de"])
        assert.notEqual((await ask(board, path, { headers: { "sec-fetch-site": "same-site" }, cookie })).status, 200);
      // Somebody follows a link to it.
      assert.equal((await ask(board, "/", { headers: { "sec-fetch-site": "cross-site" } })).status, 200);
      const { headers } = await ask(board, "/api/me", { cookie });
      assert.deepEqual(
        Object.keys(headers).filter(name => name.startsWith("access-control")),
        [],
      );
    });

    it("knows no other methods", async () => {
      const board = await serve();
      for (const method of ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
        assert.equal((await ask(board, "/api/events", { method })).status, 405, method);
    });
  });

  describe("personal links", () => {
    it("have 256 bits, are kept as a hash in a file for its owner alone, and are told once", async () => {
      const board = await serve();
      const token = board.keyring.addLink("ana");
      assert.match(token, /^[\w-]{54}$/);
      const secret = token.slice(11);
      assert.equal(Buffer.from(secret, "base64url").length, 32);
      const cookie = await enter(board, "ana");
      const kept = readFileSync(run.keys, "utf8");
      assert.ok(!kept.includes(secret));
      assert.ok(!kept.includes(cookie.slice(cookie.indexOf("=") + 12)));
      assert.equal(statSync(run.keys).mode & 0o777, 0o600);
      assert.deepEqual(logged, []);
    });

    it("are exchanged for a cookie that no script, no other site and no other port's board sees", async () => {
      const board = await serve();
      const { headers, text } = await post(board, "/session", { token: board.keyring.addLink("ana") });
      const [cookie = ""] = headers["set-cookie"] ?? [];
      assert.match(
        cookie,
        new RegExp(`^gonogo-board-${board.port}=[\\w-]{54}; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Strict$`),
      );
      assert.equal(text, "");
    });

    it("give a cookie for https only where readers come by https, of another name on another port", async () => {
      for (const [name, cookie] of [
        ["board.example.com", "__Host-gonogo-board"],
        ["board.example.com:8443", "__Host-gonogo-board-8443"],
      ]) {
        const board = await serve({ trustsProxy: true, address: `https://${name}` });
        const headers = {
          host: `127.0.0.1:${board.port}`,
          "x-forwarded-host": `${name}`,
          origin: `https://${name}`,
          "content-type": "application/json",
        };
        const body = JSON.stringify({ token: board.keyring.addLink("ana") });
        const answer = await ask(board, "/session", { method: "POST", headers, body });
        assert.match(
          answer.headers["set-cookie"]?.[0] ?? "",
          new RegExp(`^${cookie}=.*; HttpOnly; Secure; SameSite=Strict$`),
        );
      }
    });

    it("let in nobody with a token that is wrong, cut, longer, of another, or a cookie", async () => {
      const board = await serve();
      const [token, other] = [board.keyring.addLink("ana"), board.keyring.addLink("ben")];
      const cookie = (await enter(board, "ana")).replace(/^.*=/, "");
      for (const wrong of [
        ...[token.slice(0, -1), `${token}A`, token.slice(0, 11) + other.slice(11), cookie, "", "A".repeat(54)],
        ...[token.toLowerCase(), `${token.slice(0, 11)}`, "x".repeat(5_000), 7, null, [token], { token }],
      ])
        assert.equal((await post(board, "/session", { token: wrong })).status, 403, JSON.stringify(wrong));
      for (const cookie of [`gonogo-board-${board.port}=${token}`, `other=${token}`, "gonogo-board-1=x"])
        assert.equal((await ask(board, "/api/me", { cookie })).status, 401, cookie);
      assert.equal((await post(board, "/session", { token })).status, 204);
    });

    it("are taken away with all that was begun with them, at once", async () => {
      const board = await serve();
      const [ana, ben] = [await enter(board, "ana"), await enter(board, "ben")];
      const open = await stream(board, ben);
      await open.next("board");
      assert.equal(
        board.keyring.revoke(({ name }) => name === "ben"),
        1,
      );
      assert.equal((await ask(board, "/api/me", { cookie: ben })).status, 401);
      assert.equal((await ask(board, "/api/me", { cookie: ana })).status, 200);
      clock.pass(15);
      await open.ended;
      assert.equal((await stream(board, ben)).status, 401);
    });

    it("tell nothing more to who had one, once they are taken away", async () => {
      const board = await serve();
      const [ana, ben] = [await enter(board, "ana"), await enter(board, "ben")];
      const open = await stream(board, ben);
      await open.next("board");
      board.keyring.revoke(({ name }) => name === "ben");
      await post(board, "/api/events", { id: "1", kind: "note", text: "not for ben" }, ana);
      await board.live.refresh();
      await open.ended;
      assert.doesNotMatch(open.all(), /not for ben/);
    });

    it("are not used where others may write to the file, and are made its owner's where others may read it", async () => {
      writeFileSync(run.keys, "");
      chmodSync(run.keys, 0o666);
      await assert.rejects(serve(), /others may write to it/);
      chmodSync(run.keys, 0o644);
      await serve();
      assert.equal(statSync(run.keys).mode & 0o777, 0o600);
    });

    it("let in nobody, and end no board, where something else was put in the place of the file", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const kept = readFileSync(run.keys);
      const others = {
        folder: () => mkdirSync(run.keys),
        link: () => {
          writeFileSync(`${run.keys}.other`, kept);
          symlinkSync(`${run.keys}.other`, run.keys);
        },
        pipe: () => execFileSync("mkfifo", [run.keys]),
        writable: () => {
          writeFileSync(run.keys, kept);
          chmodSync(run.keys, 0o622);
        },
      };
      for (const [what, put] of Object.entries(others)) {
        rmSync(run.keys, { recursive: true });
        writeFileSync(run.keys, kept, { mode: 0o600 });
        const open = await stream(board, cookie);
        assert.equal(open.status, 200, what);
        rmSync(run.keys);
        put();
        clock.pass(15);
        await open.ended;
        assert.equal((await ask(board, "/api/me", { cookie })).status, 401, what);
        assert.throws(() => board.keyring.addLink("ana"), what);
        assert.equal(typeof openKeyring(run.keys, clock.now), "string", what);
      }
    });

    it("end the streams, and not the board, where the file cannot be read", async () => {
      const board = await serve();
      let isBroken = false;
      const other = await serve({
        keyring: {
          ...board.keyring,
          sessionOf: cookie => (isBroken ? assert.fail("EMFILE") : board.keyring.sessionOf(cookie)),
        },
      });
      const cookie = await enter(other, "ana");
      const open = await stream(other, cookie);
      isBroken = true;
      clock.pass(15);
      await open.ended;
      assert.equal((await ask(other, "/api/me", { cookie })).status, 500);
      isBroken = false;
      assert.equal((await ask(other, "/api/me", { cookie })).status, 200);
      assert.ok(logged.some(line => line.includes("EMFILE")));
    });

    it("end by themselves after a month", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      clock.jump(29 * 86_400);
      assert.equal((await ask(board, "/api/me", { cookie })).status, 200);
      clock.jump(2 * 86_400);
      assert.equal((await ask(board, "/api/me", { cookie })).status, 401);
    });

    it("stay what they are whatever stands in the file", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const kept = readFileSync(run.keys, "utf8");
      writeFileSync(
        run.keys,
        `${kept}nonsense\n{"link":1}\n[]\nnull\n{"link":"x","name":"ben","hash":"short","made":1}\n{"lin`,
      );
      assert.equal((await ask(board, "/api/me", { cookie })).json().name, "ana");
      const after = await enter(board, "ben");
      assert.equal((await ask(board, "/api/me", { cookie: after })).json().name, "ben");
    });
  });

  describe("roles", () => {
    it("let a viewer change nothing, with a link for all or of their own", async () => {
      const board = await serve();
      const before = readFileSync(run.log, "utf8");
      for (const name of [null, "eve", "nobody"]) {
        const cookie = await enter(board, name);
        assert.equal((await ask(board, "/api/me", { cookie })).json().role, "viewer");
        for (const said of [
          { kind: "held", text: "stop" },
          { kind: "note", text: "hello" },
          { kind: "started", activity: "prepare" },
          { kind: "closed", outcome: "succeeded" },
          { kind: "nonsense" },
        ])
          assert.equal((await post(board, "/api/events", { id: "1", ...said }, cookie)).status, 403, said.kind);
      }
      assert.equal(readFileSync(run.log, "utf8"), before);
    });

    it("let everybody hold who takes part, and only the coordinator or a decider resume", async () => {
      const board = await serve();
      const cyd = await enter(board, "cyd");
      const dee = await enter(board, "dee");
      assert.equal((await post(board, "/api/events", { id: "1", kind: "held", text: "stop" }, cyd)).status, 200);
      await board.live.refresh();
      const refused = await post(board, "/api/events", { id: "2", kind: "resumed" }, cyd);
      assert.equal(refused.status, 403);
      assert.equal(refused.json().reason, "only the coordinator or a decider writes that: ask ana or dee");
      assert.equal((await post(board, "/api/events", { id: "3", kind: "resumed" }, dee)).status, 200);
    });

    it("take nobody's word for who they are", async () => {
      const board = await serve();
      const cyd = await enter(board, "cyd");
      for (const field of ["by", "recorded", "seq", "plan", "prev", "v"]) {
        const body = { id: "1", kind: "note", text: "hello", [field]: "ana" };
        assert.equal((await post(board, "/api/events", body, cyd)).status, 400, field);
      }
      await post(board, "/api/events", { id: "1", kind: "note", text: "hello" }, cyd);
      assert.match(readFileSync(run.log, "utf8"), /"by":"cyd".*"text":"hello"/);
    });

    it("let nobody correct what they wrote to what is still to come", async () => {
      const board = await serve();
      const cyd = await enter(board, "cyd");
      const { seq } = (await post(board, "/api/events", { id: "1", kind: "note", text: "hello" }, cyd)).json();
      await board.live.refresh();
      const instead = { kind: "started", activity: "other", at: clock.now() + 60 };
      const answer = await post(board, "/api/events", { id: "2", kind: "corrected", of: seq, instead }, cyd);
      assert.deepEqual([answer.status, /is still to come/.test(answer.text)], [409, true]);
    });

    it("let nobody put words into another's mouth by a correction, nor move what they wrote", async () => {
      const board = await serve();
      const cyd = await enter(board, "cyd");
      const written = await post(board, "/api/events", { id: "1", kind: "note", text: "hello" }, cyd);
      await board.live.refresh();
      const instead = { kind: "note", text: "I approve", at: clock.now(), by: "ana", plan: "../../x", seq: 1, id: "x" };
      const body = { id: "2", kind: "corrected", of: written.json().seq, instead };
      assert.equal((await post(board, "/api/events", body, cyd)).status, 200);
      await board.live.refresh();
      assert.doesNotMatch(readFileSync(run.log, "utf8"), /"by":"ana".*I approve|"instead":\{[^}]*"(?:by|plan|seq|id)"/);
      assert.equal(board.live.trouble(), undefined);
    });

    it("let in nobody without a session", async () => {
      const board = await serve();
      for (const path of ["/api/me", "/api/stream", "/api/timeline", "/status", "/status.md"])
        assert.equal((await ask(board, path)).status, 401, path);
      assert.equal((await post(board, "/api/events", { id: "1", kind: "held", text: "stop" })).status, 401);
    });
  });

  describe("what answers say", () => {
    it("is a policy that lets in nothing from elsewhere, with every answer", async () => {
      const board = await serve({ publicStatus: true });
      const cookie = await enter(board, "ana");
      const open = await stream(board, cookie);
      const answers: readonly Pick<Answer, "status" | "headers">[] = await Promise.all([
        ...["/", "/nothing", "/status", "/status.md"].map(path => ask(board, path)),
        ...["/api/me", "/api/timeline"].map(path => ask(board, path, { cookie })),
        ask(board, "/api/me"),
        ask(board, "/", { headers: { host: "evil.example" } }),
        ask(board, "/", { method: "PUT" }),
        post(board, "/api/events", { text: "x".repeat(20_000) }, cookie),
      ]);
      for (const { headers, status } of [...answers, open]) {
        const policy = headers["content-security-policy"] ?? "";
        assert.ok(typeof policy === "string");
        assert.match(policy, /^default-src 'none';/, String(status));
        assert.match(policy, /frame-ancestors 'none'/);
        assert.doesNotMatch(policy, /unsafe|https?:|\*|data:|blob:/);
        assert.equal(headers["referrer-policy"], "no-referrer");
        assert.equal(headers["x-content-type-options"], "nosniff");
        assert.equal(headers["x-frame-options"], "DENY");
        assert.equal(headers["cross-origin-resource-policy"], "same-origin");
        assert.ok(!("x-powered-by" in headers));
      }
      assert.equal(open.headers["x-accel-buffering"], "no");
    });

    it("shows neither stacks nor paths, whatever is asked", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const answers = await Promise.all([
        ask(board, "/../../etc/passwd"),
        ask(board, "/%2e%2e/%2e%2e/etc/passwd"),
        ask(board, "/page.html"),
        ask(board, "/%"),
        ask(board, "/api/me?__proto__=1", { cookie: "gonogo-board-1=%%%;;;=;" }),
        post(board, "/session", "nonsense"),
        post(board, "/api/events", [], cookie),
        post(board, "/api/events", { id: "1", kind: "started", activity: "__proto__" }, cookie),
        post(board, "/api/events", { id: "2", kind: "constructor" }, cookie),
        post(board, "/api/events", { id: "3", kind: "note", text: "x", at: 1e300 }, cookie),
        post(board, "/api/events", { id: "4", kind: "note", text: "x", at: -1e15 }, cookie),
        ...["", " ", "a b", "\0", "\ud800", "x".repeat(101), "a\nb", "<b>", 7, null, {}].map(id =>
          post(board, "/api/events", { id, kind: "held", text: "x" }, cookie),
        ),
        writeText(board, `{"id":"5","kind":"nonsense","deep":${"[".repeat(8_000)}${"]".repeat(8_000)}}`, cookie),
        writeText(board, `{"id":"6","kind":"note","text":${"[".repeat(8_000)}${"]".repeat(8_000)}}`, cookie),
      ]);
      for (const { status, text } of answers) {
        assert.ok(status >= 400 && status < 500, `${status} ${text}`);
        assert.doesNotMatch(text, /at \w+ \(|node:|\.ts|\/tmp|\/root|passwd:/);
      }
    });

    it("does not show what failed, but to who runs it", async () => {
      const source = run.source(clock);
      const broken = { ...source, append: () => Promise.reject(new Error(`secret in ${run.folder}`)) };
      const board = await serve({ source: broken });
      const cookie = await enter(board, "ana");
      const answer = await post(board, "/api/events", { id: "1", kind: "note", text: "x" }, cookie);
      assert.deepEqual([answer.status, answer.json().reason], [500, "the board failed at this: its terminal says why"]);
      assert.ok(logged.some(line => line.includes("secret in")));
    });

    it("says why something was not written to who runs it, and that it does not count to who wrote it", async () => {
      const source = run.source(clock);
      const failing = {
        ...source,
        append: async () => ({ kind: "failed" as const, reason: `the disk is full: ${run.log}` }),
      };
      const board = await serve({ source: failing });
      const cookie = await enter(board, "ana");
      const answer = await post(board, "/api/events", { id: "1", kind: "note", text: "x" }, cookie);
      assert.equal(answer.status, 507);
      assert.match(String(answer.json().reason), /^it could not be written, so it does not count/);
      assert.ok(!answer.text.includes(run.folder));
      assert.ok(logged.some(line => line.includes("the disk is full")));
    });

    it("shows what strangers write as they write it", async () => {
      const board = await serve({ publicStatus: true });
      const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)> ${"\u202e"}[x](javascript:alert(1))`;
      const cookie = await enter(board, "ana");
      await post(board, "/api/events", { id: "1", kind: "held", text: hostile }, cookie);
      await board.live.refresh();
      const html = (await ask(board, "/status")).text;
      assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
      assert.doesNotMatch(html, /<script|<img|onerror=alert\(1\)>/);
      const { headers, text } = await ask(board, "/status.md");
      assert.equal(headers["content-type"], "text/markdown; charset=utf-8");
      assert.doesNotMatch(text, /(?<!\\)(?:<script|\]\()/);
      const told = (await stream(board, cookie)).next("board");
      assert.equal(((await told).log as { text: string }[]).at(-1)?.text, hostile);
    });
  });

  describe("limits", () => {
    it("takes no more than 16 KB, said before or not", async () => {
      const board = await serve();
      const cookie = await enter(board, "ana");
      const body = { id: "1", kind: "note", text: "x".repeat(17_000) };
      assert.equal((await post(board, "/api/events", body, cookie)).status, 413);
      const chunked = await new Promise<number | undefined>((resolve, reject) => {
        const headers = {
          ...{ origin: `http://127.0.0.1:${board.port}`, "content-type": "application/json", cookie },
          "transfer-encoding": "chunked",
        };
        const asked = request(
          { port: board.port, host: "127.0.0.1", path: "/api/events", method: "POST", headers },
          response => resolve(response.resume().statusCode),
        );
        asked.on("error", reject);
        for (let index = 0; index < 20; index++) asked.write("x".repeat(1_000));
        asked.end();
      });
      assert.equal(chunked, 413);
    });

    it("waits for no slow request: not for its headers, its body, or one that never begins", async () => {
      const times = {
        ...timeLimits,
        headersTimeout: 60,
        requestTimeout: 120,
        connectionsCheckingInterval: 20,
        idle: 60,
      };
      const board = await serve({ times });
      const cookie = await enter(board, "ana");
      const head = `Host: 127.0.0.1:${board.port}\r\nOrigin: http://127.0.0.1:${board.port}\r\n`;
      const posted = `POST /session HTTP/1.1\r\n${head}Content-Type: application/json\r\n`;
      for (const [first, drop] of [
        ["GET / HTTP/1.1\r\n", "X"],
        [`${posted}Content-Length: 10000\r\n\r\n`, "x"],
        [`${posted}Transfer-Encoding: chunked\r\n\r\n`, "1\r\nx\r\n"],
        ["", ""],
      ] as const)
        assert.match(await dripped(board.port, first, drop), /^(?:HTTP\/1\.1 408 |$)/, first);
      assert.equal((await ask(board, "/api/me", { cookie })).status, 200);
    });

    it("has a bucket for each person, and says when there is room again", async () => {
      const board = await serve();
      const [ana, cyd] = [await enter(board, "ana"), await enter(board, "cyd")];
      const write = (id: number, cookie: string) =>
        post(board, "/api/events", { id: `n${id}`, kind: "note", text: "x" }, cookie);
      for (let id = 0; id < 20; id++) assert.equal((await write(id, ana)).status, 200);
      const refused = await write(20, ana);
      assert.deepEqual([refused.status, refused.headers["retry-after"]], [429, "1"]);
      assert.equal((await write(21, cyd)).status, 200);
      // Another browser of the same person is the same person.
      const more = board.keyring.keys().links;
      assert.equal([...more.values()].filter(({ name }) => name === "ana").length, 1);
      clock.pass(1);
      assert.equal((await write(22, ana)).status, 200);
    });

    it("counts wrong links of an address, and lets in who has a right one all the same", async () => {
      const board = await serve();
      const statuses: number[] = [];
      for (let index = 0; index < 25; index++)
        statuses.push((await post(board, "/session", { token: "wrong" })).status);
      assert.deepEqual([statuses[0], statuses.at(-1)], [403, 429]);
      assert.equal((await post(board, "/session", { token: board.keyring.addLink("ana") })).status, 204);
    });

    it("has so many streams for a person and for all, and room again when one ends", async () => {
      const board = await serve({ limits: { ofEach: 2, ofAll: 3 } });
      const [ana, cyd, ben] = [await enter(board, "ana"), await enter(board, "cyd"), await enter(board, "ben")];
      const first = await stream(board, ana);
      await stream(board, ana);
      assert.equal((await stream(board, ana)).status, 429);
      await stream(board, cyd);
      assert.equal((await stream(board, ben)).status, 429);
      first.close();
      while (board.streams.count() > 2) await new Promise(resolve => setImmediate(resolve));
      assert.equal((await stream(board, ben)).status, 200);
    });

    it("keeps room for who has a link of their own, however many share one", async () => {
      const board = await serve({ limits: { ofShared: 2, ofAll: 4 } });
      const token = board.keyring.addLink(null);
      const browsers: string[] = [];
      for (let count = 0; count < 3; count++) {
        const [cookie = ""] = (await post(board, "/session", { token })).headers["set-cookie"] ?? [];
        browsers.push(cookie.slice(0, cookie.indexOf(";")));
      }
      const open = [];
      for (const cookie of browsers) open.push(await stream(board, cookie));
      assert.deepEqual(
        open.map(({ status }) => status),
        [200, 200, 429],
      );
      assert.equal((await stream(board, await enter(board, "ana"))).status, 200);
      open[0]?.close();
      while (board.streams.count() > 2) await new Promise(resolve => setImmediate(resolve));
      assert.equal((await stream(board, browsers[2])).status, 200);
    });

    it("lets go of a reader that takes nothing, and of no other", async () => {
      const board = await serve({ limits: { waiting: 256 * 1024 } });
      const [ana, cyd] = [await enter(board, "ana"), await enter(board, "cyd")];
      const slow = await stream(board, ana);
      const quick = await stream(board, cyd);
      await quick.next("board");
      slow.pause();
      const message = `event: change\ndata: "${"x".repeat(64 * 1024)}"\n\n`;
      for (let told = 0; told < 400 && board.streams.count() > 1; told++) {
        board.streams.tell(message);
        await quick.next("change");
      }
      assert.equal(board.streams.count(), 1);
    });

    it("heeds what a proxy forwards only where it is told that there is one", async () => {
      const forged = { "x-forwarded-host": "board.example.com", "x-forwarded-for": "10.0.0.1" };
      const without = await serve();
      assert.equal((await ask(without, "/", { headers: { ...forged, host: "evil.example" } })).status, 403);
      assert.equal((await ask(without, "/", { headers: forged })).status, 200);
      const board = await serve({ trustsProxy: true, address: "https://board.example.com" });
      assert.equal((await ask(board, "/", { headers: { ...forged, host: "evil.example" } })).status, 200);
      assert.equal((await ask(board, "/", { headers: { "x-forwarded-host": "evil.example" } })).status, 403);
      // What stands further away is anybody's word.
      const chain = { "x-forwarded-host": "board.example.com, evil.example" };
      assert.equal((await ask(board, "/", { headers: chain })).status, 403);
    });
  });
});
