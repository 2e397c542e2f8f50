import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CodeLens } from "vscode-languageserver-types";
import { clientCommands } from "../../server/protocol.js";
import { everything, type Setup, startEditor } from "./editor.js";
import { payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";
const files = { "people.runbook": people, [name]: payments };

/** What stands above the lines of both files: "6: Open timeline → gonogo.openTimeline". */
async function lenses(
  setup: Setup = {},
  edit?: (text: string) => string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const editor = await startEditor(files, everything, setup);
  try {
    for (const [file, text] of Object.entries(files)) editor.open(file, text);
    if (edit) editor.type(name, edit(payments));
    await editor.settled();
    const shown: Record<string, readonly string[]> = {};
    for (const file of Object.keys(files)) {
      const found = await editor.client.sendRequest<CodeLens[] | null>("textDocument/codeLens", {
        textDocument: { uri: editor.uri(file) },
      });
      shown[file] = (found ?? []).map(({ range, command }) => {
        const leads = command?.command ? ` → ${command.command}` : "";
        return `${range.start.line + 1}: ${command?.title}${leads}`;
      });
    }
    assert.deepEqual(editor.failures, []);
    return shown;
  } finally {
    editor.dispose();
  }
}

describe("code lenses", () => {
  it("say verdict, duration and slack of a runbook, and what a shared rollback undoes", async () => {
    assert.deepEqual((await lenses())[name], [
      "6: NO-GO: 3 errors, 3 warnings, 1 accepted",
      "6: 3h40m (worst case 4h40m), Sat 2026-05-23 22:00 to Sun 2026-05-24 01:40 in Los Angeles",
      "6: slack 2h25m, worst case 1h25m",
      "6: Latest safe decision of the plan: Sun 2026-05-24 00:40",
      '108: undoes 1 step: "Upgrade the primary" · 3 activities, 1h30m',
    ]);
  });

  it("say of a contingency with activities how long it takes, and whether it fits at worst", async () => {
    const contingency = (long: string): string =>
      `contingency corrupt "C" { trigger "x" step fix "Fix" { takes ${long} } then continue }`;
    const lens = async (long: string): Promise<string | undefined> =>
      (await lenses({}, text => text.replace(/contingency corrupt [^}]*\}/, contingency(long))))[name]?.at(-1);
    assert.match((await lens("10m")) ?? "", /^\d+: 10m · fits at worst$/);
    assert.match((await lens("9h")) ?? "", /^\d+: 9h · too long by \w+ at worst$/);
  });

  it("say of a runbook of the past that only its text is checked", async () => {
    const [done] = (await lenses({}, text => text.replace("risk high", "risk high status done")))[name] ?? [];
    assert.equal(done, "6: Done: only its text is checked");
    const [cancelled] = (await lenses({}, text => text.replace("risk high", "risk high status cancelled")))[name] ?? [];
    assert.equal(cancelled, "6: Cancelled: only its text is checked");
  });

  it("say of each person where they are used and for how long", async () => {
    assert.deepEqual((await lenses())["people.runbook"], [
      "13: booked for 1 activity, 30m · covers 4",
      "21: booked for 3 activities, 1h35m · covers 2",
      "27: booked for 1 activity, 10m",
      "28: covers 1",
      "29: booked for 8 activities, 1h · covers 0".replace(" · covers 0", ""),
      "30: covers 8",
    ]);
  });

  it("follow unsaved text, also in the roster it rests on", async () => {
    const shown = await lenses({}, text =>
      text.replaceAll("owner dana or omar with lee", "owner omar or dana with lee"),
    );
    assert.ok(shown["people.runbook"]?.includes("28: booked for 1 activity, 10m"), shown["people.runbook"]?.join("\n"));
  });

  it("lead somewhere where the editor says that it has the commands", async () => {
    const shown = await lenses({ initializationOptions: { commands: Object.values(clientCommands) } });
    const all = Object.values(shown).flat().join("\n");
    for (const line of [
      "6: NO-GO: 3 errors, 3 warnings, 1 accepted → gonogo.showProblems",
      "6: Open timeline → gonogo.openTimeline",
      "13: booked for 1 activity, 30m · covers 4 → gonogo.showPlaces",
    ])
      assert.ok(all.includes(line), all);
    assert.equal(
      shown[name]?.find(line => line.startsWith("6: ")),
      "6: Open timeline → gonogo.openTimeline",
    );
  });

  it("can be switched off", async () => {
    const shown = await lenses({ settings: () => ({ codeLens: false }) });
    assert.deepEqual(Object.values(shown).flat(), []);
  });
});
