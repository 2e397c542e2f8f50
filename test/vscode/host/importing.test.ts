import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { commands, Uri, window, workspace } from "vscode";
import { insert, isEmpty } from "../../../client/importing/insert.js";
import { readSource } from "../../../client/importing/source.js";
import {
  closeAll,
  codesOf,
  eventually,
  extension,
  fileAt,
  textOnDisk,
  untilFindings,
  writeOnDisk,
} from "./workbench.js";

const sheet = "boring/ledger-cutover.csv";
const empty = "boring/empty.runbook";

describe("an import", () => {
  afterEach(closeAll);
  after(() => workspace.fs.delete(fileAt(empty)));

  it("is shown in a panel, of the file that the menu was opened on", async () => {
    await extension().activate();
    await commands.executeCommand("gonogo.import", fileAt(sheet));
    await eventually(() =>
      assert.ok(window.tabGroups.activeTabGroup.tabs.some(({ label }) => label === "Import ledger-cutover.csv")),
    );
  });

  it("fills the empty runbook, and writes nothing on disk", async () => {
    await writeOnDisk(empty, "");
    const { document } = await window.showTextDocument(fileAt(empty));
    assert.ok(isEmpty(document));
    const source = await readSource(fileAt(sheet), document.uri);
    const made = { runbook: 'runbook a "A" {\n}\n', rosterName: "people.runbook" };
    await insert(made, source, document.uri, undefined);
    assert.equal(document.getText(), made.runbook);
    assert.equal(await textOnDisk(empty), "");
    await insert(made, source, document.uri, undefined);
    assert.equal(document.getText(), made.runbook);
    assert.equal(window.activeTextEditor?.document.uri.scheme, "untitled");
  });

  it("opens the runbook and its people as texts that know their places, and each other", async () => {
    const source = await readSource(fileAt(sheet), undefined);
    const rosterName = "people-2.runbook";
    const roster = 'person ana "Ana" { timezone UTC contact "#ana" }\n';
    const runbook = `import "./${rosterName}"\n\nrunbook a "A" {\n  step b "B" { owner ana takes 5m }\n}\n`;
    await insert({ runbook, roster, rosterName }, source, undefined, undefined);
    const shown = window.activeTextEditor?.document;
    assert.ok(shown);
    assert.equal(shown.uri.toString(), fileAt("boring/ledger-cutover.runbook").with({ scheme: "untitled" }).toString());
    const beside = workspace.textDocuments.find(({ uri }) => uri.path.endsWith(`/boring/${rosterName}`));
    assert.equal(beside?.getText(), roster);
    await untilFindings(shown.uri, codes => codes.includes("rollback/missing"), "the runbook is checked");
    await eventually(() => assert.ok(!codesOf(shown.uri).some(code => /^(?:syntax|reference)\//.test(code))));
    await assert.rejects(async () => workspace.fs.stat(fileAt(`boring/${rosterName}`)));
  });

  it("says what cannot be read, and opens nothing", async () => {
    await assert.rejects(readSource(Uri.joinPath(fileAt(sheet), "..", "none.csv"), undefined));
  });
});
