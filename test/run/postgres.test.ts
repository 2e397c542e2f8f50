/** Runs in PostgreSQL: what every store does, and what only a database can suffer. */
import assert from "node:assert/strict";
import { after, before, describe } from "mocha";
import { openStore } from "../../server/run/runs.js";
import type { RunStore } from "../../server/run/store.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";
import { conforms } from "./conformance.js";

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
});
