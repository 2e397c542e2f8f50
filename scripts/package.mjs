// npm run package: everything that is published, as it is published, in out/packages.
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { packExtension } from "./publishing/extension.mjs";
import { packForNpm } from "./publishing/npm.mjs";
import { root, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const folder = join(root, "out", "packages");

try {
  await setup();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  packExtension(folder);
  packForNpm(folder);
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    process.stdout.write(`${relative(root, path)}  ${Math.round(statSync(path).size / 1024)} KB\n`);
  }
} catch (error) {
  say(`npm run package failed: ${error.message}`);
  process.exitCode = 1;
}
