/** *Compare with…*: what has changed since another version, of the texts as they stand in the editor. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "mocha";
import { type CompareParams, type CompareResult, compareRequest } from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";

const people = 'person ana "Ana" { timezone UTC contact "#ana" }\n';
const runbook = (minutes: number): string =>
  `import "./people.runbook"\nrunbook shop "Shop" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n  step a "A" { owner ana takes ${minutes}m }\n}\n`;

describe("what has changed since another version", () => {
  let editor: Editor;

  before(async () => {
    editor = await startEditor({ "people.runbook": people, "shop.runbook": runbook(5), "other.runbook": runbook(9) });
    for (const args of [
      ["init", "-q"],
      ["add", "."],
      [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "-q",
        "-m",
        "one",
      ],
    ])
      assert.equal(spawnSync("git", args, { cwd: editor.folder }).status, 0);
    editor.write("people.runbook", people.replace("#ana", "#ana-2"));
    editor.open("shop.runbook", runbook(15));
    editor.open("other.runbook", runbook(9));
    editor.open("people.runbook", people);
    await editor.settled();
  });

  after(() => editor.dispose());

  const ask = (name: string, since: CompareParams["since"]): Promise<CompareResult> =>
    editor.client.sendRequest<CompareResult>(compareRequest, { uri: editor.uri(name), since });

  it("is told of a git reference, as the text stands in the editor, saved or not", async () => {
    const result = await ask("shop.runbook", { kind: "ref", ref: "HEAD" });
    assert.ok("markdown" in result, JSON.stringify(result));
    assert.match(result.markdown, /^### Shop \(shop\.runbook\)\n[\s\S]*10m later[\s\S]*duration: 5m → 15m\n$/);
  });

  it("is told of another file", async () => {
    const result = await ask("shop.runbook", { kind: "file", uri: editor.uri("other.runbook") });
    assert.ok("markdown" in result && result.markdown.includes("duration: 9m → 15m"));
  });

  for (const [what, name, since, error] of [
    ["no such commit", "shop.runbook", { kind: "ref", ref: "mian" }, /^Git knows no commit `mian`: .*\.$/],
    ["an option", "shop.runbook", { kind: "ref", ref: "--all" }, /^Git knows no commit `--all`/],
    ["no runbook here", "people.runbook", { kind: "ref", ref: "HEAD" }, /^This file has no runbook\.$/],
    [
      "a file that is not open",
      "gone.runbook",
      { kind: "ref", ref: "HEAD" },
      /^This file is not open in the editor\.$/,
    ],
  ] as const)
    it(`says why not: ${what}`, async () => {
      const result = await ask(name, since);
      assert.ok("error" in result);
      assert.match(result.error, error);
    });

  it("says why not: a file that git does not know, a roster", async () => {
    editor.open("fresh.runbook", runbook(5));
    await editor.settled();
    const fresh = await ask("fresh.runbook", { kind: "ref", ref: "HEAD" });
    assert.deepEqual(fresh, { error: "There was no such file at `HEAD`." });
    const roster = await ask("shop.runbook", { kind: "file", uri: editor.uri("people.runbook") });
    assert.deepEqual(roster, { error: "The other version has no runbook." });
  });
});
