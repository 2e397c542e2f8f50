/** How rules keep out of each other's way: one cause gives one finding, and what could not be read gives none. */
import assert from "node:assert/strict";
import { analyse, type Files, findingsOf } from "../../support/analyse.js";
import { people, release, type Setting } from "./setting.js";

/** `code line`, in order, of what is found in the areas that a case is about. */
function found(text: Files, areas: readonly string[]): readonly string[] {
  return analyse(text)
    .findings.filter(({ code }) => areas.some(area => code.startsWith(area)))
    .map(({ code, place }) => `${code} ${lineOf(text, place.range.start.line)}`);
}

function lineOf(text: Files, line: number): string {
  const main = typeof text === "string" ? text : (Object.values(text)[0] ?? "");
  return (main.split("\n")[line] ?? "").trim();
}

const undone = 'rollback "Undo" { takes 5m expect "it is as before" }';

interface Row {
  readonly areas: readonly string[];
  readonly setting?: Setting;
  /** With the cause: what is found. */
  readonly cause: string;
  readonly says: readonly string[];
  /** Without it: what it had silenced. */
  readonly control: string;
  readonly controlSays: readonly string[];
}

/** The rows of "One cause, one finding". */
const rows: Readonly<Record<string, Row>> = {
  "an unresolved owner is not also unassigned": {
    areas: ["owner/", "syntax/", "knowledge/"],
    cause: `step a "A" {\n  owner nora\n  takes 5m ${undone}\n}`,
    says: ["syntax/reference owner nora"],
    control: `step a "A" {\n  owner\n  takes 5m ${undone}\n}`,
    controlSays: ["syntax/parse owner"],
  },
  "a placeholder owner is neither unassigned nor unknown": {
    areas: ["owner/", "syntax/", "knowledge/"],
    cause: `step a "A" {\n  owner TBD\n  takes 5m ${undone}\n}`,
    says: ["owner/placeholder owner TBD"],
    control: `step a "A" {\n  owner tibor\n  takes 5m ${undone}\n}`,
    controlSays: ["syntax/reference owner tibor"],
  },
  "an abbreviated zone is not also missing": {
    areas: ["time/"],
    cause: `step a "A" {\n  timezone PST\n  at 02:00\n  by 03:00\n  takes 5m ${undone}\n}`,
    says: ["time/abbreviated-zone timezone PST"],
    setting: { during: "go-live 2026-05-23 10:00" },
    control: `step a "A" {\n  at 02:00\n  takes 5m ${undone}\n}`,
    controlSays: ["time/missing-date at 02:00"],
  },
  "an unknown zone is not also missing": {
    areas: ["time/"],
    cause: `step a "A" {\n  timezone Europe/Londn\n  at 11:00\n  takes 5m ${undone}\n}`,
    says: ["time/unknown-zone timezone Europe/Londn"],
    control: `step a "A" {\n  timezone\n  at 11:00\n  takes 5m ${undone}\n}`,
    controlSays: [],
  },
  "a cycle hides the times of its members and of what follows": {
    areas: ["order/", "window/", "owner/"],
    cause: `step a "A" {
  after b
  takes 5m ${undone}
}
step b "B" {
  after a
  by 10:30
  takes 5h ${undone}
}
step c "C" {
  after b
  by 10:30
  takes 5h ${undone}
}`,
    says: ["order/cycle after b"],
    control: `step a "A" { takes 5m ${undone} }
step b "B" {
  after a
  by 10:30
  takes 5h ${undone}
}`,
    // The window is overrun for the same reason.
    controlSays: ["order/deadline by 10:30"],
  },
  "behind a missing duration nobody is judged at a minute": {
    areas: ["time/", "owner/"],
    setting: { during: "window Sat 2026-05-23 10:00 to Sun 2026-05-24 10:00" },
    cause: `step long "Long" {\n  owner ana or ben\n  rollback none because "no change"\n}\nstep a "A" {\n  owner ana or ben\n  takes 15h ${undone}\n}`,
    says: ['time/missing-duration step long "Long" {'],
    control: `step long "Long" {\n  owner ana or ben\n  takes 1m ${undone}\n}\nstep a "A" {\n  owner ana or ben\n  takes 15h ${undone}\n}`,
    controlSays: ["owner/long-shift owner ana or ben", "owner/quiet-hours owner ana or ben"],
  },
  "nobody can do it: neither too few nor unskilled": {
    areas: ["knowledge/"],
    setting: { head: 'skill sql "SQL"\nperson cleo "Cleo" { timezone Europe/London knows sql }\n' },
    cause: `step a "A" {\n  owner ana or ben\n  needs sql\n  takes 5m ${undone}\n}`,
    says: ["knowledge/nobody owner ana or ben"],
    control: `step a "A" {\n  owner ana or cleo\n  needs sql\n  takes 5m ${undone}\n}`,
    controlSays: ["knowledge/single-point owner ana or cleo", "knowledge/unskilled-owner owner ana or cleo"],
  },
  "who is away does not work in quiet hours": {
    areas: ["owner/"],
    setting: {
      head: 'person dara "Dara" { timezone Australia/Sydney away 2026-05-23 to 2026-05-25 }\nperson enzo "Enzo" { timezone Australia/Sydney }\n',
      during: "window Sat 2026-05-23 15:00 to Sat 2026-05-23 18:00",
    },
    cause: `step a "A" {\n  owner dara or ana\n  takes 5m ${undone}\n}`,
    says: ["owner/away owner dara or ana"],
    control: `step a "A" {\n  owner enzo or ana\n  takes 5m ${undone}\n}`,
    controlSays: ["owner/quiet-hours owner enzo or ana"],
  },
  "a plan beyond its window has no slack to speak of, and its rollback is no later than that": {
    areas: ["window/", "rollback/too-late"],
    cause: `step a "A" {\n  takes 3h\n  rollback "Undo" { takes 30m expect "it is as before" }\n}\nstep b "B" {\n  takes 2h\n  rollback "Undo" { takes 30m expect "it is as before" }\n}`,
    says: ["window/overrun window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00"],
    control: `step a "A" {\n  takes 3h\n  rollback "Undo" { takes 30m expect "it is as before" }\n}\nstep b "B" {\n  takes 55m\n  rollback "Undo" { takes 30m expect "it is as before" }\n}`,
    controlSays: [
      "window/no-slack window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00",
      'rollback/too-late step b "B" {',
    ],
  },
};

describe("one cause, one finding", () => {
  for (const [what, { areas, setting, cause, says, control, controlSays }] of Object.entries(rows)) {
    it(what, () => {
      assert.deepEqual(found(release(cause, setting), areas), says);
      assert.deepEqual(found(release(control, setting), areas), controlSays, "without the cause");
    });
  }
});

/** Nothing says who, how long or how undone; `owner` and `takes` lines are taken out where a case wants them out. */
function bare(body: string): string {
  return `${people}runbook shop "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
${body}
}
`;
}

const owner = "owner ana or ben";
const folding: Readonly<Record<string, readonly [body: string, code: string, says: readonly string[]]>> = {
  "no owner in the runbook": [
    `phase p "P" { step a "A" { takes 5m ${undone} } }\nstep b "B" { takes 5m ${undone} }`,
    "owner/unassigned",
    ['runbook shop "Release 4.2" {'],
  ],
  "no owner in a phase": [
    `phase p "P" {\nstep a "A" { takes 5m ${undone} }\nstep b "B" { takes 5m ${undone} }\n}\nstep c "C" { ${owner} takes 5m ${undone} }`,
    "owner/unassigned",
    ['phase p "P" {'],
  ],
  "one without an owner": [
    `phase p "P" {\nstep a "A" { takes 5m ${undone} }\nstep b "B" { ${owner} takes 5m ${undone} }\n}`,
    "owner/unassigned",
    [`step a "A" { takes 5m ${undone} }`],
  ],
  "no duration in the runbook": [
    `${owner}\nphase p "P" { step a "A" { ${undone} } }\nstep b "B" { ${undone} }`,
    "time/missing-duration",
    ['runbook shop "Release 4.2" {'],
  ],
  "no duration in a phase": [
    `${owner}\nphase p "P" {\nstep a "A" { ${undone} }\nstep b "B" { ${undone} }\n}\nstep c "C" { takes 5m ${undone} }`,
    "time/missing-duration",
    ['phase p "P" {'],
  ],
  "no answer in the runbook": [
    `${owner}\nphase p "P" { step a "A" { takes 5m } }\nstep b "B" { takes 5m }`,
    "rollback/missing",
    ['runbook shop "Release 4.2" {'],
  ],
  "no answer in a phase, where checks need none": [
    `${owner}\nphase p "P" {\nstep a "A" { takes 5m }\ncheck d "D" { takes 5m expect "d" }\nstep b "B" { takes 5m }\n}\nstep c "C" { takes 5m ${undone} }`,
    "rollback/missing",
    ['phase p "P" {'],
  ],
  "parallel blocks do not stand for what is in them": [
    `${owner}\nparallel {\nstep a "A" { takes 5m }\nstep b "B" { takes 5m }\n}\nstep c "C" { takes 5m ${undone} }`,
    "rollback/missing",
    ['step a "A" { takes 5m }', 'step b "B" { takes 5m }'],
  ],
};

describe("what is missing everywhere is said once", () => {
  for (const [what, [body, code, says]] of Object.entries(folding)) {
    it(`${what}: ${code}`, () =>
      assert.deepEqual(
        found(bare(body), [code]),
        says.map(line => `${code} ${line}`),
      ));
  }
});

describe("a syntax error", () => {
  const slip = (line: string): string => `step a "A" {\n${line}\n${undone}\n}
step b "B" {
  takes 5m
}
step c "C" {
  owner TBD
  takes 5m at most 4m ${undone}
}`;

  it("leaves the other steps their findings", () => {
    assert.deepEqual(findingsOf(release(slip("taks 5m"))), [
      "error syntax/parse 12:1",
      "error rollback/missing 15:6",
      "error owner/placeholder 19:9",
      "warning time/implausible 20:3",
    ]);
  });

  it("in a line about the whole leaves the steps theirs", () => {
    assert.deepEqual(found(release(slip("takes 5m"), { whole: 'brigde "https://meet.example.com"' }), [""]), [
      'syntax/parse brigde "https://meet.example.com"',
      'rollback/missing step b "B" {',
      "owner/placeholder owner TBD",
      'time/implausible takes 5m at most 4m rollback "Undo" { takes 5m expect "it is as before" }',
    ]);
  });

  const silent: Readonly<Record<string, readonly [body: string, setting?: Setting]>> = {
    "a misspelt `takes`": [`step a "A" { taks 5m ${undone} }`],
    "a misspelt `timezone`": [
      `step a "A" { takes 5m ${undone} }`,
      { during: "window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00\n  timezon Europe/London" },
    ],
    "a misspelt `undoes`": [
      `step a "A" { takes 5m }\ncheck c "C" { takes 5m expect "c" }\nstep b "B" {\n  undos a\n  takes 5m\n}`,
    ],
    "a misspelt `irreversible`": [
      `gate g "G" { takes 5m requires "go" }\nstep a "A" {\n  irreversable because "it is"\n  takes 3h\n}\nstep b "B" { takes 5m rollback "Undo" { takes 4h expect "back" } }`,
    ],
    "a misspelt `owner`, where a phase has one": [
      `phase p "P" {\n  owner ana or ben\n  step a "A" {\n    onwer nora\n    needs sql\n    takes 5m ${undone}\n  }\n}`,
      { head: 'skill sql "SQL"\nperson cleo "Cleo" { timezone Europe/London knows sql }\n' },
    ],
    "a misspelt `at`": [
      `step a "A" {\n  att 09:30\n  takes 5m ${undone}\n}\nstep b "B" {\n  owner dara or ana\n  takes 5m ${undone}\n}`,
      { head: 'person dara "Dara" { timezone Australia/Sydney hours 20:30 to 23:00 }\n' },
    ],
    "a zone is not looked for on the next line": [`step a "A" {\n  at 11:00\n  taks 5m\n  ${undone}\n}`],
    "a quote that is not closed": [`step a "A {\n  takes 5m\n  ${undone}\n}`],
    "a fence that is not closed": [`step a "A" { takes 5m }\nstep b "B" {\n  run \`\`\`sh\n  ls\n}`],
    "a brace too few": [`step a "A"\n  takes 5m\n  ${undone}\n}`],
    "a block that could not be read": [
      `phase p "P" {\n  xyzzy plugh {\n    takes 4h\n  }\n  step a "A" {\n    owner dara or ana\n    takes 5m ${undone}\n  }\n}`,
      { head: 'person dara "Dara" { timezone Australia/Sydney hours 20:30 to 23:00 }\n' },
    ],
    "a person's line": [
      `step a "A" {\n  owner dara or cleo\n  needs sql\n  takes 5m ${undone}\n}`,
      {
        head: 'skill sql "SQL"\nperson cleo "Cleo" { timezone Europe/London knows sql }\nperson dara "Dara" { timezone Europe/London know sql }\n',
      },
    ],
    "a rehearsal that ends too soon": [
      `step a "A" { takes 5m ${undone} }`,
      { head: "environment staging\n", whole: "rehearsal 2026-05-16 on staging" },
    ],
  };
  for (const [what, [body, setting]] of Object.entries(silent)) {
    it(`gives nothing but itself: ${what}`, () => {
      const { findings } = analyse(release(body, setting));
      const others = findings.filter(({ code }) => !code.startsWith("syntax/"));
      assert.ok(findings.length > others.length, "there is a syntax error");
      assert.deepEqual(
        others.map(({ code, message }) => `${code} ${message}`),
        [],
      );
    });
  }
});
