/** *Compare with…*: what has changed since another version, of the texts as they stand in the editor. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { TimelineEarlier } from "../../language/exports/timeline/data.js";
import {
  type CompareParams,
  type CompareResult,
  compareRequest,
  type ExportResult,
  exportRequest,
  type Since,
  type TimelineChangedParams,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineRequest,
} from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";

const people = 'person ana "Ana" { timezone UTC contact "#ana" }\n';
const runbook = (minutes: number): string =>
  `import "./people.runbook"\nrunbook shop "Shop" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n  step a "A" { owner ana takes ${minutes}m }\n}\n`;

describe("what has changed since another version", () => {
  let editor: Editor;

  before(async () => {
    editor = await startEditor({ "people.runbook": people, "shop.runbook": runbook(5), "other.runbook": runbook(9) });
    git("init", "-q");
    commit();
    editor.write("people.runbook", people.replace("#ana", "#ana-2"));
    editor.open("shop.runbook", runbook(15));
    editor.open("other.runbook", runbook(9));
    editor.open("people.runbook", people);
    await editor.settled();
  });

  after(() => editor.dispose());

  const git = (...args: readonly string[]): void => {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    assert.equal(spawnSync("git", [...identity, ...args], { cwd: editor.folder }).status, 0);
  };
  const commit = (): void => {
    git("add", ".");
    git("commit", "-q", "-m", "one");
  };

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

  describe("on the timeline", () => {
    const draw = (asked: Omit<TimelineParams, "uri">) =>
      editor.client.sendRequest<TimelineResult>(timelineRequest, { uri: editor.uri("shop.runbook"), ...asked });
    const drawn = async (against: Since): Promise<TimelineEarlier | undefined> => {
      const result = await draw({ against });
      assert.ok(result.kind === "whole", JSON.stringify(result));
      return result.data.against;
    };
    const head = { kind: "ref", ref: "HEAD" } as const;
    const ended = (earlier: TimelineEarlier | undefined): number | undefined => {
      const [moved] = earlier?.moved ?? [];
      return moved && (moved.end - moved.start) / 60;
    };

    it("is where bars were at a git reference, or in another file", async () => {
      const earlier = await drawn(head);
      assert.deepEqual([earlier?.name, ended(earlier)], ["HEAD", 5]);
      const other = await drawn({ kind: "file", uri: editor.uri("other.runbook") });
      assert.deepEqual([other?.name, ended(other)], ["other.runbook", 9]);
    });

    it("is the same picture as long as nothing changes, and told as a change once there is none to compare with", async () => {
      const first = await draw({ against: head });
      assert.ok(first.kind === "whole");
      const have = first.revision;
      assert.deepEqual(await draw({ against: head, have }), { kind: "same" });
      const result = await draw({ have });
      assert.ok(result.kind === "delta" && result.delta.gone.includes("against"));
    });

    it("does not ask git while one types: a branch that has moved is seen once files have changed", async () => {
      editor.write("shop.runbook", runbook(6));
      commit();
      await editor.settled();
      assert.equal(ended(await drawn(head)), 6);
      writeFileSync(join(editor.folder, "shop.runbook"), runbook(7));
      commit();
      editor.type("shop.runbook", runbook(20));
      assert.equal(ended(await drawn(head)), 6);
      editor.touch("shop.runbook");
      await editor.settled();
      assert.equal(ended(await drawn(head)), 7);
    });

    it("tells of a change when the other file is typed into", async () => {
      const told: string[] = [];
      await drawn({ kind: "file", uri: editor.uri("other.runbook") });
      const listening = editor.client.onNotification(timelineChanged, ({ uri }: TimelineChangedParams) => {
        told.push(uri);
      });
      editor.type("other.runbook", runbook(8));
      await editor.settled();
      listening.dispose();
      assert.ok(told.includes(editor.uri("shop.runbook")), told.join());
      assert.equal(ended(await drawn({ kind: "file", uri: editor.uri("other.runbook") })), 8);
    });

    it("is exported with the picture", async () => {
      const result = await editor.client.sendRequest<ExportResult>(exportRequest, {
        uri: editor.uri("shop.runbook"),
        format: "svg",
        against: head,
      });
      assert.ok("content" in result && /Since HEAD: 1 of 1 activity has moved/.test(result.content));
    });

    for (const [what, since, says] of [
      ["no such commit", { kind: "ref", ref: "mian" }, /^Git knows no commit `mian`: .*\.$/],
      ["no runbook", { kind: "file", uri: "people.runbook" }, /^The other version has no runbook\.$/],
      ["no such file", { kind: "file", uri: "gone.runbook" }, /^This file is not open in the editor\.$/],
    ] as const)
      it(`draws the picture all the same, and says why it is not compared: ${what}`, async () => {
        const earlier = await drawn(since.kind === "file" ? { ...since, uri: editor.uri(since.uri) } : since);
        assert.match(earlier?.absent ?? "", says);
        assert.deepEqual(earlier?.moved, []);
      });
  });

  it("is told of a programme, and of its runbooks as they stand in the editor", async () => {
    editor.write("night.runbook", 'programme night "Night" { runbook "./shop.runbook", "./other.runbook" }\n');
    commit();
    editor.open("night.runbook", 'programme night "Night" { runbook "./shop.runbook" }\n');
    editor.open("shop.runbook", runbook(25));
    await editor.settled();
    const result = await ask("night.runbook", { kind: "ref", ref: "HEAD" });
    assert.ok("markdown" in result, JSON.stringify(result));
    assert.match(result.markdown, /^### Night \(night\.runbook\)\n[\s\S]*20m later[\s\S]*Gone: /);
    assert.match(result.markdown, /\n### Shop \(shop\.runbook\)\n[\s\S]*duration: 5m → 25m\n$/);
    const runbookThere = await ask("night.runbook", { kind: "file", uri: editor.uri("shop.runbook") });
    assert.deepEqual(runbookThere, { error: "The other version has no programme." });
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
