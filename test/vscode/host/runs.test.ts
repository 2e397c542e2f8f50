import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type CodeAction,
  type CodeLens,
  ConfigurationTarget,
  commands,
  RelativePattern,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { closeAll, eventually, fileAt, fixesAt, found, rangeOf, show, textOnDisk, writeOnDisk } from "./workbench.js";

const path = "boring/short-night.runbook";
const night = `person ana "Ana" { timezone Europe/London contact "1" }
person ben "Ben" { timezone Europe/London contact "2" }
runbook short-night "A short night" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  coordinator ana
  owner ana or ben
  step one "One" { takes 10m rollback none because "nothing" }
  step two "Two" { takes 10m rollback none because "nothing" }
}
`;

describe("a run", () => {
  before(() => workspace.getConfiguration("gonogo").update("run.me", "ana", ConfigurationTarget.Global));
  after(async () => {
    await closeAll();
    await workspace.getConfiguration("gonogo").update("run.me", undefined, ConfigurationTarget.Global);
    const files = await workspace.findFiles(new RelativePattern(fileAt("boring"), "short-night.*"));
    for (const file of files) await workspace.fs.delete(file);
  });

  const log = async (): Promise<string> => {
    const [file] = await workspace.findFiles(new RelativePattern(fileAt("boring"), "short-night.*.run.jsonl"));
    return new TextDecoder().decode(await workspace.fs.readFile(found(file, "the log")));
  };
  const lensesOf = async (document: TextDocument): Promise<readonly CodeLens[]> =>
    commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 100);
  const lens = (document: TextDocument, title: RegExp): Promise<CodeLens> =>
    eventually(async () => {
      const all = await lensesOf(document);
      return found(
        all.find(({ command }) => title.test(command?.title ?? "")),
        `${title} among ${all.map(each => each.command?.title).join("; ")}`,
      );
    });
  /** Takes the first of what a list offers, until something has come of it. */
  const acceptUntil = <T>(look: () => Promise<T>): Promise<T> =>
    eventually(async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return look();
    });

  it("of the past stands above its runbook, with its review as a document, and what it measured as a quick fix", async () => {
    const document = await show("boring/payments.runbook");
    await lens(document, /^Run of 2026-06-02: succeeded$/);
    const review = await lens(document, /^Review$/);
    await commands.executeCommand(review.command?.command ?? "", ...(review.command?.arguments ?? []));
    await eventually(() => {
      const shown = workspace.textDocuments.find(
        ({ isUntitled, languageId }) => isUntitled && languageId === "markdown",
      );
      assert.match(found(shown, "the review").getText(), /^# Review: Payments moves to the backup database/);
    });
    const fixes: readonly CodeAction[] = await fixesAt(document, rangeOf(document, "takes 20m at most 25m"));
    assert.ok(
      fixes.some(({ title }) => title.startsWith("Set it to what was measured: `takes 26m`")),
      fixes.map(({ title }) => title).join("; "),
    );
    assert.ok(!document.isDirty);
  });

  it("is opened by a command and recorded in the text; the log is the one that gonogo run writes", async () => {
    await writeOnDisk(path, night);
    const document = await show(path);
    await lens(document, /^(?:GO|NO-GO)/);
    const opening = commands.executeCommand("gonogo.run.open");
    assert.match(await acceptUntil(log), /"by":"ana".*"kind":"opened"/);
    await opening;
    await lens(document, /^Run open since/);
    const start = await lens(document, /^Start$/);
    assert.equal(start.range.start.line, rangeOf(document, "step one").start.line);
    await commands.executeCommand(start.command?.command ?? "", ...(start.command?.arguments ?? []));
    await lens(document, /^running 0m of 10m/);
    const done = await lens(document, /^Done$/);
    await commands.executeCommand(done.command?.command ?? "", ...(done.command?.arguments ?? []));
    const next = await lens(document, /^Start$/);
    assert.equal(next.range.start.line, rangeOf(document, "step two").start.line);
    const kinds = (await log())
      .trimEnd()
      .split("\n")
      .map(line => JSON.parse(line).kind);
    assert.deepEqual(kinds, ["opened", "started", "done"]);
    assert.equal(await textOnDisk(path), night);
    assert.ok(window.activeTextEditor);
  });
});
