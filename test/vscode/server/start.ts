/** One server of VS Code's, on a port of its own, with folders of its own, for one workbench. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project.js";
import { writeUserSettings } from "../settings.js";
import type { VSCodeServer } from "./install.js";

export interface Running {
  readonly url: string;
  /** Host and port. */
  readonly authority: string;
  /** Resolves with words when the server ends by itself. */
  readonly ended: Promise<string>;
  /** What any of its processes tried to reach beyond the machine. */
  outside(): readonly string[];
  stop(): Promise<void>;
}

/**
 * @param scratch a folder for all that the server writes
 * @param env what its extension host is told
 */
export async function start(
  server: VSCodeServer,
  scratch: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const networkLog = join(scratch, "network.log");
  const child = spawn(
    server.node,
    [
      server.main,
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--accept-server-license-terms", "--disable-telemetry", "--disable-workspace-trust"],
      ...foldersIn(scratch),
    ],
    { stdio: ["ignore", "pipe", "pipe"], detached: true, env: { ...environment(scratch, networkLog), ...env } },
  );
  const kill = () => signal(child, "SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").then(
    ([code, by]) => `VS Code's server ended by itself (${by ?? code}):\n${tail(output)}`,
  );
  let output = "";
  const port = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      appendFileSync(join(scratch, "server.log"), chunk);
      const found = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    void ended.then(why => reject(new Error(why)));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    authority: `127.0.0.1:${port}`,
    ended,
    outside: () => (existsSync(networkLog) ? readFileSync(networkLog, "utf8").trim().split("\n") : []),
    async stop() {
      process.off("exit", kill);
      signal(child, "SIGTERM");
      const late = setTimeout(kill, 2_000);
      await ended;
      clearTimeout(late);
      kill();
    },
  };
}

/** Installs a packed extension as a user does, into the folders of a server that is started afterwards. */
export function installExtension(server: VSCodeServer, scratch: string, vsix: string): void {
  const { status, stdout, stderr } = spawnSync(
    server.node,
    [server.main, ...foldersIn(scratch), "--install-extension", vsix],
    { encoding: "utf8", env: environment(scratch, join(scratch, "network.log")) },
  );
  if (status !== 0 || !/successfully installed/.test(stdout))
    throw new Error(`the .vsix could not be installed:\n${stdout}${stderr}`);
}

function foldersIn(scratch: string): readonly string[] {
  const user = join(scratch, "user");
  writeUserSettings(user);
  return [
    "--server-data-dir",
    join(scratch, "server"),
    "--user-data-dir",
    user,
    "--extensions-dir",
    join(scratch, "extensions"),
  ];
}

/** Nothing of the person's own; a gallery that is none, a proxy that refuses, and a guard in every Node process. */
function environment(scratch: string, networkLog: string): Readonly<Record<string, string>> {
  const home = join(scratch, "home");
  const temporary = join(scratch, "tmp");
  mkdirSync(home, { recursive: true });
  mkdirSync(temporary, { recursive: true });
  const nowhere = "http://127.0.0.1:9";
  return {
    PATH: process.env.PATH ?? "",
    LANG: "C.UTF-8",
    HOME: home,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    NODE_OPTIONS: `--require ${JSON.stringify(join(root, "test", "vscode", "guard.cjs"))}`,
    GONOGO_NETWORK_LOG: networkLog,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: "127.0.0.1,localhost",
  };
}

/** To the server and all it started: they are one process group. */
function signal({ pid }: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // They have ended already.
  }
}

function tail(text: string): string {
  return text.trim().split("\n").slice(-20).join("\n");
}
