import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
} from "vscode-languageserver-types";
import { placeholdersSpelledOut } from "../../language/edits/snippets.js";
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
      "releases/shop.runbook": 'runbook shop "Shop" { risk low }',
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
  const isSnippet = ({ kind }: CompletionItem): boolean => kind === CompletionItemKind.Snippet;
  /** Without snippets. */
  const labelsAt = async (marked: string): Promise<string[]> =>
    (await itemsAt(marked)).filter(item => !isSnippet(item)).map(({ label }) => label);

  const inStep =
    "rollback timezone owner takes at by after needs on run expect when link note undoes irreversible escalate deferrable";
  const work = "phase parallel sequence step check notify gate wait";
  const exactly: readonly (readonly [where: string, text: string, labels: string])[] = [
    ["an empty file", "|", "import skill team person environment holidays freeze policy runbook programme"],
    ["a file that has a runbook", "runbook r {}\n|", "import skill team person environment holidays freeze policy"],
    [
      "a runbook",
      `runbook r "R" {\n  |\n}`,
      `${work} contingency rollback change environment risk status timezone window fallback go-live coordinator decider bridge rehearsal accept owner link note accountable escalate outage`,
    ],
    [
      "a runbook that says some of it",
      `runbook r "R" { risk low owner x timezone UTC bridge "b" note "n"\n | }`,
      `${work} contingency rollback change environment status window fallback go-live coordinator decider rehearsal accept link note accountable escalate outage`,
    ],
    ["a phase", `runbook r { phase p { | } }`, `${work} rollback timezone owner at by after on when accountable`],
    ["a parallel block", "runbook r { parallel { | } }", work],
    ["a step", `runbook r { step s "S" { | } }`, inStep],
    ["a step that is not closed", `runbook r "R" {\n  step s "S" {\n    |`, inStep],
    [
      "a step whose undoing is said",
      `runbook r { step s "S" { takes 5m rollback none because "x"\n | } }`,
      "timezone owner at by after needs on run expect when link note escalate deferrable",
    ],
    ["the undoing of a step", `runbook r { step s { rollback | } }`, "none using"],
    ["the default undoing of a phase", `runbook r { phase p { rollback | } }`, "none using"],
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
      "timezone owner takes at by after needs on run expect when link note requires otherwise escalate keeps",
    ],
    [
      "a wait",
      `runbook r { wait w { | } }`,
      "timezone owner takes at by after needs on run expect when link note until escalate during",
    ],
    [
      "what a wait lasts as long as",
      `runbook r { phase p { wait w { during | } step s } rollback b { step u } notify n contingency c }`,
      "s n",
    ],
    ["what a gate does otherwise", "runbook r { gate g { otherwise | } }", "rollback"],
    [
      "a contingency",
      "runbook r { contingency c { | } }",
      "parallel sequence step check notify gate wait owner takes after run expect link note trigger then",
    ],
    ["how a contingency ends", "runbook r { contingency c { then | } }", "rollback continue"],
    [
      "when a contingency may strike",
      "runbook r { step a {} rollback b { step x {} } contingency c { step d {} after | } }",
      "a start of",
    ],
    [
      "what is waited for inside a contingency",
      "runbook r { step a {} contingency c { step d {} step e {} step f { after | } } }",
      "e d start of",
    ],
    ["a person", "person p { | }", "contact timezone hours holidays knows team away"],
    ["a team", "team t { | }", "contact timezone hours holidays rotation knows"],
    ["an environment", "environment e { protected\n | }", "operators rehearse"],
    ["a policy", "policy for risk high { least-cover 3\n | }", "quiet-hours longest-shift least-slack severity"],
    [
      "a policy for some folders",
      'policy for risk low in "legacy", "archive" { | }',
      "quiet-hours longest-shift least-cover least-slack severity",
    ],
    ["whom a policy is for", "policy | {}", "in for"],
    ["whom a policy for a risk is for", "policy for risk low | {}", "in"],
    ["the folder of a policy", "policy in | {}", '"releases"'],
    ["the folder of a policy in its quotes", 'policy in "|" {}', '"releases"'],
    ["a second folder", 'policy in "legacy", | {}', '"releases"'],
    ["a word begun", `runbook r { step s {\n  ow|\n} }`, "owner"],
    ["a risk", "runbook r { risk | }", "low medium high"],
    ["a severity", "policy { severity owner/away | }", "error warning info off"],
    ["a comment", "// s|", ""],
    ["a text", `runbook r { note "s|" }`, ""],
    ["a text that is not closed", `runbook r { note "s|`, ""],
    ["a name that is to be made up", "runbook r { step | }", ""],
    ["an owner", `${roster}runbook r { step s { owner | } }`, "jack priya dana omar lee kim dba ops support others"],
    ["an owner begun", `${roster}runbook r { step s { owner ja| } }`, "jack"],
    ["a second owner", `${roster}runbook r { step s { owner jack or pr| } }`, "priya"],
    ["a skill", `${roster}runbook r { step s { needs | } }`, "replication pg-backup"],
    ["an environment's use", `${roster}runbook r { environment | }`, "staging production"],
    ["what is undone", "runbook r { step a {} check b {} step c { undoes | } }", "a"],
    [
      "what is undone, where some steps say so themselves",
      `runbook r { step a {} step b { rollback none because "x" } step c { irreversible because "x" } step d { rollback "D" {} } step e {}
        step f { undoes e } parallel { step g { undoes | } step h {} } rollback i { step j {} } }`,
      "a",
    ],
    ["what is undone, where it stands already", "runbook r { step a {} step b {} step c { undoes b| } }", "b"],
    ["the longest a step takes", "runbook r { step s { takes 5m at | } }", "most"],
    ["a line that may go on with the one above or begin anew", "runbook r { step s { takes 5m\n at | } }", "most"],
    [
      "a line that can only go on with the one above",
      "environment e\nrunbook r { rehearsal 2026-05-23\n on | }",
      "e staging production",
    ],
    ["hours", `${roster}person p { hours 08:00 | }`, "to"],
    ["the end of hours", `${roster}person p { hours 08:00 to 18:00 a| }`, "away Sat contact holidays team"],
    ["the days of hours", `${roster}person p { hours 08:00 to 18:00 Fr| }`, "Fri Mon to Fri"],
    ["the last of the days of hours", `${roster}person p { hours 08:00 to 18:00 Mon to S| }`, "Sat Sun"],
    ["another day of hours", `${roster}person p { hours 08:00 to 18:00 Mon, W| }`, "Wed"],
    ["holidays", `holidays uk "UK" { 2026-12-25 }\nholidays es {}\nperson p { holidays uk, | }`, "es"],
    ["holidays begun", `holidays uk "UK" { 2026-12-25 }\nteam t { holidays u| }`, "uk"],
    ["the end of quiet hours", "policy { quiet-hours 22:00 to 06:00 l| }", "longest-shift least-cover least-slack"],
    ["a shared rollback's use", "runbook r { step a { rollback using | }\nrollback b {}\nphase p {} }", "b"],
    ["what is waited for", "runbook r { phase p { step a {} step c { after | } }\nrollback b {} }", "a start of"],
    ["whose start is waited for", "runbook r { step a {} step b {} step c { after start of | } }", "b a"],
    ["of a second one", "runbook r { step a {} step b {} step c { after a, start of | } }", "b"],
    [
      "what a gate keeps",
      "runbook r { step a {} check b {} phase p { step c {} } gate d { keeps | } step e {} }",
      "c p a",
    ],
    ["how much sooner", "runbook r { step a { takes 7m } step c { after a -| } }", "7m 5m 10m 15m 30m 45m 1h 2h 4h"],
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
    const first = all.filter(({ detail }) => detail?.startsWith("in use here")).map(({ label }) => label);
    assert.deepEqual(
      all.slice(0, first.length).map(({ label }) => label),
      first,
    );
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

  const snippets: readonly (readonly [where: string, text: string, labels: readonly string[]])[] = [
    [
      "a runbook",
      `${roster}runbook r "R" {\n  st|\n  rollback back "B" {}\n}`,
      [
        "step … with its own rollback",
        "step … undone by a shared rollback",
        "step … with nothing to undo",
        "step … that is irreversible",
      ],
    ],
    ["a shared rollback", `${roster}runbook r { rollback back "B" { ste| } }`, ["step … of a rollback"]],
    [
      "a step",
      "runbook r { step s { rollback| } rollback back {} }",
      ["rollback … of this step", "rollback … none because", "rollback … using a shared one"],
    ],
    ["a step that is answered", `runbook r { step s { irreversible because "x" roll| } }`, []],
    ["a file", `${roster}pers|`, ["person … with zone and contact"]],
  ];
  for (const [where, text, labels] of snippets) {
    it(`offers whole statements in ${where}`, async () => {
      const offered = (await itemsAt(text)).filter(isSnippet);
      assert.deepEqual(
        offered.map(({ label }) => label),
        labels,
      );
      for (const { textEdit, label } of offered) {
        assert.ok(textEdit && "range" in textEdit);
        const { text: around, cursor } = withCursor(text);
        const at = around.split("\n").slice(0, cursor.line).join("\n").length + (cursor.line > 0 ? 1 : 0);
        const [from, to] = [at + textEdit.range.start.character, at + textEdit.range.end.character];
        const written = placeholdersSpelledOut(textEdit.newText).replace("$0", "");
        const { plan } = analyse({
          "main.runbook": around.slice(0, from) + written + around.slice(to),
          "people.runbook": people,
        });
        assert.deepEqual(
          plan.mistakes.map(({ message }) => message),
          [],
          label,
        );
      }
    });
  }

  it("leaves snippets out where the editor knows none", async () => {
    const plain = await startEditor({}, {});
    try {
      plain.open(name, "");
      const list = await plain.client.sendRequest<CompletionList>("textDocument/completion", {
        textDocument: { uri: plain.uri(name) },
        position: { line: 0, character: 0 },
      });
      assert.ok(
        list.items.length > 0 &&
          !list.items.some(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet),
      );
    } finally {
      plain.dispose();
    }
  });

  const standings: readonly (readonly [label: string, says: RegExp])[] = [
    ["priya", /^Priya Nair · Sun 2026-05-24 11:40 in Kolkata \| Sun 11:40 · does not know replication$/],
    ["jack", /^Jack Riley · Sun 2026-05-24 16:10 in Sydney \| Sun 16:10 · away until Fri 2026-05-29 \(camping/],
    ["lee", /· does not know/],
    ["dana", /· does not know/],
  ];
  for (const [label, says] of standings) {
    it(`says of ${label} as an owner how they would do, and when it is for them`, async () => {
      const item = (await itemsAt(payments.replace("owner jack or priya\n      needs", "owner |\n      needs"))).find(
        each => each.label === label,
      );
      assert.match(`${item?.detail} | ${item?.labelDetails?.description}`, says);
    });
  }

  it("puts first who qualifies and is free and awake then", async () => {
    const text = payments.replace("owner priya or jack\n      needs", "owner |\n      needs");
    const items = await itemsAt(text);
    assert.deepEqual(
      items.slice(0, 2).map(({ label, labelDetails }) => `${label}: ${labelDetails?.description}`),
      ["priya: Sun 10:35 · free, in working hours", "dba: a team"],
    );
    assert.equal(items.findIndex(({ label }) => label === "jack") > 1, true);
  });

  it("says nothing of working hours in an undated plan", async () => {
    const items = await itemsAt(`person ana "Ana" { timezone Europe/London }
runbook r "R" { step s "S" { owner | takes 5m } }`);
    assert.equal(items.find(({ label }) => label === "ana")?.labelDetails?.description, "free");
  });

  it("tells more of a name when somebody looks", async () => {
    const item = (await itemsAt(`${roster}runbook r { coordinator | }`)).find(({ label }) => label === "jack");
    assert.equal(item?.documentation, undefined);
    const resolved = await editor.client.sendRequest<CompletionItem>("completionItem/resolve", item);
    assert.match(JSON.stringify(resolved.documentation), /Jack Riley.*Australia\/Sydney/);
    const stale = await editor.client.sendRequest<CompletionItem>("completionItem/resolve", { ...item, data: [0, 0] });
    assert.equal(stale.documentation, undefined);
  });

  it("tells of each keyword what it means and how it is written", async () => {
    for (const { label, detail, documentation } of await itemsAt("runbook r { step s { | } }"))
      assert.ok(detail && documentation, label);
  });

  const order = `runbook r "R" {
  step a "A" {}
  phase p "P" {
    step b "B" {}
    step c "C" { after | }
    step d "D" {}
  }
  step e "E" {}
  rollback x "X" { step f "F" {} step g "G" {} }
}`;
  it("offers nothing to wait for that would wait in a circle, the nearest first", async () => {
    assert.deepEqual(await labelsAt(order), ["b", "a", "start of"]);
    assert.deepEqual(await labelsAt(order.replace("after |", "").replace('step g "G" {}', 'step g "G" { after | }')), [
      "f",
      "start of",
    ]);
    assert.deepEqual(await labelsAt(order.replace("after |", "").replace('step e "E" {}', 'step e "E" { after | }')), [
      "d",
      "c",
      "b",
      "p",
      "a",
      "start of",
    ]);
  });

  const dated = (line: string): string =>
    `runbook r "R" {\n  timezone Europe/London\n  window Sat 2026-05-23 22:00 to Mon 2026-05-25 04:00\n  step a "A" { ${line} }\n}`;
  const dates: readonly (readonly [line: string, labels: readonly string[]])[] = [
    ["at |", ["2026-05-23", "2026-05-24", "2026-05-25", "Sat 2026-05-23 22:00", "T"]],
    ["by |", ["2026-05-23", "2026-05-24", "2026-05-25", "Mon 2026-05-25 04:00", "T"]],
    ["at Sun |", ["2026-05-24"]],
    ["at sunday |", ["2026-05-24"]],
    ["takes 5m\n at |", ["2026-05-23", "2026-05-24", "2026-05-25", "Sat 2026-05-23 22:00", "T"]],
    ["takes 5m at most 10m\n at |", ["2026-05-23", "2026-05-24", "2026-05-25", "Sat 2026-05-23 22:00", "T"]],
    ["takes 5m\n at Sun |", ["2026-05-24"]],
    ["takes 5m at |", []],
    ["at 2026-05-2|", ["2026-05-23", "2026-05-24", "2026-05-25", "Sat 2026-05-23 22:00"]],
  ];
  for (const [line, labels] of dates) {
    it(`offers the days of the window behind ${line}`, async () => {
      const offered = (await itemsAt(dated(line))).filter(({ kind }) => kind === CompletionItemKind.Value);
      assert.deepEqual(
        offered.map(({ label }) => label).filter(label => !label.includes("/")),
        labels,
      );
    });
  }

  const zoned = (zone: string, rest: string): string =>
    `runbook r "R" {\n  window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00 Europe/London\n${zone}  ${rest}\n}`;
  const elsewhere: readonly (readonly [where: string, text: string, labels: readonly string[]])[] = [
    [
      "a step of another zone",
      zoned("  timezone Europe/London\n", 'step a "A" { timezone Asia/Tokyo at | }'),
      ["2026-05-24", "Sun 2026-05-24 06:00", "T"],
    ],
    [
      "a phase of another zone, misspelt",
      zoned("", 'phase p "P" { timezone asia/tokyo parallel { step a "A" { by | } } }'),
      ["2026-05-24", "Sun 2026-05-24 12:00", "T"],
    ],
    [
      "a runbook that names its zone in the window only",
      zoned("", 'step a "A" { at | }'),
      ["2026-05-23", "2026-05-24", "Sat 2026-05-23 22:00 Europe/London", "T"],
    ],
  ];
  for (const [where, text, labels] of elsewhere) {
    it(`offers times as they are read in ${where}`, async () => {
      assert.deepEqual(await labelsAt(text), labels);
    });
  }

  const words: readonly string[] = ["jose\u0301", "प्रिया", "李雷"];
  for (const word of words) {
    it(`completes ${word}, whose letters may be several signs, as one word`, async () => {
      for (let length = 1; length <= word.length; length++) {
        const marked = `person ${word} {}\nrunbook r { owner ${word.slice(0, length)}| }`;
        const { text, cursor } = withCursor(marked);
        const item = (await itemsAt(marked)).find(({ label }) => label === word.normalize("NFC"));
        assert.ok(item?.textEdit && "range" in item.textEdit, marked);
        const start = positionAt(text, text.indexOf("owner ") + "owner ".length);
        assert.deepEqual(item.textEdit.range, { start, end: cursor });
      }
    });
  }

  it("completes a zone with a sign in it as one word, and leaves a lag alone", async () => {
    const replacedAt = async (marked: string, label: string): Promise<string> => {
      const item = (await itemsAt(marked)).find(each => each.label === label);
      assert.ok(item?.textEdit && "range" in item.textEdit, marked);
      const { start, end } = item.textEdit.range;
      assert.equal(start.line, end.line);
      return withCursor(marked).text.split("\n")[start.line]?.slice(start.character, end.character) ?? "";
    };
    const aoe = (at: string): string => `runbook r {\n timezone Etc/GMT+12\n step a { ${at} }\n}`;
    assert.equal(await replacedAt(aoe("by 2026-05-23 Etc/GMT+1|"), "Etc/GMT+12"), "Etc/GMT+1");
    assert.equal(await replacedAt(aoe("by 2026-05-23 Et|c/GMT+8"), "Etc/GMT+12"), "Etc/GMT+8");
    assert.equal(await replacedAt("runbook r {\n step one {}\n step b { after o|n+5m } }", "one"), "on");
  });

  it("finds zones by cities that have none of their own", async () => {
    assert.ok((await labelsAt("runbook r { timezone mumb| }")).includes("Asia/Kolkata"));
    assert.ok((await labelsAt("runbook r { timezone san_f| }")).includes("America/Los_Angeles"));
  });
});
