/** What the syntax rules add to what the reader of the text says: see test/language/syntax for that. */
import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { people, release, step } from "../time/release.js";

describe("syntax/import", () => {
  const main = (imports: string): string => `${imports}\n${release(step("takes 5m"), { above: "" })}`;

  it("says how many errors an imported file has, and the first of them, at the import", () => {
    const files = {
      "main.runbook": main(`import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: \`./people.runbook\` has 2 errors, so this runbook cannot rely on it. Fix that file first: unknown statement \`timezon\`;`),
      "people.runbook": `${people}\nperson cal "Cal" {\n  timezon UTC\n}\nperson dan "Dan" {\n  rotation "x"\n}\n`,
    };
    checkAnnotated(files);
    const [finding] = analyse(files).findings;
    assert.deepEqual(
      finding?.related.map(({ message, place }) => [message, place.uri.endsWith("people.runbook")]),
      [["its first error", true]],
    );
  });

  it("is silent about warnings there", () => {
    const files = {
      "main.runbook": main('import "./people.runbook"'),
      "people.runbook": `${people}\nfreeze "Year end" 2026-12-20 to 2027-01-04 in +01:00\n`,
    };
    assert.deepEqual(findingsOf(files), []);
  });

  it("names the file that an import leads to by way of another", () => {
    checkAnnotated({
      "main.runbook": main(`import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: \`teams.runbook\`, which \`./people.runbook\` imports, has 1 error`),
      "people.runbook": `import "./teams.runbook"\n${people}`,
      "teams.runbook": 'team ops "Operations" { contact "#ops" } }\n',
    });
  });

  it("also where it is imported itself", () => {
    checkAnnotated({
      "main.runbook": main(`import "./people.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: \`teams.runbook\`, which \`./people.runbook\` imports, has 1 error
import "./teams.runbook"
//     ^^^^^^^^^^^^^^^^^ error syntax/import: \`./teams.runbook\` has 1 error`),
      "people.runbook": `import "./teams.runbook"\n${people}`,
      "teams.runbook": 'team ops "Operations" { contact "#ops" } }\n',
    });
  });

  it("says that a file is not there, once", () => {
    checkAnnotated(
      {
        "main.runbook": main(`import "./nobody.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/import: there is no file
import "./people.runbook"`),
        "people.runbook": people,
      },
      ["syntax/"],
    );
  });

  it("a cycle of imports is none", () => {
    assert.deepEqual(
      findingsOf({
        "main.runbook": main('import "./people.runbook"'),
        "people.runbook": `import "./main.runbook"\n${people}`,
      }),
      [],
    );
  });
});

describe("syntax/duplicate across files", () => {
  it("a name that two files declare is said at the later import", () => {
    checkAnnotated({
      "main.runbook": `import "./people.runbook"
import "./others.runbook"
//     ^^^^^^^^^^^^^^^^^^ error syntax/duplicate: \`ana\` is declared in \`./people.runbook\` and again in \`./others.runbook\`
${release(step("takes 5m"), { above: "" })}`,
      "people.runbook": people,
      "others.runbook": 'person ana "Another Ana" { timezone UTC }\n',
    });
  });
});

describe("every syntax rule", () => {
  it("can neither be accepted nor lowered, in a phase, in parallel", () => {
    const text = release(
      `phase p "P" { parallel {
${step("takes 5m\nafter nowhere")}
} }
accept syntax/reference because "known" by ana until 2026-06-30`,
      { above: `${people}\npolicy { severity syntax/reference off }` },
    );
    assert.ok(findingsOf(text).includes("error syntax/reference 12:7"), findingsOf(text).join("\n"));
  });

  it("a runbook with a syntax error still gets the findings of its sound parts", () => {
    const text = release(`${step("taks 5m", "a")}
step b "B" {
takes 5m at most 4m
rollback none because "nothing is kept"
}`);
    assert.deepEqual(
      findingsOf(text).map(each => each.split(" ")[1]),
      ["syntax/parse", "time/implausible"],
    );
  });
});
