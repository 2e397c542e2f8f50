import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { analyse } from "../../../support/analyse.js";

const runbook = `runbook move "Move" {
  timezone Europe/London
  window 2026-05-23 19:00 to 2026-05-23 22:00
  step one "One" { owner ana or ben needs sql takes 10m rollback none because "x" }
}`;
const files = {
  "people.runbook": `import "./teams.runbook"
person ana "Ana" { team dba timezone Europe/London }
person ben "Ben" { team dba timezone Europe/London }`,
  "skills.runbook": `skill sql "SQL"`,
  "teams.runbook": `import "./skills.runbook"
team dba "DBA" { contact "#dba" knows sql timezone Europe/London hours 09:00 to 17:00 }
team web "Web" { timezone Asia/Tokyo }`,
};
const said = (text: string, others: Readonly<Record<string, string>> = files): readonly string[] =>
  analyse({ "main.runbook": text, ...others }).findings.map(({ code }) => code);

const direct = `import "./people.runbook"\nimport "./skills.runbook"\n`;

describe("a team that is imported by way of its people", () => {
  it("means the same as one that is imported by name", () => {
    const codes = said(direct + runbook);
    assert.ok(codes.includes("owner/quiet-hours"), codes.join());
    assert.deepEqual(
      codes.filter(code => /^knowledge|no-contact|unused/.test(code)),
      [],
    );
    const named = said(`import "./teams.runbook"\n${direct}${runbook}`);
    assert.deepEqual(
      codes,
      named.filter(code => code !== "practice/unused-import"),
    );
  });

  it("is there once, also where files import each other, and nobody's teams are not", () => {
    const circular = {
      ...files,
      "teams.runbook": `import "./people.runbook"\nimport "./main.runbook"\n${files["teams.runbook"]}`,
    };
    for (const others of [files, circular]) {
      const { plan } = analyse({ "main.runbook": direct + runbook, ...others });
      assert.deepEqual(
        plan.teams.map(({ name }) => name),
        ["dba"],
      );
    }
  });

  it("is not visible by its name", () => {
    assert.ok(said((direct + runbook).replace("ana or ben", "dba")).includes("syntax/reference"));
  });
});
