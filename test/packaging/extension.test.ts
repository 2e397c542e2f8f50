import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import JSZip from "jszip";
import { after, before, describe, it } from "mocha";
import { filesUnder, pathsIn } from "./contents.js";
import { root, run } from "./project.js";
import { talkThrough } from "./server.js";

const KB = 1024;

describe("the .vsix", () => {
  let folder = "";
  let vsix = "";
  let files: readonly string[] = [];
  const extension = (...path: readonly string[]): string => join(folder, "unpacked", "extension", ...path);
  const read = (path: string): string => readFileSync(extension(path), "utf8");

  before(async function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), "gonogo-vsix-"));
    const packed = run(process.execPath, [join(root, "scripts", "publishing", "extension.mjs"), folder]);
    assert.equal(packed.code, 0, packed.stderr);
    vsix = packed.stdout.trim();
    await unpack(vsix, join(folder, "unpacked"));
    files = filesUnder(extension());
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is named after its version", () => {
    assert.ok(vsix.endsWith(`gonogo-${JSON.parse(read("package.json")).version}.vsix`), vsix);
  });

  it("holds what the editor uses and nothing else", () => {
    const used =
      /^(?:dist\/client\/extension\.cjs|dist\/server\/[\w-]+\.cjs|dist\/browser\/(?:extension\.cjs|server\.js)|dist\/(?:timeline|importing)\/view\.(?:js|css)|dist\/rules\.json|dist\/THIRD-PARTY-LICENSES\.txt|syntaxes\/.*\.(?:json|svg|png)|walkthrough\/.*\.(?:md|png)|l10n\/bundle\.l10n\.[\w-]+\.json|package\.nls(?:\.[\w-]+)?\.json|package\.json|readme\.md|changelog\.md|SUPPORT\.md|LICENSE\.txt)$/;
    assert.deepEqual(
      files.filter(file => !used.test(file)),
      [],
    );
    assert.ok(files.length > 15, files.join());
  });

  it("keeps under 2.5 MB, of which three quarters of one are for browsers", () => {
    const { size } = statSync(vsix);
    assert.ok(size < 2_560 * KB, `it has ${Math.round(size / KB)} KB`);
  });

  it("keeps the timeline's view under 150 KB", () => {
    const { size } = statSync(extension("dist", "timeline", "view.js"));
    assert.ok(size <= 150 * KB, `it has ${Math.round(size / KB)} KB`);
  });

  it("has every file its manifest names", () => {
    const manifest = JSON.parse(read("package.json"));
    const named = [...pathsIn(manifest), manifest.icon];
    assert.ok(named.length > 8);
    assert.deepEqual(
      named.filter(path => !files.some(file => file === path || file.startsWith(`${path}/`))),
      [],
    );
  });

  it("tells the editor nothing that only npm wants to know", () => {
    const manifest: unknown = JSON.parse(read("package.json"));
    assert.ok(typeof manifest === "object" && manifest !== null);
    for (const key of ["scripts", "devDependencies", "dependencies", "bin", "exports"])
      assert.ok(!(key in manifest), key);
  });

  it("speaks each language with all its words", () => {
    const manifest = read("package.json");
    const keys = [...manifest.matchAll(/"%([^"%]+)%"/g)].map(match => match[1] ?? "");
    assert.ok(keys.includes("description") && keys.length > 30);
    const bundles = files.filter(file => file.startsWith("package.nls"));
    assert.ok(bundles.length > 5 && files.filter(file => file.startsWith("l10n/")).length === bundles.length - 1);
    for (const bundle of bundles) {
      const words: Readonly<Record<string, string>> = JSON.parse(read(bundle));
      assert.deepEqual(Object.keys(words).sort(), [...new Set(keys)].sort(), bundle);
    }
  });

  it("shows pictures and pages that can be reached from a marketplace", () => {
    const links = [...read("readme.md").matchAll(/\]\(([^)#]+)/g)].map(match => match[1] ?? "");
    assert.ok(links.length > 5);
    assert.deepEqual(
      links.filter(link => !link.startsWith("https://")),
      [],
    );
  });

  it("carries no path of the machine it was built on", () => {
    const home = root.replace(/[\\/]$/, "");
    assert.deepEqual(
      files.filter(file => /\.(?:cjs|js|css|json|md)$/.test(file) && read(file).includes(home)),
      [],
    );
  });

  it("has a language server that works where it was unpacked", async () => {
    await talkThrough(extension("dist", "server", "main.cjs"));
  });
});

async function unpack(archive: string, folder: string): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(archive));
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    const path = join(folder, entry.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await entry.async("nodebuffer"));
  }
}
