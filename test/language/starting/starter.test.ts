import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Analysis } from "../../../language/index.js";
import { readAnswers } from "../../../language/starting/answers.js";
import { type NewRunbook, rosterIn } from "../../../language/starting/start.js";
import { type StarterFile, starterFiles } from "../../../language/starting/starter.js";
import { zoneNames } from "../../../language/time/zones.js";
import { analyse } from "../../support/analyse.js";

/** 2026-06-06 10:00 in Lisbon, a Saturday. */
const start: NewRunbook = {
  title: "Search 4.2",
  opens: 1_780_736_400,
  zone: "Europe/Lisbon",
  environment: "production",
  people: ["Ana Sousa", "Ben Clark"],
};

function analysed(
  files: readonly StarterFile[],
  first = files[0],
  others: Readonly<Record<string, string>> = {},
): Analysis {
  const ordered = [first, ...files.filter(file => file !== first)].flatMap(file => file ?? []);
  return analyse({ ...Object.fromEntries(ordered.map(({ path, text }) => [path, text])), ...others });
}

function codes({ findings }: Analysis): readonly string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`).sort();
}

/** What only a person can say: which change this is, and how its people are reached. */
const hisToDecide = ["warning change/missing", "warning owner/no-contact", "warning owner/no-contact"];

describe("a first runbook", () => {
  it("is GO, but for what only a person can decide", () => {
    const files = starterFiles(start);
    assert.deepEqual(
      files.map(({ path }) => path),
      ["search-4-2.runbook", "people.runbook"],
    );
    const analysis = analysed(files);
    assert.equal(analysis.verdict, "go");
    assert.deepEqual(codes(analysis), hisToDecide);
    assert.deepEqual(codes(analysed(files, files[1])), []);
  });

  it("is found clean once that is decided", () => {
    const [runbook, roster] = starterFiles(start);
    assert.ok(roster);
    const analysis = analyse({
      [runbook.path]: runbook.text.replace("environment production", "change CHG-1\n  environment production"),
      [roster.path]: roster.text.replaceAll("timezone", 'contact "+351 210 555 010"\n  timezone'),
    });
    assert.deepEqual(codes(analysis), []);
  });

  it("opens the window when it is asked to, in the zone it is asked for", () => {
    const { runbook } = analysed(starterFiles(start)).plan;
    assert.equal(runbook?.zone, "Europe/Lisbon");
    assert.equal(runbook?.window?.start, start.opens);
    assert.equal(runbook?.title, "Search 4.2");
  });

  it("says that somebody has to do it where nobody is named", () => {
    const analysis = analysed(starterFiles({ ...start, people: [] }));
    assert.deepEqual(codes(analysis), ["error owner/empty-team", "warning change/missing"]);
  });

  it("says that one person is too few", () => {
    const analysis = analysed(starterFiles({ ...start, people: ["Ana"] }));
    assert.ok(codes(analysis).includes("error knowledge/single-point"));
  });

  it("writes over no file that is there", () => {
    const files = starterFiles(start, new Set(["people.runbook", "Search-4-2.runbook"]));
    assert.deepEqual(
      files.map(({ path }) => path),
      ["search-4-2-2.runbook", "people-2.runbook"],
    );
    assert.deepEqual(codes(analysed(files)), hisToDecide);
    const [runbook, roster] = starterFiles({ ...start, title: "People" });
    assert.notEqual(runbook.path, roster?.path);
  });

  describe("beside a roster that is there", () => {
    const text = `team ops "Operations" { contact "#ops" }
person ana "Ana Sousa" { team ops timezone Europe/Lisbon }
person eva "Eva" { team ops timezone Europe/Madrid }
environment live "Production" { protected operators ops }
`;
    const roster = rosterIn(analyse({ "crew.runbook": text }).plan, "crew.runbook");
    const beside = (changes: Partial<NewRunbook>) =>
      starterFiles({ ...start, ...changes }, new Set(["crew.runbook"]), roster);

    it("imports it, and declares nothing that it declares", () => {
      const files = beside({ people: ["Eva", "ana"] });
      assert.deepEqual(
        files.map(({ path }) => path),
        ["search-4-2.runbook"],
      );
      assert.match(files[0].text, /^import ".\/crew.runbook"\n\nrunbook search-4-2 .*\n {2}environment live\n/);
      assert.deepEqual(codes(analysed(files, files[0], { "crew.runbook": text })), ["warning change/missing"]);
    });

    it("declares whoever and whatever it lacks", () => {
      const files = beside({ people: ["Eva", "Ops"], environment: "staging" });
      // `ops` is the roster's team.
      assert.match(files[0].text, /\nperson ops-2 "Ops" \{/);
      const { verdict, plan } = analysed(files, files[0], { "crew.runbook": text });
      assert.equal(verdict, "go");
      assert.ok(plan.environments.some(({ name }) => name === "staging"));
    });

    it("takes its first two people where nobody is named", () => {
      const [{ text: written }] = beside({ people: [] });
      assert.match(written, /owner ana or eva/);
    });

    it("finds a team where it has no people", () => {
      const nobody = "skill search\n";
      const bare = rosterIn(analyse({ "crew.runbook": nobody }).plan, "crew.runbook");
      const files = starterFiles({ ...start, people: [] }, new Set(), bare);
      const analysis = analysed(files, files[0], { "crew.runbook": nobody });
      assert.deepEqual(codes(analysis), ["error owner/empty-team", "warning change/missing"]);
    });
  });

  it("is read whole, whatever the title, the people, the zone and the time", () => {
    const acceptable = new Set([
      "change/missing",
      "owner/no-contact",
      // Whoever opens a window in somebody's night is told so.
      "owner/quiet-hours",
      "rollback/decider-unavailable",
      // Somebody may write what looks like one into a title.
      "text/placeholder",
      "text/clock-time",
    ]);
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    const name = fc.oneof(
      word,
      fc.constantFrom("step", "T-2", "Zoë Ünal", '"', "a\\", "4", "長谷川 葵", "null", "or", "owner"),
    );
    fc.assert(
      fc.property(
        fc.record({
          title: name,
          environment: name,
          people: fc.array(name, { minLength: 2, maxLength: 4 }).map(names => names.join(",")),
          zone: fc.constantFrom(...zoneNames()),
          opens: fc
            .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
            .map(date => date.toISOString().slice(0, 16)),
        }),
        answers => {
          const read = readAnswers(answers);
          fc.pre(read.kind === "understood" && read.start.people.length > 1);
          if (read.kind !== "understood") return;
          const files = starterFiles(read.start);
          const analysis = analysed(files);
          assert.deepEqual(
            analysis.findings.filter(({ code }) => !acceptable.has(code)),
            [],
            files.map(({ text }) => text).join(""),
          );
          assert.equal(analysis.plan.runbook?.window?.start, read.start.opens);
          assert.equal(analysis.plan.people.length, read.start.people.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
