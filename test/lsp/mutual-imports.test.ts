import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { describe, it } from "mocha";
import { rules } from "../../language/index.js";
import { type Editor, startEditor } from "./editor.js";

/** What the server does while something goes on: how often it checks a file, and how often it asks where a path leads. */
async function workOf(act: () => Promise<void>): Promise<{ readonly checks: number; readonly places: number }> {
  const work = { checks: 0, places: 0 };
  const [rule] = rules;
  assert.ok(rule);
  const { check } = rule;
  const { native } = realpathSync;
  const counted = (what: keyof typeof work): void => {
    work[what]++;
  };
  Object.assign(rule, {
    check: (...given: Parameters<typeof check>) => {
      counted("checks");
      return check(...given);
    },
  });
  Object.assign(realpathSync, {
    native: (...given: Parameters<typeof native>) => {
      counted("places");
      return native(...given);
    },
  });
  try {
    await act();
  } finally {
    Object.assign(rule, { check });
    Object.assign(realpathSync, { native });
  }
  return work;
}

const size = 20;
const numbers = Array.from({ length: size }, (_, file) => file);
const shapes: Readonly<Record<string, (file: number) => readonly number[]>> = {
  "that all import each other": file => numbers.filter(other => other !== file),
  "in a chain": file => (file + 1 < size ? [file + 1] : []),
};

const nameOf = (file: number): string => `f${file}.runbook`;

describe("files in the editor", () => {
  for (const [shape, leadsOf] of Object.entries(shapes)) {
    it(`${shape} are each checked and looked for once: when the folder is opened, and when one is edited`, async () => {
      const textOf = (file: number): string =>
        leadsOf(file)
          .map(other => `import "./${nameOf(other)}"\n`)
          .concat(`skill s${file}\n`)
          .join("");
      let editor: Editor | undefined;
      const started = await workOf(async () => {
        editor = await startEditor(Object.fromEntries(numbers.map(file => [nameOf(file), textOf(file)])));
        await editor.settled();
      });
      assert.ok(editor);
      const { open, type, settled, shown, fresh, dispose } = editor;
      try {
        assert.equal(started.checks, size);
        // Each is found, followed, opened, imported and shown, and its root is looked for.
        assert.ok(started.places < 9 * size, `${started.places} places for ${size} files`);
        const last = size - 1;
        open(nameOf(last), textOf(last));
        await settled();
        const edited = await workOf(async () => {
          type(nameOf(last), `${textOf(last)}skill a\nskill a\n`);
          await settled();
        });
        // A second time where the first finds that an import has an error.
        assert.ok(edited.checks <= 2 * size, `${edited.checks} checks of ${size} files`);
        assert.ok(edited.places < 4 * size, `${edited.places} places for ${size} files`);
        assert.ok(shown(nameOf(0)).length > 0);
        assert.deepEqual(shown(nameOf(0)), fresh(nameOf(0)));
      } finally {
        dispose();
      }
    });
  }
});
