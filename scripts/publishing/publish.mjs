// Publishes what `npm run package` has put into out/packages: `node scripts/publishing/publish.mjs PLACE`.
// The marketplaces leave what is published already as it is; npm refuses it.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run, runNpm, say } from "../run.mjs";
import { publishingTool } from "./tools.mjs";

const folder = join(root, "out", "packages");

const places = {
  "visual-studio-marketplace": {
    secret: "VSCE_PAT",
    ending: ".vsix",
    publish: file =>
      run(process.execPath, [
        publishingTool("@vscode/vsce/vsce"),
        ...["publish", "--packagePath", file, "--skip-duplicate"],
      ]),
  },
  "open-vsx": {
    secret: "OVSX_PAT",
    ending: ".vsix",
    publish: file => run(process.execPath, [publishingTool("ovsx/bin/ovsx"), "publish", file, "--skip-duplicate"]),
  },
  npm: {
    secret: "NPM_TOKEN",
    ending: ".tgz",
    publish: file =>
      runNpm(["publish", file, "--provenance", "--access", "public"], { env: withToken(process.env.NPM_TOKEN) }),
  },
};

/** The environment in which npm takes this token to its registry, and to no other; nothing is written to a file. */
function withToken(token) {
  const registry = execFileSync("npm", ["config", "get", "registry"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const { host, pathname } = new URL(registry.trim());
  return { ...process.env, [`npm_config_//${host}${pathname}:_authToken`]: token };
}

/** @returns {number} the exit code of what publishes. Throws with words where nothing could be tried. */
function publish(name) {
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  if (!place) throw new Error(`say where to: ${Object.keys(places).join(", ")}`);
  if (!process.env[place.secret]) throw new Error(`${place.secret} is not set`);
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith(place.ending)) : [];
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new Error(`out/packages must hold one ${place.ending}, and holds ${files.length}: npm run package`);
  return place.publish(join(folder, file));
}

try {
  process.exitCode = publish(process.argv[2] ?? "");
} catch (error) {
  say(`Not published: ${error.message}`);
  process.exitCode = 1;
}
