import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import { analyse } from "../support/analyse.js";
import { type Editor, startEditor } from "./editor.js";
import { payments, people, positionAt, withCursor } from "./sample.js";

const name = "completed.runbook";
const roster = `import "./people.runbook"\n`;

describe("completion", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({
      "people.runbook": people,
      "teams/others.runbook": "team others",
      "plan.runbook": payments,
    });
    editor.open(name, "");
    await editor.settled();
  });
  after(() => editor.dispose());

  async function itemsAt(marked: string): Promise<readonly CompletionItem[]> {
    const { text, cursor } = withCursor(marked);
    editor.type(name, text);
    const list = await editor.client.sendRequest<CompletionList | null>("textDocument/completion", {
      textDocument: { uri: editor.uri(name) },
      position: cursor,
    });
    return list?.items ?? [];
  }
  const labelsAt = async (marked: string): Promise<string[]> => (await itemsAt(marked)).map(({ label }) => label);

  const inStep = "rollback timezone owner takes at by after needs on run expect when link note undoes irreversible";
  const work = "phase parallel sequence step check notify gate wait";
  const exactly: readonly (readonly [where: string, text: string, labels: string])[] = [
    ["an empty file", "|", "import skill team person environment freeze policy runbook"],
    ["a file that has a runbook", "runbook r {}\n|", "import skill team person environment freeze policy"],
    [
      "a runbook",
      `runbook r "R" {\n  |\n}`,
      `${work} contingency rollback change environment risk timezone window go-live coordinator decider bridge rehearsal accept owner link note`,
    ],
    [
      "a runbook that says some of it",
      `runbook r "R" { risk low owner x timezone UTC bridge "b" note "n"\n | }`,
      `${work} contingency rollback change environment window go-live coordinator decider rehearsal accept link note`,
    ],
    ["a phase", `runbook r { phase p { | } }`, `${work} rollback timezone owner at by after on when`],
    ["a parallel block", "runbook r { parallel { | } }", work],
    ["a step", `runbook r { step s "S" { | } }`, inStep],
    ["a step that is not closed", `runbook r "R" {\n  step s "S" {\n    |`, inStep],
    [
      "a step whose undoing is said",
      `runbook r { step s "S" { takes 5m rollback none because "x"\n | } }`,
      "timezone owner at by after needs on run expect when link note",
    ],
    ["the undoing of a step", `runbook r { step s { rollback | } }`, "none using"],
    ["the default undoing of a phase", `runbook r { phase p { rollback | } }`, "using"],
    [
      "a step's own rollback",
      `runbook r { step s { rollback "Back" { | } } }`,
      "owner takes needs on run expect link note",
    ],
    [
      "a shared rollback",
      `runbook r { rollback b "Back" { | } }`,
      "parallel sequence step check notify gate wait owner takes needs on run expect link note",
    ],
    [
      "a gate",
      `runbook r { gate g { | } }`,
      "timezone owner takes at by after needs on run expect when link note requires otherwise",
    ],
    ["what a gate does otherwise", "runbook r { gate g { otherwise | } }", "rollback"],
    ["a contingency", "runbook r { contingency c { | } }", "owner takes run expect link note trigger then"],
    ["a person", "person p { | }", "contact timezone hours knows team away"],
    ["a team", "team t { | }", "contact timezone hours rotation knows"],
    ["an environment", "environment e { protected\n | }", "operators rehearse"],
    ["a policy", "policy for risk high { least-cover 3\n | }", "quiet-hours longest-shift least-slack severity"],
    ["a word begun", `runbook r { step s {\n  ow|\n} }`, "owner"],
    ["a risk", "runbook r { risk | }", "low medium high"],
    ["a severity", "policy { severity owner/away | }", "error warning info off"],
    ["a comment", "// s|", ""],
    ["a text", `runbook r { note "s|" }`, ""],
    ["a text that is not closed", `runbook r { note "s|`, ""],
    ["a name that is to be made up", "runbook r { step | }", ""],
    ["an owner", `${roster}runbook r { step s { owner | } }`, "dba ops support jack priya dana omar lee kim"],
    ["an owner begun", `${roster}runbook r { step s { owner ja| } }`, "jack"],
    ["a second owner", `${roster}runbook r { step s { owner jack or pr| } }`, "priya"],
    ["a skill", `${roster}runbook r { step s { needs | } }`, "replication pg-backup"],
    ["an environment's use", `${roster}runbook r { environment | }`, "staging production"],
    ["what is undone", "runbook r { step a {} check b {} step c { undoes | } }", "a"],
    ["a shared rollback's use", "runbook r { step a { rollback using | }\nrollback b {}\nphase p {} }", "b"],
    ["what is waited for", "runbook r { phase p { step a {} step c { after | } }\nrollback b {} }", "a"],
    ["a path", "import |", `"./people.runbook" "./teams/others.runbook"`],
    ["a path begun", `import "./pe|`, `"./people.runbook" "./teams/others.runbook"`],
    ["a path in its quotes", `import "./pe|"\nskill s`, `"./people.runbook" "./teams/others.runbook"`],
    ["a second path", `${roster}import "|"`, `"./teams/others.runbook"`],
  ];
  for (const [where, text, labels] of exactly) {
    it(`offers in ${where}: ${labels || "nothing"}`, async () => {
      assert.deepEqual((await labelsAt(text)).join(" "), labels);
      assert.deepEqual(editor.failures, []);
    });
  }

  it("offers zones in use first, and the others by name or city", async () => {
    const all = await itemsAt(`${roster}runbook r { timezone | }`);
    const first = all.filter(({ sortText }) => sortText === "00").map(({ label }) => label);
    assert.ok(first.includes("Asia/Kolkata") && first.includes("Europe/London"), first.join());
    assert.ok(all.some(({ label }) => label === "Pacific/Chatham"));
    const begun = (await itemsAt(`runbook r { timezone new y| }`)).concat(
      await itemsAt(`runbook r { timezone berl| }`),
    );
    assert.ok(begun.some(({ label }) => label === "Europe/Berlin"));
  });

  it("offers a zone behind a time, where one may stand", async () => {
    assert.ok((await labelsAt(`${roster}runbook r { window 2026-05-23 22:00 | }`)).includes("Asia/Kolkata"));
    assert.ok(!(await labelsAt(`${roster}runbook r { step s { at T+5m | } }`)).includes("Asia/Kolkata"));
  });

  it("offers rules that can be accepted, with what they report", async () => {
    const items = await itemsAt("runbook r { accept | }");
    assert.ok(items.find(({ label }) => label === "knowledge/single-point")?.detail);
    assert.ok(!items.some(({ label }) => label === "time/missing-zone" || label.startsWith("syntax/")));
  });

  it("replaces the word that is there", async () => {
    const { text, cursor } = withCursor(`import "./pe|"\n`);
    const [item] = await itemsAt(`import "./pe|"\n`);
    const edit = item?.textEdit;
    assert.ok(edit && "range" in edit);
    assert.deepEqual(edit.range, { start: positionAt(text, 7), end: positionAt(text, 13) });
    assert.equal(cursor.line, edit.range.start.line);
  });

  it("adds to an unfinished text without touching what stands before", async () => {
    const { text, cursor } = withCursor(`${roster}runbook r { step s { at 22:00 |`);
    for (const { label, textEdit } of await itemsAt(`${roster}runbook r { step s { at 22:00 |`)) {
      assert.ok(textEdit && "range" in textEdit, text);
      assert.deepEqual(textEdit.range, { start: cursor, end: cursor }, label);
    }
  });

  it("never offers a keyword that would be an error, and never fails, at the words of the worked example", async () => {
    const words = [...payments.matchAll(/\S+/g)].map(({ index }) => index);
    const places = words.filter((_, index) => index % 3 === 0);
    for (const at of places) await itemsAt(`${payments.slice(0, at)}|${payments.slice(at)}`);
    assert.deepEqual(editor.failures, []);
  });

  it("offers only statements that the checker takes, at the beginning of each line of the worked example", async () => {
    const lines = payments.split("\n");
    for (let line = 0; line < lines.length; line += 9) {
      const before = lines.slice(0, line).join("\n");
      const rest = lines.slice(line).join("\n");
      for (const { label } of await itemsAt(`${before}\n|\n${rest}`)) {
        const { plan } = analyse(`${before}\n${label}\n${rest}`);
        const complaint = plan.mistakes.find(
          ({ message, place }) =>
            place.range.start.line === line &&
            /belongs|already|cannot stand|of its own/.test(message.replace(/`[^`]*`/g, "")),
        );
        assert.equal(complaint, undefined, `line ${line + 1}, ${label}: ${complaint?.message}`);
      }
    }
  });
});
