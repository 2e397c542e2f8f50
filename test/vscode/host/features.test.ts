import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type CompletionList,
  commands,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type MarkdownString,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from "vscode";
import {
  behind,
  closeAll,
  eventually,
  fileAt,
  fixesAt,
  found,
  rangeOf,
  show,
  textOnDisk,
  untilFindings,
} from "./workbench.js";

describe("in a runbook", () => {
  let document: TextDocument;
  before(async () => {
    document = await show("high-wire/payments.runbook");
    await untilFindings(document.uri, codes => codes.length > 0, "the night is wrong");
  });
  after(closeAll);

  const ask = <T>(command: string, ...more: readonly unknown[]) =>
    commands.executeCommand<T>(command, document.uri, ...more);

  it("the mouse is told who somebody is", async () => {
    const hovers = await ask<Hover[]>("vscode.executeHoverProvider", behind(document, "owner aru"));
    const text = hovers.flatMap(({ contents }) => contents.map(textOf)).join("\n");
    assert.match(text, /\*\*Arun Rao\*\* \(person\)/);
    assert.match(text, /Asia\/Kolkata/);
  });

  it("the people who can own a step are offered", async () => {
    const { items } = await ask<CompletionList>(
      "vscode.executeCompletionItemProvider",
      behind(document, "owner arun or "),
    );
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const name of ["dana", "jack", "lee"]) assert.ok(labels.includes(name), `${name} is not in ${labels.join()}`);
  });

  it("a name leads to its declaration in another file", async () => {
    const links = await ask<(Location | LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      behind(document, "owner aru"),
    );
    const [first] = links;
    assert.ok(first);
    const target = "targetUri" in first ? first.targetUri : first.uri;
    assert.equal(target.toString(), fileAt("high-wire/people.runbook").toString());
  });

  it("all uses of a name are found, and those of this file stand out", async () => {
    const references = await ask<Location[]>("vscode.executeReferenceProvider", behind(document, "owner aru"));
    const files = new Set(references.map(({ uri }) => uri.path.split("/").slice(-2).join("/")));
    assert.deepEqual([...files].sort(), ["high-wire/payments.runbook", "high-wire/people.runbook"]);
    const marks = await ask<DocumentHighlight[]>("vscode.executeDocumentHighlights", behind(document, "owner priy"));
    assert.equal(marks.length, document.getText().match(/\bpriya\b/g)?.length);
  });

  it("there is an outline, and blocks fold", async () => {
    const [runbook] = await ask<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider");
    assert.equal(runbook?.name, "Payments moves to the backup database");
    assert.deepEqual(
      runbook.children.filter(({ children }) => children.length > 0).map(({ name }) => name),
      ["Prepare", "Cut over", "Verify"],
    );
    const folds = await ask<FoldingRange[]>("vscode.executeFoldingRangeProvider");
    const line = rangeOf(document, "phase cutover").start.line;
    assert.ok(folds.some(({ start }) => start === line));
  });

  it("symbols of all folders are found by name", async () => {
    const symbols = await eventually(async () => {
      const all = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "shift");
      assert.ok(all.length >= 2);
      return all;
    });
    const folders = new Set(symbols.map(({ location }) => location.uri.path.split("/").at(-2)));
    assert.deepEqual([...folders].sort(), ["boring", "high-wire"]);
  });

  it("a person is renamed in all files, and the files are saved so", async () => {
    const edit = await ask<WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      behind(document, "owner aru"),
      "arun-rao",
    );
    assert.equal(edit.entries().length, 2);
    assert.ok(await workspace.applyEdit(edit));
    for (const file of ["high-wire/payments.runbook", "high-wire/people.runbook"]) {
      const renamed = await workspace.openTextDocument(fileAt(file));
      assert.ok(await renamed.save());
      const text = await textOnDisk(file);
      assert.match(text, /\barun-rao\b/);
      assert.doesNotMatch(text, /\barun\b(?!-)/);
    }
    assert.match(await textOnDisk("boring/people.runbook"), /person arun /);
  });

  it("a quick fix mends the file", async () => {
    const range = rangeOf(document, "10:00");
    const title = "Add `timezone America/Los_Angeles`";
    const fix = await eventually(async () =>
      found(
        (await fixesAt(document, range)).find(each => each.title === title),
        title,
      ),
    );
    assert.ok(fix.edit);
    assert.ok(await workspace.applyEdit(fix.edit));
    assert.ok(await document.save());
    assert.match(await textOnDisk("high-wire/payments.runbook"), /^ {2}timezone America\/Los_Angeles$/m);
    await untilFindings(document.uri, codes => !codes.includes("time/missing-zone"), "the zone is there");
  });
});

function textOf(content: Hover["contents"][number]): string {
  return typeof content === "string" ? content : (content as MarkdownString).value;
}
