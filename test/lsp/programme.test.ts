/** A programme in the editor: what is said of it follows its runbooks, and each feature knows it. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  LocationLink,
  TextDocumentEdit,
  TextEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { unpackedTimeline } from "../../language/exports/timeline/packed.js";
import {
  type ExportParams,
  type ExportResult,
  exportRequest,
  type TimelineDragResult,
  type TimelineResult,
  timelineDragRequest,
  timelineRequest,
} from "../../server/protocol.js";
import { type Editor, everything, startEditor } from "./editor.js";
import { withCursor } from "./sample.js";

const roster = `person ana "Ana Lopez" { timezone Europe/London contact "ana@example.com" hours 08:00 to 22:00 }
person ben "Ben Okafor" { timezone Europe/London contact "ben@example.com" hours 08:00 to 22:00 }
environment production { protected }
`;

const runbook = (name: string, from: string, owner = "ana or ben"): string => `import "../people.runbook"

runbook ${name} "Restart ${name}" {
  risk low
  timezone Europe/London
  window 2026-05-20 ${from} to 2026-05-20 14:00
  owner ${owner}
  step ${name}-work "Restart" { takes 20m rollback none because "a restart changes nothing" }
}
`;

const night = `import "../people.runbook"

programme night "Changes of 20 May" {
  timezone Europe/London
  window 2026-05-20 10:00 to 14:00
  runbook "./payments.runbook",
    "./shop.runbook"
}
`;
const name = "nights/night.runbook";

const files: Readonly<Record<string, string>> = {
  "people.runbook": roster,
  "nights/payments.runbook": runbook("payments", "10:00"),
  "nights/shop.runbook": runbook("shop", "11:00"),
  "nights/search.runbook": runbook("search", "12:00"),
  [name]: night,
};

describe("a programme in the editor", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor(files, everything);
    editor.open(name, night);
    await editor.settled();
  });
  after(() => editor.dispose());

  const shown = (): readonly string[] => editor.shown(name).map(({ code }) => String(code));
  const isFresh = (): void => assert.deepEqual(editor.shown(name), editor.fresh(name));
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    editor.client.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: editor.uri(name) }, ...params });
  const at = (words: string) => withCursor(night.replace(words, `|${words}`)).cursor;
  /** Asks with another text of the programme, which is put back. */
  const instead = async <T>(text: string, then: () => Promise<T>): Promise<T> => {
    editor.type(name, text);
    await editor.settled();
    const answer = await then();
    editor.type(name, night);
    await editor.settled();
    return answer;
  };

  it("is checked with the unsaved texts of its runbooks and what they import", async () => {
    assert.deepEqual(shown(), []);
    editor.open("nights/shop.runbook", files["nights/shop.runbook"] ?? "");
    editor.type("nights/shop.runbook", runbook("shop", "10:10", "ana"));
    await editor.settled();
    assert.deepEqual(shown(), ["programme/double-booked", "programme/runbook"]);
    isFresh();
    editor.type("nights/shop.runbook", runbook("shop", "10:10", "ben or ana"));
    await editor.settled();
    assert.deepEqual(shown(), []);
    editor.open("people.runbook", roster);
    editor.type("people.runbook", roster.replace('"ben@', '"ana@').replace("person ana", "person anna"));
    await editor.settled();
    assert.deepEqual(shown(), ["programme/runbook", "programme/runbook"]);
    isFresh();
    editor.close("people.runbook");
    editor.close("nights/shop.runbook");
    await editor.settled();
    assert.deepEqual(shown(), []);
  });

  it("is checked again when a runbook comes, goes or changes on disk", async () => {
    editor.remove("nights/shop.runbook");
    await editor.settled();
    assert.deepEqual(shown(), ["programme/runbook"]);
    isFresh();
    editor.write("nights/shop.runbook", runbook("shop", "10:05"));
    await editor.settled();
    assert.deepEqual(shown(), ["programme/double-booked"]);
    isFresh();
    editor.write("nights/shop.runbook", files["nights/shop.runbook"] ?? "");
    await editor.settled();
    assert.deepEqual(shown(), []);
  });

  it("leads to its runbooks", async () => {
    const links = await ask<DocumentLink[]>("documentLink");
    assert.deepEqual(
      links.map(({ target }) => target),
      ["people.runbook", "nights/payments.runbook", "nights/shop.runbook"].map(each => editor.uri(each)),
    );
    const [definition] = await ask<LocationLink[]>("definition", { position: at("./shop") });
    assert.equal(definition?.targetUri, editor.uri("nights/shop.runbook"));
  });

  it("says what stands under the mouse", async () => {
    const hover = async (words: string): Promise<string> => {
      const found = await ask<Hover | null>("hover", { position: at(words) });
      return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
    };
    assert.match(
      await hover("./shop"),
      /^\*\*\.\/shop\.runbook\*\*\s+Restart shop\s+Wed 2026-05-20 11:00 to 11:20 in London\s+GO$/,
    );
    assert.match(
      await hover("night "),
      /^\*\*Changes of 20 May\*\* \(programme\)\s+2 runbooks\s+Window Wed 2026-05-20 10:00 to 14:00 in London/,
    );
    assert.match(await hover("programme "), /the runbooks of one night/);
    assert.match(await hover("runbook "), /a runbook of the programme/);
  });

  it("is in the outline, folds and is laid out", async () => {
    const symbols = await ask<DocumentSymbol[]>("documentSymbol");
    assert.deepEqual(
      symbols.map(({ name, children = [] }) => [name, ...children.map(child => child.name)]),
      [["Changes of 20 May", "./payments.runbook", "./shop.runbook"]],
    );
    const folds = await ask<FoldingRange[]>("foldingRange");
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 2 && endLine === 6));
    const untidy = night.replace("  timezone", "     timezone").replace("{\n", "{ ");
    const edits = await instead(untidy, () =>
      ask<TextEdit[]>("formatting", { options: { tabSize: 2, insertSpaces: true } }),
    );
    assert.equal(TextDocument.applyEdits(TextDocument.create("", "", 1, untidy), edits), night);
  });

  it("is completed", async () => {
    const labels = async (marked: string): Promise<readonly string[]> => {
      const { text, cursor } = withCursor(marked);
      return instead(text, async () => {
        const list = await ask<CompletionList>("completion", { position: cursor });
        return list.items.map(({ label }) => label);
      });
    };
    const inside = (body: string): string => night.replace('    "./shop.runbook"\n', `    "./shop.runbook"\n${body}`);
    const statements = (await labels(inside("  |\n"))).filter(label => !label.includes(" "));
    assert.deepEqual(statements.sort(), ["accept", "link", "note", "runbook"]);
    assert.deepEqual(await labels(inside("  runbook |\n")), ['"./search.runbook"']);
    assert.deepEqual(await labels(inside('  runbook "./se|"\n')), ['"./search.runbook"']);
    assert.deepEqual(await labels(night.replace("./shop.runbook", "./s|")), ['"./search.runbook"', '"./shop.runbook"']);
    assert.deepEqual((await labels(inside('  accept programme/double-booked because "x" by |\n'))).slice(0, 2), [
      "ana",
      "ben",
    ]);
  });

  it("has its findings accepted in it", async () => {
    editor.write("nights/shop.runbook", runbook("shop", "10:05"));
    await editor.settled();
    const [diagnostic] = editor.shown(name);
    const actions = await ask<CodeAction[]>("codeAction", {
      range: diagnostic?.range,
      context: { diagnostics: editor.shown(name) },
    });
    const accept = actions.find(({ title }) => title === "Accept this risk: programme/double-booked…");
    const change = accept?.edit?.documentChanges?.find((each): each is TextDocumentEdit => "edits" in each);
    assert.equal(change?.textDocument.uri, editor.uri(name));
    await instead(
      night.replace('shop.runbook"\n', 'shop.runbook"\n  accept programme/double-booked because "one button" by ben\n'),
      async () => assert.deepEqual(shown(), []),
    );
    editor.write("nights/shop.runbook", files["nights/shop.runbook"] ?? "");
    await editor.settled();
  });

  it("is drawn and written out with all of its runbooks", async () => {
    const uri = editor.uri(name);
    const picture = await editor.client.sendRequest<TimelineResult>(timelineRequest, { uri });
    assert.ok(picture.kind === "whole");
    const data = unpackedTimeline(picture.data);
    assert.deepEqual(
      data.activities.map(({ id, phase }) => [id, data.phases[phase ?? -1]?.title]),
      [
        ["payments/payments-work", "Restart payments"],
        ["shop/shop-work", "Restart shop"],
      ],
    );
    const dragged = await editor.client.sendRequest<TimelineDragResult>(timelineDragRequest, {
      uri,
      have: picture.revision,
      activity: 0,
      drag: { kind: "move", to: data.zero },
    });
    assert.equal(dragged.kind, "refused");
    const exported = (format: ExportParams["format"]) =>
      editor.client.sendRequest<ExportResult>(exportRequest, { uri, format });
    const [markdown, svg, html] = [await exported("markdown"), await exported("svg"), await exported("html")];
    assert.ok("content" in markdown);
    assert.match(markdown.content, /\| 11:00 \| 11:20 \| 20m \| Restart shop \| Restart \| Ana Lopez \|/);
    assert.ok("content" in svg && svg.content.includes("Restart payments") && svg.content.includes("Restart shop"));
    assert.ok("error" in html && html.error.includes("of a single runbook"));
    const lenses = await ask<CodeLens[]>("codeLens");
    assert.ok(lenses.some(({ command }) => command?.title === "GO"));
  });

  it("does all this without a fault", () => assert.deepEqual(editor.failures, []));
});
