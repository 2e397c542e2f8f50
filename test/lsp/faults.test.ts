/** A fault of the server's own: what fails fails alone, is logged, and leaves nothing unanswered. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { parse } from "../../language/index.js";
import { internalCode } from "../../language/rules/internal.js";
import { type Editor, everything, startEditor } from "./editor.js";
import { requestsOn } from "./requests.js";

const bad = 'import "./boom.runbook"\nskill boom "B"\nskill boom "B"';
const isBad = (of: unknown): boolean => JSON.stringify(Reflect.get(Object(of), "uri")).includes("bad.runbook");
const boom = (): never => {
  throw new Error("boom");
};

/** The same function, which throws where it is asked about the bad document. */
function breaking<Of extends object, Key extends keyof Of>(
  of: Of,
  key: Key,
  isMeant: (...given: readonly unknown[]) => boolean,
): void {
  const whole = of[key];
  assert.ok(typeof whole === "function", String(key));
  Object.assign(of, { [key]: (...given: unknown[]) => (isMeant(...given) ? boom() : Reflect.apply(whole, of, given)) });
}

type Faults = Readonly<Record<string, (editor: Editor) => void>>;

const faults: Faults = {
  "cutting its text": ({ server }) => {
    const { reading } = server.session;
    Object.assign(reading, {
      parse: (uri: string, text: string) => ({
        ...parse(uri, text.includes("boom") ? "" : text),
        ...(text.includes("boom") && { failure: new Error("boom") }),
      }),
    });
  },
  "looking for what it imports": ({ server }) => {
    breaking(server.session.files, "refusal", uri => String(uri).endsWith("boom.runbook"));
  },
  "loading what it imports": ({ server }) => {
    breaking(server.session.analyses, "notLoaded", isBad);
  },
  "saying what rests on it": ({ server }) => {
    let times = 0;
    breaking(server.session.analyses, "dependentsOf", () => times++ === 1);
  },
  "analysing it": ({ server }) => {
    breaking(server.session.analyses, "analyse", isBad);
  },
  "telling of it": ({ server }) => {
    server.session.onChecked(document => isBad(document) && boom());
  },
  "telling of all": ({ server }) => {
    server.session.onSettled(boom);
  },
};

describe("a fault of the server's own", () => {
  for (const [where, broken] of Object.entries(faults)) {
    it(`${where} leaves the other documents and every request answered`, async () => {
      const editor = await startEditor({ "boom.runbook": "skill x" });
      broken(editor);
      try {
        editor.open("bad.runbook", bad);
        editor.open("good.runbook", "skill a\nskill a");
        await editor.settled();
        assert.deepEqual(
          editor.shown("good.runbook").map(({ code }) => code),
          ["syntax/duplicate"],
        );
        for (const name of ["bad.runbook", "good.runbook"]) {
          for (const [method, params] of requestsOn({ line: 1, character: 7 }))
            await editor.client.sendRequest(method, { textDocument: { uri: editor.uri(name) }, ...params });
        }
        editor.type("good.runbook", "skill a");
        await editor.settled();
        assert.deepEqual(editor.shown("good.runbook"), []);
        assert.match(editor.failures.join("\n"), /boom/);
      } finally {
        editor.dispose();
      }
    });
  }

  it("while a document is read is one finding there", async () => {
    const editor = await startEditor();
    faults["cutting its text"]?.(editor);
    try {
      editor.open("bad.runbook", bad);
      await editor.settled();
      assert.deepEqual(
        editor.shown("bad.runbook").map(({ code }) => code),
        [internalCode],
      );
      assert.match(editor.failures.join("\n"), /bad\.runbook: Go\/No-Go failed while reading it: Error: boom/);
    } finally {
      editor.dispose();
    }
  });

  it("in one feature leaves its answer empty and every other as it is", async () => {
    const editor = await startEditor();
    try {
      editor.open("good.runbook", 'skill a "A"\nrunbook r "R" { step s "S" { } }');
      await editor.settled();
      const { features } = editor.server;
      for (const [name, feature] of Object.entries(features)) {
        const broken =
          typeof feature === "function" ? boom : Object.fromEntries(Object.keys(feature).map(key => [key, boom]));
        Object.assign(features, { [name]: broken });
      }
      for (const [method, params] of requestsOn({ line: 1, character: 7 })) {
        const before = editor.failures.length;
        await editor.client.sendRequest(method, { textDocument: { uri: editor.uri("good.runbook") }, ...params });
        assert.match(
          editor.failures.slice(before).join("\n"),
          /A feature of the language server failed:.*boom/,
          method,
        );
      }
    } finally {
      editor.dispose();
    }
  });

  it("at one of the files that changed keeps no other from being read again", async () => {
    const editor = await startEditor({ "b.runbook": "skill b" });
    try {
      editor.open("a.runbook", 'import "./b.runbook"\nperson p { timezone UTC contact "x" knows b }');
      await editor.settled();
      writeFileSync(join(editor.folder, "b.runbook"), "skill c");
      const changes = ["1://x", "b.runbook"].map(name => ({
        uri: name.includes(":") ? name : editor.uri(name),
        type: 2,
      }));
      await editor.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
      await editor.settled();
      assert.ok(editor.shown("a.runbook").some(({ code }) => code === "syntax/reference"));
    } finally {
      editor.dispose();
    }
  });

  it("at one of the workspace's folders keeps nothing waiting", async () => {
    const editor = await startEditor({ "b.runbook": "skill b\nskill b" }, everything, {
      folders: ["1://x", "file:///\0"],
    });
    try {
      editor.open("a.runbook", "skill a\nskill a");
      await editor.settled();
      for (const name of ["a.runbook", "b.runbook"])
        assert.deepEqual(
          editor.shown(name).map(({ code }) => code),
          ["syntax/duplicate"],
        );
    } finally {
      editor.dispose();
    }
  });

  it("is no request whose parameters are none: each is answered, and the others as ever", async () => {
    const editor = await startEditor();
    try {
      editor.open("good.runbook", "skill a\nskill a");
      await editor.settled();
      const textDocument = { uri: editor.uri("good.runbook") };
      const odd: readonly unknown[] = [
        null,
        [],
        {},
        { textDocument: null },
        { textDocument: { uri: {} }, uri: {}, have: {}, drag: 3, answers: 7, question: {}, item: null },
        {
          textDocument,
          uri: textDocument.uri,
          position: null,
          range: 5,
          positions: {},
          context: "x",
          view: 1,
          drag: null,
        },
        { textDocument, position: { line: -1, character: "x" }, range: { start: {}, end: {} }, positions: [{}] },
        { textDocument, position: { line: 1e99, character: -5 }, newName: 7, query: {}, options: null, ch: 0 },
        { label: 5, data: { uri: [], version: {}, range: 1 } },
      ];
      const own = ["timeline/get", "timeline/drag", "timeline/edit", "export", "overview/get"];
      const methods = [
        ...requestsOn({ line: 0, character: 0 }).map(([method]) => method),
        ...["rename", "formatting", "rangeFormatting", "onTypeFormatting", "linkedEditingRange"].map(
          each => `textDocument/${each}`,
        ),
        ...[
          "completionItem/resolve",
          "codeAction/resolve",
          "callHierarchy/incomingCalls",
          "callHierarchy/outgoingCalls",
        ],
        ...["workspace/symbol", "workspace/executeCommand", "no/such"],
        ...[...own, "starting/check", "starting/files"].map(each => `gonogo/${each}`),
      ];
      for (const method of methods) {
        for (const params of odd) await editor.client.sendRequest(method, params).catch(() => undefined);
      }
      for (const params of odd) {
        for (const method of ["didChange", "didClose", "didOpen", "didSave"])
          await editor.client.sendNotification(`textDocument/${method}`, params);
        for (const method of ["didChangeConfiguration", "didChangeWatchedFiles", "didChangeWorkspaceFolders"])
          await editor.client.sendNotification(`workspace/${method}`, params);
      }
      editor.open("other.runbook", "skill b\nskill b");
      await editor.settled();
      assert.deepEqual(editor.shown("other.runbook"), editor.fresh("other.runbook"));
    } finally {
      editor.dispose();
    }
  });

  it("is no document whose address is none: the others are checked as ever", async () => {
    const editor = await startEditor();
    try {
      for (const uri of ["1://x.runbook", "file:////[%zz.runbook", "untitled:\ud83d.runbook", "", "::", "%", "\0"]) {
        await editor.client.sendNotification("textDocument/didOpen", {
          textDocument: { uri, languageId: "runbook", version: 1, text: "skill a" },
        });
        await editor.client.sendNotification("workspace/didChangeWatchedFiles", {
          changes: [
            { uri, type: 2 },
            { uri: editor.uri("b.runbook"), type: 2 },
          ],
        });
        for (const [method, params] of requestsOn({ line: 0, character: 1 }))
          await editor.client.sendRequest(method, { textDocument: { uri }, ...params }).catch(() => undefined);
        for (const method of ["timeline/get", "export", "overview/get"])
          await editor.client.sendRequest(`gonogo/${method}`, { uri }).catch(() => undefined);
      }
      editor.open("good.runbook", "skill a\nskill a");
      await editor.settled();
      assert.deepEqual(editor.shown("good.runbook"), editor.fresh("good.runbook"));
    } finally {
      editor.dispose();
    }
  });
});
