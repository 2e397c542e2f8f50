import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { zoneDataText } from "../../language/time/zone-version.js";
import { overwrite } from "../../server/files/write.js";
import { asked, folderWith, gonogo, sound } from "./program.js";

/** Two safe fixes: the spelling of a zone, and of a date. */
const slips = `person ana "Ana" { timezone europe/london }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window 2026-5-23 10:00 to 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`;
const mended = slips.replace("europe/london", "Europe/London").replace("2026-5-23", "2026-05-23");

/** The same, and an error that only a person can fix. */
const worse = slips.replace("    takes 20m\n", "");
const worseMended = mended.replace("    takes 20m\n", "");

function textIn(folder: string, name = "a.runbook"): string {
  return readFileSync(join(folder, name), "utf8");
}

describe("gonogo check --fix", () => {
  it("writes what is safe, says how much, and reports what is left", () => {
    const cwd = folderWith({ "a.runbook": slips, "b.runbook": worse, "c.runbook": sound });
    const { code, stdout, stderr } = gonogo(["check", ".", "--fix"], { cwd });
    assert.equal(textIn(cwd), mended);
    assert.equal(textIn(cwd, "b.runbook"), worseMended);
    assert.equal(stderr, "gonogo: fixed 2 findings in a.runbook\ngonogo: fixed 2 findings in b.runbook\n");
    assert.match(
      stdout,
      /^b\.runbook:9:8: error time\/missing-duration\n[\s\S]*\n3 files checked: 1 error; time zone data \w+\nNO-GO\n$/,
    );
    assert.equal(code, 1);
    assert.deepEqual(readdirSync(cwd).sort(), ["a.runbook", "b.runbook", "c.runbook"], "no draft is left behind");
  });

  it("does nothing the second time", () => {
    const cwd = folderWith({ "a.runbook": slips });
    assert.equal(gonogo(["check", ".", "--fix"], { cwd }).code, 0);
    const { ino, mtimeMs } = statSync(join(cwd, "a.runbook"));
    assert.deepEqual(gonogo(["check", ".", "--fix"], { cwd }), {
      code: 0,
      stdout: `1 file checked: nothing found; ${zoneDataText}\nGO\n`,
      stderr: "",
    });
    const after = statSync(join(cwd, "a.runbook"));
    assert.deepEqual({ ino: after.ino, mtimeMs: after.mtimeMs }, { ino, mtimeMs });
  });

  it("reports as JSON when asked to", () => {
    const cwd = folderWith({ "a.runbook": worse });
    const { stdout } = gonogo(["check", "a.runbook", "--fix", "--format", "json"], { cwd });
    assert.equal(JSON.parse(stdout).summary.errors, 1);
  });

  const forms: Readonly<Record<string, (text: string) => Buffer>> = {
    "Windows line ends": text => Buffer.from(text.replaceAll("\n", "\r\n")),
    "old Macintosh line ends": text => Buffer.from(text.replaceAll("\n", "\r")),
    "tabs and trailing blanks": text => Buffer.from(text.replaceAll("  ", "\t").replaceAll("{\n", "{  \n")),
    "no last line end": text => Buffer.from(text.trimEnd()),
    "a byte order mark": text => Buffer.from(`\uFEFF${text}`),
    "UTF-16": text => Buffer.from(`\uFEFF${text}`, "utf16le"),
    "UTF-16, big end first": text => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  };
  for (const [what, form] of Object.entries(forms)) {
    it(`keeps ${what}`, () => {
      const cwd = folderWith({ "a.runbook": form(slips) });
      const { stderr } = gonogo(["check", ".", "--fix"], { cwd });
      assert.ok(readFileSync(join(cwd, "a.runbook")).equals(form(mended)), stderr);
    });
  }

  it("keeps the file's permissions, and a link a link", () => {
    const cwd = folderWith({ "real/a.runbook": slips });
    chmodSync(join(cwd, "real/a.runbook"), 0o640);
    symlinkSync("real/a.runbook", join(cwd, "b.runbook"));
    gonogo(["check", "b.runbook", "--fix"], { cwd });
    assert.equal(textIn(cwd, "real/a.runbook"), mended);
    assert.equal(statSync(join(cwd, "real/a.runbook")).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(cwd, "b.runbook")).isSymbolicLink());
  });

  it("fixes nothing but the files that are named, and sees what their fixes mean for each other", () => {
    const files = {
      "people.runbook": slips.slice(0, slips.indexOf("\nrunbook")),
      "a.runbook": `import "./people.runbook"\n${slips.slice(slips.indexOf("\nrunbook"))}`,
    };
    const one = folderWith(files);
    assert.match(gonogo(["check", "a.runbook", "--fix"], { cwd: one }).stdout, /syntax\/import/);
    assert.equal(textIn(one, "people.runbook"), files["people.runbook"]);
    for (const paths of [["."], ["people.runbook", "a.runbook"], ["a.runbook", "people.runbook"]]) {
      const both = folderWith(files);
      const { code, stdout } = gonogo(["check", ...paths, "--fix"], { cwd: both });
      assert.equal(code, 0, stdout);
      assert.equal(textIn(both, "people.runbook") + textIn(both).split("\n").slice(1).join("\n"), mended);
    }
  });

  it("leaves alone what it cannot read whole, and still fixes the others", () => {
    const latin = Buffer.from(slips.replace("Deploy 4.1", "D\u00E9ploy 4.1"), "latin1");
    const cwd = folderWith({ "a.runbook": latin, "b.runbook": slips });
    const { code, stdout, stderr } = gonogo(["check", ".", "--fix"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^gonogo: fixed 2 findings in b\.runbook\ngonogo: cannot fix a\.runbook: it is not UTF-8/);
    assert.match(stdout, /a\.runbook:1:29: error time\/unknown-zone/);
    assert.ok(readFileSync(join(cwd, "a.runbook")).equals(latin));
    assert.equal(textIn(cwd, "b.runbook"), mended);
  });

  it("does not write to a file that is write-protected", function () {
    if (process.getuid?.() === 0) this.skip();
    const cwd = folderWith({ "a.runbook": slips });
    chmodSync(join(cwd, "a.runbook"), 0o444);
    const { code, stderr } = gonogo(["check", ".", "--fix"], { cwd });
    assert.equal(code, 2);
    assert.equal(stderr, "gonogo: cannot fix a.runbook: permission denied\n");
    assert.equal(textIn(cwd), slips);
  });

  it("is not asked for together with the dry run", async () => {
    const { code, stderr } = await asked(["check", ".", "--fix", "--fix-dry-run"], folderWith({}));
    assert.equal(code, 2);
    assert.match(stderr, /choose one/);
  });

  it("is offered where it would help", () => {
    const cwd = folderWith({ "a.runbook": worse });
    assert.match(
      gonogo(["check", "."], { cwd }).stdout,
      /\n1 file checked: 3 errors; --fix can fix 2; time zone data \w+\nNO-GO\n$/,
    );
  });
});

describe("gonogo check - --fix", () => {
  const cwd = folderWith({});

  it("writes the fixed text to standard output and the report to standard error", () => {
    const { code, stdout, stderr } = gonogo(["check", "-", "--fix"], { cwd, input: worse });
    assert.equal(stdout, worseMended);
    assert.match(stderr, /^gonogo: fixed 2 findings in <stdin>\n<stdin>:9:8: error [\s\S]*\nNO-GO\n$/);
    assert.equal(code, 1);
  });

  it("gives back what needs no fix, byte for byte", () => {
    for (const [input, code] of [
      [sound, 0],
      [`\uFEFF${sound.replaceAll("\n", "\r\n")}`, 0],
      ["", 1],
    ] as const) {
      const ended = gonogo(["check", "-", "--fix"], { cwd, input });
      assert.deepEqual([ended.code, ended.stdout], [code, input]);
    }
  });

  it("writes nothing when the text is no text", () => {
    const { code, stdout, stderr } = gonogo(["check", "-", "--fix"], { cwd, input: Buffer.from([0x80, 0x81]) });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /cannot fix <stdin>: it is not UTF-8/);
  });

  it("never writes to the file the text is named for", () => {
    const folder = folderWith({ "a.runbook": sound });
    const args = ["check", "-", "a.runbook", "--stdin-filename", "a.runbook", "--fix"];
    assert.equal(gonogo(args, { cwd: folder, input: slips }).stdout, mended);
    assert.equal(textIn(folder), sound);
  });
});

describe("gonogo check --fix-dry-run", () => {
  it("prints a patch that git takes, and changes nothing", () => {
    const files = {
      "a.runbook": slips,
      "deep/b c.runbook": `\uFEFF${worse.replaceAll("\n", "\r\n").trimEnd()}`,
      "c.runbook": sound,
    };
    const cwd = folderWith(files);
    const { code, stdout, stderr } = gonogo(["check", ".", "--fix-dry-run"], { cwd });
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^--- a\/a\.runbook\n\+\+\+ b\/a\.runbook\n@@ -1,10 \+1,10 @@\n-person ana "Ana" \{ timezone europe/,
    );
    assert.match(
      stderr,
      /^gonogo: would fix 2 findings in a\.runbook\n[\s\S]*\n3 files checked: 1 error; time zone data \w+\nNO-GO\n$/,
    );
    for (const [name, text] of Object.entries(files)) assert.equal(textIn(cwd, name), text);

    writeFileSync(join(cwd, "fix.patch"), stdout);
    const { status, stderr: complaint } = spawnSync("git", ["apply", "--whitespace=nowarn", "fix.patch"], {
      cwd,
      encoding: "utf8",
    });
    assert.equal(status, 0, complaint);
    const fixed = folderWith(files);
    gonogo(["check", ".", "--fix"], { cwd: fixed });
    for (const name of Object.keys(files)) assert.equal(textIn(cwd, name), textIn(fixed, name));
  });

  it("prints nothing where there is nothing to fix", () => {
    const cwd = folderWith({ "a.runbook": sound });
    const { code, stdout, stderr } = gonogo(["check", ".", "--fix-dry-run"], { cwd });
    assert.deepEqual(
      { code, stdout, stderr },
      { code: 0, stdout: "", stderr: `1 file checked: nothing found; ${zoneDataText}\nGO\n` },
    );
  });
});

describe("taking a file's place", () => {
  it("is refused when the file is not what it was, and leaves no draft", () => {
    const cwd = folderWith({ "a.runbook": "theirs" });
    const path = join(cwd, "a.runbook");
    const [before, after] = [Buffer.from("mine"), Buffer.from("new")];
    assert.equal(overwrite(path, before, after), "it has just changed");
    assert.equal(overwrite(join(cwd, "gone.runbook"), before, after), "it no longer exists");
    assert.equal(textIn(cwd), "theirs");
    assert.deepEqual(readdirSync(cwd), ["a.runbook"]);
    assert.equal(overwrite(path, Buffer.from("theirs"), after), undefined);
    assert.equal(textIn(cwd), "new");
  });

  it("is refused when the draft cannot be made", function () {
    if (process.getuid?.() === 0) this.skip();
    const cwd = folderWith({ "closed/a.runbook": "mine" });
    mkdirSync(join(cwd, "open"));
    chmodSync(join(cwd, "closed"), 0o555);
    assert.equal(
      overwrite(join(cwd, "closed/a.runbook"), Buffer.from("mine"), Buffer.from("new")),
      "permission denied",
    );
    chmodSync(join(cwd, "closed"), 0o755);
    assert.equal(textIn(cwd, "closed/a.runbook"), "mine");
  });
});
