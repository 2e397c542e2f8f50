/** No word is refused as a name where a name is wanted: every keyword of the grammar, for every kind of thing, and named again. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { analyse } from "../../support/analyse.js";

const grammar = readFileSync(new URL("../../../language/runbook.langium", import.meta.url), "utf8");
const keywords = [...new Set([...grammar.matchAll(/'([a-z][a-z-]*)'/g)].map(([, word = ""]) => word))].sort();

/** What is named, with NAME for its name: declared, and referred to everywhere it can be. */
const uses: Readonly<Record<string, string>> = {
  skill: `skill NAME "S"
skill other "O"
person ana "Ana" { timezone UTC knows NAME, other, NAME }
team ops "Ops" { contact "#ops" knows other, NAME }
runbook r "R" { step s "S" { needs NAME, other takes 5m } }`,
  team: `team NAME "T" { contact "#t" }
person ana "Ana" { team NAME timezone UTC }
environment production { operators NAME }
runbook r "R" { owner NAME step s "S" { takes 5m } notify n "N" { to NAME takes 5m } }`,
  person: `person NAME "P" { timezone UTC }
person ana "Ana" { timezone UTC }
environment production { operators ana, NAME }
runbook r "R" {
  coordinator NAME or ana
  decider ana or NAME
  step s "S" { owner NAME or ana with NAME, ana takes 5m }
  step t "T" { owner ana or NAME with ana, NAME takes 5m }
  notify n "N" { owner ana to NAME, ana, "#channel" takes 5m }
  accept time/implausible because "known" by NAME
}`,
  environment: `environment NAME "E" { protected }
environment production { rehearse on NAME }
runbook r "R" {
  environment NAME
  rehearsal 2026-05-16 on NAME passed in 1h
  step s "S" { on NAME takes 5m }
}`,
  runbook: 'runbook NAME "R" { change NAME, NAME step s "S" { takes 5m } }',
  phase: `runbook r "R" {
  phase NAME "P" { step a "A" { takes 5m } }
  step b "B" { after NAME takes 5m }
  accept time/implausible on NAME because "known" by ana
}
person ana "Ana" { timezone UTC }`,
  step: `runbook r "R" {
  step NAME "A" { takes 5m }
  step b "B" { after NAME + 5m, NAME takes 5m undoes NAME }
}`,
  check: 'runbook r "R" { check NAME "C" { takes 5m } check d "D" { after NAME takes 5m } }',
  notify: 'runbook r "R" { notify NAME "N" { takes 5m } wait d "D" { after NAME takes 5m } }',
  gate: 'runbook r "R" { gate NAME "G" { takes 5m } gate d "D" { after NAME takes 5m } }',
  wait: 'runbook r "R" { wait NAME "W" { takes 5m } wait d "D" { after NAME takes 5m } }',
  rollback: `runbook r "R" {
  step a "A" { takes 5m rollback using NAME }
  phase p "P" { rollback using NAME step b "B" { takes 5m } }
  rollback NAME "Back" { takes 5m }
}`,
  contingency: `runbook r "R" {
  contingency NAME "C" { trigger "smoke" then rollback }
  accept time/implausible on NAME because "known" by ana
}
person ana "Ana" { timezone UTC }`,
};

describe("every keyword is a name where one is wanted", () => {
  it("the grammar has keywords", () => {
    assert.ok(keywords.length > 80 && keywords.includes("owner") && keywords.includes("quiet-hours"));
  });

  for (const [kind, text] of Object.entries(uses)) {
    it(`as the name of a ${kind}`, () => {
      for (const keyword of [...keywords, "T", "first-2", "Ünal"]) {
        const { mistakes } = analyse(text.replaceAll("NAME", keyword)).plan;
        assert.deepEqual(
          mistakes.map(({ message, place }) => `${place.range.start.line + 1}: ${message}`),
          [],
          `${kind} ${keyword}`,
        );
      }
    });
  }

  it("and means what it names", () => {
    for (const keyword of keywords) {
      const { runbook, people } = analyse((uses.person ?? "").replaceAll("NAME", keyword)).plan;
      const [first, second] = runbook?.work.activities ?? [];
      const names = (parties: readonly { readonly name: string; readonly kind: string }[] | undefined): string =>
        (parties ?? []).map(({ name, kind }) => `${kind} ${name}`).join(", ");
      assert.equal(people[0]?.name, keyword);
      assert.equal(names(first?.owners?.parties), `person ${keyword}, person ana`);
      assert.equal(names(second?.owners?.with), `person ana, person ${keyword}`);
    }
  });

  it("a keyword on the next line starts a statement again", () => {
    const { plan } = analyse('runbook r "R" { step s "S" {\nowner\ntakes 5m\n} }');
    assert.equal(plan.runbook?.work.activities[0]?.takes?.planned, 300);
  });
});
