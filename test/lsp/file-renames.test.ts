/** Files that are renamed or moved: imports of them and in them go on leading where they led, and policies stay for the same files. */
import assert from "node:assert/strict";
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "mocha";
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startEditor } from "./editor.js";

const files = {
  "people.runbook": 'person ana "Ana" { timezone Europe/London contact "1" }',
  "teams/net.runbook": 'import "../people.runbook"\nteam net "Net" { contact "#n" }',
  "plans/a.runbook": 'import "../people.runbook"\nimport "./b.runbook"\nskill a "A"',
  "plans/b.runbook": 'import "../teams/net.runbook" // the network\nskill b "B"',
  "plans/lost.runbook": 'import "./nothing.runbook"\nskill c "C"',
};

const bare = (name: string, roster: string): string =>
  `import "${roster}"\nrunbook ${name} "${name}" { step s "S" { owner gone takes 5m } }`;

const underPolicies = {
  "rules.runbook": `policy in "legacy", "./plans/a.runbook" { severity change/missing off }
policy in "plans/o?d/**" { severity change/missing info }
policy in "." { severity contingency/missing off }`,
  "faulty.runbook": 'policy in "/wrong", "" { least-cover 1 }',
  "legacy/x.runbook": bare("x", "../rules.runbook"),
  "plans/a.runbook": bare("a", "../rules.runbook"),
  "plans/old/b.runbook": bare("b", "../../rules.runbook"),
};

const ofANight = {
  "people.runbook": 'person ana "Ana" { timezone Europe/London contact "1" }',
  "nights/may.runbook":
    'programme may "May" {\n  runbook "../teams/shop/one.runbook", // the shop\n    "../teams/two.runbook"\n}',
  "teams/shop/one.runbook": 'import "../../people.runbook"\nrunbook one "One" { status done }',
  "teams/two.runbook": 'import "../people.runbook"\nrunbook two "Two" { status done }',
};

interface Case {
  /** `files` where absent. */
  readonly files?: Readonly<Record<string, string>>;
  readonly moves: Readonly<Record<string, string>>;
  /** The imports that are written anew, by the file as it is called before. */
  readonly writes: Readonly<Record<string, readonly string[]>>;
}

const cases: readonly Case[] = [
  {
    moves: { "people.runbook": "staff.runbook" },
    writes: { "plans/a.runbook": ['"../staff.runbook"'], "teams/net.runbook": ['"../staff.runbook"'] },
  },
  {
    moves: { "people.runbook": "teams/our people.runbook" },
    writes: { "plans/a.runbook": ['"../teams/our people.runbook"'], "teams/net.runbook": ['"./our people.runbook"'] },
  },
  {
    moves: { "plans/b.runbook": "b.runbook" },
    writes: { "plans/a.runbook": ['"../b.runbook"'], "plans/b.runbook": ['"./teams/net.runbook"'] },
  },
  {
    moves: { teams: "org/teams" },
    writes: { "plans/b.runbook": ['"../org/teams/net.runbook"'], "teams/net.runbook": ['"../../people.runbook"'] },
  },
  { moves: { plans: "releases" }, writes: {} },
  {
    moves: { "plans/a.runbook": "a.runbook", "people.runbook": "plans/people.runbook" },
    writes: {
      "plans/a.runbook": ['"./plans/people.runbook"', '"./plans/b.runbook"'],
      "teams/net.runbook": ['"../plans/people.runbook"'],
    },
  },
  { moves: { "plans/lost.runbook": "lost.runbook" }, writes: {} },
  { moves: { "readme.md": "README.md" }, writes: {} },
  {
    files: underPolicies,
    moves: { legacy: "archive/older" },
    writes: { "legacy/x.runbook": ['"../../rules.runbook"'], "rules.runbook": ['"archive/older"'] },
  },
  {
    files: underPolicies,
    moves: { plans: "releases" },
    writes: { "rules.runbook": ['"./releases/a.runbook"', '"releases/o?d/**"'] },
  },
  {
    files: underPolicies,
    moves: { "plans/a.runbook": "legacy/a.runbook" },
    writes: { "rules.runbook": ['"./legacy/a.runbook"'] },
  },
  {
    files: underPolicies,
    moves: { "rules.runbook": "shared/rules.runbook" },
    writes: {
      "rules.runbook": ['"../legacy"', '"../plans/a.runbook"', '"../plans/o?d/**"', '".."'],
      "legacy/x.runbook": ['"../shared/rules.runbook"'],
      "plans/a.runbook": ['"../shared/rules.runbook"'],
      "plans/old/b.runbook": ['"../../shared/rules.runbook"'],
    },
  },
  {
    files: underPolicies,
    moves: { "plans/old": "plans/odd" },
    writes: {},
  },
  {
    files: ofANight,
    moves: { "teams/shop": "shop" },
    writes: { "nights/may.runbook": ['"../shop/one.runbook"'], "teams/shop/one.runbook": ['"../people.runbook"'] },
  },
  {
    files: ofANight,
    moves: { "nights/may.runbook": "may.runbook" },
    writes: { "nights/may.runbook": ['"./teams/shop/one.runbook"', '"./teams/two.runbook"'] },
  },
];

describe("moving files", () => {
  for (const { files: given = files, moves, writes } of cases) {
    it(`${JSON.stringify(moves)} writes ${JSON.stringify(writes)}`, async () => {
      const editor = await startEditor(given);
      try {
        await editor.settled();
        const found = (name: string): string =>
          JSON.stringify(editor.shown(name).map(({ message, severity }) => [severity, message]));
        const before = Object.keys(given).map(found);
        const edit = await editor.client.sendRequest<WorkspaceEdit | null>("workspace/willRenameFiles", {
          files: Object.entries(moves).map(([from, to]) => ({ oldUri: editor.uri(from), newUri: editor.uri(to) })),
        });
        const changes = (edit?.documentChanges ?? []).filter((each): each is TextDocumentEdit => "edits" in each);
        const written = new Map(changes.map(each => [each.textDocument.uri, each.edits as TextEdit[]]));
        assert.deepEqual(
          Object.fromEntries([...written].map(([uri, edits]) => [uri, edits.map(({ newText }) => newText)]).sort()),
          Object.fromEntries(
            Object.entries(writes)
              .map(([name, texts]): [string, readonly string[]] => [editor.uri(name), texts])
              .sort(),
          ),
        );
        for (const [name, text] of Object.entries(given)) {
          const edits = written.get(editor.uri(name));
          if (edits) editor.write(name, TextDocument.applyEdits(TextDocument.create("", "runbook", 1, text), edits));
        }
        for (const [from, to] of Object.entries(moves)) {
          if (from === "readme.md") continue;
          mkdirSync(dirname(join(editor.folder, to)), { recursive: true });
          renameSync(join(editor.folder, from), join(editor.folder, to));
          editor.touch(from);
          editor.touch(to);
        }
        await editor.settled();
        const now = (name: string): string => {
          for (const [from, to] of Object.entries(moves)) {
            if (name === from) return to;
            if (name.startsWith(`${from}/`)) return to + name.slice(from.length);
          }
          return name;
        };
        assert.deepEqual(
          Object.keys(given).map(name => found(now(name))),
          before,
        );
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }
});
