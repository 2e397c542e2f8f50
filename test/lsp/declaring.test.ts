/** Fixes that know the rest of the workspace: for names that nothing in sight declares, and imports that lead nowhere. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ClientCapabilities, CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startEditor } from "./editor.js";
import { withCursor } from "./sample.js";

const name = "plans/release.runbook";
const capable: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};
const files = {
  "people.runbook": 'person zoe "Zoe" { timezone Europe/Oslo contact "1" }\nteam net "Net" { contact "#n" }',
  "plans/near.runbook": 'person zoe "Zoe" { timezone Europe/Oslo contact "1" }',
  "plans/released.runbook": 'runbook released "Released" { status done }',
  "plans/team.runbook": 'team web "Web" { contact "#w" }\nskill dns "Names"',
};
const alone = (statement: string): string => `runbook r "R" {\n  step s "S" {\n    ${statement}\n  }\n}\n`;

interface Case {
  readonly text: string;
  /** Titles of those fixes, in order. */
  readonly offered: readonly string[];
  /** What the first of them writes: the lines that are new. */
  readonly writes: readonly string[];
}

const cases: readonly Case[] = [
  {
    text: alone("owner zo|e"),
    offered: ["Import ./near.runbook", "Import ../people.runbook", "Declare person `zoe`", "Declare team `zoe`"],
    writes: ['import "./near.runbook"', ""],
  },
  {
    text: `import "./team.runbook"\n${alone("owner ne|t")}`,
    offered: ["Import ../people.runbook", "Declare person `net`", "Declare team `net`"],
    writes: ['import "../people.runbook"'],
  },
  {
    text: alone("needs dn|s"),
    offered: ["Import ./team.runbook", "Declare skill `dns`"],
    writes: ['import "./team.runbook"', ""],
  },
  {
    text: alone("needs mai|l"),
    offered: ["Declare skill `mail`"],
    writes: ['skill mail "What somebody can do"', ""],
  },
  {
    text: `person ana "Ana" { timezone Europe/Oslo contact "1" }\n${alone("owner ana or be|n")}`,
    offered: ["Declare person `ben`", "Declare team `ben`"],
    writes: ['person ben "Ben" { timezone Europe/London contact "phone or address" }'],
  },
  {
    text: 'runbook r "R" {\n  environment prod|uction\n}\n',
    offered: ["Declare environment `production`"],
    writes: ['environment production "Production"', ""],
  },
  { text: alone("after not|hing"), offered: [], writes: [] },
  {
    text: `import "./tea|ms.runbook"\n${alone("owner web")}`,
    offered: ["Import ./team.runbook instead", "Create ./teams.runbook"],
    writes: ['import "./team.runbook"'],
  },
  {
    text: `import "./peop|le.runbook"\n${alone("owner zoe")}`,
    offered: ["Import ../people.runbook instead", "Create ./people.runbook"],
    writes: ['import "../people.runbook"'],
  },
  { text: `import "./x\ud800|.runbook"\n`, offered: ["Create ./x\ud800.runbook"], writes: [] },
  {
    text: 'programme n "N" {\n  runbook "./releasd.run|book"\n}\n',
    offered: ["Name ./released.runbook instead"],
    writes: ['  runbook "./released.runbook"'],
  },
  { text: `import "./team.runb|ook"\n${alone("owner web")}`, offered: [], writes: [] },
];

describe("fixes for what is not declared", () => {
  for (const { text: marked, offered, writes } of cases) {
    it(`offers for ${JSON.stringify(marked)}: ${offered.join(", ") || "nothing"}`, async () => {
      const { text, cursor } = withCursor(marked);
      const editor = await startEditor({ ...files, [name]: text }, capable);
      try {
        editor.open(name, text);
        await editor.settled();
        const found = await editor.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
          textDocument: { uri: editor.uri(name) },
          range: { start: cursor, end: cursor },
          context: { diagnostics: [], only: ["quickfix"] },
        });
        const own = found.filter(({ title }) => /^(Import|Declare|Create|Name) /.test(title));
        assert.deepEqual(
          own.map(({ title }) => title),
          offered,
        );
        const changes = own[0]?.edit?.documentChanges?.filter((each): each is TextDocumentEdit => "edits" in each);
        const edits = (changes ?? []).flatMap(each => each.edits as TextEdit[]);
        const isForHere = changes?.every(({ textDocument }) => textDocument.uri === editor.uri(name)) ?? false;
        if (!isForHere) return;
        const after = TextDocument.applyEdits(TextDocument.create("", "runbook", 1, text), edits);
        const before = text.split("\n");
        const fresh: string[] = [];
        for (const line of after.split("\n")) {
          if (before[0] === line) before.shift();
          else fresh.push(line);
        }
        assert.deepEqual(fresh.slice(0, writes.length), writes);
        editor.type(name, after);
        await editor.settled();
        const [about] = own[0]?.diagnostics ?? [];
        assert.ok(
          editor.shown(name).every(({ message }) => message !== about?.message),
          JSON.stringify(about),
        );
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }

  it("makes the file that an import names", async () => {
    const text = `import "./new/my%20team.runbook"\n${alone("owner ana")}`;
    const editor = await startEditor({ [name]: text }, capable);
    try {
      editor.open(name, text);
      await editor.settled();
      const found = await editor.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: editor.uri(name) },
        range: { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } },
        context: { diagnostics: [] },
      });
      const made = found.find(({ title }) => title.startsWith("Create "))?.edit?.documentChanges?.[0];
      assert.ok(made && "kind" in made && made.kind === "create");
      assert.equal(decodeURIComponent(made.uri), editor.uri("plans/new/my%20team.runbook").replaceAll("%25", "%"));
    } finally {
      editor.dispose();
    }
  });
});
