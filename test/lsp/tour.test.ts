import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "mocha";
import { type CompletionItem, CompletionItemKind, type CompletionList } from "vscode-languageserver-types";
import { languages } from "../../server/lsp/completion/fences.js";
import { type Editor, everything, startEditor } from "./editor.js";
import { withCursor } from "./sample.js";
import { files } from "./tour/files.js";
import { importing } from "./tour/importing.js";
import { blocks, openedByOthers, openedBySpace } from "./tour/opened.js";
import type { Stop } from "./tour/stop.js";
import { zones } from "./tour/zones.js";

const name = "toured.runbook";

/** A scripted tour: at every stop somebody asks what can be written. */
const tour: Readonly<Record<string, readonly Stop[]>> = { zones, openedBySpace, openedByOthers, blocks, importing };

describe("the tour through completion", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor(files, everything, { now: Date.UTC(2026, 4, 18, 9) / 1_000 });
    editor.open(name, "");
    await editor.settled();
  });
  after(() => editor.dispose());

  async function listAt(marked: string, trigger?: string): Promise<CompletionList> {
    const { text, cursor } = withCursor(marked);
    editor.type(name, text);
    const list = await editor.client.sendRequest<CompletionList | null>("textDocument/completion", {
      textDocument: { uri: editor.uri(name) },
      position: cursor,
      ...(trigger === undefined ? {} : { context: { triggerKind: 2, triggerCharacter: trigger } }),
    });
    return list ?? { isIncomplete: false, items: [] };
  }
  const isSnippet = ({ kind }: CompletionItem): boolean => kind === CompletionItemKind.Snippet;
  const words = (text: string): readonly string[] => text.split(" ").filter(word => word !== "");

  for (const [part, stops] of Object.entries(tour)) {
    for (const stop of stops) {
      const { text, trigger, first, offered, exactly, snippets, never = "", isIncomplete, writes, also } = stop;
      const asked = trigger === undefined ? "" : ` after typing ${JSON.stringify(trigger)}`;
      it(`${part}${asked}: ${text.replaceAll("\n", " ⏎ ")} → ${first ?? offered ?? snippets ?? `without ${never}`}`, async () => {
        const list = await listAt(text, trigger);
        const labels = list.items.filter(item => !isSnippet(item)).map(({ label }) => label);
        if (first !== undefined) assert.equal(list.items[0]?.label, first);
        if (exactly) assert.equal(labels.join(" "), offered);
        assert.deepEqual(
          words(offered ?? "").filter(label => !labels.includes(label)),
          [],
        );
        assert.deepEqual(
          words(never).filter(label => labels.includes(label)),
          [],
        );
        if (snippets !== undefined) {
          assert.equal(
            list.items
              .filter(isSnippet)
              .map(({ label }) => label)
              .join(" | "),
            snippets,
          );
        }
        if (writes !== undefined) assert.equal(list.items[0]?.textEdit?.newText, writes);
        if (also !== undefined)
          assert.equal(list.items[0]?.additionalTextEdits?.map(({ newText }) => newText).join(), also);
        if (isIncomplete !== undefined) assert.equal(list.isIncomplete, isIncomplete);
        assert.deepEqual(editor.failures, []);
      });
    }
  }

  it("offers no language of a block that is not coloured", () => {
    const grammar = readFileSync(new URL("../../syntaxes/runbook.tmLanguage.json", import.meta.url), "utf8");
    // Each names the languages it is for: (?i:sh|bash).
    const coloured = [...grammar.matchAll(/\(```\)[^"]*?\(\?i:([^)]*)\)/g)].map(
      ([, names]) => new RegExp(`^(${names})$`),
    );
    assert.ok(coloured.length > 5);
    const plain = languages.filter(each => !coloured.some(pattern => pattern.test(each)));
    assert.deepEqual(plain, ["text"]);
  });

  it("leaves its own order to no editor's comparing where it ranks itself", async () => {
    const { items } = await listAt('person p "P" { timezone mumb| }');
    assert.deepEqual([...new Set(items.map(({ filterText }) => filterText))], ["mumb"]);
    const sorted = items.map(({ sortText }) => sortText ?? "");
    assert.deepEqual(sorted, [...sorted].sort());
    const all = await listAt('person p "P" { timezone | }');
    assert.match(all.items.find(({ label }) => label === "Asia/Kolkata")?.filterText ?? "", /Mumbai/);
  });
});
