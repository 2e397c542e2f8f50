// Publishes what `npm run package` has put into out/packages: `node scripts/publishing/publish.mjs PLACE`, in the release workflow only.
// There is no token: each place trusts this workflow, and gives it one for the moment in exchange for the identity GitHub vouches for.
// The marketplaces leave what is published already as it is; npm refuses it.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run, runNpm, say } from "../run.mjs";
import { publishingTool } from "./tools.mjs";

const folder = join(root, "out", "packages");

/** The first npm that exchanges an identity for a token. */
const firstNpm = [11, 5, 1];

const places = {
  "visual-studio-marketplace": {
    ending: ".vsix",
    publish: (file, env) =>
      run(
        process.execPath,
        [publishingTool("@vscode/vsce/vsce"), "publish", "--oidc", "--skip-duplicate", "--packagePath", file],
        { env },
      ),
  },
  "open-vsx": {
    ending: ".vsix",
    publish: (file, env) =>
      run(
        process.execPath,
        [publishingTool("ovsx/bin/ovsx"), "publish", "--trusted-publishing", "--skip-duplicate", file],
        { env },
      ),
  },
  npm: {
    ending: ".tgz",
    publish: (file, env) => {
      requireNpm();
      return runNpm(["publish", file, "--ignore-scripts", "--provenance", "--access", "public"], { env });
    },
  },
};

/** A token that lies about would be taken instead of the workflow's identity. */
function withoutTokens(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(?:VSCE_PAT|OVSX_PAT|NPM_TOKEN|NODE_AUTH_TOKEN)$|_authToken$/i.test(name),
    ),
  );
}

function requireNpm() {
  const version = execFileSync("npm", ["--version"], { encoding: "utf8", shell: process.platform === "win32" }).trim();
  const parts = version.split(".").map(Number);
  const difference = firstNpm.map((part, index) => (parts[index] ?? 0) - part).find(each => each !== 0) ?? 0;
  if (difference < 0)
    throw new Error(`npm ${version} knows no trusted publishing: ${firstNpm.join(".")} is the first that does`);
}

/** @returns {number} the exit code of what publishes. Throws with words where nothing could be tried. */
function publish(name) {
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  if (!place) throw new Error(`say where to: ${Object.keys(places).join(", ")}`);
  if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL)
    throw new Error(
      "GitHub vouches for nobody here: this is for a job of the release workflow that may write `id-token`",
    );
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith(place.ending)) : [];
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new Error(`out/packages must hold one ${place.ending}, and holds ${files.length}: npm run package`);
  return place.publish(join(folder, file), withoutTokens(process.env));
}

try {
  process.exitCode = publish(process.argv[2] ?? "");
} catch (error) {
  say(`Not published: ${error.message}`);
  process.exitCode = 1;
}
