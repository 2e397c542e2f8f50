import { checkAnnotated } from "../../../support/annotated.js";

const only = ["syntax/"];
const roster = `skill backups "Backups"
person ana "Ana" { timezone UTC }
team ops "Operations" { contact "#ops" }
environment production
`;

/** What stands in the runbook -> its annotation, if any. */
const cases: Readonly<Record<string, string>> = {
  "a skill where a person is meant": `owner backups
  //    ^^^^^^^ error syntax/kind: \`backups\` is a skill, but a person or a team is expected here`,
  "an environment where a person covers": `owner ana or production
  //           ^^^^^^^^^^ error syntax/kind`,
  "a person and a team own": "owner ana or ops",
  "a person where an environment is meant, inside parallel": `parallel { check a "A" { on ana } }
  //                          ^^^ error syntax/kind: \`ana\` is a person, but an environment is expected here`,
  "a team where a skill is meant, inside a phase": `phase p "P" { check a "A" { needs ops } }
  //                                ^^^ error syntax/kind: \`ops\` is a team, but a skill is expected here`,
  "a skill is needed, inside a phase": 'phase p "P" { check a "A" { needs backups on production } }',
  "a rollback that is waited for": `rollback back "Back" { takes 5m }
  check a "A" { after back }
  //                  ^^^^ error syntax/kind`,
  "a phase that is waited for": 'phase p "P" { check b "B" } check a "A" { after p }',
  "a check that is taken back": `check a "A"
  step b "B" { undoes a }
  //                  ^ error syntax/kind`,
  "a phase where a shared rollback is meant": `phase p "P" { check b "B" }
  step a "A" { rollback using p }
  //                          ^ error syntax/kind`,
};

describe("syntax/kind", () => {
  for (const [title, text] of Object.entries(cases)) {
    it(title, () => checkAnnotated(`${roster}runbook r "R" {\n  ${text}\n}\n`, only));
    it(`${title}, declared in an import`, () => {
      checkAnnotated(
        { "main.runbook": `import "./roster.runbook"\nrunbook r "R" {\n  ${text}\n}\n`, "roster.runbook": roster },
        only,
      );
    });
  }
});
