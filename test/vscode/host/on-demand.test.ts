import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  type DocumentLink,
  type Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import {
  closeAll,
  eventually,
  fileAt,
  found,
  rangeOf,
  show,
  textOnDisk,
  untilFindings,
  writeOnDisk,
} from "./workbench.js";

const path = "boring/night.runbook";
const roster = "boring/people-2.runbook";
const night = `import "./people.runbook"
import "./people.runbook"
person ana "Ana" { timezone europe/lisbon contact "1" }
person ben "Ben" { timezone Europe/London contact "2" }
runbook night "A night" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  phase work "Work" {
    step one "One" { takes 10m rollback none because "nothing" }
    step two "Two" { takes 10m rollback none because "nothing" }
  }
}
`;

describe("what is done to a text on demand", () => {
  afterEach(async () => {
    await closeAll();
    for (const file of [path, roster]) await workspace.fs.delete(fileAt(file)).then(undefined, () => undefined);
  });

  const opened = async (): Promise<TextDocument> => {
    await writeOnDisk(path, night);
    const document = await show(path);
    await untilFindings(document.uri, codes => codes.includes("time/unknown-zone"), "Lisbon is misspelt");
    return document;
  };
  const choose = async (document: TextDocument, range: Range, title: RegExp): Promise<void> => {
    const action = await eventually(async () => {
      const all = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        range,
        CodeActionKind.Refactor.value,
        100,
      );
      return found(
        all.find(each => title.test(each.title)),
        `${title} among ${all.map(each => each.title).join("; ")}`,
      );
    });
    assert.ok(action.edit, "the change was not made");
    assert.ok(await workspace.applyEdit(action.edit), "the change was refused");
  };
  /** As the setting `editor.codeActionsOnSave` has it. */
  const savedWith = async (kind: string): Promise<string> => {
    const document = await opened();
    const editor = workspace.getConfiguration("editor", { languageId: "runbook" });
    await editor.update("codeActionsOnSave", { [kind]: "explicit" }, ConfigurationTarget.Workspace, true);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, "// one more\n");
    assert.ok(await workspace.applyEdit(edit));
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.save");
    await editor.update("codeActionsOnSave", undefined, ConfigurationTarget.Workspace, true);
    assert.ok(!document.isDirty, "it was not saved");
    return textOnDisk(path);
  };

  it("two steps are run side by side", async () => {
    const document = await opened();
    const both = rangeOf(document, "step one").union(rangeOf(document, 'step two "Two"'));
    await choose(document, both, /^Run these 2 in parallel/);
    assert.match(document.getText(), /^ {4}parallel \{\n {6}step one .*\n {6}step two .*\n {4}\}$/m);
  });

  it("people move into a roster, a file of its own", async () => {
    const document = await opened();
    await choose(document, rangeOf(document, "person ana"), /into the roster people-2\.runbook$/);
    assert.match(document.getText(), /^import "\.\/people-2\.runbook"$/m);
    assert.doesNotMatch(document.getText(), /^person/m);
    assert.match((await workspace.openTextDocument(fileAt(roster))).getText(), /^person ana "Ana"/m);
  });

  it("all that is safe is fixed on save where the person wants it", async () => {
    assert.equal(
      await savedWith("source.fixAll.gonogo"),
      `${night.replace("europe/lisbon", "Europe/Lisbon")}// one more\n`,
    );
  });

  it("imports that bring nothing go on save where the person wants it", async () => {
    const [first = "", , ...rest] = night.split("\n");
    assert.equal(await savedWith("source.organizeImports"), `${[first, ...rest].join("\n")}// one more\n`);
  });

  it("tickets lead to where a setting says", async () => {
    const document = await show("boring/payments.runbook");
    const settings = workspace.getConfiguration("gonogo");
    await settings.update("tickets", { "RFC-\\d+": "https://tickets.example.com/$0" }, ConfigurationTarget.Workspace);
    const ticket = rangeOf(document, "RFC-20871");
    await eventually(async () => {
      const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri, 100);
      const link = links.find(({ range }) => range.isEqual(ticket));
      assert.equal(link?.target?.toString(), "https://tickets.example.com/RFC-20871");
    });
    await settings.update("tickets", undefined, ConfigurationTarget.Workspace);
  });
});
