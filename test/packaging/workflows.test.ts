/** The workflows run elsewhere: here it is made sure that what they run exists, and that they may do no more than they must. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { type Document, isScalar, parseDocument, visit } from "yaml";
import { nodeVersions } from "./nodes.js";
import { root, run } from "./project.js";

const folder = join(root, ".github", "workflows");
const workflows: ReadonlyMap<string, Document> = new Map(
  readdirSync(folder).map(name => [
    name,
    parseDocument(readFileSync(join(folder, name), "utf8"), { strict: true, uniqueKeys: true }),
  ]),
);

/** All texts that stand under a key, at any depth. */
function under(document: Document, key: string): readonly string[] {
  const found: string[] = [];
  visit(document, {
    Pair: (_, { key: name, value }) => {
      if (isScalar(name) && name.value === key && isScalar(value)) found.push(String(value.value));
    },
  });
  return found;
}

function workflow(name: string): Document {
  const found = workflows.get(name);
  assert.ok(found, `${name} is missing`);
  return found;
}

const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;

describe("workflows", () => {
  it("are there", () => {
    assert.deepEqual([...workflows.keys()].sort(), ["ci.yml", "release.yml"]);
  });

  for (const [name, document] of workflows)
    describe(name, () => {
      it("is read without a complaint", () => {
        assert.deepEqual([...document.errors, ...document.warnings], []);
      });

      it("runs scripts that are there", () => {
        const commands = under(document, "run").join("\n");
        const own = [...commands.matchAll(/npm run ([\w:-]+)/g)].map(match => match[1] ?? "");
        const files = [...commands.matchAll(/node ([\w/.-]+)/g)].map(match => match[1] ?? "");
        assert.ok(own.length > 0);
        assert.match(commands, /npm test/);
        assert.doesNotMatch(commands, /\bnpx\b|npm (?:i|install|exec)\b/);
        for (const script of [...own, "test"]) assert.ok(Object.hasOwn(scripts, script), `npm run ${script}`);
        for (const file of files) assert.ok(existsSync(join(root, file)), file);
      });

      it("uses actions of one commit, with their version beside it", () => {
        const lines = readFileSync(join(folder, name), "utf8")
          .split("\n")
          .filter(line => /\buses:/.test(line));
        assert.ok(lines.length > 2);
        for (const line of lines) assert.match(line, /uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
        assert.equal(
          new Set(under(document, "uses")).size,
          new Set(under(document, "uses").map(use => use.split("@")[0])).size,
        );
      });

      it("may by itself only read", () => {
        assert.deepEqual(document.toJS().permissions, { contents: "read" });
      });

      it("ends by itself when something hangs", () => {
        for (const [job, { "timeout-minutes": minutes }] of jobsOf(document)) assert.ok(Number(minutes) <= 60, job);
      });
    });

  it("test on every system, with every Node the package promises", () => {
    const [, job] = jobsOf(workflow("ci.yml")).find(([name]) => name === "test") ?? [];
    assert.deepEqual(job?.strategy?.matrix, {
      system: ["ubuntu-latest", "macos-latest", "windows-latest"],
      node: nodeVersions.map(version => Number(version.split(".")[0])),
    });
  });

  it("release only what has a version's tag, after the tests", () => {
    const release = workflow("release.yml").toJS();
    assert.deepEqual(release.on, { push: { tags: ["v[0-9]+.[0-9]+.[0-9]+"] } });
    const jobs = jobsOf(workflow("release.yml"));
    assert.deepEqual(
      jobs.map(([name, { needs }]) => [name, needs]),
      [
        ["test", undefined],
        ["build", undefined],
        ["attest", ["test", "build"]],
        ["publish", "attest"],
        ["image", "attest"],
        ["announce", ["publish", "image"]],
      ],
    );
  });

  it("keep no secret", () => {
    for (const name of workflows.keys())
      assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /secrets\.|_PAT\b|NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  it("may speak for the project only where nothing is tested or built", () => {
    const speaking = [...workflows.values()].flatMap(jobsOf).filter(([, { permissions }]) => permissions?.["id-token"]);
    assert.deepEqual(
      speaking.map(([name]) => name),
      ["attest", "publish"],
    );
    for (const [name, { steps, permissions = {} }] of speaking) {
      const commands = steps.flatMap(({ run }) => run ?? []);
      assert.ok(
        commands.every(command => command === 'node scripts/publishing/publish.mjs "$PLACE"'),
        name,
      );
      for (const [what, may] of Object.entries(permissions))
        assert.ok(may === "read" || what === "id-token" || what === "attestations", `${name}: ${what}`);
    }
    const [, publish] = speaking.find(([name]) => name === "publish") ?? [];
    assert.equal(publish?.environment, "release");
  });

  it("may write where packages lie only in the job that publishes the image, after a person has agreed", () => {
    const writing = [...workflows.values()].flatMap(jobsOf).filter(([, { permissions }]) => permissions?.packages);
    assert.deepEqual(
      writing.map(([name, { environment, permissions }]) => [name, environment, permissions]),
      [["image", "release", { contents: "read", packages: "write" }]],
    );
  });

  it("put nothing of a tag, a branch or a pull request into a script", () => {
    for (const document of workflows.values())
      for (const command of under(document, "run")) assert.doesNotMatch(command, /\$\{\{/);
  });
});

describe("publishing", () => {
  /** As in the release workflow, with a place that gives out identities, and with a token lying about. */
  const script = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(process.execPath, [join(root, "scripts", "publishing", name), ...args], {
      env: { ...process.env, ACTIONS_ID_TOKEN_REQUEST_URL: "", ...env },
    });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

  it("prints what is new in the version that is tagged", () => {
    const { code, stdout } = script("notes.mjs", [`v${version}`]);
    assert.equal(code, 0);
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
    assert.ok(stdout.trim().length > 100 && changelog.includes(stdout.trim()));
    assert.ok(!stdout.includes("\n## "));
  });

  it("refuses another tag, an unknown place, and to publish anywhere but in the workflow", () => {
    assert.match(script("notes.mjs", ["v99.0.0"]).stderr, new RegExp(`"v99.0.0".*tag it v${version}`));
    assert.match(script("publish.mjs", ["elsewhere"]).stderr, /say where to: visual-studio-marketplace, open-vsx, npm/);
    for (const place of ["visual-studio-marketplace", "open-vsx", "npm"]) {
      const { code, stderr } = script("publish.mjs", [place], { VSCE_PAT: "x", OVSX_PAT: "x", NPM_TOKEN: "x" });
      assert.equal(code, 1);
      assert.match(stderr, /Not published: GitHub vouches for nobody here/);
    }
  });
});

interface Job {
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string }[];
  readonly strategy?: { readonly matrix?: unknown };
  readonly "timeout-minutes"?: number;
}

function jobsOf(document: Document): readonly (readonly [string, Job])[] {
  const jobs: Readonly<Record<string, Job>> = document.toJS().jobs;
  return Object.entries(jobs);
}
