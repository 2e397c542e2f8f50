import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { CompletionItem, DocumentSymbol } from "vscode";
import { middleware } from "../../client/inert.js";
import { withoutIcons, withoutLinks } from "../../server/inert.js";

/** As VS Code finds them. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe("what strangers write", () => {
  const pieces = fc.array(
    fc.constantFrom("$", "(", ")", "zap", "~spin", "[", "]", "\\", "command:x", "https://x", " ", "\u2060"),
  );

  it("draws no icon, makes no link, and reads as it is written", () => {
    fc.assert(
      fc.property(pieces, all => {
        const text = all.join("");
        assert.doesNotMatch(withoutIcons(text), icon);
        assert.doesNotMatch(withoutLinks(text), link);
        for (const inert of [withoutIcons(text), withoutLinks(text)])
          assert.equal(inert.replaceAll("\u2060", ""), text.replaceAll("\u2060", ""));
      }),
      { numRuns: 1_000 },
    );
  });

  it("stays text in the names of symbols, at any depth", async () => {
    const symbol = {
      name: "$(zap) a",
      children: [{ name: "b $(alert~spin)", children: [] }],
    } as unknown as DocumentSymbol;
    const symbols = await middleware.provideDocumentSymbols?.({} as never, {} as never, () => [symbol]);
    assert.deepEqual(JSON.parse(JSON.stringify(symbols)), [
      { name: "$\u2060(zap) a", children: [{ name: "b $\u2060(alert~spin)", children: [] }] },
    ]);
    const found = await middleware.provideWorkspaceSymbols?.("", {} as never, () => [{ name: "$(zap)" }] as never);
    assert.equal(found?.[0]?.name, "$\u2060(zap)");
    assert.equal(await middleware.provideDocumentSymbols?.({} as never, {} as never, () => undefined), undefined);
  });

  it("stays text in proposals, which put in what they always did", async () => {
    const ask = (found: readonly object[] | { readonly items: readonly object[] }) =>
      middleware.provideCompletionItem?.(
        {} as never,
        {} as never,
        {} as never,
        {} as never,
        () => found as CompletionItem[],
      );
    const expected = {
      label: '"./$\u2060(zap).runbook"',
      filterText: '"./$(zap).runbook"',
      insertText: '"./$(zap).runbook"',
    };
    assert.deepEqual(await ask([{ label: '"./$(zap).runbook"' }, { label: "owner" }]), [expected, { label: "owner" }]);
    assert.deepEqual(await ask({ items: [{ label: '"./$(zap).runbook"' }] }), { items: [expected] });
  });

  it("reaches notifications through one function only", () => {
    const folder = fileURLToPath(new URL("../../client/", import.meta.url));
    const users = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(name => /\.tsx?$/.test(name))
      .filter(name => /\.show(?:Error|Warning|Information)Message\(/.test(readFileSync(`${folder}${name}`, "utf8")));
    assert.deepEqual(users, ["telling.ts"]);
  });
});
