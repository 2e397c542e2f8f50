/** What contributors read is true: files, commands and headings that pages name are there, and so is what debuggers start. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "mocha";
import { parseDocument } from "yaml";
import { root, sources } from "../support/imports.js";

const pages = [
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CODE_OF_CONDUCT.md",
  "SUPPORT.md",
  ".github/PULL_REQUEST_TEMPLATE.md",
  "docs/architecture.md",
  "docs/engine.md",
  "docs/testing.md",
  "docs/releasing.md",
];

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const json = (path: string) => JSON.parse(read(path));
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = json("package.json");

/** Where a page that speaks of `syntax/scan.ts` may mean it to be. */
const homes = ["", "language", "server", "client"];

/** Made by builds and tests, or elsewhere: in an editor, in another checkout. */
const madeLater = /^(?:dist|out|\.cache|language\/generated|generated)\/|^\.\.|[A-Z]{4}|[*<…]/;

const fileNames = new Set(
  ["language", "server", "client", "test"].flatMap(sources).map(path => path.split("/").at(-1)),
);

/** What looks like a path: codes of rules, a package, a repository. */
const others = new Set(["rollback/too-late", "internal/failure", "langium/lsp", "gonogo/gonogo"]);

/** Paths in backticks: with a folder, or a file of the project's own. */
function pathsIn(text: string): readonly string[] {
  const spans = [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? "");
  return spans.filter(
    span => /^[\w.-]+(?:\/[\w.-]+)+\/?$|^[\w-]+\.(?:ts|mjs|json|md)$/.test(span) && !madeLater.test(span),
  );
}

/** As GitHub makes them of headings. */
function anchorsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("what contributors read", () => {
  for (const page of pages) {
    describe(page, () => {
      const text = read(page);

      it("names files that are there", () => {
        const isThere = (path: string): boolean =>
          homes.some(home => existsSync(join(root, home, path))) || fileNames.has(path) || others.has(path);
        assert.deepEqual(
          pathsIn(text).filter(path => !isThere(path)),
          [],
        );
      });

      it("names commands that are there", () => {
        const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");
        assert.deepEqual(
          named.filter(name => !Object.hasOwn(scripts, name)),
          [],
        );
      });

      it("leads to pages and headings that are there", () => {
        const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target ?? "");
        const isThere = (target: string): boolean => {
          const [path = "", anchor] = target.split("#");
          const file = path === "" ? page : join(dirname(page), path);
          return existsSync(join(root, file)) && (anchor === undefined || anchorsIn(read(file)).includes(anchor));
        };
        assert.deepEqual(
          links.filter(target => !isThere(target)),
          [],
        );
      });
    });
  }

  it("a test stands for each line of the threat model", () => {
    const rows = read("SECURITY.md")
      .split("\n")
      .filter(line => line.startsWith("| ") && !line.startsWith("| asset"));
    assert.ok(rows.length > 10);
    const without = rows.filter(row => !/\| [^|]*`test\/[^|]*\|$/.test(row));
    assert.deepEqual(without, []);
    const named = rows.flatMap(row => [...row.matchAll(/`(test\/[^`]*)`/g)].map(([, path = ""]) => path));
    assert.deepEqual(
      named.filter(path => !existsSync(join(root, path))),
      [],
    );
  });

  it("the architecture says of every room what is in it, in two screens", () => {
    const text = read("docs/architecture.md");
    const rooms = ["language", "server", "server/cli", "server/lsp", "client"].flatMap(folder =>
      readdirSync(join(root, folder), { withFileTypes: true }).filter(each => each.isDirectory()),
    );
    // What these are, the names of the files in them say.
    const plain = ["actions", "completion", "hover", "progress"];
    const missing = rooms.map(({ name }) => name).filter(name => !plain.includes(name) && !text.includes(`${name}/`));
    assert.deepEqual(missing, []);
    assert.ok(text.split("\n").length <= 110);
  });
});

describe("what helps contributors", () => {
  it("no file has marks of a merge in it", () => {
    const { stdout, status } = spawnSync("git", ["grep", "-lE", "^(<<<<<<<|>>>>>>>) "], {
      cwd: root,
      encoding: "utf8",
    });
    // 1: git found none.
    assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
  });

  it("debuggers start programs, tasks and scripts that are there", () => {
    const { configurations, compounds } = json(".vscode/launch.json");
    const { tasks } = json(".vscode/tasks.json");
    const labels = tasks.map(({ label }: { label: string }) => label);
    for (const { script } of tasks) assert.ok(Object.hasOwn(scripts, script), script);
    for (const { program = "", preLaunchTask, outFiles = [] } of configurations) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's own
      const path = program.replace("${workspaceFolder}/", "");
      assert.ok(existsSync(join(root, path)), path);
      if (preLaunchTask !== undefined) assert.ok(labels.includes(preLaunchTask), preLaunchTask);
      for (const files of outFiles)
        assert.ok(existsSync(join(root, dirname(files).split("/").slice(1).join("/"))), files);
    }
    const names = configurations.map(({ name }: { name: string }) => name);
    for (const { configurations: parts } of compounds) for (const part of parts) assert.ok(names.includes(part), part);
  });

  it("updates come for every lock file but the one that stays as old as it may be", () => {
    const { updates } = parseDocument(read(".github/dependabot.yml"), { strict: true }).toJS();
    const folders = updates
      .filter((each: { "package-ecosystem": string }) => each["package-ecosystem"] === "npm")
      .flatMap(({ directory, directories = [directory] }: { directory: string; directories?: string[] }) => directories)
      .map((folder: string) => folder.slice(1))
      .sort();
    const locks = ["", "scripts", "test"]
      .flatMap(folder =>
        readdirSync(join(root, folder), { recursive: folder !== "", encoding: "utf8" }).map(path => join(folder, path)),
      )
      .filter(path => /(?:^|[\\/])package-lock\.json$/.test(path) && !path.includes("node_modules"))
      .map(path => dirname(path).replaceAll("\\", "/").replace(/^\.$/, ""))
      .filter(path => path !== "test/vscode/server/lowest")
      .sort();
    assert.deepEqual(folders, locks);
  });

  for (const name of readdirSync(join(root, ".github", "ISSUE_TEMPLATE"))) {
    it(`GitHub can read the form ${name}`, () => {
      const document = parseDocument(read(`.github/ISSUE_TEMPLATE/${name}`), { strict: true, uniqueKeys: true });
      assert.deepEqual([...document.errors, ...document.warnings], []);
      const { name: title, description, body = [] } = document.toJS();
      if (name === "config.yml") return;
      assert.ok(title && description);
      const ids = body.map(({ id }: { id: string }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { type, attributes } of body) {
        assert.ok(["textarea", "input"].includes(type));
        assert.ok(attributes.label);
      }
    });
  }
});
