import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { DocumentLink, LocationLink } from "vscode-languageserver-types";
import { everything, startEditor } from "./editor.js";
import { behind } from "./sample.js";

const name = "a.runbook";
const text = `import "./people.runbook"
import "./nowhere.runbook"
// See https://wiki.example.com/a_(b), or ask.
policy { severity owner/away warning severity no/rule off }
runbook r "R" {
  change OPS-12, "ops 13"
  bridge "https://meet.example.com/r?x=1&y=2."
  step a "See OPS-14" {
    run \`\`\`sh
      curl https://example.com/health | jq .
    \`\`\`
  }
  accept owner/away because "x" by ana
}
`;

/** "OPS-12 → address" for each link, in order. */
async function links(tickets: object): Promise<readonly string[]> {
  const editor = await startEditor({ "people.runbook": "person ana" }, everything, { settings: () => ({ tickets }) });
  try {
    editor.open(name, text);
    await editor.settled();
    const found = await editor.client.sendRequest<DocumentLink[]>("textDocument/documentLink", {
      textDocument: { uri: editor.uri(name) },
    });
    const lines = text.split("\n");
    assert.deepEqual(editor.failures, []);
    return found.map(({ range, target }) => {
      assert.equal(range.start.line, range.end.line);
      const from = lines[range.start.line]?.slice(range.start.character, range.end.character);
      return `${from} → ${target?.replace(`${editor.uri("")}/`, "")}`;
    });
  } finally {
    editor.dispose();
  }
}

const always = [
  '"./people.runbook" → people.runbook',
  "https://wiki.example.com/a_(b) → https://wiki.example.com/a_(b)",
  "owner/away → https://github.com/gonogo/gonogo/blob/main/docs/rules/owner/away.md",
  "https://meet.example.com/r?x=1&y=2 → https://meet.example.com/r?x=1&y=2",
  "https://example.com/health → https://example.com/health",
  "owner/away → https://github.com/gonogo/gonogo/blob/main/docs/rules/owner/away.md",
];

describe("document links", () => {
  it("lead to imported files, the pages of rules, and addresses", async () => {
    assert.deepEqual(await links({}), always);
  });

  it("lead to tickets, by the patterns in the settings", async () => {
    const found = await links({
      "[A-Z]+-\\d+": "https://tickets.example.com/$0",
      "ops (\\d+)": "https://tickets.example.com/ops?id=$1",
      "(unfinished": "https://tickets.example.com/never",
    });
    assert.deepEqual(
      found.filter(link => !always.includes(link)),
      [
        "OPS-12 → https://tickets.example.com/OPS-12",
        "ops 13 → https://tickets.example.com/ops?id=13",
        "OPS-14 → https://tickets.example.com/OPS-14",
      ],
    );
  });

  it("lead from no ticket to anything but web pages and mailboxes", async () => {
    const found = await links({
      "OPS-12": "command:workbench.action.terminal.new",
      "ops 13": "file:///$0",
      "(OPS)-14": "$1:alert",
      https: "$0://elsewhere",
      curl: "mailto:$0@example.com",
    });
    assert.deepEqual(
      found.filter(link => !always.includes(link)),
      ["curl → mailto:curl@example.com"],
    );
  });

  it("put what was found into an address as text", async () => {
    const found = await links({
      "(O)(P)?S-1[24]": "https://tickets.example.com/$1/$2/$3/$0?x=$9",
      "jq .*": "https://x.example/$0",
    });
    assert.deepEqual(
      found.filter(link => !always.includes(link)),
      [
        "OPS-12 → https://tickets.example.com/O/P//OPS-12?x=",
        "OPS-14 → https://tickets.example.com/O/P//OPS-14?x=",
        "jq . → https://x.example/jq%20.",
      ],
    );
  });

  const slow = [
    "(a+)+$",
    "(a|aa)*b",
    "(.*)(.*)(.*)(.*)(.*)x",
    "(\\w+\\s?)+x",
    "a*b|a",
    "(a{0,30}){0,30}b",
    "(?:a?){200}b",
  ];
  for (const pattern of slow) {
    it(`are found in a moment whatever the pattern: ${pattern}`, async () => {
      const editor = await startEditor({}, everything, {
        settings: () => ({ tickets: { [pattern]: "https://x.example/$0" } }),
      });
      try {
        editor.open(name, `// ${"a".repeat(100_000)}!\n`.repeat(20));
        await editor.settled();
        const found = await editor.client.sendRequest<DocumentLink[]>("textDocument/documentLink", {
          textDocument: { uri: editor.uri(name) },
        });
        assert.ok(found.length <= 1_000);
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    }).timeout(20_000);
  }

  it("are found in half a character and in a sentence of full stops", async () => {
    const editor = await startEditor({}, everything, {
      settings: () => ({ tickets: { "[^ ]+": "https://x.example/$0" } }),
    });
    try {
      editor.open(
        name,
        `// \ud83d\n// https://example.com/${".".repeat(200_000)}\n// https://example.com/${"(".repeat(100_000)}${")".repeat(100_000)}`,
      );
      await editor.settled();
      const found = await editor.client.sendRequest<DocumentLink[]>("textDocument/documentLink", {
        textDocument: { uri: editor.uri(name) },
      });
      const targets = found.map(({ target }) => target);
      assert.ok(targets.includes("https://x.example/%EF%BF%BD"));
      assert.ok(targets.includes("https://example.com/"));
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  it("are not the only way to an imported file", async () => {
    const editor = await startEditor({ "people.runbook": "person ana" });
    try {
      editor.open(name, text);
      const [link] =
        (await editor.client.sendRequest<LocationLink[] | null>("textDocument/definition", {
          textDocument: { uri: editor.uri(name) },
          position: behind(text, 'import "./peo'),
        })) ?? [];
      assert.equal(link?.targetUri, editor.uri("people.runbook"));
    } finally {
      editor.dispose();
    }
  });
});
