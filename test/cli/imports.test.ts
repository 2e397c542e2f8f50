import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import type { Imported } from "../../language/index.js";
import { version } from "../../server/cli/version.js";
import { createReader } from "../../server/files/reader.js";
import { pathOf, uriOf } from "../../server/files/uris.js";
import { folderWith, sound } from "./program.js";

const repository = {
  ".git/HEAD": "",
  "team/people.runbook": sound,
  "team/nested/rota.runbook": sound,
  "team/odd name#1 50%.runbook": sound,
  "team/folder.runbook/inside.txt": "",
  "release.runbook": "",
};

describe("imports on disk", () => {
  const root = folderWith(repository);
  const outside = folderWith({ "people.runbook": sound });
  symlinkSync(join(outside, "people.runbook"), join(root, "team/borrowed.runbook"));
  symlinkSync("people.runbook", join(root, "team/same.runbook"));
  symlinkSync("../.git/HEAD", join(root, "team/config.runbook"));
  symlinkSync("circle.runbook", join(root, "team/circle.runbook"));
  mkdirSync(join(root, "team/large"));
  symlinkSync("/dev/null", join(root, "team/device.runbook"));

  const lead = (from: string, path: string): Imported => createReader().importer(uriOf(join(root, from)), path);
  const cases: readonly (readonly [from: string, path: string, kind: Imported["kind"], to?: string])[] = [
    ["release.runbook", "./team/people.runbook", "file", "team/people.runbook"],
    ["release.runbook", "team/people.runbook", "file", "team/people.runbook"],
    ["team/nested/rota.runbook", "../people.runbook", "file", "team/people.runbook"],
    ["team/nested/rota.runbook", "../../release.runbook", "file", "release.runbook"],
    ["release.runbook", "./team/odd name#1 50%.runbook", "file", "team/odd name#1 50%.runbook"],
    ["release.runbook", "./team/same.runbook", "file", "team/people.runbook"],
    ["release.runbook", "./team/absent.runbook", "missing"],
    ["release.runbook", "./release.runbook/x.runbook", "missing"],
    ["release.runbook", "./a\0b.runbook", "missing"],
    ["release.runbook", "./.git/HEAD", "unreadable"],
    ["release.runbook", "./team/config.runbook", "unreadable"],
    ["release.runbook", "./team/people", "unreadable"],
    ["release.runbook", "", "unreadable"],
    ["release.runbook", "./team/folder.runbook", "unreadable"],
    ["release.runbook", "./team/circle.runbook", "unreadable"],
    ["release.runbook", "./team/device.runbook", "outside"],
    ["release.runbook", join(root, "team/people.runbook"), "unreadable"],
    ["release.runbook", "./team/borrowed.runbook", "outside"],
    ["release.runbook", "../absent.runbook", "outside"],
    ["release.runbook", `../${"x".repeat(5_000)}.runbook`, "unreadable"],
  ];
  for (const [from, path, kind, to] of cases)
    it(`"${path.slice(0, 40).replace(root, "/root").replace("\0", "\\0")}" in ${from} is ${to ?? kind}`, () => {
      const imported = lead(from, path);
      assert.equal(imported.kind, kind);
      if (imported.kind === "file") assert.equal(imported.file.uri, uriOf(join(root, to ?? "")));
      if (imported.kind === "unreadable") assert.match(imported.why, /\w/);
    });

  it("stay in the file's own folder where there is no repository", () => {
    const alone = folderWith({ "people.runbook": sound, "a/release.runbook": "", "a/b/rota.runbook": sound });
    const { importer } = createReader();
    const from = uriOf(join(alone, "a/release.runbook"));
    assert.equal(importer(from, "./b/rota.runbook").kind, "file");
    assert.equal(importer(from, "../people.runbook").kind, "outside");
  });

  it("are read and parsed once, whatever ways lead to them", () => {
    const { importer, open } = createReader();
    const from = uriOf(join(root, "release.runbook"));
    const first = importer(from, "./team/people.runbook");
    assert.equal(importer(from, "./team/same.runbook"), first);
    assert.equal(importer(uriOf(join(root, "team/nested/rota.runbook")), "../people.runbook"), first);
    assert.equal(open(join(root, "team/people.runbook")), first);
  });

  it("are read once also where they import the file that is just being checked", () => {
    const folder = folderWith({ "a.runbook": 'import "./b.runbook"\n', "b.runbook": 'import "./a.runbook"\n' });
    const { importer, glance } = createReader();
    const first = glance(join(folder, "a.runbook"));
    const second = importer(uriOf(join(folder, "a.runbook")), "./b.runbook");
    assert.equal(importer(uriOf(join(folder, "b.runbook")), "./a.runbook"), first);
    assert.equal(glance(join(folder, "b.runbook")), second);
  });

  it("refuse what is too large to be a runbook", () => {
    const folder = folderWith({ "large.runbook": "", "a.runbook": "" });
    truncateSync(join(folder, "large.runbook"), 20_000_001);
    const imported = createReader().importer(uriOf(join(folder, "a.runbook")), "./large.runbook");
    assert.ok(imported.kind === "unreadable");
    assert.match(imported.why, /larger than 20 MB/);
  });

  it("lead nowhere from a text that is no file", () => {
    assert.deepEqual(createReader().importer("untitled:Untitled-1", "./people.runbook"), { kind: "missing" });
    assert.equal(pathOf("untitled:Untitled-1"), undefined);
  });
});

describe("the version", () => {
  it("is that of the package", () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    assert.ok(typeof manifest === "object" && manifest !== null && "version" in manifest);
    assert.equal(version, manifest.version);
  });
});
