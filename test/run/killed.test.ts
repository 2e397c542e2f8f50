/** Writers that are killed at random, and a server that is: no event that was acknowledged is lost or doubled, in either store. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { openStore } from "../../server/run/runs.js";
import type { RunStore } from "../../server/run/store.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";
import { listening } from "./conformance.js";
import { type Acknowledged, buildWriter, nothingIsLost, written } from "./writers.js";

/** GONOGO_WRITES=500 asks for the long run, which tells its figures. */
const isLong = process.env.GONOGO_WRITES !== undefined;
const events = Number(process.env.GONOGO_WRITES ?? 25);
const writers = 20;
/** In the long run a writer that was killed is followed by another, which goes on. */
const lives = isLong ? 4 : 1;

describe("writers of a run", function () {
  this.timeout(isLong ? 3_600_000 : 120_000);
  let folder = "";
  let writer = "";
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-killed-"));
    writer = await buildWriter(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const storeOf = async (where: string, run: string): Promise<RunStore> => {
    const store = await openStore(where || undefined, run, "/");
    assert.ok(typeof store !== "string", String(store));
    return store;
  };

  /** Writes all its events, killed in between; in a short run some are killed for good. */
  async function lane(where: string, run: string, index: number): Promise<readonly Acknowledged[]> {
    const acknowledged: Acknowledged[] = [];
    for (let life = 1; acknowledged.length < events; life++) {
      const left = events - acknowledged.length;
      const isKilled = isLong ? life < lives : index % 3 > 0;
      const chance = index * 7 + life * 11;
      const killed = { after: 1 + (chance % Math.max(1, Math.floor(left / 2))), milliseconds: chance % 13 };
      const name = `w${index}.${life}`;
      acknowledged.push(
        ...(await written({ writer, where, run, name, events: left, ...(isKilled ? { killed } : {}) })),
      );
      if (!isLong) break;
    }
    return acknowledged;
  }

  async function manyAtOnce(name: string, where: string, run: string): Promise<void> {
    const began = performance.now();
    const lanes = await Promise.all(Array.from({ length: writers }, (_, index) => lane(where, run, index)));
    const took = performance.now() - began;
    const acknowledged = lanes.flat();
    const store = await storeOf(where, run);
    try {
      await nothingIsLost(store, acknowledged);
      assert.ok(acknowledged.length > writers * 4, `only ${acknowledged.length} were written`);
      if (isLong) console.log(await figures(name, store, acknowledged, took));
    } finally {
      await store.close();
    }
  }

  it("lose and double nothing in a file when they are killed", () =>
    manyAtOnce("file", "", join(folder, "night.run.jsonl")));

  describe("in PostgreSQL", () => {
    let server: PostgresServer;
    let where = "";
    before(async function () {
      server = await startPostgres(this);
      where = await server.fresh();
    });
    after(() => server?.remove());

    it("lose and double nothing when they are killed", () => manyAtOnce("PostgreSQL", where, "night"));

    it("lose and double nothing when the server is killed and comes back, and whoever follows catches up", async () => {
      const store = await storeOf(where, "dark");
      const heard = listening(store);
      const seen = async (): Promise<number> => {
        const read = await store.read();
        return read.kind === "log" ? read.events.length : 0;
      };
      const lanes = Promise.all(
        Array.from({ length: 4 }, (_, index) => written({ writer, where, run: "dark", name: `d${index}`, events: 40 })),
      );
      await heard.until(async () => (await seen()) > 40);
      await server.kill();
      // It is told that nothing can be read, and then that something can.
      await heard.until(async () => (await store.read()).kind === "unreadable");
      await server.start();
      const acknowledged = (await lanes).flat();
      assert.equal(acknowledged.length, 4 * 40);
      await heard.until(async () => (await seen()) === 4 * 40);
      heard.stop();
      await nothingIsLost(store, acknowledged);
      await store.close();
    });
  });
});

async function figures(
  name: string,
  store: RunStore,
  acknowledged: readonly Acknowledged[],
  took: number,
): Promise<string> {
  const read = await store.read();
  const there = read.kind === "log" ? read.events.length - 1 : 0;
  const times = acknowledged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): string => `${times[Math.floor(times.length * share)]} ms`;
  return `${name}: ${acknowledged.length} events acknowledged, ${there} there, 0 lost, 0 doubled; median ${at(0.5)}, p99 ${at(0.99)}, ${(took / 1000).toFixed(0)} s`;
}
