import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { runProgram } from "../../server/cli/program.js";
import { type ExportFormat, exportFormats } from "../../server/exporting/formats.js";
import { largeRunbook } from "../support/large.js";
import { asked, folderWith, gonogo } from "./program.js";

const runbook = `runbook move "Move the database" {
  timezone Europe/London
  window 2026-05-23 22:00 to 2026-05-24 02:00
  check look "Look around" { takes 5m }
}
`;
const struck = runbook.replace(
  /\}\n$/,
  '  check again "Look again" { takes 5m }\n  contingency lag "Lag" { after look step fix "Throttle" { takes 30m } then continue }\n}\n',
);
const cwd = folderWith({ "struck.runbook": struck, "move.runbook": runbook, "roster.runbook": 'skill a "A"\n' });
const run = (...args: readonly string[]) => gonogo(["export", ...args], { cwd });

describe("gonogo export", () => {
  it("prints markdown, and tells of errors on standard error", () => {
    const { code, stdout, stderr } = run("move.runbook", "--to", "markdown");
    assert.match(stdout, /^# Move the database\n\n\*\*NO-GO\*\*: /);
    assert.match(stdout, /Sat 2026-05-23 22:00/);
    assert.equal(code, 1);
    assert.match(stderr, /NO-GO: move\.runbook has/);
  });

  it("draws the plan as a contingency leaves it, as a picture and on the page", () => {
    for (const format of ["svg", "html"]) {
      const { stdout } = run("struck.runbook", "--to", format, "--with", "lag");
      assert.match(stdout, /<title>Throttle \(Lag\), Sat 22:05 – 22:35, nobody<\/title>/, format);
      assert.match(stdout, /<title>Look again, if Lag strikes: Sat 22:35 – 22:40<\/title>/, format);
      assert.ok(!run("struck.runbook", "--to", format).stdout.includes(`class="gonogo-what-if"`), format);
    }
  });

  it("shows another zone on request", () => {
    assert.match(run("move.runbook", "--to", "markdown", "--zone", "Asia/Kolkata").stdout, /Sun 2026-05-24 02:30/);
  });

  it("writes the same bytes to a file, and nothing else beside it", () => {
    mkdirSync(join(cwd, "out"), { recursive: true });
    const printed = run("move.runbook", "--to", "markdown").stdout;
    for (let time = 0; time < 2; time++) {
      const { code, stdout } = run("move.runbook", "--to", "markdown", "--output", "out/move.md");
      assert.equal(code, 1);
      assert.equal(stdout, "");
      assert.equal(readFileSync(join(cwd, "out/move.md"), "utf8"), printed);
    }
    assert.deepEqual(readdirSync(join(cwd, "out")), ["move.md"]);
  });

  it("draws the timeline in the zones, rows and colours asked for", () => {
    const { code, stdout } = run("move.runbook", "--to", "svg", "--rows", "owner", "--second-zone", "Asia/Kolkata");
    assert.equal(code, 1);
    assert.match(stdout, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*width="1280"/);
    assert.match(stdout, />Kolkata</);
    assert.match(stdout, />Nobody</);
    assert.match(run("move.runbook", "--to", "svg", "--width", "2000").stdout, /width="2000"/);
    assert.match(run("move.runbook", "--to", "svg", "--theme", "contrast").stdout, /fill="#000000"/);
  });

  it("draws who has how much to do, and says the same in the table below it", () => {
    assert.match(run("move.runbook", "--to", "svg", "--rows", "load").stdout, /class="gonogo-load"/);
    const html = run("move.runbook", "--to", "html", "--rows", "load").stdout;
    assert.match(html, /class="gonogo-load"/);
    assert.match(html, /<th scope="col">Hands over to<\/th>/);
  });

  it("says which text a picture is made from, and what it is in", () => {
    const hash = createHash("sha256").update(runbook).digest("hex").slice(0, 16);
    for (const format of ["svg", "html"]) {
      const { stdout } = run("move.runbook", "--to", format);
      assert.ok(stdout.includes(`move.runbook sha256 ${hash} · times in Europe/London`), format);
    }
  });

  it("says what `sha256sum` says of a file, also with a byte order mark", () => {
    const files = { utf8: Buffer.from(`\uFEFF${runbook}`), utf16: Buffer.from(`\uFEFF${runbook}`, "utf16le") };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(cwd, `${name}.runbook`), bytes);
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
      assert.ok(run(`${name}.runbook`, "--to", "svg").stdout.includes(`${name}.runbook sha256 ${hash} · `), name);
    }
  });

  it("rasters without a browser, to the same bytes each time", async () => {
    const bytes = async () => {
      const args = ["export", "move.runbook", "--to", "png", "--output", "move.png"];
      assert.equal((await asked(args, cwd)).code, 1);
      return readFileSync(join(cwd, "move.png"));
    };
    const first = await bytes();
    assert.deepEqual([...first.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.equal(first.readUInt32BE(16), 2_560);
    assert.ok(first.equals(await bytes()));
  });

  it("draws a large PNG less sharply, and refuses one that is larger than it can hold", async () => {
    const folder = folderWith({ "some.runbook": largeRunbook(300), "many.runbook": largeRunbook(3_000) });
    const asPng = (file: string, ...more: readonly string[]) =>
      runProgram(["export", file, "--to", "png", ...more], { cwd: folder, colours: false });
    const { bytes } = await asPng("some.runbook", "--width", "1600");
    assert.equal(Buffer.from(bytes ?? []).readUInt32BE(16), 1_600);
    for (const asked of [asPng("some.runbook", "--width", "8000"), asPng("many.runbook")]) {
      const { code, err } = await asked;
      assert.equal(code, 2);
      assert.match(
        err,
        /^gonogo: the picture is \d+ × \d+ pixels, and a PNG holds at most 50 million, .* hold more\n$/,
      );
    }
  });

  it("makes sheets of a picture where a folder is named, as PNG and as SVG, and looks at them", async () => {
    const folder = folderWith({
      "many.runbook": largeRunbook(90),
      "night.runbook": 'programme night "Night" { runbook "./many.runbook" }',
    });
    const into = (...args: readonly string[]) => runProgram(["export", ...args], { cwd: folder, colours: false });
    for (const [file, format] of [
      ["many", "png"],
      ["many", "svg"],
      ["night", "svg"],
    ] as const) {
      const args = [`${file}.runbook`, "--to", format, "--output", `${file}-${format}/`];
      const { code, err } = await into(...args);
      assert.deepEqual([code, err], [0, ""]);
      const files = readdirSync(join(folder, `${file}-${format}`)).sort();
      assert.ok(files.length > 1);
      assert.deepEqual(
        files,
        files.map((_, index) => `timeline-${index + 1}.${format}`),
      );
      const check = await into(...args, "--check");
      assert.equal(check.code, 0, check.out);
    }
  });

  it("gives a PNG to a pipe, and to a terminal only advice", async () => {
    const args = ["export", "move.runbook", "--to", "png"];
    const piped = await runProgram(args, { cwd, colours: false });
    assert.equal(piped.out, "");
    assert.ok((piped.bytes?.length ?? 0) > 1_000);
    const shown = await runProgram(args, { cwd, colours: false, terminal: true });
    assert.equal(shown.bytes, undefined);
    assert.match(shown.err, /cannot be shown on a terminal: add `--output FILE`/);
  });

  it("tells when the PNG's font has no letters for a title", async () => {
    const kanji = folderWith({ "a.runbook": runbook.replace("Move the database", "\u6f22\u5b57") });
    const { err } = await runProgram(["export", "a.runbook", "--to", "png"], { cwd: kanji, colours: false });
    assert.match(err, /no letters for some of the text/);
  });

  it("makes one page of HTML that loads nothing, with the digest of its own style", () => {
    const { stdout } = run("move.runbook", "--to", "html");
    const style = /<style>([\s\S]*?)<\/style>/.exec(stdout)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    assert.ok(stdout.includes(`style-src &#39;sha256-${digest}`) || stdout.includes(`style-src 'sha256-${digest}`));
    assert.doesNotMatch(stdout, /<script|<link|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it("makes a page for one person, and one for each into a folder", () => {
    const owned = runbook.replace("{ takes 5m }", "{ takes 5m owner ana }");
    const there = folderWith({
      "move.runbook": `person ana "Ana" { timezone Asia/Kolkata contact "x" }\nperson ben "Ben" { timezone UTC }\n${owned}`,
    });
    const of = (...args: readonly string[]) =>
      gonogo(["export", "move.runbook", "--to", "html", ...args], { cwd: there });
    const { stdout } = of("--for", "ana");
    assert.match(stdout, /For Ana/);
    assert.match(stdout, /Sun 2026-05-24 02:30/);
    assert.equal(of("--for", "everyone", "--output", "sheets").stdout, "");
    assert.deepEqual(readdirSync(join(there, "sheets")), ["ana.html"]);
    assert.equal(readFileSync(join(there, "sheets/ana.html"), "utf8"), stdout);
    const refused: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [["--for", "anna"], /no person `anna` is declared; did you mean `ana`/],
      [["--for", "everyone"], /makes several files: name a folder/],
      [["--for", "everyone", "--output", "absent/sheets"], /the folder around it does not exist/],
      [["--for", "everyone", "--output", "move.runbook"], /cannot write/],
      [["--for", "ana", "--to", "svg"], /`--for` is for `--to html`/],
    ];
    for (const [args, says] of refused) {
      const { code, stderr } = of(...args);
      assert.ok((code ?? 0) >= 2, args.join(" "));
      assert.match(stderr, says);
    }
  });

  it("links a picture from the markdown, seen from where that lies", async () => {
    mkdirSync(join(cwd, "docs"), { recursive: true });
    mkdirSync(join(cwd, "docs", "a b"), { recursive: true });
    const args = ["export", "move.runbook", "--to", "markdown", "--picture", "docs/a b/move.svg"];
    assert.match((await asked(args, cwd)).stdout, /^!\[Timeline of Move the database\]\(docs\/a%20b\/move\.svg\)$/m);
    assert.match(readFileSync(join(cwd, "docs/a b/move.svg"), "utf8"), /^<\?xml/);
    await asked([...args, "--output", "docs/move.md"], cwd);
    assert.match(readFileSync(join(cwd, "docs/move.md"), "utf8"), /\]\(a%20b\/move\.svg\)$/m);
  });

  it("writes over no runbook and no two things to one file, and then nothing at all", async () => {
    const roster = 'team ops "Operations" { contact "x" }\n';
    const folder = folderWith({
      "move.runbook": `import "./roster.runbook"\nimport "./names.runbook"\n${runbook}`,
      "roster.runbook": roster,
      "names.runbook": roster.replaceAll("ops", "web"),
      "other.runbook": roster,
    });
    const before = readdirSync(folder).map(name => [name, readFileSync(join(folder, name), "utf8")]);
    for (const [args, says] of [
      [["--output", "roster.runbook"], /cannot write roster\.runbook: the runbook imports it/],
      [["--output", "./names.runbook"], /cannot write \.\/names\.runbook: the runbook imports it/],
      [["--output", "other.runbook"], /cannot write other\.runbook: only runbooks end in \.runbook/],
      [["--picture", "move.svg", "--output", "other.runbook"], /cannot write other\.runbook/],
      [
        ["--picture", "move.svg", "--output", "./move.svg"],
        /`--picture` and `--output` would both go to \.\/move\.svg/,
      ],
    ] as const) {
      const { code, stderr } = await asked(["export", "move.runbook", "--to", "markdown", ...args], folder);
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
    assert.deepEqual(
      readdirSync(folder).map(name => [name, readFileSync(join(folder, name), "utf8")]),
      before,
    );
  });

  it("ends with 3 where there is no room for the document", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const { code, stderr } = await asked(["export", "move.runbook", "--to", "svg", "--output", "/dev/full"], cwd);
    assert.equal(code, 3);
    assert.equal(stderr, "gonogo: cannot write /dev/full: the disk is full\n");
  });

  const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["move.runbook"], /say what to export to: `--to markdown`/],
    [["move.runbook", "--to", "pdf"], /no format `pdf`; choose one of html, markdown, svg, png/],
    [["move.runbook", "--to", "svg", "--width", "20"], /between 600 and 8000 pixels wide, not 20/],
    [["move.runbook", "--to", "svg", "--width", "wide"], /`--width` needs a number, not `wide`/],
    [["move.runbook", "--to", "svg", "--rows", "ownr"], /no order `ownr`; did you mean `owner`/],
    [["move.runbook", "--to", "svg", "--second-zone", "PST"], /`PST` is an abbreviation/],
    [["struck.runbook", "--to", "svg", "--with", "leg"], /no contingency `leg` in struck\.runbook; did you mean `lag`/],
    [["move.runbook", "--to", "svg", "--undo-from", "loko"], /no activity `loko` in the runbook; did you mean `look`/],
    [["move.runbook", "--to", "png", "--theme", "auto"], /`--theme auto` is for HTML/],
    [["move.runbook", "--to", "svg", "--picture", "x.svg"], /`--picture` is for `--to markdown`/],
    [["move.runbook", "--to", "markdown", "--picture", "x.gif"], /its name must end in \.svg or \.png/],
    [["move.runbook", "--to", "markdown", "--picture", "absent/x.svg"], /cannot write the picture absent\/x\.svg/],
    [["--to", "markdown"], /no file is named/],
    [["roster.runbook", "--to", "markdown"], /no runbook in roster\.runbook/],
    [
      ["move.runbook", "--to", "markdown", "--output", "absent/move.md"],
      /cannot write absent\/move\.md: its folder does not exist/,
    ],
    [["move.runbook", "--to", "markdown", "--output", "./move.runbook"], /it is the runbook itself/],
    [["move.runbook", "--to", "markdown", "--output", "."], /cannot write \./],
  ];
  for (const [args, says] of refusals)
    it(`gonogo export ${args.join(" ")} is refused with words`, async () => {
      const { code, stdout, stderr } = await asked(["export", ...args], cwd);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, says);
      assert.equal(readFileSync(join(cwd, "move.runbook"), "utf8"), runbook);
    });
});

describe("gonogo export --check", () => {
  it("says whether what lies there is what would be written, and writes nothing", async () => {
    const there = folderWith({ "move.runbook": runbook });
    const check = (...args: readonly string[]) => asked(["export", "move.runbook", ...args, "--check"], there);
    const made = ["--to", "markdown", "--picture", "move.svg", "--output", "move.md"];
    const missing = await check(...made);
    assert.equal(missing.code, 1);
    assert.equal(
      missing.stdout,
      "move.svg is missing: run this without --check\nmove.md is missing: run this without --check\n",
    );
    assert.deepEqual(readdirSync(there), ["move.runbook"]);
    assert.equal((await asked(["export", "move.runbook", ...made], there)).code, 1);
    const fresh = await check(...made);
    assert.equal(fresh.code, 0, "whatever the verdict");
    assert.equal(fresh.stdout, "move.svg and move.md: up to date\n");
    writeFileSync(join(there, "move.md"), readFileSync(join(there, "move.md"), "utf8").replaceAll("\n", "\r\n"));
    assert.equal((await check(...made)).code, 0, "a checkout may change line ends");
    writeFileSync(join(there, "move.runbook"), runbook.replace("Look around", "Look about"));
    const stale = await check(...made);
    assert.equal(stale.code, 1);
    assert.match(stale.stdout, /^move\.svg is stale: [^\n]+\nmove\.md is stale: /);
  });

  it("looks at each file of a folder", async () => {
    const people = 'person ana "Ana" { timezone UTC }\nperson ben "Ben" { timezone UTC }\n';
    const owned = `${people}${runbook.replace("takes 5m", "takes 5m owner ana with ben")}`;
    const there = folderWith({ "move.runbook": owned });
    const made = ["--to", "html", "--for", "everyone", "--output", "sheets"];
    await asked(["export", "move.runbook", ...made], there);
    writeFileSync(join(there, "sheets/ben.html"), "");
    const { code, stdout } = await asked(["export", "move.runbook", ...made, "--check"], there);
    assert.equal(code, 1);
    assert.equal(stdout, `${join("sheets", "ben.html")} is stale: run this without --check\n`);
  });

  it("asks for something to compare with", async () => {
    const { code, stderr } = await asked(["export", "move.runbook", "--to", "svg", "--check"], cwd);
    assert.equal(code, 2);
    assert.match(stderr, /--output FILE/);
  });
});

describe("gonogo export --to markdown into a folder", () => {
  it("makes the folder where the name ends with a slash, and a README.md for a short runbook", async () => {
    const there = folderWith({ "move.runbook": runbook });
    const made = ["export", "move.runbook", "--to", "markdown", "--picture", "pages/move.svg", "--output", "pages/"];
    assert.equal((await asked(made, there)).stderr.includes("cannot"), false);
    assert.deepEqual(readdirSync(join(there, "pages")).sort(), ["README.md", "move.svg"]);
    assert.match(readFileSync(join(there, "pages/README.md"), "utf8"), /\]\(move\.svg\)/);
    assert.equal((await asked([...made, "--check"], there)).code, 0);
  });

  it("says of a long one that GitHub does not show it, and makes a file a phase", async () => {
    const there = folderWith({ "large.runbook": largeRunbook(1_000) });
    const { stderr } = await asked(["export", "large.runbook", "--to", "markdown", "--output", "large.md"], there);
    assert.match(stderr, /GitHub shows at most 500 KB/);
    await asked(["export", "large.runbook", "--to", "markdown", "--output", "pages/"], there);
    assert.ok(readdirSync(join(there, "pages")).includes("phase-1.md"));
  }).timeout(30_000);
});

describe("gonogo export --check FOLDER", () => {
  const check = (there: string, ...args: readonly string[]) => asked(["export", "--check", ...args], there);
  const people = 'person ana "Ana" { timezone UTC }\nperson ben "Ben" { timezone UTC }\n';
  const owned = `${people}${struck.replaceAll("takes 5m", 'takes 5m owner ana with ben rollback none because "It reads."')}`;

  /** Each format, with options that it says itself and as a folder, from a runbook that lies elsewhere. */
  const commands: readonly (readonly string[])[] = [
    ...Object.keys(exportFormats).map(format => [
      "--to",
      format,
      "--output",
      `docs/move-${format}/move.${exportFormats[format as ExportFormat].ending}`,
    ]),
    ...Object.keys(exportFormats).map(format => [
      "--to",
      format,
      "--zone",
      "Asia/Tokyo",
      "--output",
      `docs/tokyo-${format}/move.${exportFormats[format as ExportFormat].ending}`,
    ]),
    ["--to", "png", "--theme", "dark", "--compact", "--with", "lag", "--output", "docs/dark/move.png"],
    ["--to", "png", "--theme", "dark", "--output", "docs/shots/"],
    ["--to", "ics", "--for", "ana", "--zone", "Asia/Tokyo", "--output", "docs/dark/of-ana.ics"],
    ["--to", "svg", "--rows", "owner", "--compact", "--theme", "dark", "--with", "lag", "--output", "docs/owners.svg"],
    ["--to", "html", "--undo-from", "look", "--second-zone", "Asia/Kolkata", "--output", "docs/undo.html"],
    ["--to", "markdown", "--brief", "--zone", "Asia/Tokyo", "--output", "docs/brief.md"],
    ["--to", "markdown", "--picture", "docs/pictures/it's.svg", "--width", "900", "--output", "docs/long.md"],
    ["--to", "html", "--for", "everyone", "--output", "docs/sheets"],
    ["--to", "ics", "--for", "everyone", "--output", "docs/calendars"],
    ["--to", "markdown", "--output", "docs/pages/"],
    ["--to", "svg", "--output", "docs/timeline/"],
  ];
  const files = 9 + 9 + 1 + 1 + 1 + 3 + 2 + 2 + 2 + 1 + 1;

  function made(): string {
    const there = folderWith({
      "releases/move.runbook": owned,
      "docs/notes.md": "# Notes\n",
      "docs/old.csv": "a,b\n",
      "docs/.hidden/move.csv": "a\n",
    });
    for (const format of Object.keys(exportFormats))
      for (const name of ["move", "tokyo"]) mkdirSync(join(there, `docs/${name}-${format}`), { recursive: true });
    mkdirSync(join(there, "docs/dark"));
    mkdirSync(join(there, "docs/pictures"));
    return there;
  }

  const exportAll = async (there: string): Promise<void> => {
    for (const command of commands) {
      const { code, err } = await runProgram(["export", "releases/move.runbook", ...command], {
        cwd: there,
        colours: false,
      });
      assert.ok(code < 2, err);
    }
  };

  it("finds how each was made, and says which are out of date and what makes them anew", async () => {
    const there = made();
    assert.deepEqual(await check(there, "docs"), {
      code: 0,
      stdout: "docs: no document in it was made by gonogo export\n",
      stderr: "",
    });
    await exportAll(there);
    assert.deepEqual(await check(there, "docs"), {
      code: 0,
      stdout: `docs: ${files} documents, up to date\n`,
      stderr: "",
    });

    writeFileSync(join(there, "releases/move.runbook"), owned.replace("Look around", "Look about"));
    const { code, stdout } = await check(there, "docs");
    assert.equal(code, 1);
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.pop(), `${files} of ${files} documents in docs out of date`);
    assert.ok(
      lines.includes(
        "docs/owners.svg is out of date: gonogo export releases/move.runbook --to svg --rows owner --theme dark --with lag --compact --output docs/owners.svg",
      ),
      stdout,
    );
    // What it says is what makes them anew.
    for (const line of lines) {
      const words = (line.split(": gonogo ")[1] ?? "").match(/'(?:[^']|'\\'')*'|\S+/g) ?? [];
      const typed = words.map(word => (word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word));
      assert.ok((await runProgram(typed, { cwd: there, colours: false })).code < 2, line);
    }
    assert.deepEqual(await check(there, "docs"), {
      code: 0,
      stdout: `docs: ${files} documents, up to date\n`,
      stderr: "",
    });
  }).timeout(120_000);

  it("takes from a document what changes a document, and nothing else", async () => {
    const there = folderWith({ "move.runbook": runbook, "docs/x.txt": "" });
    const made = ["export", "move.runbook", "--to", "svg", "--compact", "--output", "docs/move.svg"];
    await runProgram(made, { cwd: there, colours: false });
    const file = join(there, "docs/move.svg");
    writeFileSync(file, readFileSync(file, "utf8").replace('["--compact"]', '["--root","/"]'));
    const { code, stdout } = await check(there, "docs");
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^docs\/move\.svg is out of date: gonogo export move\.runbook --to svg --output docs\/move\.svg\n/,
    );
  });

  it("says what it needs", async () => {
    const there = folderWith({ "move.runbook": runbook });
    for (const [args, says] of [
      [[], /name it\n/],
      [["absent"], /there is no folder `absent`/],
      [["move.runbook"], /move\.runbook is no folder/],
      [[".", "--output", "x.md"], /also needs the format/],
    ] as const) {
      const { code, stderr } = await check(there, ...args);
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
  });
});
