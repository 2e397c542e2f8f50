/** A title stands for what it is the title of, under the mouse, for definitions and in searches. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Hover, LocationLink, Position, WorkspaceSymbol } from "vscode-languageserver-types";
import { type Editor, startEditor } from "./editor.js";
import { payments, people, positionAt } from "./sample.js";

const name = "plan.runbook";

describe("titles", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": people, [name]: payments });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => editor.dispose());

  /** Places in names and in their titles. */
  const titles = [...payments.matchAll(/((?:phase|step|check|notify|gate|contingency) )([\w-]+) "([^"]+)"/g)].map(
    ({ index, 1: keyword = "", 2: part = "", 3: title = "" }) => {
      const from = index + keyword.length;
      return {
        title,
        inName: positionAt(payments, from + 1),
        endOfName: positionAt(payments, from + part.length),
        inTitle: positionAt(payments, from + part.length + 4),
      };
    },
  );

  it("tell the same under the mouse as the names before them", async () => {
    assert.ok(titles.length > 8);
    for (const { title, inName, inTitle } of titles) {
      const at = (position: Position) =>
        editor.client.sendRequest<Hover | null>("textDocument/hover", {
          textDocument: { uri: editor.uri(name) },
          position,
        });
      const [ofName, ofTitle] = [await at(inName), await at(inTitle)];
      assert.ok(ofTitle, title);
      assert.deepEqual(ofTitle.contents, ofName?.contents, title);
    }
  });

  it("lead to the names before them", async () => {
    for (const { endOfName, inTitle } of titles) {
      const [link] =
        (await editor.client.sendRequest<LocationLink[] | null>("textDocument/definition", {
          textDocument: { uri: editor.uri(name) },
          position: inTitle,
        })) ?? [];
      assert.deepEqual(link?.targetSelectionRange.end, endOfName);
    }
  });

  it("are renamed by no request about a name", async () => {
    const position = titles[0]?.inTitle;
    const textDocument = { uri: editor.uri(name) };
    assert.equal(await editor.client.sendRequest("textDocument/prepareRename", { textDocument, position }), null);
    assert.equal(
      await editor.client.sendRequest("textDocument/rename", { textDocument, position, newName: "other" }),
      null,
    );
    assert.equal(await editor.client.sendRequest("textDocument/linkedEditingRange", { textDocument, position }), null);
  });

  const searches: readonly (readonly [query: string, name: string, container: string])[] = [
    ["jack", "jack", "people.runbook"],
    ["riley", "Jack Riley", "people.runbook"],
    ["Jack R", "Jack Riley", "people.runbook"],
    ["prod", "production", "people.runbook"],
    ["datab", "Database administrators", "people.runbook"],
  ];
  for (const [query, found, container] of searches) {
    it(`find ${found} in ${container} by ${query}`, async () => {
      const symbols = await editor.client.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query });
      assert.ok(
        symbols.some(symbol => symbol.name === found && symbol.containerName === container),
        JSON.stringify(symbols.map(symbol => [symbol.name, symbol.containerName])),
      );
    });
  }

  it("of activities are found in their phase", async () => {
    const symbols = await editor.client.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "" });
    assert.ok(symbols.some(({ containerName }) => containerName === "Cut over"));
  });

  it("and names are found up to a number, the likeliest first", async () => {
    const many = Array.from({ length: 400 }, (_, index) => `skill x-many-${index} "Many"`).join("\n");
    editor.write("many.runbook", `${many}\nskill many "One"`);
    await editor.settled();
    const symbols = await editor.client.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "many" });
    assert.equal(symbols.length, 256);
    assert.equal(symbols[0]?.name, "many");
  });
});
