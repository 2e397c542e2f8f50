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
