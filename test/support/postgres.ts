/** A PostgreSQL of the tests' own: Debian's server, on data in a folder of its own, with everything on the disk before it counts. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "mocha";
import { Client } from "pg";

const debian = "/usr/lib/postgresql";

/** The folder of the newest server's programs; POSTGRES names another. */
export function findPostgres(): string | undefined {
  const named = process.env.POSTGRES;
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(named ? [named] : []), ...versions.map(version => join(debian, version, "bin"))];
  return folders.find(folder => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

export const password = "a secret of tests";

export interface PostgresServer {
  readonly port: number;
  /** The folder of its programs. */
  readonly programs: string;
  /** The address of an empty database. */
  readonly fresh: (more?: string) => Promise<string>;
  /** Asks something as the owner of all. */
  readonly ask: (address: string, sql: string) => Promise<readonly Record<string, unknown>[]>;
  /** All of its processes at once, as a power cut does. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Where there is none, the tests are skipped, and it says so: not every system that is tested on has one. */
export async function startPostgres(context: Context): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined) {
    const words = "There is no PostgreSQL on this machine (POSTGRES names its programs): shared runs are not tested.";
    console.error(words);
    context.skip();
  }
  const folder = mkdtempSync(join(tmpdir(), "gonogo-pg-"));
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const secret = join(folder, "secret");
  writeFileSync(secret, password, { mode: 0o644 });
  const own = { ...user, stdio: ["ignore", "ignore", "pipe"] as const, cwd: folder };
  const made = spawn(
    join(programs, "initdb"),
    ["-D", data, "-U", "owner", "-E", "UTF8", "--locale=C", "--no-sync", "-A", "scram-sha-256", "--pwfile", secret],
    { ...own, stdio: ["ignore", "ignore", "pipe"] },
  );
  await ended("initdb", made);
  const version = Number(readFileSync(join(data, "PG_VERSION"), "utf8"));
  const port = await freePort();
  let server: ChildProcess | undefined;
  let databases = 0;
  const addressOf = (database: string): string =>
    `postgres://owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

  async function ask(address: string, sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ connectionString: address });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<void> {
    // After a power cut all files are put on the disk first, one by one unless the system is asked to do all of them.
    const quick = process.platform === "linux" && version >= 14 ? ["recovery_init_sync_method=syncfs"] : [];
    const settings = [...quick, "fsync=on", "listen_addresses=127.0.0.1", "max_connections=150", "shared_buffers=16MB"];
    const args = ["-D", data, "-k", folder, "-p", String(port), ...settings.flatMap(each => ["-c", each])];
    // Processes of one that was killed may still be about to end.
    for (let attempt = 0; ; attempt++) {
      const begun = spawn(join(programs ?? "", "postgres"), args, { ...own, stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      begun.stderr?.setEncoding("utf8").on("data", text => {
        said += text;
      });
      while (begun.exitCode === null && !(await answers())) await sleep(20);
      server = begun;
      if (begun.exitCode === null) return;
      if (attempt === 50) throw new Error(`PostgreSQL does not start: ${said}`);
      await sleep(100);
    }
  }

  const answers = (): Promise<boolean> =>
    ask(addressOf("postgres"), "select 1").then(
      () => true,
      () => false,
    );

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.pid === undefined) return;
    const gone = once(server, "exit");
    const all = [server.pid, ...childrenOf(server.pid)];
    for (const pid of all) process.kill(pid, "SIGKILL");
    await gone;
  }

  await start();
  // Of tests that were broken off.
  process.once("exit", () => server?.kill("SIGKILL"));
  return {
    port,
    programs,
    fresh: async (more = "") => {
      const name = `runs_${databases++}`;
      await ask(addressOf("postgres"), `create database ${name} ${more}`);
      return addressOf(name);
    },
    ask,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to be root's. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const [uid, gid] = ["postgres", "nobody"]
    .flatMap(name => users.filter(line => line.startsWith(`${name}:`)))
    .map(line => line.split(":").slice(2, 4).map(Number))[0] ?? [65534, 65534];
  return { uid: uid ?? 65534, gid: gid ?? 65534 };
}

async function ended(name: string, child: ChildProcess): Promise<void> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", text => {
    said += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${name} failed: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
