/** Diagnostics that the editor asks for, what is shown paler, and addresses as the editor writes them. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ClientCapabilities, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import { type Editor, startEditor } from "./editor.js";

const roster = 'person ana "Ana" { timezone Europe/London contact "1" }\n';
const plan = `import "./people.runbook"
runbook r "R" {
  step s "S" { owner anna }
}
`;
const pulling: ClientCapabilities = {
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: {} },
};

async function pull(editor: Editor, name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return editor.client.sendRequest("textDocument/diagnostic", {
    textDocument: { uri: editor.uri(name) },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

function itemsOf(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  assert.equal(report.kind, "full");
  return report.kind === "full" ? report.items : [];
}

describe("diagnostics that are asked for", () => {
  const files = { "people.runbook": roster, "plan.runbook": plan, "other.runbook": plan };

  it("are those of the checker, and are not told as well", async () => {
    const editor = await startEditor(files, pulling);
    try {
      editor.open("plan.runbook", plan);
      const report = await pull(editor, "plan.runbook");
      await editor.settled();
      assert.deepEqual(itemsOf(report), editor.fresh("plan.runbook"));
      assert.ok(itemsOf(report).length > 0);
      assert.deepEqual(editor.shown("plan.runbook"), []);
      assert.deepEqual(editor.shown("other.runbook"), editor.fresh("other.runbook"));
      editor.close("plan.runbook");
      await editor.settled();
      assert.deepEqual(editor.shown("plan.runbook"), editor.fresh("plan.runbook"));
    } finally {
      editor.dispose();
    }
  });

  it("are unchanged where nothing changed, and asked for again when another text changes them", async () => {
    const editor = await startEditor(files, pulling);
    let refreshes = 0;
    editor.client.onRequest("workspace/diagnostic/refresh", () => {
      refreshes++;
      return null;
    });
    try {
      editor.open("plan.runbook", plan);
      await editor.settled();
      const first = await pull(editor, "plan.runbook");
      const id = first.resultId ?? "";
      assert.equal((await pull(editor, "plan.runbook", id)).kind, "unchanged");
      editor.type("plan.runbook", `${plan}// more\n`);
      await editor.settled();
      assert.equal(refreshes, 0);
      const second = await pull(editor, "plan.runbook", id);
      itemsOf(second);
      editor.write("people.runbook", roster.replaceAll("ana", "anna"));
      await editor.settled();
      assert.equal(refreshes, 1);
      const third = itemsOf(await pull(editor, "plan.runbook", second.resultId));
      assert.ok(third.every(({ code }) => code !== "syntax/reference"));
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  it("are told where the editor does not ask", async () => {
    const editor = await startEditor(files);
    try {
      editor.open("plan.runbook", plan);
      await editor.settled();
      assert.deepEqual(editor.shown("plan.runbook"), editor.fresh("plan.runbook"));
    } finally {
      editor.dispose();
    }
  });
});

describe("what is shown paler", () => {
  const text = `import "./skills.runbook"
import "./people.runbook"
runbook r "R" {
  owner ana
  step s "S" { takes 5m rollback none because "nothing" }
  rollback back "Back" { takes 5m }
}
`;
  const files = { "people.runbook": roster, "skills.runbook": 'skill dns "Names"' };

  it("is an unused import, and a rollback that nothing uses", async () => {
    const tags = { tagSupport: { valueSet: [DiagnosticTag.Unnecessary] } };
    const editor = await startEditor(files, { textDocument: { publishDiagnostics: tags } });
    try {
      editor.open("plan.runbook", text);
      await editor.settled();
      const pale = editor.shown("plan.runbook").filter(({ tags }) => tags?.includes(DiagnosticTag.Unnecessary));
      assert.deepEqual(
        pale.map(({ code, severity, range }) => [code ?? null, severity, range.start.line]),
        [
          ["rollback/unused", pale[0]?.severity, 5],
          [null, DiagnosticSeverity.Hint, 0],
        ],
      );
    } finally {
      editor.dispose();
    }
  });

  it("is the line that says a runbook is done, in place of all that is found in it", async () => {
    const tags = { tagSupport: { valueSet: [DiagnosticTag.Unnecessary] } };
    const editor = await startEditor(files, { textDocument: { publishDiagnostics: tags } });
    const broken = text.replace("owner ana", "owner zoe").replace('import "./people.runbook"\n', "");
    try {
      editor.open("plan.runbook", broken);
      await editor.settled();
      const before = editor.shown("plan.runbook");
      assert.ok(before.length > 3);
      editor.type("plan.runbook", broken.replace("owner zoe", "owner zoe\n  status done"));
      await editor.settled();
      const [line, ...others] = editor.shown("plan.runbook").filter(({ range }) => range.start.line !== 0);
      assert.deepEqual(
        { message: line?.message, severity: line?.severity, start: line?.range.start, tags: line?.tags, others },
        {
          message:
            "This runbook is done, so only its text is checked. To check everything, remove this line or run `gonogo check --past`.",
          severity: DiagnosticSeverity.Hint,
          start: { line: 3, character: 2 },
          tags: [DiagnosticTag.Unnecessary],
          others: [],
        },
      );
      editor.type("plan.runbook", broken);
      await editor.settled();
      assert.deepEqual(editor.shown("plan.runbook"), before);
    } finally {
      editor.dispose();
    }
  });

  it("is nothing where the editor has no such thing", async () => {
    const editor = await startEditor(files);
    try {
      editor.open("plan.runbook", text);
      await editor.settled();
      assert.deepEqual(editor.shown("plan.runbook"), editor.fresh("plan.runbook"));
    } finally {
      editor.dispose();
    }
  });
});

describe("addresses", () => {
  it("are told as the editor writes them", async () => {
    const editor = await startEditor({ "people.runbook": 'person b { timezone "x" }' });
    try {
      // The same file, as other editors write it.
      const odd = editor.uri("plan.runbook").replace("plan", "%70lan");
      const imported = editor.uri("people.runbook").replace("people", "peopl%65");
      const told: string[] = [];
      const related: string[] = [];
      editor.client.onNotification(
        "textDocument/publishDiagnostics",
        ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
          told.push(uri);
          for (const { relatedInformation = [] } of diagnostics)
            related.push(...relatedInformation.map(({ location }) => location.uri));
        },
      );
      editor.open(imported, 'person b { timezone "x" }');
      editor.open(odd, 'import "./people.runbook"\nskill a "A"');
      await editor.settled();
      assert.ok(told.includes(odd) && told.includes(imported), told.join());
      assert.ok(!told.slice(told.indexOf(odd)).includes(editor.uri("plan.runbook")));
      assert.ok(related.length > 0 && related.every(uri => uri === imported), related.join());
      editor.close(odd);
      await editor.settled();
      assert.equal(told.at(-1), odd);
    } finally {
      editor.dispose();
    }
  });
});
