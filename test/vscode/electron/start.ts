/** A downloaded VS Code: its suites in the extension host, and its window. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { resolveCliArgsFromVSCodeExecutablePath, runTests, TestRunFailedError } from "@vscode/test-electron";
import { _electron } from "playwright-core";
import { emptyExtension } from "../extension.js";
import { environmentOf, type HostRun, longestHostRun, type Opening, type Window } from "../opening.js";
import { type Attempt, type End, reportIn } from "../report.js";
import { writeUserSettings } from "../settings.js";

export async function runElectronHost(executable: string, run: HostRun): Promise<Attempt> {
  const report = join(run.scratch, "report.json");
  const launchArgs = prepared(executable, run);
  const { extension } = run;
  let late: NodeJS.Timeout | undefined;
  const end = await Promise.race<End>([
    runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension.kind === "development" ? extension.folder : emptyExtension(run.scratch),
      extensionTestsPath: run.tests,
      extensionTestsEnv: environmentOf(run, report),
      launchArgs,
    }).then(
      code => ({ kind: "ended", code }),
      (error: unknown) => endOf(error),
    ),
    new Promise(resolve => {
      late = setTimeout(
        () => resolve({ kind: "broken", why: `no end after ${longestHostRun / 1000} s` }),
        longestHostRun,
      );
    }),
  ]);
  clearTimeout(late);
  return { end, report: reportIn(report), outside: [] };
}

export async function openElectron(executable: string, opening: Opening): Promise<Window> {
  const { extension, file } = opening;
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      ...prepared(executable, opening),
      ...["--no-sandbox", "--disable-updates", "--skip-welcome", "--skip-release-notes", "--disable-workspace-trust"],
      ...(extension.kind === "development" ? [`--extensionDevelopmentPath=${extension.folder}`] : []),
      ...(file === undefined ? [] : [file]),
    ],
  });
  const page = await app.firstWindow();
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  return { page, outside: () => [], close: () => app.close() };
}

/** Folders of the run's own, the workspace first, and no way out: a proxy that refuses, and names that lead nowhere. */
function prepared(executable: string, { scratch, workspace, extension }: Opening): string[] {
  // Short: on macOS a socket's path goes in there and must not be long.
  const user = join(scratch, "u");
  writeUserSettings(user);
  const folders = [`--user-data-dir=${user}`, `--extensions-dir=${join(scratch, "extensions")}`];
  if (extension.kind === "packed") installIn(executable, folders, extension.vsix);
  return [
    workspace,
    ...folders,
    ...["--disable-telemetry", "--disable-crash-reporter", "--proxy-server=http://127.0.0.1:9"],
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ];
}

function installIn(executable: string, folders: readonly string[], vsix: string): void {
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const { status, stdout, stderr } = spawnSync(cli, [...args, ...folders, "--install-extension", vsix], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`the .vsix could not be installed:\n${stdout}${stderr}`);
}

function endOf(error: unknown): End {
  if (error instanceof TestRunFailedError && error.code !== undefined) return { kind: "ended", code: error.code };
  return { kind: "broken", why: error instanceof Error ? error.message : String(error) };
}
