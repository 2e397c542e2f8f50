/** In what order the server does its work, and how much of it. Work is counted, not time. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver/node";
import type { Session } from "../../server/lsp/session/session.js";
import { type Editor, startEditor } from "./editor.js";
import { requestsOn } from "./requests.js";
import { payments, people } from "./sample.js";

/** What the server does from now on, by address. */
function watched({ analyses, documents, files, onChecked }: Session) {
  const work = { read: [] as string[], opened: [] as string[], analysed: [] as string[], checked: [] as string[] };
  const { put } = documents;
  const { read, kindOf } = files;
  const { analyse } = analyses;
  const known = new Set<object>();
  Object.assign(documents, {
    put: (document: Parameters<typeof put>[0]) => {
      work.read.push(document.uri);
      put(document);
    },
  });
  Object.assign(files, {
    read: (uri: string) => {
      work.opened.push(uri);
      return read(uri);
    },
    kindOf: (uri: string) => {
      work.opened.push(uri);
      return kindOf(uri);
    },
  });
  Object.assign(analyses, {
    analyse: (file: Parameters<typeof analyse>[0]) => {
      const analysis = analyse(file);
      if (!known.has(analysis)) work.analysed.push(file.uri);
      known.add(analysis);
      return analysis;
    },
  });
  onChecked(({ uri }) => work.checked.push(uri));
  return work;
}

async function withEditor(
  files: Readonly<Record<string, string>>,
  work: (editor: Editor) => Promise<void>,
): Promise<void> {
  const editor = await startEditor(files);
  try {
    await work(editor);
    assert.deepEqual(editor.failures, []);
  } finally {
    editor.dispose();
  }
}

const files = { "payments.runbook": payments, "people.runbook": people };

describe("a session", () => {
  it("reads and analyses once for a burst of keys", async () => {
    await withEditor(files, async editor => {
      editor.open("payments.runbook", payments);
      await editor.settled();
      const work = watched(editor.server.session);
      const at = payments.indexOf('"') + 1;
      for (let key = 0; key < 20; key++) editor.edit("payments.runbook", [{ from: at, to: at, text: "x" }]);
      await editor.settled();
      const uri = editor.uri("payments.runbook");
      assert.deepEqual(work, { read: [uri], opened: [], analysed: [uri], checked: [uri] });
      assert.deepEqual(editor.shown("payments.runbook"), editor.fresh("payments.runbook"));
    });
  });

  it("does nothing for a question that is cancelled", async () => {
    await withEditor(files, async editor => {
      editor.open("payments.runbook", payments);
      await editor.settled();
      const { features } = editor.server;
      const asked: string[] = [];
      for (const name of Object.keys(features) as (keyof typeof features)[])
        if (typeof features[name] === "function") Object.assign(features, { [name]: () => void asked.push(name) });
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      editor.type("payments.runbook", `${payments}\n`);
      const answers = ["codeLens", "inlayHint", "foldingRange", "documentSymbol", "references"].map(what => {
        const cancelling = new CancellationTokenSource();
        const params = {
          textDocument: { uri: editor.uri("payments.runbook") },
          range,
          position: range.start,
          context: { includeDeclaration: true },
        };
        const answer = editor.client.sendRequest(`textDocument/${what}`, params, cancelling.token).catch(e => e.code);
        cancelling.cancel();
        return answer;
      });
      assert.deepEqual([...new Set(await Promise.all(answers))], [LSPErrorCodes.RequestCancelled]);
      assert.deepEqual(asked, []);
    });
  });

  it("answers a completion after a key before it checks anything", async () => {
    await withEditor(files, async editor => {
      editor.open("payments.runbook", payments);
      await editor.settled();
      const work = watched(editor.server.session);
      editor.type("payments.runbook", `${payments}\n`);
      const position = { line: payments.split("\n").length, character: 0 };
      await editor.client.sendRequest("textDocument/completion", {
        textDocument: { uri: editor.uri("payments.runbook") },
        position,
      });
      assert.deepEqual(work.analysed, []);
      await editor.settled();
      assert.deepEqual(work.analysed, [editor.uri("payments.runbook")]);
    });
  });

  it("checks what is typed into before what else is open, and that before the rest", async () => {
    const roster = 'skill a "A"';
    const text = 'import "./people.runbook"\nskill b\nskill b';
    const names = ["a.runbook", "b.runbook", "c.runbook", "d.runbook"];
    await withEditor(
      { "people.runbook": roster, ...Object.fromEntries(names.map(name => [name, text])) },
      async editor => {
        for (const name of ["people.runbook", "d.runbook"])
          editor.open(name, name === "people.runbook" ? roster : text);
        await editor.settled();
        const work = watched(editor.server.session);
        editor.type("people.runbook", 'skill a "B"');
        await editor.settled();
        const order = ["people.runbook", "d.runbook", "a.runbook", "b.runbook", "c.runbook"];
        assert.deepEqual(work.checked.slice(0, 2), order.slice(0, 2).map(editor.uri));
        assert.deepEqual(work.checked.toSorted(), order.map(editor.uri).toSorted());
      },
    );
  });

  it("looks at no file for a key but at what it is typed into and what rests on that", async () => {
    const others = Array.from(
      { length: 30 },
      (_, index) => [`f${index}.runbook`, 'import "./people.runbook"'] as const,
    );
    await withEditor({ ...files, ...Object.fromEntries(others) }, async editor => {
      editor.open("payments.runbook", payments);
      await editor.settled();
      const work = watched(editor.server.session);
      editor.type("payments.runbook", `${payments}\n`);
      await editor.settled();
      const uri = editor.uri("payments.runbook");
      assert.deepEqual(work, { read: [uri], opened: [], analysed: [uri], checked: [uri] });
    });
  });
});

describe("after edits", () => {
  const uri = "untitled:night.runbook";
  const night = `person ana "Ana" { timezone Asia/Tokyo contact "1" }
person ben "Ben" { timezone UTC contact "2" }
runbook night "Night" {
  timezone UTC
  window 2026-05-23 20:00 to 2026-05-24 02:00
  coordinator ana
  phase one "One" {
    owner ana or ben
    step stop "Stop" { takes 10m rollback using back }
    step move "Move" { after stop + 5m takes 20m note "https://example.com" rollback using back }
  }
  phase two "Two" {
    owner ben
    // seen
    // and told
    check look "Look" { after one takes 5m }
  }
  rollback back "Back" { owner ana step undo "Undo" { takes 5m } }
}
`;
  const edits: readonly (readonly [what: string, of: string, to: string])[] = [
    ["a line above all", "person ana", "\n\nperson ana"],
    ["a line within", "  phase two", "\n  phase two"],
    ["a word on the line before a name", '"One"', '"One and more"'],
    ["another duration", "takes 20m", "takes 50m"],
    ["a step more", "    // seen", '    step more "More" { takes 1m }\n    // seen'],
    ["half a word", "    // seen", "    own\n    // seen"],
    ["a brace too many", "  phase two", "  }\n  phase two"],
  ];

  /** All that can be asked at some places, without what only counts texts and questions. */
  const answersOf = async ({ client }: Editor, text: string): Promise<readonly string[]> => {
    const isCount = (key: string, value: unknown): boolean =>
      key === "version" || key === "resultId" || (key === "data" && Array.isArray(value) && value.length === 2);
    const answers: string[] = [];
    for (const mark of ["ana or", "move", "stop +", "look", "back {", '"Undo', "Asia"]) {
      const before = text.slice(0, text.indexOf(mark) + 2).split("\n");
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const cursor = { range: { start: position, end: position }, context: { diagnostics: [] } };
      const refactorings = ["textDocument/codeAction", cursor] as const;
      for (const [method, params] of [...requestsOn(position), refactorings]) {
        const answer = await client.sendRequest(method, { textDocument: { uri }, ...params });
        answers.push(`${mark} ${method} ${JSON.stringify(answer, (key, value) => (isCount(key, value) ? 0 : value))}`);
      }
    }
    return answers;
  };

  for (const [what, of, to] of edits) {
    it(`by ${what}, everything is answered as by a fresh server`, async () => {
      await withEditor({}, async editor => {
        editor.open(uri, night);
        await editor.settled();
        await answersOf(editor, night);
        const from = night.indexOf(of);
        editor.edit(uri, [{ from, to: from + of.length, text: to }]);
        const text = night.replace(of, to);
        const answers = await answersOf(editor, text);
        await withEditor({}, async fresh => {
          fresh.open(uri, text);
          const expected = await answersOf(fresh, text);
          for (const [index, answer] of answers.entries()) assert.equal(answer, expected[index]);
        });
      });
    });
  }
});

describe("waiting for a document", () => {
  for (const name of ["gone.runbook", "untitled:Untitled-1"]) {
    it(`ends for ${name}, which is closed meanwhile and stands nowhere else`, async () => {
      const editor = await startEditor();
      try {
        const textDocument = { uri: editor.uri(name) };
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } };
        const asked = (): Promise<unknown>[] =>
          [
            ["codeAction", { range, context: { diagnostics: [] } }],
            ["hover", { position: range.start }],
            ["documentHighlight", { position: range.start }],
          ].map(([what, params]) =>
            editor.client
              .sendRequest(`textDocument/${what}`, { textDocument, ...Object(params) })
              // What is dropped is no error that anybody should read.
              .catch(error => assert.equal(error.code, LSPErrorCodes.RequestCancelled, error.message)),
          );
        editor.open(name, "runbook r {}");
        const before = asked();
        editor.close(name);
        const late = new Promise((_, reject) => setTimeout(() => reject(new Error("still waiting")), 5_000));
        await Promise.race([Promise.all(before), late]);
        await Promise.race([Promise.all(asked()), late]);
        await Promise.race([Promise.all(asked()), late]);
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }
});
