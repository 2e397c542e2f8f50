import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { applyEdits } from "../../../language/edits/apply.js";
import { type Imported, parse } from "../../../language/index.js";
import { unusedImports } from "../../../language/refactoring/unused-imports.js";

const files: Readonly<Record<string, string>> = {
  "people.runbook": `person ana "Ana" { timezone UTC }\n`,
  "skills.runbook": `skill sql "SQL"\nenvironment staging\n`,
  "holidays.runbook": `holidays uk "UK bank holidays" { 2026-12-25 }\n`,
  "policy.runbook": `policy { least-cover 1 }\n`,
  "empty.runbook": `import "./people.runbook"\n`,
  "broken.runbook": `skill {\n`,
};

function organised(text: string): string {
  const folder = "file:///runbooks/";
  const importer = (from: string, path: string): Imported => {
    const found = new URL(path, from).href;
    const content = found === `${folder}main.runbook` ? text : files[found.slice(folder.length)];
    return content === undefined ? { kind: "missing" } : { kind: "file", file: parse(found, content) };
  };
  const applied = applyEdits(text, unusedImports(parse(`${folder}main.runbook`, text), importer));
  return applied.kind === "text" ? applied.text : "refused";
}

const runbook = (needs: string): string => `runbook r "R" {\n  step a "A" {\n    ${needs}\n  }\n}\n`;

describe("imports that bring nothing", () => {
  const examples: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      "are said twice, lead back, or to what nobody names",
      `// The team.\nimport "./people.runbook"\nimport "./main.runbook"\n// Why?\nimport "./skills.runbook" // unused\nimport "././people.runbook"\nimport "./empty.runbook"\n${runbook("owner ana")}`,
      `// The team.\nimport "./people.runbook"\n${runbook("owner ana")}`,
    ],
    ["bring something as soon as a name is used", `import "./skills.runbook"\n${runbook("needs sql")}`, ""],
    ["holidays that nobody names", `import "./holidays.runbook"\nteam ops "Ops"\n`, `team ops "Ops"\n`],
    ["holidays that a team names", `import "./holidays.runbook"\nteam ops "Ops" { holidays uk }\n`, ""],
    ["people and policies count without being named", `import "./people.runbook"\nimport "./policy.runbook"\n`, ""],
    ["what cannot be had or read stays", `import "./nowhere.runbook"\nimport "./broken.runbook"\n`, ""],
    ["a text with mistakes stays", `import "./empty.runbook"\nskil a\n`, ""],
  ];
  for (const [what, before, after] of examples) {
    it(what, () => {
      assert.equal(organised(before), after || before);
      const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
      assert.equal(organised(crlf(before)), crlf(after || before));
    });
  }
});
