import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver-types";
import { type Editor, startEditor } from "./editor.js";
import { behind, payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

const orders: readonly (readonly [words: string, detail: string, before: string, after: string])[] = [
  [
    "step shift",
    "step, Sat 2026-05-23 23:10 to 23:40",
    "Go or no-go",
    "Upgrade the primary, Turn the feature flags off",
  ],
  [
    "step upgrade",
    "step, Sat 2026-05-23 23:40 to Sun 2026-05-24 00:40",
    "Shift all traffic to the standby",
    "Drop the legacy column",
  ],
  [
    "step drop-legacy",
    "step, Sun 2026-05-24 00:40 to 00:45",
    "Upgrade the primary, Smoke-test the standby",
    "Watch the error rate",
  ],
  ["notify announce", "notify, Sat 2026-05-16 22:00 to 22:05", "", "Show the maintenance page"],
  ["phase cutover", "phase, Sat 2026-05-23 23:10 to Sun 2026-05-24 00:45", "Prepare", "Verify"],
  [
    "undoes maintenance-on",
    "step, Sat 2026-05-23 22:00 to 22:05",
    "Announce the maintenance",
    "Take a backup of payments-db",
  ],
  ["step load", "step, +10m to +1h20m", "Stop the primary", "Compare row counts"],
];

describe("call hierarchy", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": people, [name]: payments });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });
  const prepared = async (words: string): Promise<CallHierarchyItem | undefined> =>
    (
      await editor.client.sendRequest<CallHierarchyItem[] | null>("textDocument/prepareCallHierarchy", {
        textDocument: { uri: editor.uri(name) },
        position: behind(payments, words),
      })
    )?.[0];

  for (const [words, detail, earlier, later] of orders) {
    it(`shows what comes right before and after "${words}"`, async () => {
      const item = await prepared(words);
      assert.equal(item?.detail, detail);
      const incoming = await editor.client.sendRequest<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
        item,
      });
      const outgoing = await editor.client.sendRequest<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
        item,
      });
      assert.equal(incoming.map(({ from }) => from.name).join(", "), earlier);
      assert.equal(outgoing.map(({ to }) => to.name).join(", "), later);
    });
  }

  it("is of activities and phases only", async () => {
    for (const words of ["owner pri", "rollback restore", "needs replication"])
      assert.equal(await prepared(words), undefined);
  });
});
