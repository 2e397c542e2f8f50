/** What the manifest tells VS Code and the marketplaces is true, and complete. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { runCommands } from "../../client/running/command-names.js";
import { clientCommands } from "../../server/protocol.js";
import { root } from "./project.js";

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}

interface Setting {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly icon: string;
  readonly description: string;
  readonly galleryBanner: { readonly color: string };
  readonly repository: { readonly url: string };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean };
    readonly virtualWorkspaces: { readonly supported: string; readonly description: string };
  };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, "package.nls.json"), "utf8"));

/** As it is read in English. */
const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"), (_, value: unknown) =>
  typeof value === "string" ? value.replace(/^%(.+)%$/, (key, name: string) => words[name] ?? key) : value,
);
const { contributes } = manifest;
const client = readdirSync(join(root, "client"), { recursive: true, encoding: "utf8" })
  .filter(path => /\.tsx?$/.test(path))
  .map(path => readFileSync(join(root, "client", path), "utf8"))
  .join("\n");
const named: Readonly<Record<string, string>> = clientCommands;
const registered = new Set([
  ...runCommands.map(command => `gonogo.run.${command}`),
  ...[...client.matchAll(/registerCommand\(\s*(?:"([\w.]+)"|clientCommands\.(\w+))/g)].map(
    ([, id, name = ""]) => id ?? named[name] ?? "",
  ),
]);
const viewIds = Object.values(contributes.views).flatMap(views => views.map(({ id }) => id));

/** Commands that a text links to. */
function linked(text: string): readonly string[] {
  return [...text.matchAll(/\(command:([\w.]+)/g)].map(match => match[1] ?? "");
}

function isKnown(command: string): boolean {
  const ofView = /^(.*)\.focus$/.exec(command)?.[1];
  return (
    command.startsWith("workbench.") || registered.has(command) || (ofView !== undefined && viewIds.includes(ofView))
  );
}

describe("the manifest", () => {
  it("asks for the VS Code whose programming interface it is written against, and no newer one", () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]}`);
  });

  it("lets VS Code derive when it is wanted, but for a timeline that comes back after a reload", () => {
    assert.deepEqual(manifest.activationEvents, ["onWebviewPanel:gonogo.timeline"]);
  });

  it("names a program for machines and one for browsers", () => {
    for (const entry of [manifest.main, manifest.browser]) assert.ok(existsSync(join(root, entry)), entry);
  });

  it("promises only commands that are there, under one heading", () => {
    assert.ok(registered.size > 4);
    for (const { command, category } of contributes.commands) {
      assert.ok(registered.has(command), `${command} is registered nowhere`);
      assert.equal(category, "Go/No-Go");
    }
  });

  it("offers no command where it cannot work", () => {
    const anywhere = contributes.commands.filter(({ enablement }) => enablement === undefined);
    assert.deepEqual(anywhere.map(({ command }) => command).sort(), [
      "gonogo.import",
      "gonogo.newRunbook",
      "gonogo.restartServer",
    ]);
    for (const [menu, items] of Object.entries(contributes.menus))
      for (const { command, when } of items) {
        assert.ok(isKnown(command), command);
        if (menu !== "file/newFile") assert.ok(when, `${command} in ${menu} is shown everywhere`);
      }
  });

  it("links only to commands that are there", () => {
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
    ];
    const commands = texts.flatMap(linked);
    assert.ok(commands.length > 4);
    for (const command of commands) assert.ok(isKnown(command), command);
  });

  it("has a walkthrough of a few steps, each with something to do that ticks it off", () => {
    const [walkthrough, ...others] = contributes.walkthroughs;
    assert.ok(walkthrough && others.length === 0);
    assert.ok(walkthrough.steps.length >= 4 && walkthrough.steps.length <= 6);
    for (const { id, description, completionEvents } of walkthrough.steps) {
      assert.ok(linked(description).length > 0, id);
      for (const event of completionEvents) {
        const [kind, what = ""] = event.split(":");
        if (kind === "onCommand") assert.ok(isKnown(what), event);
        else assert.ok(kind === "onView" && viewIds.includes(what), event);
      }
      assert.ok(completionEvents.length > 0, id);
    }
  });

  it("has few settings, each with a default and a description here and in the documentation", () => {
    const settings = Object.entries(contributes.configuration.properties);
    const documentation = readFileSync(join(root, "docs", "editor.md"), "utf8");
    assert.ok(settings.length < 15, `${settings.length} settings`);
    for (const [name, setting] of settings) {
      assert.ok(name.startsWith("gonogo."), name);
      assert.ok("default" in setting && setting.type !== undefined, `${name} has no default or no type`);
      assert.ok((setting.markdownDescription ?? "").length > 30, `${name} is not described`);
      assert.ok(documentation.includes(`\`${name}\``), `docs/editor.md does not name ${name}`);
    }
  });

  it("has all that a marketplace shows", () => {
    assert.ok(manifest.categories.includes("Programming Languages"));
    assert.ok(manifest.keywords.length >= 5 && manifest.keywords.length <= 30);
    assert.ok(manifest.description.length < 220);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.match(manifest.repository.url, /^https:/);
    const icon = readFileSync(join(root, manifest.icon));
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(16) === icon.readUInt32BE(20), "the icon's size");
    for (const page of ["README.md", "CHANGELOG.md", "LICENSE", "SUPPORT.md"])
      assert.ok(existsSync(join(root, page)), page);
  });

  it("says what works without trust and without a disk", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, "limited");
    // Nothing of a workspace is run: no program is started but the server, and no setting names one.
    assert.doesNotMatch(client, /child_process|\beval\(|tasks\.executeTask|createTerminal/);
    assert.ok(!Object.keys(contributes.configuration.properties).some(name => /path|command|args|node$/i.test(name)));
    // Checking needs a disk, or a text of its own, but for a browser: nothing else is sent to the server.
    assert.match(readFileSync(join(root, "client", "extension.ts"), "utf8"), /served = \["file", "untitled"\]/);
  });
});
