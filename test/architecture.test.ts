/** The house's invariants (docs/architecture.md), read off the imports of every source file. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  cyclesOf,
  edgesOf,
  type Import,
  importsOf,
  type Layers,
  root,
  sources,
  unlayered,
  upwardImports,
} from "./support/imports.js";

const imports = importsOf(["language", "server", "client"]);
const edges = edgesOf(imports);

/** What a folder holds, from the lowest to the highest: each imports only what stands below it. `*` is all the rest. */
const layers: Readonly<Record<string, Layers>> = {
  "": [["language"], ["server"], ["client"]],
  language: [
    ["polyfill.ts"],
    ["time", "plan"],
    ["grammar", "edits", "schedule"],
    ["generated", "wording"],
    ["syntax", "staffing"],
    ["names", "rules"],
    ["resolve"],
    ["workspace"],
    ["fixing", "exports"],
    ["formatting", "editing", "starting", "diff"],
    ["refactoring", "importing", "run"],
    ["index.ts", "library.ts"],
  ],
  server: [
    ["base64.ts", "inert.ts", "schema-names.ts", "files"],
    ["exporting", "importing", "run"],
    ["protocol.ts", "board"],
    ["lsp"],
    ["cli"],
  ],
  "server/lsp": [["*"], ["features.ts"], ["server.ts"], ["main.ts", "browser"]],
  "server/cli": [
    ["*"],
    ["checking", "completion"],
    ["watching"],
    ["commands"],
    ["program.ts"],
    ["once.ts"],
    ["main.ts"],
  ],
  client: [
    ["*"],
    ["starting", "status", "timeline"],
    ["importing", "board"],
    ["commands", "overview"],
    ["running"],
    ["start.ts"],
    ["extension.ts", "browser"],
  ],
};

const inside = (path: string, ...folders: readonly string[]): boolean =>
  folders.some(folder => path.startsWith(`${folder}/`));
const isPackage = (of: string, ...names: readonly string[]): boolean =>
  names.some(name => of === name || of.startsWith(`${name}/`));

/** Each: what must not be, and which imports break it. */
const absent: Readonly<Record<string, (each: Import) => boolean>> = {
  "plan, schedule, rules, time, exports, starting, diff and run import nothing of Langium's or of the syntax tree": ({
    from,
    of,
  }) =>
    inside(
      from,
      ...["plan", "schedule", "rules", "time", "exports", "starting", "diff", "run"].map(room => `language/${room}`),
    ) &&
    (isPackage(of, "langium", "chevrotain") ||
      (inside(of, "language/generated", "language/resolve") && of !== "language/generated/rule-pages.js")),
  "the language has nothing of Langium's but types and what it generates": ({ from, of, isOfTypes }) =>
    inside(from, "language") &&
    !inside(from, "language/generated") &&
    isPackage(of, "langium", "chevrotain") &&
    !isOfTypes,
  "the language knows no editor protocol": ({ from, of }) =>
    inside(from, "language") &&
    isPackage(
      of,
      "langium/lsp",
      "vscode",
      "vscode-languageserver",
      "vscode-languageclient",
      "vscode-languageserver-protocol",
    ),
  "the language knows no file system, process or clock of Node's": ({ from, of }) =>
    inside(from, "language") && isNode(of),
  "the language imports neither server nor client": ({ from, of }) =>
    inside(from, "language") && inside(of, "server", "client"),
  "vscode-languageserver stays in server/lsp": ({ from, of }) =>
    !inside(from, "server/lsp") && isPackage(of, "vscode-languageserver"),
  "vscode stays in client": ({ from, of }) =>
    !inside(from, "client") && isPackage(of, "vscode", "vscode-languageclient"),
  "the checker imports no language server": ({ from, of }) =>
    from !== "server/cli/commands/lsp.ts" &&
    inside(from, "server/cli", "server/files") &&
    (inside(of, "server/lsp") || isPackage(of, "langium/lsp")),
  "the server imports no client": ({ from, of }) => inside(from, "server") && inside(of, "client"),
  "only language/resolve turns syntax trees into plans": ({ from, of }) =>
    of === "language/resolve/plan.js" && from !== "language/workspace/analysis.ts",
};

function isNode(of: string): boolean {
  return of.startsWith("node:") || ["fs", "path", "os", "process", "child_process", "url"].includes(of);
}

describe("architecture", () => {
  it("sees the imports", () => {
    assert.ok(imports.length > 200);
    assert.ok(imports.some(({ from, of }) => from === "language/generated/ast.ts" && of === "langium"));
  });

  for (const [invariant, breaks] of Object.entries(absent)) {
    it(invariant, () => {
      assert.deepEqual(imports.filter(breaks), []);
    });
  }

  it("no file or folder imports what stands above or beside it", () => {
    const upward = Object.entries(layers).flatMap(([folder, each]) => upwardImports(edges, folder, each));
    assert.deepEqual(upward, []);
  });

  it("every folder has its place in a layer", () => {
    const homeless = Object.entries(layers).flatMap(([folder, each]) => unlayered(edges, folder, each));
    assert.deepEqual(homeless, []);
  });

  it("neither files nor folders import each other in a cycle, types included", () => {
    assert.deepEqual(cyclesOf(edges), []);
  });

  const drawn = "language/exports/timeline";

  /** What runs in the browser, beside the view itself: nothing that brings a parser or a zone database along. */
  const plain: readonly string[] = [
    "language/plan/equal.js",
    "language/run/board-change.js",
    "language/run/board-roles.js",
    "language/time/calendar.js",
    "language/time/duration.js",
    "language/time/words.js",
    "language/schedule/undo/words.js",
    "language/schedule/repeated.js",
    "language/schedule/spans.js",
    "language/staffing/shifts.js",
    "language/wording/capital.js",
    "language/wording/during.js",
    "language/wording/lists.js",
    "language/wording/fallbacks.js",
    "language/wording/verdict.js",
  ];

  it("the timeline's picture imports nothing but itself, d3, plain arithmetic and types", () => {
    const own = imports.filter(({ from }) => inside(from, drawn) || plain.includes(from.replace(/ts$/, "js")));
    assert.ok(own.some(({ of }) => isPackage(of, "d3-time")));
    assertTypesOnly(own.filter(({ of }) => !inside(of, drawn) && !plain.includes(of) && !isPackage(of, "d3-time")));
  });

  const views = ["client/timeline/view", "client/importing/view", "client/board"];

  it("the panels' browser sides import nothing but their own files, the picture, Preact and plain types", () => {
    const own = imports.filter(({ from }) => inside(from, ...views));
    assert.ok(own.some(({ of }) => isPackage(of, "preact")));
    assertTypesOnly(
      own.filter(
        ({ of }) =>
          !inside(of, ...views, drawn) &&
          !plain.includes(of) &&
          of !== "client/counts.js" &&
          of !== "client/verdicts.js" &&
          !isPackage(of, "preact"),
      ),
    );
  });

  function assertTypesOnly(foreign: readonly Import[]): void {
    for (const { from, of } of foreign) {
      const text = readFileSync(join(root, from), "utf8");
      const file = of.split("/").at(-1) ?? of;
      assert.match(
        text,
        new RegExp(`(?:import|export) type [^;]*${file.replaceAll(".", "\\.")}"`),
        `${from} imports more than types of ${of}`,
      );
    }
  }

  it("neither clock, chance nor locale enters the language or the checker", () => {
    const banned =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\btoLocale\w*\(|\bDateTime\.(now|local)\(|\bIntl\.(?!supportedValuesOf)\w+Format\(\s*(undefined|\)|\[\])/;
    const guilty = ["language", "server/cli", "server/files"]
      .flatMap(sources)
      .filter(path => !path.includes("/generated/") && banned.test(readFileSync(join(root, path), "utf8")));
    assert.deepEqual(guilty, []);
  });

  it("no zone database but the shipped one is asked for offsets", () => {
    const banned =
      /from "luxon"|\bIntl\.DateTimeFormat\((?!\)\.resolvedOptions|"en-GB"\)\.resolvedOptions)|\benv\.TZ\b/;
    const guilty = ["language", "server", "client"]
      .flatMap(sources)
      .filter(path => banned.test(readFileSync(join(root, path), "utf8")));
    // A reader's own clock, beside which the board's moments are read; and what only tells where the shipped one is after.
    assert.deepEqual(guilty, ["server/files/runtime-zones.ts", "client/board/moments.ts"]);
  });

  it("only the progress bar measures how long something takes", () => {
    const stopwatch = /\bperformance\b|\bhrtime\b|\bprocess\.uptime\b/;
    const measuring = ["language", "server/cli", "server/files"]
      .flatMap(sources)
      .filter(path => !path.includes("/generated/") && stopwatch.test(readFileSync(join(root, path), "utf8")));
    assert.deepEqual(measuring, ["server/cli/progress/bar.ts"]);
  });
});
