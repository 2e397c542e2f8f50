/** *Import…*: what a table would be as a runbook, asked for again and again while its columns are corrected. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { base64Of, bytesOf } from "../../server/base64.js";
import { type ImportParams, type ImportPreview, type ImportResult, importRequest } from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";

const sheet = `Nr,Task,Owner,When,Duration
1,Stop the writers,Ana Sousa,2026-05-23 22:00,5 min
2,Move the disks,Ben Hill,2026-05-23 22:05,1h 30m
3,Start the writers,Ana Sousa,2026-05-23 23:35,5 min
`;

describe("a table imported in the editor", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  const ask = (text: string | Uint8Array, more: Partial<ImportParams> = {}): Promise<ImportResult> =>
    editor.client.sendRequest<ImportResult>(importRequest, {
      name: "plan.csv",
      base64: base64Of(typeof text === "string" ? new TextEncoder().encode(text) : text),
      ...more,
    });
  const preview = async (text: string, more: Partial<ImportParams> = {}): Promise<ImportPreview> => {
    const result = await ask(text, more);
    assert.ok(result.kind === "imported", JSON.stringify(result));
    return result;
  };
  const roles = ({ columns }: ImportPreview) => columns.map(({ role, by }) => `${role} by ${by}`);

  it("is shown with what its columns were taken for, its first rows and what became of every cell", async () => {
    const { columns, head, sums, tables, dropped } = await preview(sheet);
    assert.deepEqual(
      columns.map(({ key, role, by, samples }) => [key, role, by, samples[0]]),
      [
        ["Nr", "id", "name", "1"],
        ["Task", "task", "name", "Stop the writers"],
        ["Owner", "owner", "name", "Ana Sousa"],
        ["When", "start", "name", "2026-05-23 22:00"],
        ["Duration", "duration", "name", "5 min"],
      ],
    );
    assert.deepEqual(head?.rows[1], ["1", "Stop the writers", "Ana Sousa", "2026-05-23 22:00", "5 min"]);
    assert.deepEqual(
      tables.map(({ rows, isTaken }) => [rows, isTaken]),
      [[4, true]],
    );
    assert.equal(sums.all, 20);
    assert.equal(sums.statements + sums.notes + sums.dropped, sums.all);
    assert.equal(dropped.length, sums.dropped);
    assert.ok(dropped.every(({ because }) => because !== ""));
  });

  it("invents no zone: that it is missing is what the checker finds, until one is chosen", async () => {
    const without = await preview(sheet);
    assert.doesNotMatch(without.runbook, /timezone/);
    assert.equal(without.verdict, "no-go");
    const [first] = without.findings;
    assert.equal(first?.severity, "error");
    assert.ok(without.findings.some(({ code }) => code === "time/missing-zone"));
    assert.ok(without.missing.some(({ about }) => about === "zone"));
    const chosen = await preview(sheet, { zone: "Europe/Lisbon" });
    assert.match(chosen.runbook, /^ {2}timezone Europe\/Lisbon$/m);
    assert.ok(chosen.findings.every(({ code }) => code !== "time/missing-zone"));
  });

  it("follows what is chosen for a column, by its name", async () => {
    const notes = await preview(sheet, { map: { Owner: "none" } });
    assert.doesNotMatch(notes.runbook, /owner/);
    assert.equal(roles(notes)[2], "undefined by map");
    assert.ok(notes.sums.notes > 0);
    const ignored = await preview(sheet, { map: { Owner: "ignore" } });
    assert.ok(ignored.dropped.some(({ shown }) => shown === "Ben Hill"));
  });

  it("knows columns without a name, and those that share one, by their number", async () => {
    const twice = "Task,Who,Who,\nStop it,Ana,Ben,10\nStart it,Ben,Ana,20\n";
    const { columns } = await preview(twice);
    assert.deepEqual(
      columns.map(({ key }) => key),
      ["Task", "column 2", "column 3", "column 4"],
    );
    const made = await preview(twice, { map: { "column 3": "cover", "column 4": "duration in minutes" } });
    assert.deepEqual(roles(made).slice(1), ["owner by name", "cover by map", "duration by map"]);
    assert.deepEqual(made.missing, []);
    assert.match(made.runbook, /owner ana or ben/);
    assert.match(made.runbook, /takes 10m/);
  });

  it("takes the table that is chosen", async () => {
    const page =
      "# One\n\n| Task | Owner |\n|---|---|\n| Stop | Ana |\n\n# Two\n\n| Task | Owner |\n|---|---|\n| Go | Ben |\n";
    const both = await preview(page, { name: "plan.md" });
    assert.deepEqual(
      both.tables.map(({ isTaken }) => isTaken),
      [true, true],
    );
    const second = both.tables[1]?.place;
    const one = await preview(page, { name: "plan.md", ...(second === undefined ? {} : { table: second }) });
    assert.doesNotMatch(one.runbook, /Stop/);
    assert.equal(one.head?.place, second);
  });

  it("declares people beside it, or names those of the roster that is there", async () => {
    const beside = await preview(sheet, { rosterPath: "people.runbook" });
    assert.match(beside.roster ?? "", /person ana-sousa "Ana Sousa"/);
    assert.match(beside.runbook, /^import "\.\/people\.runbook"/);
    assert.ok(beside.findings.every(({ code }) => !code.startsWith("syntax/") && !code.startsWith("reference/")));
    const roster = {
      path: "people.runbook",
      text: 'person ana "Ana Sousa" { timezone Europe/Lisbon contact "+351" }\n',
    };
    const known = await preview(sheet, { roster });
    assert.match(known.runbook, /owner ana$/m);
    assert.equal(known.roster, undefined);
  });

  for (const [what, text, name, why] of [
    ["is empty", "", "plan.csv", /^It is empty\.$/],
    ["is a picture", bytesOf("iVBORw0KGgoAAAANSUhEUg=="), "plan.png", /^It is a picture/],
  ] as const)
    it(`is refused in words where it ${what}`, async () => {
      const result = await ask(text, { name });
      assert.ok(result.kind === "refused");
      assert.match(result.why, why);
    });
});

describe("bytes in JSON", () => {
  it("come back as they were, whatever their number", () => {
    for (const length of [0, 1, 2, 3, 29_999, 30_000, 30_001, 90_002]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
      const text = base64Of(bytes);
      assert.equal(text, Buffer.from(bytes).toString("base64"));
      assert.deepEqual(bytesOf(text), bytes);
    }
  });
});
