/** Tables of people go to the roster, matched with the owners of the plan by name. */
import assert from "node:assert/strict";
import { importTables } from "../../../language/importing/import.js";
import { analyse } from "../../support/analyse.js";
import { importedSoundly } from "../../support/imports-checked.js";
import { tableOf, tablesOf, textCell } from "../../support/tables.js";

const plan = tableOf(
  [
    ["Task", "Owner", "Duration"],
    ["Stop the jobs", "Ana Sousa", "5 min"],
    ["Copy the data", "DBA team", "40 min"],
  ],
  "Plan",
);

describe("import: a table of contacts", () => {
  it("says how people are reached, in which team and zone, and is no phase of the plan", () => {
    const contacts = tableOf(
      [
        ["Name", "Role", "Phone", "E-mail", "Time zone", "Team"],
        ["ana sousa", "Release manager", "+351 21 555 0110", "ana@example.com", "Europe/Lisbon", "Operations team"],
        ["DBA team", "Databases", "ext. 4711", "", "", ""],
        ["Chen Wei", "", "+49 30 5555 0112", "-", "PST", ""],
        ["TBC", "Vendor", "+1 202 555 0100", "", "", ""],
      ],
      "Contacts",
    );
    const made = importedSoundly(tablesOf(plan, contacts), { title: "Move" });
    assert.match(
      made.runbook,
      /person ana-sousa "ana sousa" \{\n {2}team operations-team\n {2}timezone Europe\/Lisbon\n {2}contact "\+351 21 555 0110", "ana@example.com"\n\}/,
    );
    assert.match(made.runbook, /team dba-team "DBA team" \{\n {2}contact "ext. 4711"\n\}/);
    const { plan: read } = analyse(made.runbook);
    assert.deepEqual(read.mistakes, []);
    assert.deepEqual(
      read.runbook?.work.activities.map(({ title }) => title),
      ["Stop the jobs", "Copy the data"],
    );
    for (const text of ["ana sousa: Role: Release manager", "Chen Wei: Time zone: PST", "TBC: Phone: +1 202 555 0100"])
      assert.ok(made.runbook.includes(`note "${text}"`), made.runbook);
  });

  it("is known by its columns, in other languages too", () => {
    for (const head of [
      ["Ansprechpartner", "Telefon"],
      ["Nom", "Courriel"],
      ["Nombre", "Correo electrónico"],
      ["Nome", "Telefone"],
      ["On call", "Mobile"],
    ]) {
      const { runbook } = importTables(tablesOf(plan, tableOf([head, ["Ana Sousa", "+351 21 555 0110"]])), {
        title: "Move",
      });
      assert.match(runbook, /person ana-sousa "Ana Sousa" \{\n {2}contact "\+351 21 555 0110"\n\}/, head.join());
      assert.doesNotMatch(runbook, /phase/);
    }
  });

  it("is none where its rows are work", () => {
    for (const [header, cell] of [
      ["Duration", "5 min"],
      ["Owner", "Ana Sousa"],
    ] as const) {
      const rows = [
        ["Name", "Phone", header],
        ["Start the jobs", "+351 21 555 0110", cell],
      ];
      const { runbook } = importTables(tablesOf(plan, tableOf(rows, "Afterwards")), { title: "Move" });
      assert.match(runbook, /step start-the-jobs "Start the jobs"/);
    }
  });

  it("leaves its heading out, and somebody's responsibility is a note", () => {
    const heading = textCell("line 1", "Roles and responsibilities");
    const people = tableOf(
      [
        ["Name", "Responsibility", "Phone"],
        ["Ana Sousa", "Decides", "+351 21 555 0110"],
      ],
      "Roles and responsibilities",
    );
    const { runbook } = importedSoundly(
      { ...tablesOf(plan, people), prose: heading ? [heading] : [] },
      { title: "Move" },
    );
    assert.match(runbook, /^ {2}note "Ana Sousa: Responsibility: Decides"$/m);
    assert.doesNotMatch(runbook, /Roles and/);
  });
});
