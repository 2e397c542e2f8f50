import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CodeLens,
  ConfigurationTarget,
  commands,
  type DocumentLink,
  type InlayHint,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type TextDocument,
  workspace,
} from "vscode";
import { behind, closeAll, eventually, rangeOf, show, untilFindings } from "./workbench.js";

describe("around a runbook's text", () => {
  let document: TextDocument;
  before(async () => {
    const night = await show("high-wire/payments.runbook");
    await untilFindings(night.uri, codes => codes.length > 0, "the night is wrong");
    document = await show("boring/payments.runbook");
  });
  after(closeAll);

  const ask = <T>(command: string, ...more: readonly unknown[]) =>
    commands.executeCommand<T>(command, document.uri, ...more);
  const lenses = async () =>
    (await ask<CodeLens[]>("vscode.executeCodeLensProvider", 100)).map(({ command }) => command?.title ?? "");
  const hints = async () => {
    const all = new Range(0, 0, document.lineCount, 0);
    const found = await ask<InlayHint[]>("vscode.executeInlayHintProvider", all);
    return found.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
  };

  it("stands no colour: `#dba` is a channel", () => {
    const decorated = (languageId: string) =>
      workspace.getConfiguration("editor", { uri: document.uri, languageId }).get("defaultColorDecorators");
    assert.deepEqual([decorated("runbook"), decorated("css")], ["never", "auto"]);
  });

  it("stand verdict and times", async () => {
    await eventually(async () => assert.match((await lenses()).join("\n"), /\bGO\b/));
    const written = (await hints()).join("\n");
    assert.match(written, /21:40/);
    assert.match(written, /critical/);
  });

  it("both go when the settings say so, and come back", async () => {
    const settings = workspace.getConfiguration("gonogo");
    const change = async (value: boolean | undefined) => {
      for (const name of ["codeLens", "inlayHints.times", "inlayHints.ownerTimes", "inlayHints.float"])
        await settings.update(name, value, ConfigurationTarget.Workspace);
    };
    await change(false);
    await eventually(async () => assert.deepEqual([...(await lenses()), ...(await hints())], []));
    await change(undefined);
    await eventually(async () => assert.ok((await lenses()).length > 0 && (await hints()).length > 0));
  });

  it("names are coloured by what they stand for", async () => {
    const tokens = await ask<SemanticTokens>("vscode.provideDocumentSemanticTokens");
    assert.ok(tokens.data.length >= 5 * 20, `${tokens.data.length / 5} tokens`);
  });

  it("the import is a link", async () => {
    const links = await ask<DocumentLink[]>("vscode.executeLinkProvider", 100);
    const line = rangeOf(document, '"./people.runbook"').start.line;
    const link = links.find(({ range }) => range.start.line === line);
    assert.match(link?.target?.path ?? "", /boring\/people\.runbook$/);
  });

  it("a selection grows from the word outwards", async () => {
    const [selection] = await ask<SelectionRange[]>("vscode.executeSelectionRangeProvider", [
      behind(document, "owner pri"),
    ]);
    const texts: string[] = [];
    for (let each = selection; each; each = each.parent) texts.push(document.getText(each.range));
    assert.ok(texts.includes("priya"));
    assert.ok(texts.some(text => /^step backup .*\}$/s.test(text)));
    assert.ok(texts.some(text => /^phase prepare .*\}$/s.test(text)));
  });

  it("what comes before and after an activity is its hierarchy of calls", async () => {
    const [item] = await ask<CallHierarchyItem[]>("vscode.prepareCallHierarchy", behind(document, "step promo"));
    assert.match(item?.name ?? "", /Promote the replica/);
    const before = await commands.executeCommand<CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", item);
    const next = await commands.executeCommand<CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", item);
    assert.match(before.map(({ from }) => from.name).join(), /Shift all traffic/);
    assert.match(next.map(({ to }) => to.name).join(), /smoke tests/);
  });
});
