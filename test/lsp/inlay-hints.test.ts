import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { InlayHint } from "vscode-languageserver-types";
import { type Editor, everything, startEditor } from "./editor.js";
import { payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";
const lags = `runbook r "R" {
  timezone Europe/London
  window Sat 2026-05-23 08:00 to Sat 2026-05-23 12:00
  step a "A" { takes 20m }
  parallel {
    step b "B" { after a + 15m takes 10m }
    check c { at 09:00 }
  }
  wait e { after start of b + 2m, b - 4m takes 4m }
  step d "D" { takes 5m }
}
`;

const struck = `runbook r "R" {
  timezone Europe/London
  window Sat 2026-05-23 08:00 to Sat 2026-05-23 12:00
  contingency c {
    step a "A" { takes 20m }
    step b "B" { takes 10m }
  }
}
`;

const weekend = `runbook r "R" {
  timezone Europe/London
  window Fri 2026-05-22 20:00 to Sun 2026-05-24 22:00
  step a "A" { takes 22h }
  step b "B" { at 17:00 takes 5m }
}
`;

describe("inlay hints", () => {
  let editor: Editor;
  let hints = { times: true, ownerTimes: true, float: true };
  before(async () => {
    editor = await startEditor(
      {
        "people.runbook": people,
        [name]: payments,
        "lags.runbook": lags,
        "weekend.runbook": weekend,
        "struck.runbook": struck,
      },
      everything,
      {
        settings: () => ({ inlayHints: hints }),
      },
    );
    editor.open(name, payments);
    editor.open("lags.runbook", lags);
    editor.open("struck.runbook", struck);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  /** Each line that has hints, with them in `⟨⟩` where they stand. */
  async function shown(file: string, text: string, from = 0, to = 999): Promise<readonly string[]> {
    const found =
      (await editor.client.sendRequest<InlayHint[] | null>("textDocument/inlayHint", {
        textDocument: { uri: editor.uri(file) },
        range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
      })) ?? [];
    const lines = text.split("\n");
    return [...new Set(found.map(({ position }) => position.line))].map(line => {
      let marked = lines[line] ?? "";
      const here = found.filter(({ position }) => position.line === line);
      for (const { position, label } of here.reverse())
        marked = `${marked.slice(0, position.character)}⟨${label}⟩${marked.slice(position.character)}`;
      return marked.trim();
    });
  }

  it("say from its start when what is in a contingency happens", async () => {
    assert.deepEqual(await shown("struck.runbook", struck), [
      'step a "A"⟨+0m to +20m⟩ { takes 20m }',
      'step b "B"⟨+20m to +30m⟩ { takes 10m }',
    ]);
  });

  it("show when each activity happens, in whose time, and what there is to spare", async () => {
    const lines = await shown(name, payments);
    for (const line of [
      'notify announce "Announce the maintenance"⟨Sat 2026-05-16 22:00 to 22:05 · float 7d20m⟩ {',
      'step snapshot "Take a backup of payments-db"⟨22:05 to 22:35 · float 25m⟩ {',
      "owner priya⟨Sun 10:35⟩ or jack⟨Sun 15:05⟩",
      'gate go "Go or no-go"⟨23:00 to 23:10 · waits 25m · critical⟩ {',
      'step upgrade "Upgrade the primary"⟨23:40 to Sun 00:40 · critical⟩ {',
      'step load "Restore the backup"⟨+10m to +1h20m⟩ { takes 1h10m run "pgbackrest restore" }',
    ])
      assert.ok(lines.includes(line), `${line} is not among\n${lines.join("\n")}`);
  });

  it("show until when a lag holds, and what is only a lower bound", async () => {
    assert.deepEqual(await shown("lags.runbook", lags), [
      'step a "A"⟨08:00 to 08:20 · float 15m⟩ { takes 20m }',
      'step b "B"⟨08:35 to 08:45 · float 15m⟩ { after a + 15m⟨08:35⟩ takes 10m }',
      "check c⟨09:00 to 09:00 · waits 40m · critical⟩ { at 09:00 }",
      "wait e⟨08:41 to 08:45 · float 15m⟩ { after start of b + 2m⟨08:37⟩, b - 4m⟨08:41⟩ takes 4m }",
      'step d "D"⟨≥ 09:00 to 09:05 · critical⟩ { takes 5m }',
    ]);
  });

  it("show the date of a clock time that the order leaves no choice about", async () => {
    editor.open("weekend.runbook", weekend);
    await editor.settled();
    const lines = await shown("weekend.runbook", weekend);
    assert.ok(
      lines.includes('step b "B"⟨Sun 17:00 to 17:05 · waits 23h · critical⟩ { at ⟨Sun 2026-05-24⟩17:00 takes 5m }'),
      lines.join("\n"),
    );
  });

  it("are made for the lines asked about only", async () => {
    assert.deepEqual(await shown("lags.runbook", lags, 9, 10), [
      'step d "D"⟨≥ 09:00 to 09:05 · critical⟩ { takes 5m }',
    ]);
    assert.deepEqual(await shown("people.runbook", people), []);
  });

  const off: readonly (readonly [Partial<typeof hints>, string])[] = [
    [{ times: false }, 'step b "B"⟨float 15m⟩ { after a + 15m⟨08:35⟩ takes 10m }'],
    [{ float: false }, 'step b "B"⟨08:35 to 08:45⟩ { after a + 15m takes 10m }'],
    [{ times: false, ownerTimes: false, float: false }, ""],
  ];
  for (const [given, line] of off) {
    it(`can be switched off: ${JSON.stringify(given)}`, async () => {
      hints = { times: true, ownerTimes: true, float: true, ...given };
      await editor.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
      await editor.settled();
      assert.equal((await shown("lags.runbook", lags, 5, 6))[0] ?? "", line);
    });
  }
});

describe("what inlay hints tell under the mouse", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const hintsIn = (editor: Editor) =>
    editor.client.sendRequest<InlayHint[]>("textDocument/inlayHint", {
      textDocument: { uri: editor.uri(name) },
      range,
    });

  it("is made when somebody looks, where the editor asks then, and is the same", async () => {
    const [plain, asking] = await Promise.all([
      startEditor({ "people.runbook": people, [name]: payments }),
      startEditor(
        { "people.runbook": people, [name]: payments },
        { textDocument: { inlayHint: { resolveSupport: { properties: ["tooltip"] } } } },
      ),
    ]);
    try {
      for (const editor of [plain, asking]) editor.open(name, payments);
      const whole = await hintsIn(plain);
      const hints = await hintsIn(asking);
      assert.ok(hints.filter(({ tooltip }) => tooltip === undefined).length > 5);
      const resolved = await Promise.all(
        hints.map(hint => asking.client.sendRequest<InlayHint>("inlayHint/resolve", hint)),
      );
      assert.deepEqual(
        resolved.map(({ label, tooltip }) => ({ label, tooltip })),
        whole.map(({ label, tooltip }) => ({ label, tooltip })),
      );
      const [first] = hints;
      asking.type(name, `// one line more\n${payments}`);
      assert.deepEqual(await asking.client.sendRequest<InlayHint>("inlayHint/resolve", first), first);
    } finally {
      plain.dispose();
      asking.dispose();
    }
  });
});
