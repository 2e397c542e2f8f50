/** What strangers write stays text on every surface: links lead to web pages and mailboxes only, and nothing becomes an icon. */
import assert from "node:assert/strict";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { after, before, describe, it } from "mocha";
import type { CodeLens, DocumentLink, Hover, InlayHint } from "vscode-languageserver-types";
import { wholeView } from "../../language/exports/timeline/view.js";
import { positionsOf } from "../support/positions.js";
import { type Editor, everything, startEditor } from "./editor.js";

const addresses = [
  "command:workbench.action.terminal.new",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "vscode://x/y",
  "data:text/html,x",
  "ftp://example.com/x",
  "https://example.com/good",
  "mailto:good@example.com",
];
/** As it stands, as a link of markdown's, as an element and as what an editor draws. */
const hostile = addresses
  .flatMap(each => [each, `[x](${each})`, `<${each}>`, `<a href=${each}>x</a>`])
  .concat("$(zap)");
const written = hostile.join(" ");

const text = `runbook r "R ${written}" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  risk low
  change "${written}"
  bridge "${written}"
  decider ana
  link "${written}"
  note "${written}"
  owner ana or ben
  phase p "P ${written}" {
    step a "A ${written}" { takes 5m link "${written}" note "${written}" expect "${written}" rollback using back }
    notify n "N ${written}" { takes 5m to "${written}" }
  }
  rollback back "B ${written}" { takes 5m }
  contingency c "C ${written}" { trigger "${written}" owner ana then rollback }
  accept owner/away because "${written}" by ana
}
person ana "Ana ${written}" { timezone Europe/London contact "${written}" }
person ben "Ben" { timezone Europe/London contact "${written}" }
// ${written}
`;

function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(nodesOf) : [])];
}

/** What only parts a sign from a name or a formula, so that the two are neither. */
const parting = /^(?:<!-- -->|<\/?span>)$/;

/** Where the links in some markdown lead, as GitHub and editors read it. */
function linksIn(markdown: string): readonly string[] {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return nodesOf(root).flatMap(node => {
    if (node.type === "html") assert.match(node.value, parting);
    return node.type === "link" || node.type === "image" || node.type === "definition" ? [node.url] : [];
  });
}

const isAllowed = (address: string): boolean => /^(?:https?:\/\/|mailto:|#(?:steps|rollback-plan)$)/.test(address);

describe("what strangers write", () => {
  let editor: Editor;
  const name = "a.runbook";
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    editor.client.sendRequest<T>(method, { textDocument: { uri: editor.uri(name) }, uri: editor.uri(name), ...params });

  before(async () => {
    editor = await startEditor({}, everything, {
      settings: () => ({ tickets: { command: "command:$0", zap: "javascript:$0", good: "https://example.com/$0" } }),
    });
    editor.open(name, text);
    await editor.settled();
  });
  after(() => editor.dispose());

  it("is read", async () => {
    assert.deepEqual(
      editor.shown(name).filter(({ code }) => String(code).startsWith("syntax/")),
      [],
    );
  });

  it("gives document links to web pages and mailboxes only", async () => {
    const links = await ask<DocumentLink[]>("textDocument/documentLink");
    const targets = new Set(links.map(({ target }) => target ?? ""));
    assert.deepEqual(
      [...targets].filter(target => !isAllowed(target)),
      [],
    );
    assert.ok(targets.has("https://example.com/good") && targets.has("mailto:good@example.com"));
  });

  it("gives hovers with links to web pages and mailboxes only", async () => {
    let hovers = 0;
    for (const position of positionsOf(
      text,
      /\b(?:runbook r|phase p|step a|notify n|rollback back|using back|contingency c|person ana|owner ana|or ben|decider ana)\b/g,
    )) {
      const hover = await ask<Hover | null>("textDocument/hover", { position });
      if (!hover) continue;
      assert.ok(typeof hover.contents === "object" && "value" in hover.contents);
      hovers++;
      assert.deepEqual(
        linksIn(hover.contents.value).filter(link => !isAllowed(link)),
        [],
        hover.contents.value,
      );
    }
    assert.ok(hovers > 8);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    for (const { tooltip } of await ask<InlayHint[]>("textDocument/inlayHint", { range })) {
      const value = typeof tooltip === "object" ? tooltip.value : (tooltip ?? "");
      assert.deepEqual(
        linksIn(value).filter(link => !isAllowed(link)),
        [],
      );
    }
  });

  it("gives markdown with links to web pages, mailboxes and its own headings only", async () => {
    const { content: markdown } = await ask<{ content: string }>("gonogo/export", { format: "markdown" });
    const links = linksIn(markdown);
    assert.ok(links.includes("https://example.com/good"));
    assert.deepEqual(
      links.filter(link => !isAllowed(link)),
      [],
    );
  });

  for (const format of ["svg", "html"] as const) {
    it(`gives ${format} with links to web pages, mailboxes and its own parts only`, async () => {
      const { width: _, zoom: __, ...view } = wholeView(800);
      const { content: file } = await ask<{ content: string }>("gonogo/export", { format, view });
      assert.ok(file.includes("$(zap)"));
      const links = [...file.matchAll(/<[^>]*\s(?:xlink:)?href="([^"]*)"/gi)].map(([, link = ""]) => link);
      assert.doesNotMatch(file, /<a\s[^>]*href=(?!")/i);
      assert.deepEqual(
        links.filter(link => !/^(?:https?:\/\/|mailto:|#[\w.-]+$)/.test(link)),
        [],
      );
    });
  }

  it("gives lenses without icons", async () => {
    const lenses = await ask<CodeLens[]>("textDocument/codeLens");
    const titles = lenses.map(({ command }) => command?.title ?? "");
    assert.ok(titles.some(title => title.includes("zap")));
    for (const title of titles) assert.doesNotMatch(title, /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/);
  });
});
