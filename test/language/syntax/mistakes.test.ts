/** What is said of a text that cannot be read as it stands: one sentence for one slip, where it is, with what to write instead. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "../../../language/index.js";
import { comparePlaces } from "../../../language/plan/place.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";

const people = `person ana "Ana" { timezone Europe/London hours 00:00 to 24:00 }
person ben "Ben" { timezone Europe/London hours 00:00 to 24:00 }
`;
const head = `${people}runbook r "R" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
  owner ana or ben
`;

/** A statement in a step of an otherwise sound runbook. */
function inStep(statement: string): string {
  return `${head}  step s "S" {
    takes 5m
    rollback none because "no change"
    ${statement}
  }
  step t "T" {
    takes 5m
    rollback none because "no change"
  }
}
`;
}

/** A statement in an otherwise sound runbook. */
function inRunbook(statement: string): string {
  return `${head}  ${statement}
  step t "T" {
    takes 5m
    rollback none because "no change"
  }
}
`;
}

/** What is pointed at, and the message, of everything that is found. */
function told(text: string): string[] {
  const lines = text.split("\n");
  return analyse(text).findings.map(({ code, message, place: { range } }) => {
    const end = range.end.line === range.start.line ? range.end.character : undefined;
    return `${code} ${lines[range.start.line]?.slice(range.start.character, end)}: ${message}`;
  });
}

function table(title: string, around: (statement: string) => string, cases: Readonly<Record<string, string>>): void {
  describe(title, () => {
    for (const [statement, expected] of Object.entries(cases)) {
      it(JSON.stringify(statement), () => assert.deepEqual(told(around(statement)), [expected]));
    }
  });
}

const asIs = (text: string): string => text;

table("a misspelt or other word for a keyword", inStep, {
  "ownr ana or ben": "syntax/parse ownr: unknown statement `ownr`; did you mean `owner`?",
  "onwer ana or ben": "syntax/parse onwer: unknown statement `onwer`; did you mean `owner`?",
  "own ana or ben": "syntax/parse own: unknown statement `own`; did you mean `owner`?",
  "aft s": "syntax/parse aft: unknown statement `aft`; did you mean `after`?",
  "Owner ana or ben": "syntax/parse Owner: unknown statement `Owner`; did you mean `owner`?",
  "duration 5m": "syntax/parse duration: unknown statement `duration`; did you mean `takes`?",
  'description "x"': "syntax/parse description: unknown statement `description`; did you mean `note`?",
  'frobnicate "x"':
    "syntax/parse frobnicate: unknown statement `frobnicate`: a line starts with a keyword such as `step`, `owner`, `takes`",
  "42": "syntax/parse 42: `42` cannot start a statement: a line starts with a keyword such as `step`, `owner`, `takes`",
});

table("a statement that is not complete spoils only itself", inStep, {
  owner: "syntax/parse owner: expected a name after `owner`, found `}`",
  "owner ana or": "syntax/parse or: expected a name after `or`, found `}`",
  "owner ana with": "syntax/parse with: expected a name after `with`, found `}`",
  "needs ,": "syntax/parse ,: expected a name after `needs`, found `,`",
  at: "syntax/parse at: expected a time such as 22:00, 2026-05-23 22:00 or T+30m after `at`, found `}`",
  after: "syntax/parse after: expected a name after `after`, found `}`",
  run: 'syntax/parse run: expected a text in double quotes ("…") or a block of text between three backticks after `run`, found `}`',
});

describe("a statement that is not complete, in a block that is not closed", () => {
  it("is told of the word that lacks something, not of a brace that nobody wrote", () =>
    assert.deepEqual(told('person ana "Ana" {\n  timezone'), [
      "syntax/token {: this block is not closed: its `}` is missing",
      "syntax/parse timezone: expected a zone such as Europe/London or a name after `timezone`, found nothing",
    ]));
});

table("zones of several words", inStep, {
  "at 10:05 New York":
    "time/unknown-zone New York: There is no time zone `New York`, so nobody can tell when its times are. Did you mean America/New_York?",
  "at 2026-05-23 Cape Town":
    "time/unknown-zone Cape Town: There is no time zone `Cape Town`, so nobody can tell when its times are. Did you mean Africa/Johannesburg?",
});

describe("a timezone of several words is one error", () => {
  const around: Readonly<Record<string, string>> = {
    runbook: head.replace("Europe/London\n  window", "Los Angeles\n  window"),
    person: head.replace("Europe/London hours", "Los Angeles hours"),
    freeze: `freeze "F" 2026-12-01 to 2026-12-02 in Los Angeles\n${head}`,
  };
  for (const [what, text] of Object.entries(around)) {
    it(what, () =>
      assert.deepEqual(told(`${text}  check t "T" { takes 5m expect "green" }\n}\n`), [
        "time/unknown-zone Los Angeles: There is no time zone `Los Angeles`, so nobody can tell when its times are. Did you mean America/Los_Angeles?",
      ]),
    );
  }
});

table("joining words", inStep, {
  "owner ana and ben":
    "syntax/parse and: `and` does not fit here: write `or` before a cover, `with` before participants, `,` in a list",
  "owner ana, ben": "syntax/parse ,: `,` does not fit here: write `or` before a cover, `with` before participants",
  'owner "Ana"':
    'syntax/parse "Ana": expected a name after `owner`, found `"Ana"`: write people and teams by their declared names, without quotes',
  "owner: ana": "syntax/token :: remove `:`: a value follows its keyword directly",
  "owner = ana": "syntax/token =: remove `=`: a value follows its keyword directly",
  "owner ana;": "syntax/token ;: remove `;`: a statement ends with its line",
  '- run "ls"': "syntax/token -: statements start without a list marker: remove it",
});

const openText = 'this text is not closed: add a `"` at its end (longer text goes between lines of three backticks)';
const quotes = 'write texts in straight double quotes: "…"';

table("texts", inStep, {
  'run "ls -l': `syntax/token "ls -l: ${openText}`,
  'run "echo \\"': `syntax/token "echo \\": ${openText}`,
  "run “ls -l”": `syntax/token “ls -l”: ${quotes}`,
  "run „ls -l“": `syntax/token „ls -l“: ${quotes}`,
  "run 'ls -l'": `syntax/token 'ls -l': ${quotes}`,
  "expect all is green": 'syntax/token all is green: put the text in double quotes: `expect "all is green"`',
  "link https://example.com/a":
    'syntax/token https://example.com/a: put the text in double quotes: `link "https://example.com/a"`',
  "note it's fine": "syntax/token it's fine: put the text in double quotes: `note \"it's fine\"`",
  "```sh\n    ls\n    ```": "syntax/parse ```sh: a block of text follows `run`, `expect` or `note`",
});

table("times and durations", inStep, {
  "at 2200":
    "syntax/parse 2200: expected a time such as 22:00, 2026-05-23 22:00 or T+30m after `at`, found `2200`: write 22:00",
  "at 11h":
    "syntax/parse 11h: expected a time such as 22:00, 2026-05-23 22:00 or T+30m after `at`, found `11h`: write 11:00",
  "at 11.30": "syntax/token 11.30: write 11:30 instead of `11.30`",
  "at T + 1h": "syntax/token T + 1h: T and its offset are one word, such as T-2h or T+30m",
  "by T + 3h 30m": "syntax/token T + 3h 30m: T and its offset are one word, such as T-2h or T+30m",
  "by T + 1d - 2h": "syntax/token T + 1d: T and its offset are one word, such as T-2h or T+30m",
  "at T+1h 30m": "syntax/token T+1h 30m: write T+1h30m instead of `T+1h 30m`",
  "at 23 May 2026 11:00": "syntax/token 23 May 2026: write the date as 2026-05-23",
  "at 23rd May 2026": "syntax/token 23rd May 2026: write the date as 2026-05-23",
  "at Sat 23 May 2026 11:00 UTC": "syntax/token 23 May 2026: write the date as 2026-05-23",
  "at Sat, May 23, 2026 11:00": "syntax/token , May 23, 2026: write the date as 2026-05-23, without a comma before it",
  "at Sat, 2026-05-23 11:00": "syntax/token , 2026-05-23: write the date as 2026-05-23, without a comma before it",
  "at 23-May-2026 11:00": "syntax/token 23-May-2026: write the date as 2026-05-23",
  "at 2026-May-23 11:00": "syntax/token 2026-May-23: write the date as 2026-05-23",
  "at May 23 11:00": "syntax/token May 23: `May 23` has no year: write the date as year-month-day, such as 2026-05-23",
  "at 23 May 11:00": "syntax/token 23 May: `23 May` has no year: write the date as year-month-day, such as 2026-05-23",
  "at 31 June 2026 11:00":
    "syntax/token 31 June 2026: there is no date `31 June 2026`: dates are written year-month-day, such as 2026-05-23",
  "at noon": "syntax/token noon: `noon` is not a time: write 12:00",
  "at 11 AM": "syntax/token 11 AM: clock times have 24 hours: write 11:00 instead of `11 AM`",
  "at 11:60": "syntax/token 11:60: there is no clock time `11:60`: clock times run from 00:00 to 23:59",
  "at 23/05/2026 11:00": "syntax/token 23/05/2026: `23/05/2026` can be read in more than one way: write 2026-05-23",
  "at 05/06/2026 11:00":
    "syntax/token 05/06/2026: `05/06/2026` can be read in more than one way: write 2026-06-05 or 2026-05-06",
});

/** A duration in the step, which has no other. */
table("durations in pieces", statement => inStep("").replace("takes 5m", statement), {
  "takes 1h 30m": "syntax/token 1h 30m: write 1h30m instead of `1h 30m`",
  "takes 1h 15m at most 1h30m": "syntax/token 1h 15m: write 1h15m instead of `1h 15m`",
  "takes 1 hour 30 minutes": "syntax/token 1 hour 30 minutes: write 1h30m instead of `1 hour 30 minutes`",
  "takes 1 hour and 30 minutes": "syntax/token 1 hour and 30 minutes: write 1h30m instead of `1 hour and 30 minutes`",
  "takes 1h, 30m": "syntax/token 1h, 30m: write 1h30m instead of `1h, 30m`",
  "takes 1h 30": "syntax/token 1h 30: write 1h30m instead of `1h 30`",
  "takes 1 h": "syntax/token 1 h: write 1h instead of `1 h`",
  "takes 1 h 30 m": "syntax/token 1 h 30 m: write 1h30m instead of `1 h 30 m`",
  "takes 30m 20m": 'syntax/token 30m 20m: "30m 20m" has the same unit twice: add the two up and write each unit once',
});

table("zones as people say them", inStep, {
  "at 10:05 Pacific Time":
    "time/abbreviated-zone Pacific Time: `Pacific Time` is not the exact name of a time zone, so readers may understand different times. Write America/Los_Angeles or America/Vancouver.",
  "at 10:05 Eastern Daylight Time":
    "time/abbreviated-zone Eastern Daylight Time: `Eastern Daylight Time` is not the exact name of a time zone, so readers may understand different times. Write America/New_York or America/Toronto.",
  "at 10:05 UK time":
    "time/abbreviated-zone UK time: `UK time` is not the exact name of a time zone, so readers may understand different times. Write Europe/London.",
  "at 10:05 Berlin time":
    "time/unknown-zone Berlin time: There is no time zone `Berlin time`, so nobody can tell when its times are. Did you mean Europe/Berlin?",
  "at 10:05 Eastern":
    "time/abbreviated-zone Eastern: `Eastern` is an abbreviation, so readers may understand different times. Write America/New_York or America/Toronto.",
  "at 10:05 CET":
    "time/abbreviated-zone CET: `CET` is an abbreviation, so readers may understand different times (CET is UTC+01:00, but Berlin is at UTC+02:00 on 2026-05-23). Write Europe/Berlin, Europe/Paris, Europe/Madrid or Europe/Rome.",
});

table("a lag that is taken off", statement => inStep("").replace('step t "T" {', `step t "T" {\n    ${statement}`), {
  "after s \u2013 10m":
    "syntax/token \u2013: a lead is written with the hyphen `-` and a duration, as in `after deploy - 10m`",
  "after s-3m": "syntax/reference s-3m: nothing in this runbook is called `s-3m`: write a lead with spaces, `s - 3m`",
});

table("a risk accepted without a reason", inRunbook, {
  'accept comms/no-all-clear because "" by ana':
    'syntax/parse "": say why this risk is taken, for those who read it after the release: `because "…"`',
});

table("names and titles in front of a block", inRunbook, {
  'step "Take a backup" { takes 5m rollback none because "no change" }':
    'syntax/parse "Take a backup": expected a name after `step`, found `"Take a backup"`: give it a short name before its title, such as `step take-a-backup "Take a backup"`',
  'step a “Take a backup” { takes 5m rollback none because "no change" }': `syntax/token “Take a backup”: ${quotes}`,
  'step Take a backup { takes 5m rollback none because "no change" }':
    'syntax/parse a backup: put the title in double quotes, after a name of one word: `step Take "Take a backup" {`',
  'step a "A" slowly { takes 5m rollback none because "no change" }':
    "syntax/parse slowly: only a name of one word and a title in double quotes may come before `{`: move `slowly` inside the braces, or remove it",
  'step 1 "A" { takes 5m rollback none because "no change" }':
    "syntax/parse 1: a name starts with a letter, such as `step-1`: put the number in the title",
  'step a.b "A" { takes 5m rollback none because "no change" }':
    "syntax/token .: a name contains letters, digits, `-` and `_`: write `-` instead of `.`",
  'step a–b "A" { takes 5m rollback none because "no change" }':
    "syntax/token –: this is a long dash: write the hyphen `-`",
  'step a "A {\n    takes 5m\n    rollback none because "no change"\n  }': `syntax/token "A: ${openText}`,
  'stpe a "A" { takes 5m rollback none because "no change" }':
    "syntax/parse stpe: unknown statement `stpe`; did you mean `step`?",
  'task a "A" { takes 5m rollback none because "no change" }':
    "syntax/parse task: unknown statement `task`; did you mean `step`?",
  'frobnicate a "A" { takes 5m step b "B" { } }':
    "syntax/parse frobnicate: unknown statement `frobnicate`: a line starts with a keyword such as `step`, `check`, `notify`",
});

table("comments of other languages", inRunbook, {
  "# step a { takes 5m }": "syntax/token #: comments begin with //, and end with the line",
  "/* step a {\n  takes 5m */": "syntax/token /: comments begin with //, and end with the line",
});

const noBrace = "this block is not closed: its `}` is missing";
const braceTooMany = "this `}` closes nothing: remove it, or add the `{` that is missing above";

table("braces", asIs, {
  [`${head}  step s "S" {\n    takes 5m\n    rollback none because "x"\n\n  step t "T" {\n    takes 5m\n    rollback none because "x"\n  }\n}\n`]: `syntax/token {: ${noBrace}`,
  [`${head}step s "S" {\ntakes 5m\nrollback none because "x"\nstep t "T" {\ntakes 5m\nrollback none because "x"\n}\n}\n`]: `syntax/token {: ${noBrace}`,
  [`${head}  phase p "P" {\n    step s "S" {\n      takes 5m\n      rollback none because "x"\n    }\n\n  step t "T" {\n    takes 5m\n    rollback none because "x"\n  }\n}\n`]: `syntax/token {: ${noBrace}`,
  [`person cal "Cal" {\n  timezone UTC\n${inRunbook("")}`]: `syntax/token {: ${noBrace}`,
  [inStep("").trimEnd().slice(0, -1)]: `syntax/token {: ${noBrace}`,
  [`${inStep("")}}\n`]: `syntax/parse }: ${braceTooMany}`,
  [inStep("}")]: `syntax/parse }: ${braceTooMany}`,
  [inStep("run ```sh\n    ls -l")]:
    "syntax/token ```: this block of text is not closed: end it with three backticks on a line of their own",
});

describe("a block that is opened between others and not closed", () => {
  for (const indent of ["    ", "      "])
    it(`ends with its line where what follows is not indented, opened at ${indent.length}`, () => {
      const step = '    step NAME "Step" {\n      takes 5m\n      rollback none because "x"\n    }\n';
      const text = `${head}  phase p "P" {\n${step.replace("NAME", "s")}${indent}phase q "Q" {\n${step.replace("NAME", "t")}  }\n}\n`;
      const { findings, plan } = analyse(text);
      assert.deepEqual(
        findings.map(({ code, place: { range } }) => [code, text.split("\n")[range.start.line]]),
        [["syntax/token", `${indent}phase q "Q" {`]],
      );
      const work = plan.runbook?.work;
      const last = work?.activities.find(({ name }) => name === "t");
      assert.equal(last && work?.blocks[last.block]?.name, "p");
    });
});

table("what stands where it does not belong", asIs, {
  [inRunbook("takes 5m")]:
    "syntax/parse takes: `takes` belongs in a step, a check, a notify, a gate, a wait, a rollback or a contingency, not in a runbook",
  [inStep("hours 09:00 to 17:00")]: "syntax/parse hours: `hours` cannot stand here: it belongs in a team or a person",
  [inStep("least-cover 2")]: "syntax/parse least-cover: `least-cover` cannot stand here: it belongs in a policy",
  [inStep('until "green"')]: "syntax/parse until: `until` belongs in a wait, not in a step",
  [inRunbook('person cal "Cal" { timezone UTC }')]:
    "syntax/parse person: `person` starts a declaration, which cannot be inside a block: move it to the top of this file, or to another file",
  'step a "A" { takes 5m }\n':
    'syntax/parse step: `step` belongs inside a block: remove an extra `}` above, or add `runbook NAME "title" {`',
  'person ana "Ana" { timezone UTC protected }\n':
    "syntax/parse protected: `protected` belongs in an environment, not in a person",
  'team ops "Ops" { contact "#ops" rotation "ops" away 2026-05-18 }\n':
    "syntax/parse away: `away` belongs in a person, not in a team",
  "environment production { timezone UTC }\n":
    "syntax/parse timezone: `timezone` belongs in a runbook, a phase, a step, a check, a notify, a gate, a wait, a team or a person, not in an environment",
});

table("what is said twice", asIs, {
  [inStep("takes 6m")]: "syntax/duplicate takes: `takes` is already given for this step: keep one of the two",
  [inStep('rollback "x" { takes 5m }')]:
    "syntax/duplicate rollback: its rollback is already given for this step: keep one of the two",
  [inRunbook('step t "Again" { takes 5m rollback none because "x" }')]:
    "syntax/duplicate t: the name `t` is taken in this runbook: choose another",
  [`${people}person ana "Other" { timezone UTC }\n`]:
    "syntax/duplicate ana: `ana` is already a person: choose another name",
  [`${inStep("")}runbook q "Q" { }\n`]:
    "syntax/duplicate q: a file contains one runbook: move this one to its own file",
});

table("names that name nothing, or something else", asIs, {
  [inStep("owner ana or bne")]:
    "syntax/reference bne: `bne` is not declared in this file or its imports: did you mean `ben`?",
  [inStep("after s2")]: "syntax/reference s2: nothing in this runbook is called `s2`: did you mean `s`?",
  [`environment staging\n${inStep("owner ana or ben with staging")}`]:
    "syntax/kind staging: `staging` is an environment, but a person or a team is expected here",
});

describe("one error does not bring others with it", () => {
  it("what a broken line leaves open is not missing", () => {
    const broken = inRunbook('step s "S" {\n    taks 5m\n    rollback none because "x"\n  }');
    assert.deepEqual(
      told(broken).map(each => each.split(":")[0]),
      ["syntax/parse taks"],
    );
  });

  it("what is said on a broken line is not said twice further down", () => {
    assert.deepEqual(told(inStep("takes at least 6m").replace("    takes 5m\n", "")).length, 1);
    assert.deepEqual(
      told(inStep("takes 5m").replace("takes 5m", "takes at least 5m")).map(each => each.split(":")[0]),
      ["syntax/parse least"],
    );
  });

  it("an error a line, in the order they stand", () => {
    const { mistakes } = analyse(`${inStep("ownr x y z ( ) : ;")}\nfoo bar\nbaz "x`).plan;
    assert.deepEqual(
      [...mistakes].sort((a, b) => comparePlaces(a.place, b.place)),
      mistakes,
    );
    assert.equal(new Set(mistakes.map(({ place }) => place.range.start.line)).size, mistakes.length);
  });

  it("of a file that is no runbook, a hundred errors, and how many more there are", () => {
    const lines = Array.from({ length: 150 }, (_, i) => `skill s${i} "S"\nskil t "T"\n`);
    const { findings } = analyse(lines.join(""));
    const last = findings.at(-1);
    assert.equal(findings.length, 101);
    assert.match(last?.message ?? "", /^\d+ more errors follow\. Check that this file is a runbook\.$/);
  });

  it("mistakes are in order whatever stands there", () => {
    const word = fc.constantFrom(
      "step",
      "owner",
      "ana",
      "{",
      "}",
      '"',
      '"x"',
      "'",
      "\n",
      "\n",
      ",",
      "“",
      "#",
      "T",
      "10",
      "-",
      "```",
      "10:00",
      "/*",
      "takes",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), words => {
        const { mistakes } = parse("file:///a.runbook", words.join(" "));
        for (const [index, mistake] of mistakes.entries()) {
          const before = mistakes[index - 1];
          assert.ok(!before || before.place.range.start.line < mistake.place.range.start.line);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what is offered mends it", () => {
  const cases: readonly string[] = [
    inStep("ownr ana or ben"),
    inStep("run “ls -l”"),
    inStep("run 'say \"hi\"'"),
    inStep("link https://example.com/a"),
    inStep("at 11 AM"),
    inStep("at Sat, 23 May 2026 11:00"),
    inStep("at T + 1h"),
    inStep("").replace("14:00", "24:00"),
    inStep("").replace("takes 5m", "takes 1h 30m at most 2h"),
    inStep("own ana or ben"),
    inStep("owner ana or bne"),
    inRunbook('step "Take a backup" { takes 5m rollback none because "no change" }'),
    inRunbook('step Take a backup { takes 5m rollback none because "no change" }'),
    inRunbook('stpe a "A" { takes 5m rollback none because "no change" }'),
    inRunbook("# a info"),
    inRunbook("/* a remark */"),
    inStep("").replace(" to Sat 2026-05-23", " - Sat 2026-05-23"),
    inStep("").replace("2026-05-23 10:00", "2026-05-23T10:00"),
  ];
  for (const text of cases) {
    it(told(text).join(), () => {
      const [finding, ...others] = analyse(text).findings;
      assert.deepEqual(others, []);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix && fix.kind !== "scaffold");
      assert.deepEqual(told(applyFix(text, fix)), []);
    });
  }
});
