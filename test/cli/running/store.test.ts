/** `gonogo run --store`: the same night in a database, out of it and into it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type PostgresServer, password, startPostgres } from "../../support/postgres.js";
import { asked, folderWith, gonogo } from "../program.js";

const runbook = `person ana "Ana" { timezone UTC contact "#a" }
person ben "Ben" { timezone UTC contact "#b" }
runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 08:00
  coordinator ana
  decider ana
  owner ana or ben
  step prepare "Prepare" { takes 30m rollback none because "nothing changes" }
  step last "Last" { owner ben takes 20m rollback "Last back" { takes 10m } }
}
`;
const f = "release.runbook";
const log = "release.2026-06-03.run.jsonl";
const run = "release.2026-06-03";

describe("gonogo run --store", function () {
  this.timeout(60_000);
  let server: PostgresServer;
  before(async function () {
    server = await startPostgres(this);
  });
  after(() => server?.remove());

  const night = async (store?: string) => {
    const cwd = folderWith({ [f]: runbook });
    const where = store ?? (await server.fresh());
    const ran = (...args: readonly string[]) => asked(["run", ...args, "--store", where], cwd);
    const wrote = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await ran(...args);
      assert.equal(code, 0, stderr);
      return stdout.trim();
    };
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await ran(...args);
      assert.deepEqual([code, stdout], [2, ""]);
      return stderr.split("\n")[0] ?? "";
    };
    return { cwd, where, ran, wrote, refused };
  };
  const at = (clock: string): readonly string[] => ["--at", `2026-06-03 ${clock}`, "--by", "ana"];
  const place = (where: string): string => where.replace(/:[^/@]*@/, "@");

  it("keeps a night for two machines, with the same words as files", async () => {
    const { cwd, where, wrote, refused } = await night();
    assert.equal(
      await refused("status", f),
      `gonogo: release.runbook has no run in ${place(where)}: \`gonogo run open release.runbook --by NAME\` begins one`,
    );
    assert.equal(await wrote("open", f, ...at("03:55")), "1: opened at Wed 2026-06-03 03:55 by ana");
    const other = await night(where);
    await other.wrote("start", f, "prepare", ...at("04:00"));
    assert.match(await refused("start", f, "prepare", ...at("04:01")), /ana/);
    await wrote("done", f, "prepare", ...at("04:30"));
    assert.match(await other.wrote("status", f, "--now", "2026-06-03 04:31"), /^release "Release": open, 1 of 2/);
    assert.equal(await wrote("status", f, "--may", "start"), "last");
    assert.match(await wrote("review", f), /^# Review: Release/);
    assert.equal(await wrote("verify", f), `${run}: 3 events, each as it was written`);
    assert.deepEqual(readdirSync(cwd), [f], "nothing lies beside the runbook");
    await wrote("close", f, "--outcome", "partly", ...at("04:50"));
    await wrote("open", f, ...at("05:00"));
    assert.equal(await wrote("verify", f), `${run}.2: 1 event, each as it was written`);
    assert.equal(await wrote("verify", f, "--log", log), `${run}: 4 events, each as it was written`);
    assert.equal(await refused("verify", f, "--log", "none"), `gonogo: there is no run none in ${place(where)}`);
  });

  it("goes on by the plan as it was when the runbook has changed", async () => {
    const { cwd, wrote, ran } = await night();
    await wrote("open", f, ...at("03:55"));
    writeFileSync(join(cwd, f), runbook.replace('"Prepare"', '"Prepare well"'));
    const { stdout, stderr } = await ran("status", f, "--now", "2026-06-03 04:31");
    assert.match(stdout, /prepare "Prepare"/);
    assert.match(stderr, /which goes on by the plan as it was/);
    await wrote("replan", f, ...at("04:32"));
    assert.match(await wrote("status", f, "--now", "2026-06-03 04:35"), /prepare "Prepare well"/);
  });

  it("goes out as the files it would have been, and comes in again", async () => {
    const { cwd, where, wrote, refused } = await night();
    await wrote("open", f, ...at("03:55"));
    await wrote("start", f, "prepare", ...at("04:00"));
    assert.equal(await wrote("export", f), `${log}: 2 events, and 1 plan, from ${place(where)}`);
    await wrote("done", f, "prepare", ...at("04:30"));
    assert.equal(await wrote("export", f), `${log}: 3 events, 1 of them new, and 1 plan, from ${place(where)}`);
    assert.equal(await wrote("export", f), `${log}: 3 events, none of them new, and 1 plan, from ${place(where)}`);
    const plan = readdirSync(cwd).find(name => name.includes(".plan-")) ?? assert.fail();
    assert.deepEqual(readdirSync(cwd).sort(), [f, log, plan].sort());
    const alone = async (...args: readonly string[]) => (await asked(["run", ...args], cwd)).stdout.trim();
    assert.equal(await alone("verify", f), `${log}: 3 events, each as it was written`);
    await alone("start", f, "last", ...at("04:31"));
    assert.match(await refused("export", f), /cannot write .*: it goes on after what is to be copied/);
    assert.equal(await wrote("import", f), `${run}: 4 events, 1 of them new, and 1 plan, in ${place(where)}`);
    const there = await night();
    writeFileSync(join(there.cwd, log), readFileSync(join(cwd, log)));
    writeFileSync(join(there.cwd, plan), readFileSync(join(cwd, plan)));
    await there.wrote("import", f);
    for (const name of [log, plan]) rmSync(join(there.cwd, name));
    await there.wrote("export", f);
    for (const name of [log, plan])
      assert.deepEqual(readFileSync(join(there.cwd, name)), readFileSync(join(cwd, name)));
    writeFileSync(join(there.cwd, log), readFileSync(join(cwd, log), "utf8").replace("04:30", "04:29"));
    assert.match(
      await there.refused("import", f),
      /^gonogo: cannot write .*: it is another log: the two differ at event 3$/,
    );
    rmSync(join(there.cwd, log));
    assert.equal(
      await there.refused("import", f),
      "gonogo: there is no log beside release.runbook: `--log FILE` names one",
    );
  });

  it("says what cannot be reached, with the remedy and without the password", async () => {
    const { where, wrote } = await night();
    await wrote("open", f, ...at("03:55"));
    const reasons: readonly (readonly [string, RegExp])[] = [
      [where.replace(String(server.port), "9"), /nothing answers there: see whether PostgreSQL runs/],
      [
        where.replace(encodeURIComponent(password), "wr0ng"),
        /the password is missing or wrong: put it into PGPASSWORD/,
      ],
      [where.replace(`:${encodeURIComponent(password)}@`, "@"), /the password is missing or wrong/],
      [`${where}_none`, /there is no such database/],
      ["postgres://ana:wr0ng@[/x", /the address of the store cannot be read/],
      ["mysql://ana:wr0ng@db/x", /the address of the store cannot be read/],
    ];
    for (const [address, says] of reasons) {
      const { refused } = await night(address);
      for (const args of [
        ["status", f],
        ["done", f, "prepare", ...at("04:30")],
        ["open", f, ...at("03:55")],
      ]) {
        const said = await refused(...args);
        assert.match(said, says);
        assert.doesNotMatch(said, /wr0ng|secret/);
      }
    }
    assert.match(await wrote("verify", f), /1 event, each/);
  });

  it("is named by GONOGO_STORE, and loaded by the shipped command only then", async () => {
    const { cwd, where } = await night();
    const env = { GONOGO_STORE: where, GONOGO_BY: "ana" };
    assert.match(gonogo(["run", "open", f, ...at("03:55")], { cwd, env }).stdout, /^1: opened/);
    assert.match(gonogo(["run", "verify", f], { cwd, env }).stdout, /1 event/);
    const none = gonogo(["run", "verify", f], { cwd, env: { GONOGO_STORE: "" } });
    assert.match(none.stderr, /has no run: /);
    const needs = gonogo(["run", "export", f], { cwd });
    assert.match(
      needs.stderr,
      /^gonogo: `export` copies a run between files and a database: name it with `--store ADDRESS`/,
    );
  });
});
