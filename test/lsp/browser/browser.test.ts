/** The language server in a web worker, as vscode.dev runs it: it says what it says on Node, of files that it was told of. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { base64Of } from "../../../server/base64.js";
import {
  type CompareResult,
  compareRequest,
  type ExportResult,
  exportRequest,
  type ImportResult,
  importRequest,
  runRequest,
  runWriteRequest,
} from "../../../server/protocol.js";
import { startChromium } from "../../support/chromium.js";
import { samples } from "../../support/samples.js";
import { type Editor, everything, startEditor } from "../editor.js";
import { type InWorker, startWorker } from "./worker.js";

const roster = 'person ana "Ana" { timezone Europe/London contact "#ana" }\n';
const runbook = `import "./people.runbook"

runbook a "A" {
  timezone Europe/London
  step b "B" { owner ana takes 5m }
}
`;

/** Every sample with what it imports, each in its folder. */
const files: Readonly<Record<string, string>> = Object.fromEntries(
  samples().flatMap(({ name, text, others }) => [
    [`${name}.runbook`, text],
    ...Object.entries(others).map(([other, own]) => [name.replace(/[^/]*$/, other), own]),
  ]),
);

describe("the language server in a browser", () => {
  let browser: Browser | undefined;
  let pages: Page[] = [];
  let editor: Editor | undefined;
  before(async function () {
    this.timeout(60_000);
    browser = await startChromium(this);
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const page of pages) await page.close();
    pages = [];
    editor?.dispose();
    editor = undefined;
  });

  async function inWorker(all: Readonly<Record<string, string>>): Promise<InWorker> {
    assert.ok(browser);
    const page = await browser.newPage({ userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/132.0.0.0" });
    page.setDefaultTimeout(15_000);
    pages.push(page);
    return startWorker(page, all);
  }

  it("says of every sample, with what it imports, what it says on Node", async function () {
    this.timeout(60_000);
    editor = await startEditor(files, everything);
    const worker = await inWorker(files);
    const names = Object.keys(files);
    assert.ok(names.length > 5 && names.some(name => /^import /m.test(files[name] ?? "")));
    for (const name of names) {
      editor.open(name, files[name] ?? "");
      await worker.open(name, files[name] ?? "");
    }
    await editor.settled();
    let found = 0;
    for (const name of names) {
      const onNode: string = JSON.stringify(editor.shown(name)).replaceAll(`${editor.uri("")}/`, worker.uri(""));
      const inBrowser = await worker.shown(name);
      found += inBrowser.length;
      assert.deepEqual(inBrowser, JSON.parse(onNode), name);
    }
    assert.ok(found > 20, `${found} findings`);
  });

  it("knows what is imported from the start: nothing is missed for a moment", async () => {
    const worker = await inWorker({ "people.runbook": roster, "a.runbook": runbook });
    await worker.open("a.runbook", runbook);
    await worker.shown("a.runbook");
    const without = await inWorker({ "a.runbook": runbook });
    const missed = new Set((await without.shown("a.runbook")).map(({ code }) => code));
    const [first, ...others] = await worker.everShown("a.runbook");
    assert.ok(first && first.length > 0 && missed.size > 0);
    for (const codes of [first, ...others]) assert.deepEqual(codes, first);
    assert.notDeepEqual(new Set(first), missed);
  });

  it("follows what it is told of files that change, come and go", async () => {
    const worker = await inWorker({ "a.runbook": runbook });
    await worker.open("a.runbook", runbook);
    const [missing] = await worker.shown("a.runbook");
    const code = String(missing?.code);
    assert.match(JSON.stringify(missing?.message), /people\.runbook/);
    await worker.change({ "people.runbook": roster });
    await worker.shown("a.runbook", { code, there: false });
    await worker.change({ "people.runbook": null });
    await worker.shown("a.runbook", { code, there: true });
  });

  it("looks at files that no editor shows, but for those that git ignores", async () => {
    const wrong = 'runbook wrong "Wrong" { step a "A" { owner nobody } }\n';
    const worker = await inWorker({ "wrong.runbook": wrong, "old/wrong.runbook": wrong, ".gitignore": "old/\n" });
    assert.ok((await worker.shown("wrong.runbook")).length > 0);
    assert.deepEqual(await worker.everShown("old/wrong.runbook"), []);
  });

  it("draws the same pictures, and names the same sources, as on Node", async () => {
    const name = "boring/payments.runbook";
    editor = await startEditor(files, everything);
    const worker = await inWorker(files);
    editor.open(name, files[name] ?? "");
    await worker.open(name, files[name] ?? "");
    const view = { rows: "phase", zoom: 1, density: "comfortable", collapsed: [], filter: {}, cutQuiet: false };
    for (const format of ["svg", "html", "markdown"]) {
      const of = (uri: string) => ({ uri, format, view });
      const onNode: ExportResult = await editor.client.sendRequest<ExportResult>(exportRequest, of(editor.uri(name)));
      assert.ok("content" in onNode && onNode.content.includes("sha256"), JSON.stringify(onNode).slice(0, 300));
      assert.deepEqual(await worker.ask(exportRequest, of(worker.uri(name))), onNode);
    }
  });

  it("makes the same runbooks of tables as on Node", async () => {
    editor = await startEditor();
    const worker = await inWorker({});
    const tables = {
      "plan.csv": "Task;Owner;Start\nStop;Ana;2026-05-23 22:00\nGo;Ben;2026-05-23 23:00\n",
      "plan.md": "| Task | Owner |\n|---|---|\n| Stop &eacute; | Ana |\n",
      "plan.html": "<table><tr><th>Task<th>Owner<tr><td>Stop &eacute;<td>Ana</table>",
      "plan.xlsx": readFileSync(new URL("../../../samples/import/ledger-cutover.xlsx", import.meta.url)),
    };
    for (const [file, content] of Object.entries(tables)) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const params = { name: file, base64: base64Of(bytes) };
      const onNode: ImportResult = await editor.client.sendRequest<ImportResult>(importRequest, params);
      assert.ok(onNode.kind === "imported" && /step \S+ "/.test(onNode.runbook), JSON.stringify(onNode));
      // What is undefined is not written down in JSON, but comes from a worker.
      assert.deepEqual(JSON.parse(JSON.stringify(await worker.ask(importRequest, params))), onNode);
    }
  });

  it("says that a run cannot be written there", async () => {
    const name = "boring/payments.runbook";
    const worker = await inWorker(files);
    await worker.open(name, files[name] ?? "");
    const uri = worker.uri(name);
    assert.deepEqual(await worker.ask(runRequest, { uri }), { kind: "none" });
    const refused = await worker.ask(runWriteRequest, { uri, by: "lee", said: { kind: "opened" } });
    assert.match(JSON.stringify(refused), /"refused".*in a browser no run can be opened/);
  });

  it("compares with another file, and says that there is no git", async () => {
    const name = "boring/payments.runbook";
    const worker = await inWorker(files);
    await worker.open(name, files[name] ?? "");
    const uri = worker.uri(name);
    assert.deepEqual(await worker.ask(compareRequest, { uri, since: { kind: "file", uri } }), {
      markdown: "Nothing has changed.\n",
    });
    const since = { kind: "ref", ref: "HEAD" };
    const result = (await worker.ask(compareRequest, { uri, since })) as CompareResult;
    assert.ok("error" in result && result.error.includes("a browser does not have"));
  });
});

describe("the bundle of the language server in a browser", () => {
  it("asks for nothing that a browser has not", () => {
    const text = readFileSync(new URL("../../../dist/browser/server.js", import.meta.url), "utf8");
    assert.doesNotMatch(text, /\brequire\(|"node:|\bBuffer\.(?:from|alloc|concat)/);
  });
});
