import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { formatted } from "../../support/formatted.js";
import { changed, refactored } from "./refactor.js";

const people = `person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
`;
const runbook = (...lines: readonly string[]): string => `${people}
runbook r "R" {
  timezone UTC
  window 2026-05-23 10:00 to 2026-05-23 14:00
  environment production
  owner ana
${lines.map(line => `  ${line}\n`).join("")}}
`;

const manyPhases = runbook(
  `phase p "P" { step ‸a "A" }`,
  ...Array.from({ length: 20 }, (_, index) => `phase p${index + 1} "P${index + 1}" {}`),
);

/** What it is; the words of its title; before; after, or undefined where it is not offered. */
type Example = readonly [what: string, words: string, before: string, after: string | undefined];

const examples: readonly Example[] = [
  [
    "a rollback for a step with none",
    "Add a rollback to",
    runbook(`step a "A‸" {`, `  takes 5m // short`, `}`),
    runbook(
      `step a "A" {`,
      `  takes 5m // short`,
      `  rollback "how it is undone" {`,
      `    takes 10m`,
      `    expect "what is seen when it is undone"`,
      `  }`,
      `}`,
    ),
  ],
  [
    "a rollback for a step on one line",
    "Add a rollback to",
    runbook(`step a "A" { takes 5m‸ }`),
    runbook(
      `step a "A" {`,
      `  takes 5m`,
      `  rollback "how it is undone" {`,
      `    takes 10m`,
      `    expect "what is seen when it is undone"`,
      `  }`,
      `}`,
    ),
  ],
  [
    "a rollback for a step without a block",
    "Add a rollback to",
    runbook(`step a "A"‸`),
    runbook(
      `step a "A" {`,
      `  rollback "how it is undone" {`,
      `    takes 10m`,
      `    expect "what is seen when it is undone"`,
      `  }`,
      `}`,
    ),
  ],
  [
    "no rollback for a step with one",
    "Add a rollback to",
    runbook(`step ‸a "A" { rollback none because "x" }`),
    undefined,
  ],
  ["no rollback for a check", "Add a rollback to", runbook(`check ‸a "A" { takes 5m }`), undefined],
  [
    "a shared rollback, with the owner of its step in front of its first line",
    "a shared rollback",
    runbook(`step a "A" {`, `  owner ben`, `  rollback "Ba‸ck" {`, `    takes 5m`, `    run "undo"`, `  }`, `}`),
    runbook(
      `step a "A" {`,
      `  owner ben`,
      `  rollback using undo-a`,
      `}`,
      ``,
      `rollback undo-a "Back" {`,
      `  owner ben`,
      `  takes 5m`,
      `  run "undo"`,
      `}`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "a shared rollback, with owner and environment of its step",
    "a shared rollback",
    runbook(
      `step a "A" {`,
      `  owner ben`,
      `  takes 5m`,
      `  rollback "Ba‸ck" { // quickly`,
      `    // first`,
      `    takes 5m`,
      `    run \`\`\`sh`,
      `      undo --all`,
      `    \`\`\``,
      `  }`,
      `}`,
      `contingency c "C" { trigger "x" }`,
    ),
    runbook(
      `step a "A" {`,
      `  owner ben`,
      `  takes 5m`,
      `  rollback using undo-a`,
      `}`,
      ``,
      `rollback undo-a "Back" {`,
      `  owner ben`,
      `  // quickly`,
      `  // first`,
      `  takes 5m`,
      `  run \`\`\`sh`,
      `    undo --all`,
      `  \`\`\``,
      `}`,
      `contingency c "C" { trigger "x" }`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "a shared rollback, with the remarks in front of its block",
    "a shared rollback",
    runbook(
      `step a "A" {`,
      `  // above`,
      `  rollback‸ // how`,
      `    "Undo" // why`,
      `  { // first`,
      `    takes 5m`,
      `  } // behind`,
      `}`,
    ),
    runbook(
      `step a "A" {`,
      `  // above`,
      `  rollback using undo-a // behind`,
      `}`,
      ``,
      `// how`,
      `// why`,
      `rollback undo-a "Undo" { // first`,
      `  takes 5m`,
      `}`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "one shared rollback only for those that say the same in remarks too",
    "with 1 other step",
    runbook(
      `step a "A" { takes 5m rollback // how`,
      `  "Back" { takes 5m‸ } }`,
      `step b "B" { takes 5m rollback // how`,
      `  "Back" { takes 5m } }`,
      `step c "C" { takes 5m rollback // how else`,
      `  "Back" { takes 5m } }`,
    ),
    runbook(
      `step a "A" { takes 5m rollback using undo-a }`,
      `step b "B" { takes 5m rollback using undo-a }`,
      `step c "C" {`,
      `  takes 5m`,
      `  rollback // how else`,
      `    "Back" { takes 5m }`,
      `}`,
      ``,
      `// how`,
      `rollback undo-a "Back" { takes 5m }`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "a shared rollback behind the others, on one line",
    "a shared rollback",
    runbook(
      `step a "A" { rollback x { takes 5m }‸ }`,
      `rollback b "B" { takes 5m } // kept`,
      `accept order/late-start because "x" by ana`,
    ),
    runbook(
      `step a "A" { rollback using x }`,
      `rollback b "B" { takes 5m } // kept`,
      `rollback x "x" { takes 5m }`,
      `accept order/late-start because "x" by ana`,
    ),
  ],
  [
    "one shared rollback for all that say the same",
    "Share the rollback",
    runbook(
      `step a "A" { takes 5m rollback "Back" { takes 5m‸ } }`,
      `step b "B" { takes 5m rollback "Back" { takes 5m } }`,
      `step c "C" { takes 5m rollback "Back" { takes 6m } }`,
    ),
    runbook(
      `step a "A" { takes 5m rollback using undo-a }`,
      `step b "B" { takes 5m rollback using undo-a }`,
      `step c "C" { takes 5m rollback "Back" { takes 6m } }`,
      ``,
      `rollback undo-a "Back" { takes 5m }`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "one shared rollback, but for steps whose own is named somewhere",
    "Share the rollback",
    runbook(
      `step a "A" { takes 5m rollback "Back" { takes 5m‸ } }`,
      `step b "B" { takes 5m rollback b-back "Back" { takes 5m } }`,
      `step c "C" { takes 5m rollback c-back "Back" { takes 5m } }`,
      `accept rollback/untested on b-back because "x" by ana`,
    ),
    runbook(
      `step a "A" { takes 5m rollback using undo-a }`,
      `step b "B" { takes 5m rollback b-back "Back" { takes 5m } }`,
      `step c "C" { takes 5m rollback using undo-a }`,
      ``,
      `rollback undo-a "Back" { takes 5m }`,
      `accept rollback/untested on b-back because "x" by ana`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "no sharing where only one whose own is named somewhere says the same",
    "Share the",
    runbook(
      `step a "A" { rollback "Back" { takes 5m‸ } }`,
      `step b "B" { rollback b-back "Back" { takes 5m } }`,
      `accept rollback/untested on b-back because "x" by ana`,
    ),
    undefined,
  ],
  [
    "one shared rollback, by the name it is accepted under",
    "Share the rollback",
    runbook(
      `step a "A" { rollback "Back" { takes 5m } }`,
      `step b "B" { rollback b-back‸ "Back" { takes 5m } }`,
      `accept rollback/untested on b-back because "x" by ana`,
    ),
    runbook(
      `step a "A" { rollback using b-back }`,
      `step b "B" { rollback using b-back }`,
      ``,
      `rollback b-back "Back" { takes 5m }`,
      `accept rollback/untested on b-back because "x" by ana`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "a shared rollback, with what is accepted of it alone",
    "a shared rollback",
    runbook(
      `step a "A" { takes 5m rollback‸ "Back" { takes 5m } }`,
      `accept rollback/unverified on a because "x" by ana // for now`,
    ),
    runbook(
      `step a "A" { takes 5m rollback using undo-a }`,
      ``,
      `rollback undo-a "Back" { takes 5m }`,
      `accept rollback/unverified on undo-a because "x" by ana // for now`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "a shared rollback, with what is accepted of it and of its step",
    "a shared rollback",
    runbook(
      `step a "A" { rollback‸ "Back" { expect "back" } }`,
      `accept time/missing-duration on a because "x" by ana // for now`,
    ),
    runbook(
      `step a "A" { rollback using undo-a }`,
      ``,
      `rollback undo-a "Back" { expect "back" }`,
      `accept time/missing-duration on a because "x" by ana // for now`,
      `accept time/missing-duration on undo-a because "x" by ana`,
    ).replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "no sharing where nobody says the same",
    "Share the",
    runbook(`step a‸ "A" { rollback "Back" { takes 5m } }`),
    undefined,
  ],
  [
    "in parallel",
    "in parallel",
    runbook(
      `// The first.`,
      `step a «"A" {`,
      `  run \`\`\``,
      `    a`,
      `  \`\`\``,
      `}`,
      `// The second.`,
      `step b "B" { takes» 5m } // b`,
      `step c "C" { takes 5m }`,
    ),
    runbook(
      `parallel {`,
      `  // The first.`,
      `  step a "A" {`,
      `    run \`\`\``,
      `      a`,
      `    \`\`\``,
      `  }`,
      `  // The second.`,
      `  step b "B" { takes 5m } // b`,
      `}`,
      `step c "C" { takes 5m }`,
    ),
  ],
  [
    "side by side on one line",
    "in parallel",
    runbook(`phase p "P" { «step a "A" { takes 5m } step b "B"» }`),
    runbook(`phase p "P" {`, `  parallel {`, `    step a "A" { takes 5m }`, `    step b "B"`, `  }`, `}`),
  ],
  ["not one alone side by side", "in parallel", runbook(`«step a "A" { takes 5m }»`, `step b "B"`), undefined],
  ["not side by side with a fact between", "in parallel", runbook(`«step a "A"`, `risk low`, `step b "B"»`), undefined],
  [
    "not side by side what waits for something",
    "in parallel",
    runbook(`«step a "A"`, `step b "B" { after a }»`),
    undefined,
  ],
  ["not side by side what is already", "in parallel", runbook(`parallel { «step a "A" step b "B"» }`), undefined],
  [
    "into a phase below: to its beginning, with what the phases differ in",
    `phase "P"`,
    runbook(
      `timezone Europe/London`,
      `// Why.`,
      `step ‸a "A" {`,
      `  takes 5m // short`,
      `}`,
      `phase p "P" {`,
      `  owner ben`,
      `  on staging`,
      `  timezone Asia/Kolkata`,
      ``,
      `  // First.`,
      `  step b "B" { takes 5m }`,
      `}`,
    ).replace("  timezone UTC\n", ""),
    runbook(
      `timezone Europe/London`,
      `phase p "P" {`,
      `  owner ben`,
      `  on staging`,
      `  timezone Asia/Kolkata`,
      ``,
      `  // Why.`,
      `  step a "A" {`,
      `    on production`,
      `    owner ana`,
      `    timezone Europe/London`,
      `    takes 5m // short`,
      `  }`,
      `  // First.`,
      `  step b "B" { takes 5m }`,
      `}`,
    )
      .replace("  timezone UTC\n", "")
      .replaceAll(/^ +\n/gm, "\n"),
  ],
  [
    "into a phase above: to its end",
    `phase "P"`,
    runbook(`phase p "P" { step b "B" { takes 5m } }`, ``, `phase q "Q" {`, `  step ‸a "A"`, `}`).replaceAll(
      /^ +\n/gm,
      "\n",
    ),
    runbook(`phase p "P" {`, `  step b "B" { takes 5m }`, `  step a "A"`, `}`, ``, `phase q "Q" {}`).replaceAll(
      /^ +\n/gm,
      "\n",
    ),
  ],
  [
    "into an empty phase, with what it had by default",
    `phase "Q"`,
    runbook(
      `phase p "P" {`,
      `  rollback using back`,
      `  step ‸a "A"`,
      `}`,
      `phase q "Q" {}`,
      `rollback back "B" { takes 5m }`,
    ),
    runbook(
      `phase p "P" {`,
      `  rollback using back`,
      `}`,
      `phase q "Q" {`,
      `  step a "A" { rollback using back }`,
      `}`,
      `rollback back "B" { takes 5m }`,
    ),
  ],
  [
    "not into a phase that undoes what had no answer",
    `phase "P"`,
    runbook(
      `step ‸a "A"`,
      `phase p "P" {`,
      `  rollback using back`,
      `  step b "B"`,
      `}`,
      `rollback back "B" { takes 5m }`,
    ),
    undefined,
  ],
  [
    "into a phase that undoes, with an answer of its own",
    `phase "P"`,
    runbook(
      `step ‸a "A" { rollback none because "x" }`,
      `phase p "P" {`,
      `  rollback using back`,
      `}`,
      `rollback back "B" { takes 5m }`,
    ),
    runbook(
      `phase p "P" {`,
      `  rollback using back`,
      `  step a "A" { rollback none because "x" }`,
      `}`,
      `rollback back "B" { takes 5m }`,
    ),
  ],
  [
    "a check into a phase that undoes",
    `phase "P"`,
    runbook(`check ‸a "A"`, `phase p "P" {`, `  rollback using back`, `}`, `rollback back "B" { takes 5m }`),
    runbook(`phase p "P" {`, `  rollback using back`, `  check a "A"`, `}`, `rollback back "B" { takes 5m }`),
  ],
  ...[`owner ben`, `on staging`, `timezone Asia/Kolkata`].flatMap((said): readonly Example[] => {
    const bare = (...lines: readonly string[]): string =>
      runbook(...lines).replace(/ {2}(owner ana|environment production|timezone UTC)\n/g, "");
    return [
      [
        `not into a phase that alone says \`${said}\``,
        `phase "P"`,
        bare(`step ‸a "A"`, `phase p "P" {`, `  ${said}`, `}`),
        undefined,
      ],
      [
        `into a phase that says \`${said}\`, with one of its own`,
        `phase "P"`,
        bare(`step ‸a "A" { ${said} }`, `phase p "P" {`, `  ${said}`, `}`),
        bare(`phase p "P" {`, `  ${said}`, `  step a "A" { ${said} }`, `}`),
      ],
    ];
  }),
  [
    "not into one of two phases that cannot be told apart",
    `phase "P"`,
    runbook(`step ‸a "A"`, `phase p "P" {}`, `phase p "P" {}`),
    undefined,
  ],
  [
    "not below what waits for it",
    `phase "Q"`,
    runbook(`phase p "P" {`, `  step ‸a "A"`, `  step b "B" { after a }`, `}`, `phase q "Q" { step c "C" }`),
    undefined,
  ],
  [
    "not above what it waits for",
    `phase "P"`,
    runbook(`phase p "P" { step c "C" }`, `phase q "Q" {`, `  step a "A"`, `  step ‸b "B" { after a }`, `}`),
    undefined,
  ],
  [
    "not above what it waits for in the same phase",
    `phase "P"`,
    runbook(`step ‸a "A" { after c }`, `phase p "P" {`, `  step b "B"`, `  step c "C"`, `}`),
    undefined,
  ],
  [
    "not behind what waits for it in the same phase",
    `phase "P"`,
    runbook(`phase p "P" { step b "B" { after a } }`, `step ‸a "A"`),
    undefined,
  ],
  [
    "into a phase above, together with what waits for it, where something else is waited for",
    `phase "P"`,
    runbook(`step z "Z"`, `phase p "P" {`, `  step b "B" { after a }`, `}`, `step ‸a "A" { after z }`),
    runbook(`step z "Z"`, `phase p "P" {`, `  step b "B" { after a }`, `  step a "A" { after z }`, `}`),
  ],
  [
    "above what waits for it",
    `phase "Q"`,
    runbook(`step ‸a "A"`, `phase q "Q" {`, `  step b "B" { after a }`, `}`),
    runbook(`phase q "Q" {`, `  step a "A"`, `  step b "B" { after a }`, `}`),
  ],
  [
    "into a phase, with what it had by default, where nothing but a remark stands in it",
    `phase "Q"`,
    runbook(`phase p "P" {`, `  owner ben`, `  step ‸a "A" {`, `    // note`, `  }`, `}`, `phase q "Q" {}`),
    runbook(
      `phase p "P" {`,
      `  owner ben`,
      `}`,
      `phase q "Q" {`,
      `  step a "A" {`,
      `    // note`,
      `    owner ben`,
      `  }`,
      `}`,
    ),
  ],
  [
    "into a phase, with what it had by default above a remark and what it is about",
    `phase "Q"`,
    runbook(
      `phase p "P" {`,
      `  owner ben`,
      `  step ‸a "A" {`,
      `    // measured`,
      `    takes 5m`,
      `  }`,
      `}`,
      `phase q "Q" {}`,
    ),
    runbook(
      `phase p "P" {`,
      `  owner ben`,
      `}`,
      `phase q "Q" {`,
      `  step a "A" {`,
      `    owner ben`,
      `    // measured`,
      `    takes 5m`,
      `  }`,
      `}`,
    ),
  ],
  [
    "into a phase, with what it had by default, where nothing stands in it",
    `phase "Q"`,
    runbook(`phase p "P" {`, `  owner ben`, `  step ‸a "A" {} // note`, `}`, `phase q "Q" {}`),
    runbook(
      `phase p "P" {`,
      `  owner ben`,
      `}`,
      `phase q "Q" {`,
      `  step a "A" {`,
      `    owner ben`,
      `  } // note`,
      `}`,
    ),
  ],
  ["not into a phase far away, of many", `phase "P20"`, manyPhases, undefined],
  ["not into the phase it is in", `phase "P"`, runbook(`phase p "P" { step ‸a "A" }`), undefined],
  [
    "after instead of at",
    "Wait for",
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" { takes 10m }`,
      `step c "C" {`,
      `  at 11:‸00 // sharp`,
      `  takes 5m`,
      `}`,
    ),
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" { takes 10m }`,
      `step c "C" {`,
      `  after b + 20m // sharp`,
      `  takes 5m`,
      `}`,
    ),
  ],
  [
    "after without a lag where it begins late anyway",
    "Wait for",
    runbook(`step a "A" { takes 30m }`, `step c "C" { at 10:10‸ takes 5m }`),
    runbook(`step a "A" { takes 30m }`, `step c "C" { after a takes 5m }`),
  ],
  [
    "after instead of at, with the remarks inside it",
    "Wait for",
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" {`,
      `  // Why.`,
      `  at 11:‸00 // the bank opens then`,
      `    // there`,
      `    also 16:30 Asia/Kolkata // behind`,
      `  takes 5m`,
      `}`,
    ),
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" {`,
      `  // Why.`,
      `  // the bank opens then`,
      `  // there`,
      `  after a + 30m // behind`,
      `  takes 5m`,
      `}`,
    ),
  ],
  [
    "after instead of at, with a remark inside it, behind something else",
    "Wait for",
    runbook(`step a "A" { takes 30m }`, `step b "B" { takes 5m at ‸11:00 // sharp`, `  also 16:30 Asia/Kolkata }`),
    runbook(`step a "A" { takes 30m }`, `step b "B" {`, `  takes 5m`, `  // sharp`, `  after a + 30m`, `}`),
  ],
  ["no after where nothing ends before", "Wait for", runbook(`step a "A" { at 11‸:00 takes 30m }`), undefined],
  [
    "no after before the window",
    "Wait for",
    runbook(`step z "Z" { at T-3d takes 5m }`, `step a "A" { at ‸T-2d takes 30m }`),
    undefined,
  ],
  [
    "no after where the times are not known",
    "Wait for",
    runbook(`step z "Z"`, `step a "A" { at 11:00‸ takes 30m }`),
    undefined,
  ],
  [
    "at instead of after",
    "fixed time",
    runbook(`step a "A" { takes 30m }`, `step b "B" { after a‸ + 15m takes 10m }`),
    runbook(`step a "A" { takes 30m }`, `step b "B" { at 2026-05-23 10:45 takes 10m }`),
  ],
  [
    "at instead of after, with the remarks inside it",
    "fixed time",
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" { takes 30m }`,
      `step c "C" {`,
      `  after ‸a, // why`,
      `    b // how`,
      `}`,
    ),
    runbook(
      `step a "A" { takes 30m }`,
      `step b "B" { takes 30m }`,
      `step c "C" {`,
      `  // why`,
      `  at 2026-05-23 11:00 // how`,
      `}`,
    ),
  ],
  [
    "at in the zone that serves there",
    "fixed time",
    runbook(`phase p "P" {`, `  timezone Asia/Kolkata`, `  step a "A" { takes 30m }`, `  step b "B" { after a‸ }`, `}`),
    runbook(
      `phase p "P" {`,
      `  timezone Asia/Kolkata`,
      `  step a "A" { takes 30m }`,
      `  step b "B" { at 2026-05-23 16:00 }`,
      `}`,
    ),
  ],
  [
    "no at where something above ends later",
    "fixed time",
    runbook(`step a "A" { takes 30m }`, `step b "B" { takes 1h }`, `step c "C" { after a‸ takes 10m }`),
    undefined,
  ],
];

describe("refactoring", () => {
  for (const [what, words, before, after] of examples) {
    it(what, () => {
      const made = refactored(before, words);
      assert.equal(made && changed(made.before, made.change), after);
    });

    it(`${what}, with Windows line ends and tabs`, () => {
      const otherwise = (text: string): string =>
        text.replaceAll(/^(?: {2})+/gm, all => "\t".repeat(all.length / 2)).replaceAll("\n", "\r\n");
      const made = refactored(otherwise(before), words);
      assert.equal(made && changed(made.before, made.change), after === undefined ? undefined : otherwise(after));
    });
  }

  it("is offered in no text with mistakes", () => {
    assert.equal(refactored(`runbook r "R" { step ‸a "A" {} x }`, "of its own"), undefined);
  });

  it("leaves a formatted text formatted", () => {
    for (const [what, words, before] of examples) {
      const made = refactored(before, words);
      if (!made || formatted(made.before.file.text) !== made.before.file.text) continue;
      const text = changed(made.before, made.change);
      assert.equal(formatted(text), text, what);
    }
  });
});
