/** A question of *New Runbook…*, without a window: what becomes of one whose answer cannot be checked. */
import assert from "node:assert/strict";
import { register } from "node:module";
import { before, describe, it } from "mocha";
import type { Ask } from "../../../client/starting/ask.js";

/** What VS Code gives for a box that somebody types into. */
function boxOf() {
  const listeners = new Map<string, (heard: string) => unknown>();
  const hear = (name: string) => (listener: (heard: string) => unknown) => listeners.set(name, listener);
  return {
    value: "Search 4.2",
    selectedItems: [],
    disposed: false,
    onDidChangeValue: hear("value"),
    onDidAccept: hear("accept"),
    onDidTriggerButton: hear("button"),
    onDidHide: hear("hide"),
    show: () => undefined,
    dispose() {
      this.disposed = true;
    },
    happens: (name: string) => listeners.get(name)?.("Search 4.2"),
  };
}

declare global {
  var boxForTest: ReturnType<typeof boxOf>;
}

const window = "{ createInputBox: () => globalThis.boxForTest, createQuickPick: () => globalThis.boxForTest }";
const vscode = `data:text/javascript,${encodeURIComponent(`export const window = ${window}; export const QuickInputButtons = {};`)}`;
const hooks = `export const resolve = (name, context, next) =>
  name === "vscode" ? { url: ${JSON.stringify(vscode)}, shortCircuit: true } : next(name, context);`;

describe("a question whose answer cannot be checked", () => {
  let ask: typeof import("../../../client/starting/ask.js");
  before(async () => {
    register(`data:text/javascript,${encodeURIComponent(hooks)}`);
    ask = await import("../../../client/starting/ask.js");
  });
  const question: Ask = {
    title: "New Runbook",
    step: 1,
    steps: 5,
    prompt: "What is released?",
    value: "",
    placeholder: "",
    check: async () => {
      throw new Error("Client is not running");
    },
  };

  for (const [name, put] of [
    ["typed", () => ask.askText(question)],
    ["chosen", () => ask.askChoice(question, [])],
  ] as const) {
    it(`is given up and says why: one that is ${name}`, async () => {
      globalThis.boxForTest = boxOf();
      const asked = put();
      globalThis.boxForTest.happens("accept");
      await assert.rejects(asked, /Client is not running/);
      assert.ok(globalThis.boxForTest.disposed);
    });
  }
});
