import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type CheckAnswerResult,
  checkAnswerRequest,
  type StarterFilesParams,
  type StarterFilesResult,
  starterFilesRequest,
} from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";

const answers = {
  title: "Search 4.2",
  zone: "Europe/Lisbon",
  opens: "2026-06-06 10:00",
  environment: "production",
  people: "Ana Sousa, Ben Clark",
};
const roster = `person ana "Ana Sousa" { timezone Europe/Lisbon contact "+351" }
person ben "Ben Clark" { timezone Europe/London contact "+44" }
environment production { protected }
`;

describe("a first runbook in the editor", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });
  const files = (params: Partial<StarterFilesParams> = {}) =>
    editor.client.sendRequest<StarterFilesResult>(starterFilesRequest, { answers, taken: [], ...params });

  it("is told what is wrong with an answer as it is typed", async () => {
    const check = (zone: string) =>
      editor.client.sendRequest<CheckAnswerResult>(checkAnswerRequest, {
        question: "zone",
        answers: { ...answers, zone },
      });
    assert.match((await check("PST")).problem ?? "", /America\/Los_Angeles/);
    assert.deepEqual(await check("UTC"), { problem: null });
  });

  it("is written as the editor would have it: nothing is found but what is left to decide", async () => {
    const result = await files();
    assert.ok(result.kind === "files");
    for (const { path, text } of result.files) editor.write(path, text);
    const [runbook] = result.files;
    assert.ok(runbook);
    editor.open(runbook.path, runbook.text);
    await editor.settled();
    assert.deepEqual(
      editor
        .shown(runbook.path)
        .map(({ code }) => code)
        .sort(),
      ["change/missing", "owner/no-contact", "owner/no-contact"],
    );
  });

  it("imports the roster that is there", async () => {
    const result = await files({ taken: ["people.runbook"], roster: { path: "people.runbook", text: roster } });
    assert.ok(result.kind === "files");
    assert.equal(result.files.length, 1);
    assert.match(result.files[0]?.text ?? "", /import ".\/people.runbook"\n\nrunbook/);
  });

  for (const [what, text] of [
    ["has errors", `${roster}person ana "Ana" { timezone PST }`],
    ["is a runbook itself", `${roster}runbook people "People" { }`],
  ] as const)
    it(`writes another roster where the one there ${what}`, async () => {
      const result = await files({ taken: ["people.runbook"], roster: { path: "people.runbook", text } });
      assert.ok(result.kind === "files");
      assert.deepEqual(
        result.files.map(({ path }) => path),
        ["search-4-2.runbook", "people-2.runbook"],
      );
    });

  it("is not written when an answer cannot be taken", async () => {
    const result = await files({ answers: { ...answers, opens: "soon" } });
    assert.ok(result.kind === "wrong");
    assert.equal(result.question, "opens");
  });
});
