/** Runs in PostgreSQL: what every store does, and what only a database can suffer. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { postgresRuns } from "../../server/run/postgres/runs.js";
import { openStore } from "../../server/run/runs.js";
import type { RunStore } from "../../server/run/store.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";
import { anything, conforms, listening, saying } from "./conformance.js";

describe("runs in PostgreSQL", function () {
  this.timeout(120_000);
  let server: PostgresServer;
  let address = "";
  let next = 0;
  const opened: RunStore[] = [];
  before(async function () {
    server = await startPostgres(this);
    address = await server.fresh();
  });
  after(async () => {
    for (const store of opened) await store.close();
    await server?.remove();
  });
  const storeOf = async (run: string, where = address): Promise<RunStore> => {
    const store = await openStore(where, run, "/");
    assert.ok(typeof store !== "string", String(store));
    opened.push(store);
    return store;
  };

  conforms("PostgreSQL", async () => {
    const run = `night-${next++}`;
    return { store: await storeOf(run), same: () => storeOf(run) };
  });

  const append = async (store: RunStore, id: string): Promise<string> => {
    const appended = await store.append(saying(id), anything);
    return "reason" in appended ? appended.reason : appended.kind;
  };
  const idsOf = async (store: RunStore): Promise<readonly string[] | string> => {
    const read = await store.read();
    return read.kind === "log" ? read.events.map(({ id }) => id) : read.kind === "unreadable" ? read.why : read.kind;
  };
  const asRole = (where: string, role: string): string => where.replace(/\/\/[^@]*@/, `//${role}:${role}@`);

  // First, as all that was made is made again when the server is back.
  it("takes a connection that was ended for none, and says when it does not come back", async () => {
    const where = await server.fresh();
    const runs = postgresRuns(where, "night", 300);
    assert.ok(typeof runs !== "string");
    const store = runs.store("night");
    const [heard, end] = [
      listening(store),
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gonogo'",
    ];
    for (const id of ["a", "b", "c"]) {
      assert.equal(await append(store, id), "written");
      await server.ask(where, end);
      await heard.until(async () => (await idsOf(store)).includes(id));
    }
    await server.kill();
    assert.match(await append(store, "d"), /nothing answers there: .* see in the status whether it is written before/);
    assert.match(String(await idsOf(store)), /nothing answers there/);
    await server.start();
    assert.equal(await append(store, "d"), "written");
    await heard.until(async () => (await idsOf(store)).includes("d"));
    heard.stop();
    await runs.close();
  });

  it("makes its tables once, whoever begins, and is not used by a program that is too old", async () => {
    const where = await server.fresh();
    const stores = await Promise.all(Array.from({ length: 8 }, (_, index) => storeOf(`first-${index}`, where)));
    assert.deepEqual(await Promise.all(stores.map(store => append(store, "a"))), Array(8).fill("written"));
    await server.ask(where, "insert into gonogo.migration (number) values (99)");
    const old = await storeOf("first-1", where);
    for (const said of [await append(old, "b"), await idsOf(old)])
      assert.match(String(said), /its tables are of version 99, and this gonogo knows \d+: use a newer gonogo$/);
    assert.deepEqual(await idsOf(stores[1] ?? old), ["a"], "whoever was there before goes on");
  });

  it("wants a database in Unicode", async () => {
    const where = await server.fresh("encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'");
    assert.match(await append(await storeOf("night", where), "a"), /its encoding is LATIN1: make one with/);
  });

  it("lets nobody do more than the rights that docs/run.md gives", async () => {
    const where = await server.fresh();
    await server.ask(where, "create role nobody_yet login password 'nobody_yet'");
    const unmade = asRole(where, "nobody_yet");
    assert.equal(await idsOf(await storeOf("night", unmade)), "missing");
    assert.match(
      await append(await storeOf("night", unmade), "a"),
      /this user lacks a right that is needed: docs\/run.md/,
    );
    assert.equal(await append(await storeOf("night", where), "a"), "written");
    assert.match(String(await idsOf(await storeOf("night", unmade))), /lacks a right/);

    const page = readFileSync(new URL("../../docs/run.md", import.meta.url), "utf8");
    const written = /```sql\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const statements = written.split("\n").filter(line => /^(?:create role release|grant)/.test(line));
    assert.ok(statements.length >= 8, written);
    await server.ask(where, statements.join("\n"));
    for (const name of ["writer", "reader"])
      await server.ask(where, `create role a_${name} login password 'a_${name}' in role release_${name}s`);
    const writer = await storeOf("night", asRole(where, "a_writer"));
    assert.equal(await append(writer, "b"), "written");
    assert.equal(await append(await storeOf("other", asRole(where, "a_writer")), "c"), "written");
    const reader = await storeOf("night", asRole(where, "a_reader"));
    assert.deepEqual(await idsOf(reader), ["a", "b"]);
    assert.match(await append(reader, "d"), /lacks a right/);
    for (const asked of ["update gonogo.event set line = ''", "delete from gonogo.event", "drop table gonogo.event"])
      await assert.rejects(server.ask(asRole(where, "a_writer"), asked), /permission denied|must be owner/);
  });

  it("says that it is read-only, and is read all the same", async () => {
    const where = await server.fresh();
    assert.equal(await append(await storeOf("night", where), "a"), "written");
    await server.ask(where, `alter database ${where.split("/").at(-1)} set default_transaction_read_only = on`);
    const store = await storeOf("night", where);
    assert.match(await append(store, "b"), /it is read-only now, as a standby is: name the server that is written to/);
    assert.deepEqual(await idsOf(store), ["a"]);
  });

  it("is found to be changed wherever a line is, and is not added to", async () => {
    const changes = [
      "update gonogo.event set line = replace(line, 'Ana', 'Ben') where seq = 2",
      "update gonogo.event set line = 'none' where seq = 2",
      "delete from gonogo.event where seq = 2",
    ];
    for (const [index, change] of changes.entries()) {
      const where = await server.fresh();
      const store = await storeOf("night", where);
      for (const text of ["Ana", "Ana too", "third"])
        await store.append({ ...saying(text), kind: "note", text }, anything);
      await server.ask(where, change);
      const read = await (await storeOf("night", where)).read();
      assert.ok(read.kind === "log" && read.problems.length > 0, changes[index]);
      assert.match(await append(await storeOf("night", where), "more"), /Nothing is added to a log that was changed/);
    }
  });

  it("goes on from what is there when a back-up was restored, and that is what it was", async () => {
    const [where, copy] = [await server.fresh(), await server.fresh()];
    const store = await storeOf("night", where);
    for (const id of ["a", "b"]) await append(store, id);
    const dumped = spawnSync(join(server.programs, "pg_dump"), ["--schema=gonogo", where], { encoding: "utf8" });
    const restored = spawnSync(join(server.programs, "psql"), ["--quiet", copy], {
      input: dumped.stdout,
      encoding: "utf8",
    });
    assert.deepEqual([dumped.stderr, restored.stderr], ["", ""]);
    const other = await storeOf("night", copy);
    assert.deepEqual(await other.lines(), await store.lines());
    assert.equal(await append(other, "c"), "written");
    await append(store, "c");
    assert.deepEqual(await idsOf(store), ["a", "b", "c"]);
    await server.ask(where, "delete from gonogo.event where seq = 3");
    assert.equal(await append(store, "d"), "written", "what it had read does not stand in the way");
    assert.deepEqual(await idsOf(store), ["a", "b", "d"]);
  });
});
