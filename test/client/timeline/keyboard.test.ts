import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { commandOf, keyGroups, keyName } from "../../../client/timeline/view/keyboard.js";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const bindings = keyGroups().flatMap(group => group.bindings);

describe("the timeline's keys", () => {
  it("do one thing each", () => {
    const keys = bindings.flatMap(each => each.keys);
    assert.equal(new Set(keys).size, keys.length);
    const commands = bindings.map(({ command }) => command);
    assert.equal(new Set(commands).size, commands.length);
  });

  for (const { keys, command } of bindings) {
    it(`${keys.join(" and ")}: ${command}`, () => {
      for (const key of keys) {
        const shiftKey = key.startsWith("Shift+");
        assert.equal(commandOf({ ...plain, shiftKey, key: key.replace("Shift+", "") }), command);
      }
    });
  }

  it("mean the same with Caps Lock on", () => {
    assert.equal(commandOf({ ...plain, key: "M" }), "move");
    assert.equal(commandOf({ ...plain, shiftKey: true, key: "M" }), undefined);
  });

  it("leave those with Ctrl, Alt and Meta to the editor", () => {
    for (const modifier of ["ctrlKey", "altKey", "metaKey"])
      assert.equal(commandOf({ ...plain, key: "m", [modifier]: true }), undefined);
  });

  it("all stand in docs/timeline.md", () => {
    const docs = readFileSync(new URL("../../../docs/timeline.md", import.meta.url), "utf8");
    const rows = bindings.map(({ keys, does }) => `| ${keys.map(keyName).join(", ")} | ${does} |`);
    assert.deepEqual(
      rows.filter(row => !docs.includes(row)),
      [],
    );
  });
});
