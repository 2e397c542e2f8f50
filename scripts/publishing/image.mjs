// The container image of a release: built of the npm package, tried without a network, and pushed. It runs in the release workflow only.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMain, root, say } from "../run.mjs";

const registry = "ghcr.io";

/** @param {string} packages the folder with the npm package. Throws with words when something fails. */
async function publishImage(packages) {
  const { GITHUB_TOKEN, GITHUB_ACTOR, GITHUB_REPOSITORY, GITHUB_SHA } = process.env;
  if (!GITHUB_TOKEN || !GITHUB_ACTOR || !GITHUB_REPOSITORY || !GITHUB_SHA)
    throw new Error("GitHub vouches for nobody here: it is published by the release workflow");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = `gonogo-${version}.tgz`;
  if (!readdirSync(packages).includes(file)) throw new Error(`there is no ${file} in ${packages}`);
  const image = `${registry}/${GITHUB_REPOSITORY.toLowerCase()}:${version}`;
  const context = mkdtempSync(join(tmpdir(), "gonogo-image-"));
  try {
    await copyFile(join(packages, file), join(context, file));
    docker([
      "build",
      "--pull",
      "--file",
      join(root, "scripts", "publishing", "Dockerfile"),
      ...labels({
        source: `https://github.com/${GITHUB_REPOSITORY}`,
        revision: GITHUB_SHA,
        version,
        licenses: "MIT",
      }),
      "--tag",
      image,
      context,
    ]);
    const samples = join(root, "samples", "boring");
    docker(["run", "--rm", "--network", "none", "--read-only", "--volume", `${samples}:/runbooks:ro`, image]);
    docker(["login", registry, "--username", GITHUB_ACTOR, "--password-stdin"], GITHUB_TOKEN);
    docker(["push", image]);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

function labels(all) {
  return Object.entries(all).flatMap(([name, value]) => ["--label", `org.opencontainers.image.${name}=${value}`]);
}

function docker(args, input = "") {
  const { status, error } = spawnSync("docker", args, { input, stdio: ["pipe", 2, 2] });
  if (status !== 0) throw new Error(`docker ${args[0]} failed${error ? `: ${error.message}` : ""}`);
}

if (isMain(import.meta)) {
  const [packages = join(root, "out", "packages")] = process.argv.slice(2);
  try {
    await publishImage(packages);
  } catch (error) {
    say(`The image was not published: ${error.message}`);
    process.exitCode = 1;
  }
}
