// npm run package: everything that is published, as it is published, in out/packages.
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { packExtension } from "./publishing/extension.mjs";
import { root, runNpm, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const folder = join(root, "out", "packages");

function packForNpm() {
  const code = runNpm(["pack", "--pack-destination", folder, "--loglevel=error"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new Error("npm pack failed; its reasons stand above.");
}

try {
  await setup();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  packExtension(folder);
  packForNpm();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    process.stdout.write(`${relative(root, path)}  ${Math.round(statSync(path).size / 1024)} KB\n`);
  }
} catch (error) {
  say(`npm run package failed: ${error.message}`);
  process.exitCode = 1;
}
